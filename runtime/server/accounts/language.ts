import type { Language } from '@attain/engine/metadata'

export type { Language }

/** A text in every language. */
export type Texts = Readonly<Record<Language, string>>

export const languages: readonly Language[] = ['en', 'zh-CN']

const known = new Map<string, Language>()

/** The language that an `Accept-Language` header asks for; English when it asks for neither. */
export function languageOf(header: string | undefined): Language {
  if (header === undefined || header === '') return 'en'
  let language = known.get(header)
  if (language === undefined) {
    language = negotiate(header)
    // Browsers send a handful of different headers; somebody who sends others gains nothing.
    if (known.size < 500 && header.length < 200) known.set(header, language)
  }
  return language
}

function negotiate(header: string): Language {
  let best: Language = 'en'
  let bestQuality = 0
  for (const item of header.slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = item.split(';')
    const language = languageOfTag(tag.trim().toLowerCase())
    if (language === undefined) continue
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    const quality = q === undefined ? 1 : Number(q)
    if (quality > bestQuality) {
      best = language
      bestQuality = quality
    }
  }
  return best
}

function languageOfTag(tag: string): Language | undefined {
  if (tag === '*' || tag === 'en' || tag.startsWith('en-')) return 'en'
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN'
  return undefined
}

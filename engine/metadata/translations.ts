import type { Language, Text } from './model.ts'
import { type Finding, problem, step } from './problem.ts'

const names: Readonly<Record<Language, Text>> = {
  en: { en: 'English', 'zh-CN': '英文' },
  'zh-CN': { en: 'Chinese', 'zh-CN': '中文' },
}

/** Properties that hold rules or values of records rather than words for people. */
const notWords = new Set(['default', 'where', 'filter', 'must', 'visibleWhen', 'requiredWhen'])

/** Words that lack one of the application's languages. */
export function* untranslated(value: unknown, languages: readonly Language[], pointer = ''): Generator<Finding> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value) && 'en' in value && typeof value.en === 'string') {
    for (const language of languages)
      if (!Object.hasOwn(value, language)) yield problem('missing-translation', pointer, { language: names[language] })
    return
  }
  for (const [key, inner] of Object.entries(value))
    if (!notWords.has(key)) yield* untranslated(inner, languages, step(pointer, key))
}

import type { Language, Text } from './model.ts'
import { type Finding, problem } from './problem.ts'
import { step } from './problem-place.ts'

const names: Readonly<Record<Language, Text>> = {
  en: { en: 'English', 'zh-CN': '英文' },
  'zh-CN': { en: 'Chinese', 'zh-CN': '中文' },
}

/** Properties that hold rules or values of records rather than words for people. */
const notWords = new Set(['default', 'where', 'filter', 'must', 'visibleWhen', 'requiredWhen'])

/** Words that lack one of the application's languages. */
export function untranslated(value: unknown, languages: readonly Language[]): Iterable<Finding> {
  // places are only worked out where there is something to say
  return lacksWords(value, languages) ? placesWithoutWords(value, languages, '') : []
}

function lacksWords(value: unknown, languages: readonly Language[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((inner) => lacksWords(inner, languages))
  if ('en' in value && typeof value.en === 'string')
    return languages.some((language) => !Object.hasOwn(value, language))
  for (const key of Object.keys(value))
    if (!notWords.has(key) && lacksWords((value as { readonly [key: string]: unknown })[key], languages)) return true
  return false
}

function* placesWithoutWords(value: unknown, languages: readonly Language[], pointer: string): Generator<Finding> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value) && 'en' in value && typeof value.en === 'string') {
    for (const language of languages)
      if (!Object.hasOwn(value, language)) yield problem('missing-translation', pointer, { language: names[language] })
    return
  }
  for (const [key, inner] of Object.entries(value))
    if (!notWords.has(key)) yield* placesWithoutWords(inner, languages, step(pointer, key))
}

import type { Hint } from './did-you-mean.ts'
import type { Language, Text } from './model.ts'
import { type ProblemCode, problemCatalogue } from './problem-catalogue.ts'

/** Something wrong in a bundle. Errors keep it from being published, warnings do not. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly code: ProblemCode
  /** File and JSON pointer: `objects/opportunity.json#/fields/3/target`. */
  readonly path: string
  readonly message: Text
  readonly expected?: string
  readonly found?: string
  /** What to change, e.g. the name that was probably meant. */
  readonly hint?: Text
  /** What to write in the place of what was found, for a quick fix. */
  readonly instead?: string
}

/** A problem whose place is still relative to its document. */
export type Finding = Problem

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** A word of a message; a `Text` where it differs between the languages. */
type Word = string | number | Text

/** The words that a code's message needs; a misspelt or forgotten one does not compile. */
export type Words<C extends ProblemCode> = {
  readonly [Name in Placeholders<(typeof problemCatalogue)[C]['en']>]: Word
} & { readonly expected?: Word; readonly found?: Word }

/** Longer words are cut, so that hostile input does not become a message of its size. */
const MAX_WORD = 300

/** Makes a problem from its code, its place and the words of its message. */
export function problem<C extends ProblemCode>(code: C, path: string, words: Words<C>, hint?: Hint): Problem {
  const { severity, en, chinese } = problemCatalogue[code]
  const { expected, found } = words
  return {
    severity,
    code,
    path,
    message: { en: fill(en, words, 'en'), 'zh-CN': fill(chinese, words, 'zh-CN') },
    ...(expected === undefined ? {} : { expected: say(expected, 'en') }),
    ...(found === undefined ? {} : { found: say(found, 'en') }),
    ...(hint === undefined ? {} : hintOf(hint)),
  }
}

function hintOf({ instead, ...hint }: Hint): Pick<Problem, 'hint' | 'instead'> {
  return instead === undefined ? { hint } : { hint, instead }
}

function fill(template: string, words: Readonly<Record<string, Word>>, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => say(words[name] ?? '', language))
}

function say(word: Word, language: Language): string {
  return shorten(typeof word === 'object' ? (word[language] ?? word.en) : String(word))
}

function shorten(text: string): string {
  return text.length <= MAX_WORD ? text : `${text.slice(0, MAX_WORD)}…`
}

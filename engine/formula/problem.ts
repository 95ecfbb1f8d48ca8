/** What is wrong in a formula, as data: every problem at once, each with its place and, where one is near, a hint. */
import type { Text } from '../metadata/model.ts'

export type FormulaProblemCode =
  | 'syntax'
  | 'too-long'
  | 'too-deep'
  | 'too-large'
  | 'too-costly'
  | 'unknown-function'
  | 'unknown-field'
  | 'unknown-list'
  | 'unknown-operator'
  | 'unknown-calendar'
  | 'arguments'
  | 'type'
  | 'option'
  | 'currency'
  | 'value'
  | 'pattern'
  | 'circle'

/** Characters of the text, from `start` to before `end`; line and column count from 1. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

export interface FormulaProblem {
  readonly code: FormulaProblemCode
  /** JSON pointer into the tree; empty for problems of the text. */
  readonly place: string
  readonly message: Text
  readonly hint?: Text
  /** Where it is in the text, when the formula was written as text. */
  readonly span?: Span
}

/** Text in both languages. */
export function say(en: string, chinese: string): Text {
  return { en, 'zh-CN': chinese }
}

/** What somebody wrote, cut so that hostile input does not become a message of its size. */
export function quote(written: string): string {
  const characters = [...written.slice(0, 120)]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : written
}

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
  /** What the hint says, for an editor that puts it right. */
  readonly near?: Near
  /** Where it is in the text, when the formula was written as text. */
  readonly span?: Span
}

/** A name that nothing has, as it was written, and the one that was probably meant. */
export interface Near {
  readonly found: string
  readonly meant: string
}

/** The hint of a problem, and what it is about where that is a name. */
export function hinting(hint: Text | Near | undefined): Pick<FormulaProblem, 'hint' | 'near'> {
  if (hint === undefined) return {}
  if (!('meant' in hint)) return { hint }
  return { hint: say(`Did you mean “${hint.meant}”?`, `是否想写“${hint.meant}”？`), near: hint }
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

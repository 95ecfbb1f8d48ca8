import type { Sheet } from '@attain/engine/sheet'

/** What a mail consists of, before it is HTML or text: each widget is one block, from top to bottom. */

export interface Tone {
  readonly text: string
  /** Undefined where it is neither. */
  readonly isGood?: boolean | undefined
}

export interface Cell {
  readonly text: string
  /** A bar below it, from 0 to 1. */
  readonly bar?: number
  /** How strongly it is coloured, from 0 to 1. */
  readonly heat?: number
  readonly isGood?: boolean
  /** A path within the workspace. */
  readonly link?: string
}

export interface Head {
  readonly text: string
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
}

export type Block = { readonly title: string } & (
  | { readonly type: 'number'; readonly value: string; readonly notes: readonly Tone[]; readonly part?: number }
  | {
      readonly type: 'table'
      readonly head: readonly Head[]
      readonly rows: readonly { readonly cells: readonly Cell[]; readonly isOwn?: boolean }[]
      /** How many rows and columns found no place. */
      readonly more: number
      readonly moreColumns?: number
      /** All of it, for the spreadsheet that goes with the mail. */
      readonly sheet?: Sheet['rows']
    }
  | { readonly type: 'text'; readonly text: string }
)

export interface Page {
  readonly title: string
  readonly description: string
  /** The period, what it is compared with, whose figures they are, and what it is narrowed down to. */
  readonly narrowed: readonly string[]
  readonly blocks: readonly Block[]
}

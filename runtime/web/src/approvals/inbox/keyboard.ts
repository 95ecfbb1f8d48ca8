/** What the keys do in the inbox. Single keys rest while somebody types or a dialog is open. */

export type Command =
  | 'next'
  | 'previous'
  | 'approve'
  | 'approveWithOpinion'
  | 'reject'
  | 'select'
  | 'selectToHere'
  | 'undo'
  | 'keys'

interface Pressed {
  readonly key: string
  readonly shiftKey?: boolean
  readonly ctrlKey?: boolean
  readonly metaKey?: boolean
  readonly altKey?: boolean
}

/** In the order in which they are explained. Enter follows the link that has the focus: no key of ours. */
export const KEYS: readonly { readonly keys: readonly string[]; readonly does: Command | 'open' }[] = [
  { keys: ['J', '↓'], does: 'next' },
  { keys: ['K', '↑'], does: 'previous' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['A'], does: 'approve' },
  { keys: ['Shift A'], does: 'approveWithOpinion' },
  { keys: ['R'], does: 'reject' },
  { keys: ['X'], does: 'select' },
  { keys: ['Shift X'], does: 'selectToHere' },
  { keys: ['Z'], does: 'undo' },
  { keys: ['?'], does: 'keys' },
]

const PLAIN: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  arrowdown: 'next',
  arrowup: 'previous',
  a: 'approve',
  r: 'reject',
  x: 'select',
  z: 'undo',
}
const SHIFTED: Readonly<Record<string, Command>> = { a: 'approveWithOpinion', x: 'selectToHere' }

export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): Command | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  // a question mark needs Shift on some keyboards, and none on others
  if (key === '?' || key === '？') return 'keys'
  return (shiftKey ? SHIFTED : PLAIN)[key.toLowerCase()]
}

/** Where J and K lead from a line; from nowhere to the first. Lines end at both ends. */
export function moveTo(from: number | undefined, command: 'next' | 'previous', count: number): number | undefined {
  if (count === 0) return undefined
  if (from === undefined) return 0
  return Math.min(Math.max(from + (command === 'next' ? 1 : -1), 0), count - 1)
}

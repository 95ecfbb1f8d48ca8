/** Where a page of a list ended: the sort keys and the id of its last row. */
import { AttainError } from '../../errors.ts'
import { isStorableText } from '../storable-text.ts'

export interface Cursor {
  /** One per sort key, null for blank, as Postgres writes them as text. */
  readonly keys: readonly (string | null)[]
  readonly id: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function encodeCursor(signature: string, keys: readonly (string | null)[], id: string): string {
  return Buffer.from(JSON.stringify([signature, keys, id])).toString('base64url')
}

/** Refuses a cursor that was made for another order, or by hand. */
export function decodeCursor(text: string, signature: string, keyCount: number): Cursor {
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    content = undefined
  }
  if (Array.isArray(content) && content.length === 3) {
    const [madeFor, keys, id] = content as unknown[]
    const fits =
      Array.isArray(keys) && keys.length === keyCount && keys.every((key) => key === null || isStorableText(key))
    if (madeFor === signature && fits && typeof id === 'string' && uuid.test(id)) return { keys, id }
  }
  throw new AttainError('bad_cursor')
}

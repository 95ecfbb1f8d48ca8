/** What somebody typed and has not saved yet; kept in this tab, so that nothing is lost by leaving or reloading. */
import type { Values } from '@attain/contract'

export interface Draft {
  /** Only what differs from the record. */
  readonly values: Values
  /** The version that was edited; null for a new record. */
  readonly version: number | null
  readonly savedAt: string
  /** Names of the records chosen in it. */
  readonly names: Readonly<Record<string, string>>
}

const keyOf = (workspace: string, object: string, id: string | null) =>
  `attain.draft.${workspace}.${object}.${id ?? 'new'}`

export function readDraft(workspace: string, object: string, id: string | null): Draft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(keyOf(workspace, object, id)) ?? 'null')
    return typeof draft === 'object' && draft !== null && 'values' in draft ? (draft as Draft) : null
  } catch {
    return null
  }
}

export function writeDraft(workspace: string, object: string, id: string | null, draft: Draft | null): void {
  const key = keyOf(workspace, object, id)
  if (draft === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(draft))
}

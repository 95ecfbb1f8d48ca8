/** What was put into cells and is not stored yet: on its way, refused, or overtaken by somebody else. */
import type { ListPage, RecordBody } from '@attain/contract'
import type { InfiniteData } from '@tanstack/react-query'

export interface CellEdit {
  readonly value: unknown
  /** What a reference is called. */
  readonly name?: string | undefined
  /** What the person saw when they gave the value. */
  readonly base: RecordBody
  readonly state: 'saving' | 'refused' | 'overtaken'
  /** Why it was refused, in their language. */
  readonly message?: string
  /** What somebody else stored meanwhile. */
  readonly theirs?: RecordBody
}

/** By field; a row without edits has none, so that it is not drawn again. */
export type RowEdits = ReadonlyMap<string, CellEdit>
export type CellEdits = ReadonlyMap<string, RowEdits>

/** The edits with one put, or with `null` taken away; other rows stay what they are. */
export function withEdit(edits: CellEdits, id: string, path: string, edit: CellEdit | null): CellEdits {
  const row = new Map(edits.get(id))
  if (edit) row.set(path, edit)
  else if (!row.delete(path)) return edits
  const next = new Map(edits)
  if (row.size > 0) next.set(id, row)
  else next.delete(id)
  return next
}

/** The record as the person left it, before the server has answered. */
export function shownRecord(record: RecordBody, edits: RowEdits | undefined): RecordBody {
  if (!edits) return record
  const values = { ...record.values }
  const labels = { ...record.labels }
  for (const [path, { value, name }] of edits) {
    values[path] = value
    if (name !== undefined) labels[path] = name
  }
  return { ...record, values, labels }
}

type Listed = ListPage | InfiniteData<ListPage>

/** A list with the newer state of one of its records; the same list when it has no older one. */
export function withRecord<L extends Listed>(list: L, record: RecordBody): L {
  if (!('pages' in list)) return renewed(list, record) as L
  const pages = list.pages.map((page) => renewed(page, record))
  return pages.some((page, i) => page !== list.pages[i]) ? { ...list, pages } : list
}

function renewed(page: ListPage, record: RecordBody): ListPage {
  const at = page.items?.findIndex(({ id, version }) => id === record.id && version <= record.version) ?? -1
  const before = page.items?.[at]
  if (!before) return page
  const labels = { ...before.labels }
  // A reference that is blank now has no name any more.
  for (const path of Object.keys(record.values)) delete labels[path]
  const after = {
    ...before,
    version: record.version,
    values: { ...before.values, ...record.values },
    labels: { ...labels, ...record.labels },
  }
  return { ...page, items: page.items.with(at, after) }
}

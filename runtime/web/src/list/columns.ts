/** Columns of a table: the view's, changed as this person likes them; remembered per object and view in this browser. */
import type { ObjectBody } from '@attain/contract'
import type { Language, ViewDocument } from '@attain/form'
import { type ResolvedPath, resolvePath } from '../application/field-path.ts'
import { NUMERIC_TYPES, unitOf } from '../value/number-format.ts'

export interface Column extends ResolvedPath {
  readonly width: number
  readonly numeric: boolean
  /** Said once, in the head. */
  readonly unit: string | undefined
}

export interface ColumnChoice {
  readonly path: string
  readonly width?: number
}

const WIDTHS: Readonly<Record<string, number>> = {
  longText: 280,
  address: 240,
  number: 120,
  currency: 140,
  percent: 104,
  date: 144,
  datetime: 176,
  boolean: 88,
  select: 144,
  autoNumber: 120,
  user: 168,
  email: 200,
}
export const MIN_WIDTH = 64

/** The columns to draw; paths that this person may not see are left out. */
export function columnsOf(
  choices: readonly ColumnChoice[],
  objects: ReadonlyMap<string, ObjectBody>,
  object: ObjectBody,
  language: Language,
): Column[] {
  return choices.flatMap(({ path, width }): Column[] => {
    const resolved = resolvePath(objects, object, path, language)
    if (!resolved) return []
    const usual = path === object.nameField ? 240 : (WIDTHS[resolved.field.valueType] ?? 176)
    return [
      {
        ...resolved,
        width: Math.max(MIN_WIDTH, width ?? usual),
        numeric: NUMERIC_TYPES.has(resolved.field.valueType),
        unit: unitOf(resolved.field),
      },
    ]
  })
}

export function choicesOfView(view: ViewDocument): ColumnChoice[] {
  return view.columns.map(({ field, width }) => ({ path: field, ...(width !== undefined && { width }) }))
}

const keyOf = (workspace: string, view: ViewDocument) => `attain.columns.${workspace}.${view.object}.${view.name}`

/** What this person chose before, or nothing. */
export function recallColumns(workspace: string, view: ViewDocument): ColumnChoice[] | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(workspace, view)) ?? 'null')
    if (!Array.isArray(stored)) return null
    const choices = stored.filter((each): each is ColumnChoice => typeof each?.path === 'string')
    return choices.length > 0 ? choices : null
  } catch {
    return null
  }
}

export function rememberColumns(workspace: string, view: ViewDocument, choices: readonly ColumnChoice[] | null): void {
  if (choices === null) localStorage.removeItem(keyOf(workspace, view))
  else localStorage.setItem(keyOf(workspace, view), JSON.stringify(choices))
}

/** Moves a column before or after another one. */
export function moveColumn(choices: readonly ColumnChoice[], path: string, onto: string): ColumnChoice[] {
  const from = choices.findIndex((each) => each.path === path)
  const to = choices.findIndex((each) => each.path === onto)
  if (from < 0 || to < 0 || from === to) return [...choices]
  const next = [...choices]
  const [moved] = next.splice(from, 1)
  if (moved) next.splice(to, 0, moved)
  return next
}

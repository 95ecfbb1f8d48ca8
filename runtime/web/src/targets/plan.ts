/** A year of targets as it is being filled in: what is there, what was typed, and what does not add up. */
import type { PeriodBody, TargetCell, TargetGridBody, TargetRow } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { addUp, differenceInRow, differencesInTree, divisionOf, isUneven } from '@attain/engine/performance/target'

export interface Column extends PeriodBody {
  /** The shorter periods that a total is made of; none for these. */
  readonly parts: readonly string[]
}

/** Typed and not saved; null takes a target away. By `cellKey`. */
export type Draft = ReadonlyMap<string, string | null>

export interface Shown {
  readonly amount: string | null
  /** It follows from its parts. */
  readonly isDerived: boolean
  readonly isChanged: boolean
  readonly cell: TargetCell | undefined
}

export interface Plan {
  readonly columns: readonly Column[]
  readonly rows: readonly TargetRow[]
  shown(row: TargetRow, column: Column): Shown
  /** What is left to hand out to those below, where it does not add up: to each division by itself. */
  leftBelow(row: TargetRow): readonly LeftBelow[]
  /** Of which level a row is, where it stands beside rows of another division. */
  levelBeside(row: TargetRow): Text | undefined
  /** What a total has more than its parts. */
  leftOver(row: TargetRow, column: Column): string | undefined
}

export interface LeftBelow {
  /** A level of the division, where there are several of them. */
  readonly level: Text | undefined
  /** By the key of the period. */
  readonly amounts: ReadonlyMap<string, string>
}

export function cellKey(subject: string, period: string): string {
  return `${period}|${subject}`
}

export function columnsOf({ groups }: Pick<TargetGridBody, 'groups'>): readonly Column[] {
  return groups.flatMap(({ total, parts }) => [
    { ...total, parts: parts.map(({ key }) => key) },
    ...parts.map((part) => ({ ...part, parts: [] })),
  ])
}

/** With the draft in it. */
export function planOf(body: TargetGridBody, draft: Draft): Plan {
  const columns = columnsOf(body)
  const { rows } = body
  const { isAdditive } = body.target.kpi
  const known = new Map<string, Shown>()
  const shown = (row: TargetRow, { key, parts }: Column): Shown => {
    const at = cellKey(row.subject, key)
    const before = known.get(at)
    if (before !== undefined) return before
    const made = make(row, key, parts, at)
    known.set(at, made)
    return made
  }
  const make = (row: TargetRow, key: string, parts: readonly string[], at: string): Shown => {
    const cell = row.cells[key]
    const typed = draft.get(at)
    if (typed !== undefined) return { amount: typed, isDerived: false, isChanged: true, cell }
    const isOpen = cell === undefined || cell.isDerived === true || cell.seen === undefined
    if (isOpen && isAdditive && parts.length > 0) {
      const amounts = parts.flatMap(
        (part) => draft.get(cellKey(row.subject, part)) ?? amountOf(row.cells[part], draft, row, part),
      )
      const sum = amounts.length === 0 ? null : addUp(amounts)
      return { amount: sum, isDerived: true, isChanged: false, cell }
    }
    return { amount: cell?.amount ?? null, isDerived: cell?.isDerived === true, isChanged: false, cell }
  }
  const levelBeside = levelsBeside(body)
  if (!isAdditive) return { columns, rows, shown, levelBeside, leftBelow: () => [], leftOver: () => undefined }
  const differences = differencesInTree(
    rows.map((row) => ({
      key: row.subject,
      parent: row.parent,
      division: divisionOf(row.by),
      cells: columns.map((column) => (row.right === 'none' ? null : shown(row, column).amount)),
    })),
    columns.length,
  )
  const uneven = (difference: string | null | undefined) =>
    isUneven(difference) ? (difference ?? undefined) : undefined
  return {
    columns,
    rows,
    shown,
    levelBeside,
    leftBelow: (row) =>
      (differences.get(row.subject) ?? []).flatMap(({ division, cells }) => {
        const amounts = columns.flatMap(({ key }, at): [string, string][] => {
          const left = uneven(cells[at])
          return left === undefined ? [] : [[key, left]]
        })
        const first = rows.find(({ parent, by }) => parent === row.subject && divisionOf(by) === division)
        return amounts.length === 0 ? [] : [{ level: first && levelBeside(first), amounts: new Map(amounts) }]
      }),
    leftOver(row, column) {
      if (column.parts.length === 0) return undefined
      const total = shown(row, column)
      if (total.isDerived) return undefined
      const parts = columns.filter(({ key }) => column.parts.includes(key)).map((part) => shown(row, part).amount)
      return uneven(differenceInRow(total.amount, parts))
    },
  }
}

/** Regions and product lines below one row look alike, so they say what they are. */
function levelsBeside({ rows, target }: TargetGridBody): Plan['levelBeside'] {
  const divisions = Map.groupBy(rows, ({ parent }) => parent)
  const several = new Set(
    [...divisions].flatMap(([parent, below]) =>
      new Set(below.map(({ by }) => divisionOf(by))).size > 1 ? [parent] : [],
    ),
  )
  return ({ parent, by }) => (several.has(parent) ? target.levels.find((level) => level.by === by)?.label : undefined)
}

/** A part that was emptied counts for nothing. */
function amountOf(cell: TargetCell | undefined, draft: Draft, row: TargetRow, part: string): readonly string[] {
  if (draft.has(cellKey(row.subject, part))) return []
  return cell?.amount == null ? [] : [cell.amount]
}

/** Rows that are in sight: within what is unfolded, with the words, and with a target where only these are asked for. */
export function rowsInSight(
  plan: Plan,
  {
    folded,
    words,
    onlySet,
  }: { readonly folded: ReadonlySet<string>; readonly words: string; readonly onlySet: boolean },
): readonly TargetRow[] {
  const wanted = words.trim().toLocaleLowerCase()
  const byKey = new Map(plan.rows.map((row) => [row.subject, row]))
  const shown = new Set<string>()
  const withThoseAbove = (row: TargetRow) => {
    for (
      let one: TargetRow | undefined = row;
      one !== undefined && !shown.has(one.subject);
      one = byKey.get(one.parent ?? '')
    )
      shown.add(one.subject)
  }
  for (const row of plan.rows) {
    if (wanted !== '' && !row.name.toLocaleLowerCase().includes(wanted)) continue
    const isSet = () =>
      plan.columns.some((column) => plan.shown(row, column).amount !== null || row.cells[column.key] !== undefined)
    if (!onlySet || wanted !== '' || (row.by !== 'person' && row.right !== 'none') || isSet()) withThoseAbove(row)
  }
  const isFolded = ({ parent }: TargetRow): boolean => {
    for (let above = parent; above !== null; above = byKey.get(above)?.parent ?? null)
      if (folded.has(above)) return true
    return false
  }
  return plan.rows.filter((row) => shown.has(row.subject) && (wanted !== '' || !isFolded(row)))
}

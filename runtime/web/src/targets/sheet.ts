/** A year of targets as a table in a file: whom they are for, then a column for each period. Read and written alike. */
import type { TargetGridBody, TargetRow } from '@attain/contract'
import { readCsvRows } from '@attain/engine/import'
import { csvLine } from '@attain/ui/csv'
import { groupedBy } from './grouped-by.ts'
import { parseAmount } from './parse-amount.ts'
import { columnsOf, type Plan } from './plan.ts'
import type { CellChange } from './use-draft.ts'

export function saveSheetOf(plan: Plan, title: string, who: string): void {
  const shown = plan.rows.filter(({ right }) => right !== 'none')
  const lines = shown.map((row) =>
    csvLine([row.name, row.subject, ...plan.columns.map((column) => plan.shown(row, column).amount ?? '')]),
  )
  // tells spreadsheets that the file is UTF-8
  const parts = ['\uFEFF', csvLine([who, 'id', ...plan.columns.map(({ key }) => key)]), ...lines]
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${title}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

export interface ReadSheet {
  readonly changes: readonly CellChange[]
  /** Names that nobody has, or that several have, and amounts that are none. */
  readonly unknown: readonly string[]
}

/** Rows go by the id where there is one, else by the name; columns by the key of the period, or what it is called. */
export async function readSheet(text: string, body: TargetGridBody): Promise<ReadSheet> {
  const delimiter = text.slice(0, 1000).includes('\t') ? '\t' : ','
  const columns = columnsOf(body)
  const bySubject = new Map(body.rows.map((row) => [row.subject, row]))
  const byName = groupedBy(body.rows, ({ name }) => name)
  const changes: CellChange[] = []
  const unknown: string[] = []
  let head: readonly (string | undefined)[] | undefined
  let idAt = -1
  for await (const line of readCsvRows([text.replace(/^\uFEFF/, '')], delimiter)) {
    if (!('cells' in line)) continue
    const cells = line.cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, ''))
    if (head === undefined) {
      idAt = cells.indexOf('id')
      head = cells.map((cell) => columns.find(({ key, name, shortName }) => [key, name, shortName].includes(cell))?.key)
      continue
    }
    const named = byName.get(cells[0] ?? '') ?? []
    const row: TargetRow | undefined = bySubject.get(cells[idAt] ?? '') ?? (named.length === 1 ? named[0] : undefined)
    if (row === undefined) {
      if ((cells[0] ?? '') !== '') unknown.push(cells[0] ?? '')
      continue
    }
    if (row.right !== 'set' && row.right !== 'propose') continue
    for (const [at, period] of head.entries()) {
      if (period === undefined || at === 0) continue
      const amount = parseAmount(cells[at] ?? '')
      if (amount === undefined) {
        unknown.push(`${row.name}: ${cells[at]}`)
        continue
      }
      const cell = row.cells[period]
      const saved = cell === undefined || cell.isDerived === true ? null : cell.amount
      // what follows from others and is given as it is stays so; what is left blank is left alone
      if (amount === null || amount === saved || (cell?.isDerived === true && amount === cell.amount)) continue
      changes.push({ subject: row.subject, period, amount, saved })
    }
  }
  return { changes, unknown }
}

/** A year of targets as a workbook: whom they are for, then a column for each period. It can be read in as it is. */
import type { SheetCell } from '@attain/engine/sheet'
import { saveWorkbook } from '@attain/ui/sheets'
import type { Plan } from './plan.ts'

export function saveSheetOf(plan: Plan, title: string, who: string): Promise<void> {
  const lines = plan.rows
    .filter(({ right }) => right !== 'none')
    .map((row): readonly SheetCell[] => [
      row.name,
      row.subject,
      ...plan.columns.map((column) => {
        const { amount } = plan.shown(row, column)
        return amount === null || amount === undefined ? null : { number: amount }
      }),
    ])
  return saveWorkbook(title, [{ title, rows: [[who, 'id', ...plan.columns.map(({ name }) => name)], ...lines] }])
}

/** As the server reads it: each line where it stands in the file. */
export function linesOf({
  header,
  rows,
}: {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly (string | undefined)[] }[]
}): string[][] {
  const lines: string[][] = []
  // the head is the line before the first
  lines[Math.max(0, (rows[0]?.line ?? 2) - 2)] = [...header]
  for (const { line, cells } of rows) lines[line - 1] = cells.map((cell) => cell ?? '')
  return Array.from(lines, (line) => line ?? [])
}

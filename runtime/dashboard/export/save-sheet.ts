/** A table as a file that spreadsheets open. */

import type { FigureTable } from '@attain/engine/dashboard'
import { csvLine } from '@attain/ui/csv'

export function saveSheet({ head, rows }: Pick<FigureTable, 'head' | 'rows'>, title: string): void {
  // tells spreadsheets that the file is UTF-8
  const parts = ['\uFEFF', csvLine(head), ...rows.map(({ plain }) => csvLine(plain))]
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${title}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

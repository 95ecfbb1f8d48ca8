import { foldText } from '../../fields/characters.ts'
import type { Example } from './proposal.ts'
import type { Sheet } from './sheet.ts'

/** One column of a sheet as its different values. */
export interface Column {
  readonly header: string
  readonly rowCount: number
  readonly filled: number
  /** In the order of their first appearance, without blanks. */
  readonly values: readonly Example[]
  /** True when no two rows have the same value, whatever its case and spaces. */
  readonly isDistinct: boolean
}

export function columnsOf(sheet: Sheet): Column[] {
  return sheet.header.map((header, position) => {
    const values = new Map<string, { text: string; count: number; line: number }>()
    let filled = 0
    for (const { line, cells } of sheet.rows) {
      const text = (cells[position] ?? '').trim()
      if (text === '') continue
      filled += 1
      const known = values.get(text)
      if (known === undefined) values.set(text, { text, count: 1, line })
      else known.count += 1
    }
    const all = [...values.values()]
    return {
      header,
      rowCount: sheet.rows.length,
      filled,
      values: all,
      isDistinct: new Set(all.map(({ text }) => foldText(text))).size === filled,
    }
  })
}

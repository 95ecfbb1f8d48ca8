/** A sheet of a workbook, or a CSV file: a header and rows of text. */
import type { SourceRow } from '../source.ts'

export interface Sheet {
  readonly name: string
  /** One name per column, none blank, none twice. */
  readonly header: readonly string[]
  /** Each with as many cells as the header. */
  readonly rows: readonly SourceRow[]
}

/**
 * The sheet whose header is the first of the rows; undefined without one. Columns with nothing in them are left out,
 * columns without a name and names that occur twice get one of their own.
 */
export function sheetOf(name: string, rows: readonly SourceRow[]): Sheet | undefined {
  const [first, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (first === undefined) return undefined
  const width = Math.max(first.cells.length, ...rest.map(({ cells }) => cells.length))
  const positions = Array.from({ length: width }, (_, position) => position).filter(
    (position) =>
      (first.cells[position] ?? '').trim() !== '' || rest.some(({ cells }) => (cells[position] ?? '').trim() !== ''),
  )
  return {
    name,
    header: distinct(positions.map((position) => (first.cells[position] ?? '').trim() || `#${position + 1}`)),
    rows: rest.map(({ line, cells }) => ({ line, cells: positions.map((position) => cells[position] ?? '') })),
  }
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let own = name
    for (let count = 2; taken.has(own); count++) own = `${name} (${count})`
    taken.add(own)
    return own
  })
}

/** Where the keys lead in a table: over rows, and within a row from cell to cell. */

export interface Place {
  readonly row: number
  /** ROW means the row itself, which stands before its first cell. */
  readonly column: number
}

export const ROW = -1
const PAGE_ROWS = 10

export interface Size {
  readonly rows: number
  readonly columns: number
}

/** The place that a key leads to; undefined for keys that lead nowhere. */
export function placeAfter({ row, column }: Place, key: string, size: Size): Place | undefined {
  const within = column !== ROW
  const to = (nextRow: number, nextColumn = column): Place => ({
    row: Math.max(0, Math.min(size.rows - 1, nextRow)),
    column: Math.max(ROW, Math.min(size.columns - 1, nextColumn)),
  })
  switch (key) {
    case 'ArrowDown':
      return to(row + 1)
    case 'ArrowUp':
      return to(row - 1)
    case 'PageDown':
      return to(row + PAGE_ROWS)
    case 'PageUp':
      return to(row - PAGE_ROWS)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'Home':
      return within ? to(row, 0) : to(0)
    case 'End':
      return within ? to(row, size.columns - 1) : to(size.rows - 1)
    default:
      return undefined
  }
}

/** The editable cell after or before a place, over the ends of rows; undefined past the last one. */
export function nextEditable(
  { row, column }: Place,
  editable: readonly boolean[],
  rows: number,
  step: 1 | -1,
): Place | undefined {
  const columns = editable.length
  for (let cell = row * columns + column + step; cell >= 0 && cell < rows * columns; cell += step) {
    if (editable[cell % columns]) return { row: Math.floor(cell / columns), column: cell % columns }
  }
  return undefined
}

/** The shape of rows that are not there yet. */
import type { Column } from './columns.ts'

export const ROW_HEIGHT = 40
const ROWS = 12

interface BonesProps {
  readonly columns: readonly Column[]
  readonly selectable: boolean
  readonly nameField: string
}

export function RowBones({
  width,
  ...cells
}: BonesProps & {
  readonly width: number
}) {
  return (
    <div className="table-rows" style={{ height: ROWS * ROW_HEIGHT, minWidth: width }} aria-hidden>
      {Array.from({ length: ROWS }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the place tells them apart
        <div key={i} className="table-row" style={{ transform: `translateY(${i * ROW_HEIGHT}px)` }}>
          <CellBones {...cells} />
        </div>
      ))}
    </div>
  )
}

export function CellBones({ columns, selectable, nameField }: BonesProps) {
  return (
    <>
      {selectable && <div className="table-select" />}
      {columns.map((column, i) => (
        <div
          key={column.path}
          className="table-cell"
          data-name={column.path === nameField || undefined}
          style={{ width: column.width }}
        >
          <span className="bone" style={{ width: `${40 + ((i * 23) % 45)}%` }} />
        </div>
      ))}
    </>
  )
}

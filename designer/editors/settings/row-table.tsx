/** A short list of a document as a table: a row for each entry, a button for one more. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { insertEntry, removeEntry } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { Notes } from '../automation/notes.tsx'
import { json } from '../object/object-document.ts'
import { useSettings } from './settings-context.tsx'

export interface RowColumn<T> {
  readonly name: string
  readonly cell: (row: T, place: RowPlace<T>) => ReactNode
}

export interface RowPlace<T> {
  readonly index: number
  /** What a cell is called for those who hear the page: its column and the number of its row. */
  readonly label: string
  readonly pointer: string
  readonly isBad: boolean
  readonly change: (next: T) => void
}

interface Props<T> {
  /** Where the list stands in the document. */
  readonly pointer: string
  readonly title: string
  /** What one of its entries is called. */
  readonly entry: string
  readonly rows: readonly T[]
  readonly columns: readonly RowColumn<T>[]
  readonly fewest?: number
  readonly most: number
  readonly add: string
  readonly begin: () => T
  /** Columns that hold words need more room. */
  readonly isWide?: boolean
  /** Whether something around it tells what is wrong with the list as a whole. */
  readonly isToldAbove?: boolean
  /** Beside the button that adds. */
  readonly children?: ReactNode
}

export function RowTable<T>(props: Props<T>) {
  const {
    pointer,
    title,
    entry,
    rows,
    columns,
    fewest = 1,
    most,
    add,
    begin,
    isWide = false,
    isToldAbove = false,
    children,
  } = props
  const { t } = useTranslation()
  const draft = useDraft()
  const { identity, problems, set } = useSettings()
  const own = problemsBelow(problems, pointer)
  return (
    <div className="row-table" data-wide={isWide || undefined}>
      <table aria-label={title}>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // rows are told apart by their place alone
            // biome-ignore lint/suspicious/noArrayIndexKey: what is typed may be the same as in another row for a moment
            <tr key={index}>
              {columns.map(({ name, cell }) => (
                <td key={name}>
                  {cell(row, {
                    index,
                    label: `${name} ${index + 1}`,
                    pointer: `${pointer}/${index}`,
                    isBad: problemsBelow(own, `/${index}`).length > 0,
                    change: (next) => set(`${pointer}/${index}`, next, title),
                  })}
                </td>
              ))}
              <td>
                <Button
                  type="text"
                  size="small"
                  disabled={rows.length <= fewest}
                  icon={<DeleteOutlined />}
                  aria-label={t('names.remove', { name: `${entry} ${index + 1}` })}
                  onClick={() =>
                    rows.length === 1
                      ? set(pointer, undefined, title)
                      : draft.run(removeEntry(identity, pointer, index, title))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Notes problems={isToldAbove ? own.filter((problem) => problem.pointer !== '') : own} />
      <div className="row-tools">
        {rows.length < most && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() =>
              rows.length === 0
                ? set(pointer, [begin()], title)
                : draft.run(insertEntry(identity, pointer, rows.length, json(begin()), title))
            }
          >
            {add}
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}

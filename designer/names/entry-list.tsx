/** A list in a document whose entries can be moved, taken out, and have their problems below them. */
import { DeleteOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemAt } from '../check/problem-at.ts'
import { problemsBelow } from '../check/problem-at.ts'
import { Sortable, useSortableEntry } from '../parts/sortable.tsx'
import './names.css'

export interface EntryListProps<T> {
  /** What the list holds, for those who hear the page. */
  readonly label: string
  readonly entries: readonly T[]
  readonly labelOf: (entry: T) => string
  /** Problems by the pointer into the list. */
  readonly problems: readonly ProblemAt[]
  readonly fewest?: number
  readonly row: (entry: T, index: number) => ReactNode
  readonly onMove: (from: number, to: number) => void
  readonly onRemove: (index: number) => void
  /** Adds one; below the list. */
  readonly children?: ReactNode
}

export function EntryList<T>(props: EntryListProps<T>) {
  const { label, entries, labelOf, problems, fewest = 0, row, onMove, onRemove, children } = props
  const keys = keysOf(entries.map(labelOf))
  const [labels, ids] = [new Map(keys.map((key, index) => [key, entries[index]])), keys]
  return (
    <div className="path-list">
      <Sortable
        ids={ids}
        labelOf={(id) => {
          const entry = labels.get(id)
          return entry === undefined ? id : labelOf(entry)
        }}
        onMove={onMove}
      >
        <ul aria-label={label}>
          {entries.map((entry, index) => (
            <EntryRow
              key={ids[index]}
              id={ids[index] ?? ''}
              label={labelOf(entry)}
              problems={problemsBelow(problems, `/${index}`)}
              isFixed={entries.length <= fewest}
              onRemove={() => onRemove(index)}
            >
              {row(entry, index)}
            </EntryRow>
          ))}
        </ul>
      </Sortable>
      {children}
    </div>
  )
}

interface EntryRowProps {
  readonly id: string
  readonly label: string
  readonly problems: readonly ProblemAt[]
  readonly isFixed: boolean
  readonly onRemove: () => void
  readonly children: ReactNode
}

function EntryRow({ id, label, problems, isFixed, onRemove, children }: EntryRowProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  return (
    <li ref={ref} style={style}>
      <div
        className="path-row"
        data-dragging={isDragging || undefined}
        data-problem={problems.some(({ severity }) => severity === 'error') ? 'error' : undefined}
      >
        {handle}
        {children}
        {!isFixed && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('names.remove', { name: label })}
            onClick={onRemove}
          />
        )}
      </div>
      {problems.map(({ message, pointer }) => (
        <p key={`${pointer} ${message.en}`} className="path-row-note">
          {textIn(message, language)}
        </p>
      ))}
    </li>
  )
}

/** What tells entries apart while they move: numbered where two are the same. */
function keysOf(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}

/** A list of a document whose entries open to their settings, can be moved and taken out. */
import { DeleteOutlined, DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type ProblemAt, problemsBelow } from '../../check/problem-at.ts'
import { useEntryCommands } from '../../names/use-entry-commands.ts'
import { Sortable, useSortableEntry } from '../../parts/sortable.tsx'
import { Notes } from '../automation/notes.tsx'
import { keysOf } from '../object/object-document.ts'
import { useSettings } from './settings-context.tsx'
import './settings.css'

interface Named {
  readonly name: string
}

export interface EntriesProps<T extends Named> {
  /** Where the list stands in the document. */
  readonly list: string
  /** What it is called, where it is not one of the document itself. */
  readonly label?: string
  readonly entries: readonly T[]
  readonly labelOf: (entry: T) => string
  readonly fewest?: number
  /** What it does, in a few words. */
  readonly said: (entry: T, index: number) => ReactNode
  /** What is seen and set without opening it. */
  readonly aside?: (entry: T, index: number) => ReactNode
  readonly body: (entry: T, pointer: string) => ReactNode
  /** Above and below the entries. */
  readonly head?: ReactNode
  readonly children?: ReactNode
}

export function Entries<T extends Named>(props: EntriesProps<T>) {
  const { list, label, entries, labelOf, fewest = 0, said, aside, body, head, children } = props
  const { identity, problems, words } = useSettings()
  const [opened, open] = useOpened(list, entries)
  const { onMove, onRemove } = useEntryCommands(identity, `/${list}`, entries, labelOf)
  const ids = keysOf(entries)
  return (
    <div className="entries">
      {head}
      <Sortable
        ids={ids}
        labelOf={(id) => {
          const entry = entries[ids.indexOf(id)]
          return entry === undefined ? id : labelOf(entry)
        }}
        onMove={onMove}
      >
        <ul aria-label={label ?? words('', list).title}>
          {entries.map((entry, index) => (
            <Entry
              key={ids[index]}
              id={ids[index] ?? ''}
              label={labelOf(entry)}
              said={said(entry, index)}
              aside={aside?.(entry, index)}
              problems={problemsBelow(problems, `/${list}/${index}`)}
              isOpen={opened === entry.name}
              onOpen={() => open(opened === entry.name ? undefined : entry.name)}
              isFixed={entries.length <= fewest}
              onRemove={() => onRemove(index)}
            >
              {() => body(entry, `/${list}/${index}`)}
            </Entry>
          ))}
        </ul>
      </Sortable>
      {children}
    </div>
  )
}

interface EntryProps {
  readonly id: string
  readonly label: string
  readonly said: ReactNode
  readonly aside: ReactNode
  readonly problems: readonly ProblemAt[]
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly isFixed: boolean
  readonly onRemove: () => void
  readonly children: () => ReactNode
}

function Entry({ id, label, said, aside, problems, isOpen, onOpen, isFixed, onRemove, children }: EntryProps) {
  const { t } = useTranslation()
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  const body = useId()
  const isBad = problems.some(({ severity }) => severity === 'error')
  return (
    <li ref={ref} style={style} data-dragging={isDragging || undefined} data-problem={isBad || undefined}>
      <div className="entry">
        {handle}
        <button type="button" className="entry-head" aria-expanded={isOpen} aria-controls={body} onClick={onOpen}>
          {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <span>
            <strong>{label}</strong>
            <small>{said}</small>
          </span>
        </button>
        {aside}
        <Button
          type="text"
          size="small"
          disabled={isFixed}
          icon={<DeleteOutlined />}
          aria-label={t('names.remove', { name: label })}
          onClick={onRemove}
        />
      </div>
      {isOpen ? (
        <div id={body} className="entry-body">
          <Notes problems={problems.filter(({ pointer }) => pointer === '')} />
          {children()}
        </div>
      ) : (
        <Notes problems={problems} />
      )}
    </li>
  )
}

/** Which entry is open, by its name; the address may ask for one: `?at=/items/2/weight`. */
function useOpened(list: string, entries: readonly Named[]): [string | undefined, (name: string | undefined) => void] {
  const [params] = useSearchParams()
  const at = params.get('at') ?? ''
  const [index] = at.startsWith(`/${list}/`) ? at.slice(list.length + 2).split('/') : []
  return useState(index === undefined ? undefined : entries[Number(index)]?.name)
}

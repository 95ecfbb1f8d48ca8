/** A list of a scorecard whose entries open to their settings, can be moved and taken out. */
import { DeleteOutlined, DownOutlined, RightOutlined } from '@ant-design/icons'
import type { Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type ProblemAt, problemsBelow } from '../../../check/problem-at.ts'
import { useEntryCommands } from '../../../names/use-entry-commands.ts'
import { Sortable, useSortableEntry } from '../../../parts/sortable.tsx'
import { Notes } from '../../automation/notes.tsx'
import { keysOf } from '../../object/object-document.ts'
import { type Scorecard, useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

type List = 'items' | 'adjustments' | 'vetoes' | 'reviews' | 'rewards'
type EntryOf<L extends List> = NonNullable<Scorecard[L]>[number]

interface Props<L extends List> {
  readonly list: L
  readonly fewest?: number
  /** What it does, in a few words. */
  readonly said: (entry: EntryOf<L>, index: number) => ReactNode
  /** What is seen and set without opening it. */
  readonly aside?: (entry: EntryOf<L>, index: number) => ReactNode
  readonly body: (entry: EntryOf<L>, pointer: string) => ReactNode
  /** Above and below the entries. */
  readonly head?: ReactNode
  readonly children?: ReactNode
}

export function Entries<L extends List>(props: Props<L>) {
  const { list, fewest = 0, said, aside, body, head, children } = props
  const [language] = useLanguage()
  const { identity, scorecard, problems, words } = useScorecard()
  const [opened, open] = useOpened(list)
  const entries = (scorecard[list] ?? []) as readonly EntryOf<L>[]
  const labelOf = ({ label, name }: { readonly label: Text; readonly name: string }) => textIn(label, language) || name
  const { onMove, onRemove } = useEntryCommands(identity, `/${list}`, entries, labelOf)
  const ids = keysOf(entries)
  return (
    <div className="score-list">
      {head}
      <Sortable
        ids={ids}
        labelOf={(id) => {
          const entry = entries[ids.indexOf(id)]
          return entry === undefined ? id : labelOf(entry)
        }}
        onMove={onMove}
      >
        <ul aria-label={words('', list).title}>
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
  const { t } = useTexts()
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  const body = useId()
  const isBad = problems.some(({ severity }) => severity === 'error')
  return (
    <li ref={ref} style={style} data-dragging={isDragging || undefined} data-problem={isBad || undefined}>
      <div className="score-entry">
        {handle}
        <button type="button" className="score-entry-head" aria-expanded={isOpen} aria-controls={body} onClick={onOpen}>
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
          aria-label={t('remove', { name: label })}
          onClick={onRemove}
        />
      </div>
      {isOpen ? (
        <div id={body} className="score-entry-body">
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
function useOpened(list: List): [string | undefined, (name: string | undefined) => void] {
  const { scorecard } = useScorecard()
  const [params] = useSearchParams()
  const [, asked, index] = params.get('at')?.split('/') ?? []
  return useState(asked === list ? scorecard[list]?.[Number(index)]?.name : undefined)
}

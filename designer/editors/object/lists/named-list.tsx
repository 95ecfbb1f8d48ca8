/** A list of named parts of an object, record types or validations: in their order, opened, added by what they are called. */
import { DeleteOutlined, ExclamationCircleFilled, PlusOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { insertEntry, moveEntry, removeEntry } from '../../../document/command.ts'
import { nameFrom } from '../../../document/name-from.ts'
import { Sortable, useSortableEntry } from '../../../parts/sortable.tsx'
import { problemsIn, useObject } from '../object-context.tsx'
import { freeName, json, keysOf, type Words, wordsFrom } from '../object-document.ts'

export interface NamedListProps<T extends { readonly name: string }> {
  /** The list in the document: `/validations`. */
  readonly pointer: string
  readonly entries: readonly T[]
  readonly labelOf: (entry: T) => Words
  /** What else a row says. */
  readonly detail: (entry: T) => ReactNode
  /** The least that a new entry says. */
  readonly begin: (name: string, label: Words) => T
  /** One sentence for when there is nothing. */
  readonly empty: string
  readonly placeholder: string
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
}

export function NamedList<T extends { readonly name: string }>(props: NamedListProps<T>) {
  const { pointer, entries, labelOf, detail, begin, empty, placeholder, selected, onSelect } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, problems, run } = useObject()
  const [typed, setTyped] = useState('')
  const keys = keysOf(entries)
  const wordsOf = (key: string) => {
    const entry = entries[keys.indexOf(key)]
    return (entry && textIn(labelOf(entry), language)) || key
  }
  const add = () => {
    const text = typed.trim()
    if (text === '') return
    const name = freeName(nameFrom(text), new Set(entries.map((entry) => entry.name)))
    run(insertEntry(identity, pointer, entries.length, json(begin(name, wordsFrom(text, language))), text))
    setTyped('')
    onSelect(name)
  }
  return (
    <div className="field-list">
      {entries.length === 0 && <p className="field-none">{empty}</p>}
      <Sortable
        ids={keys}
        labelOf={wordsOf}
        onMove={(from, to) => run(moveEntry(identity, pointer, from, to, wordsOf(keys[from] ?? '')))}
      >
        <ul className="field-rows">
          {entries.map((entry, index) => {
            const key = keys[index] ?? entry.name
            return (
              <NamedRow
                key={key}
                id={key}
                label={wordsOf(key)}
                name={entry.name}
                detail={detail(entry)}
                isFaulty={problemsIn(problems, `${pointer}/${index}`).some(({ severity }) => severity === 'error')}
                isSelected={key === selected}
                onSelect={onSelect}
                onRemove={() => run(removeEntry(identity, pointer, index, wordsOf(key)))}
              />
            )
          })}
        </ul>
      </Sortable>
      <div className="named-add">
        <Input
          aria-label={placeholder}
          placeholder={placeholder}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) add()
          }}
        />
        <Button icon={<PlusOutlined />} disabled={typed.trim() === ''} onClick={add}>
          {t('object.add')}
        </Button>
      </div>
    </div>
  )
}

interface NamedRowProps {
  readonly id: string
  readonly label: string
  readonly name: string
  readonly detail: ReactNode
  readonly isFaulty: boolean
  readonly isSelected: boolean
  readonly onSelect: (key: string) => void
  readonly onRemove: () => void
}

function NamedRow({ id, label, name, detail, isFaulty, isSelected, onSelect, onRemove }: NamedRowProps) {
  const { t } = useTranslation()
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  return (
    <li
      ref={ref}
      style={style}
      className="field-row"
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
    >
      {handle}
      <button type="button" className="field-open named-open" aria-expanded={isSelected} onClick={() => onSelect(id)}>
        <span className="field-label">{label}</span>
        <code className="field-name">{name}</code>
        <span className="named-detail">{detail}</span>
        {isFaulty && <ExclamationCircleFilled className="is-error" role="img" aria-label={t('outline.faulty')} />}
      </button>
      <Button
        className="field-delete"
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('object.deleteField', { name: label })}
        onClick={onRemove}
      />
    </li>
  )
}

/** All fields in their order: found by words, moved by hand or keyboard, added line by line. */
import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useShortcut } from '@attain/ui/parts'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { insertEntry, moveEntry } from '../../../document/command.ts'
import { Sortable } from '../../../parts/sortable.tsx'
import { placed, useLongList } from '../../../parts/use-long-list.ts'
import { useObject } from '../object-context.tsx'
import { json, keysOf } from '../object-document.ts'
import { AddFieldRow } from './add-field-row.tsx'
import './fields.css'
import { FieldRow } from './field-row.tsx'
import { GivenFields } from './given-fields.tsx'
import { useRemoveField } from './use-remove-field.tsx'

export interface FieldListProps {
  /** The key of the field whose settings are open. */
  readonly selected: string | undefined
  readonly onSelect: (key: string | undefined) => void
  /** Goes to the settings. */
  readonly onEnter: () => void
}

export function FieldList({ selected, onSelect, onEnter }: FieldListProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, fields, problems, run } = useObject()
  const [words, setWords] = useState('')
  const [adding, setAdding] = useState<number>()
  const list = useRef<HTMLUListElement>(null)
  const remove = useRemoveField()
  const keys = useMemo(() => keysOf(fields), [fields])
  const labelOf = useCallback(
    (key: string) => {
      const field = fields[keys.indexOf(key)]
      return textIn(field?.label, language) || key
    },
    [fields, keys, language],
  )
  const found = useMemo(() => {
    const sought = words.trim().toLowerCase()
    const isFound = (field: FieldDocument) =>
      [field.name, field.type, ...Object.values(field.label ?? {})].some((one) => one.toLowerCase().includes(sought))
    return fields.flatMap((field, index) => (isFound(field) ? [index] : []))
  }, [fields, words])
  // the line for a new field stands between the others
  const entries = useMemo(() => {
    if (adding === undefined) return found
    const before = found.filter((index) => index < adding)
    return [...before, NEW, ...found.slice(before.length)]
  }, [found, adding])
  const [lifted, setLifted] = useState<string>()
  const [focused, setFocused] = useState<number>()
  const kept = useMemo(
    () => [
      lifted === undefined ? -1 : entries.indexOf(keys.indexOf(lifted)),
      entries.indexOf(focused ?? -1),
      entries.indexOf(NEW),
    ],
    [entries, keys, lifted, focused],
  )
  const keyOf = useCallback((place: number) => keyOfEntry(entries[place], keys), [entries, keys])
  const rows = useLongList<HTMLUListElement>({ count: entries.length, keyOf, rowHeight: 41, kept })
  const worst = useMemo(() => worstOfFields(problems), [problems])
  const openAt = (index: number) => {
    setWords('')
    setAdding(index)
    rows.reveal(index)
  }
  const openBelow = () => {
    const current = focusedIndex(list.current) ?? (selected === undefined ? -1 : keys.indexOf(selected))
    openAt(current < 0 ? fields.length : current + 1)
  }
  useShortcut('a', openBelow)

  const move = (from: number, to: number) => {
    const key = keys[from]
    if (key === undefined || to < 0 || to >= fields.length) return
    run(moveEntry(identity, '/fields', from, to, labelOf(key)))
  }
  /** The row of a field, or the nearest that is shown. */
  const focusRow = (position: number) => {
    const place = Math.max(0, Math.min(position, found.length - 1))
    const index = found[place]
    if (index === undefined) return
    const opener = openerOf(list.current, index)
    if (opener) opener.focus()
    else rows.reveal(entries.indexOf(index), () => openerOf(list.current, index)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (!target.classList.contains('field-open')) return
    const index = Number(target.dataset.index)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && event.altKey) {
      event.preventDefault()
      move(index, index + step)
      // the row is another one by then
      rows.reveal(index + step, () => openerOf(list.current, index + step)?.focus())
    } else if (step !== 0) {
      event.preventDefault()
      focusRow(found.indexOf(index) + step)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      remove(index)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (keys[index] === selected) openAt(index + 1)
      else {
        onSelect(keys[index])
        onEnter()
      }
    }
  }
  const addRow =
    adding === undefined ? null : (
      <AddFieldRow
        onAdd={(field) => {
          run(insertEntry(identity, '/fields', adding, json(field), textIn(field.label, language)))
          setAdding(adding + 1)
        }}
        onOpen={(name) => {
          setAdding(undefined)
          onSelect(name)
          onEnter()
        }}
        onClose={() => {
          setAdding(undefined)
          rows.reveal(adding - 1, () => focusRow(adding - 1))
        }}
      />
    )

  return (
    <div className="field-list">
      <div className="field-list-bar">
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('object.searchFields')}
          aria-label={t('object.searchFields')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button icon={<PlusOutlined />} onClick={openBelow}>
          {t('object.addField')}
        </Button>
      </div>
      <Sortable ids={keys} disabled={words !== ''} labelOf={labelOf} onMove={move} onLift={setLifted}>
        <ul
          ref={(element) => {
            list.current = element
            rows.ref(element)
          }}
          className="field-rows"
          style={rows.style}
          aria-label={t('object.fields')}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => setFocused(indexOf(target))}
          onBlur={() => setFocused(undefined)}
        >
          {rows.rows.map(({ index: place, top }) => {
            const index = entries[place] ?? NEW
            const field = fields[index]
            const key = keyOf(place)
            if (field === undefined)
              return (
                <li key={key} ref={rows.measure} data-index={place} className="field-new-place" style={placed(top)}>
                  {addRow}
                </li>
              )
            return (
              <FieldRow
                key={key}
                id={key}
                index={index}
                field={field}
                isSelected={key === selected}
                isFixed={words !== ''}
                problem={worst.get(index)}
                place={place}
                count={entries.length}
                top={top}
                measure={rows.measure}
                onSelect={onSelect}
                onRemove={remove}
              />
            )
          })}
        </ul>
      </Sortable>
      {words !== '' && found.length === 0 && <p className="field-none">{t('object.noFieldFound', { words })}</p>}
      {adding === undefined && words === '' && (
        <p className="field-hint">
          {t('object.keys')} <kbd>A</kbd> {t('object.keyAdd')} <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd>{' '}
          {t('object.keyMove')} <kbd>Del</kbd> {t('object.keyDelete')}
        </p>
      )}
      {words === '' && <GivenFields />}
    </div>
  )
}

/** Stands for the line of a new field among the indexes of fields. */
const NEW = -2

function keyOfEntry(index: number | undefined, keys: readonly string[]): string {
  return index === undefined || index === NEW ? 'new field' : (keys[index] ?? String(index))
}

function openerOf(list: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`.field-open[data-index="${index}"]`)
}

/** Of the field whose row has the focus. */
function indexOf(target: EventTarget): number | undefined {
  const opener = (target as HTMLElement).closest('.field-row')?.querySelector<HTMLElement>('.field-open')
  return opener ? Number(opener.dataset.index) : undefined
}

function focusedIndex(list: HTMLUListElement | null): number | undefined {
  const focused = list?.querySelector<HTMLElement>('.field-open:focus')
  return focused ? Number(focused.dataset.index) : undefined
}

function worstOfFields(problems: readonly { readonly pointer: string; readonly severity: string }[]) {
  const worst = new Map<number, 'error' | 'warning'>()
  for (const { pointer, severity } of problems) {
    const index = /^\/fields\/(\d+)/.exec(pointer)?.[1]
    if (index === undefined || worst.get(Number(index)) === 'error') continue
    worst.set(Number(index), severity === 'error' ? 'error' : 'warning')
  }
  return worst
}

/** All fields in their order: found by words, moved by hand or keyboard, added line by line. */
import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useShortcut } from '@attain/ui/parts'
import { Button, Input } from 'antd'
import { Fragment, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { insertEntry, moveEntry } from '../../../document/command.ts'
import { Sortable } from '../../../parts/sortable.tsx'
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
  const isFound = (field: FieldDocument) => {
    const sought = words.trim().toLowerCase()
    return [field.name, field.type, ...Object.values(field.label ?? {})].some((one) =>
      one.toLowerCase().includes(sought),
    )
  }
  const worst = useMemo(() => worstOfFields(problems), [problems])
  const openAt = (index: number) => {
    setWords('')
    setAdding(index)
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
  const focusRow = (index: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('.field-open')
    rows?.[Math.max(0, Math.min(index, rows.length - 1))]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (!target.classList.contains('field-open')) return
    const index = Number(target.dataset.index)
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.field-open') ?? [])]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && event.altKey) {
      event.preventDefault()
      move(index, index + step)
      // the row is another one by then
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${index + step}"]`)?.focus())
    } else if (step !== 0) {
      event.preventDefault()
      focusRow(rows.indexOf(target) + step)
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
          requestAnimationFrame(() => focusRow(Math.max(0, (adding ?? 1) - 1)))
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
      <Sortable ids={keys} disabled={words !== ''} labelOf={labelOf} onMove={move}>
        <ul ref={list} className="field-rows" aria-label={t('object.fields')} onKeyDown={onKeyDown}>
          {fields.map((field, index) => {
            const key = keys[index] ?? field.name
            return (
              <Fragment key={key}>
                {adding === index && addRow}
                {isFound(field) && (
                  <FieldRow
                    id={key}
                    index={index}
                    field={field}
                    isSelected={key === selected}
                    isFixed={words !== ''}
                    problem={worst.get(index)}
                    onSelect={onSelect}
                    onRemove={remove}
                  />
                )}
              </Fragment>
            )
          })}
          {adding !== undefined && adding >= fields.length && addRow}
        </ul>
      </Sortable>
      {words !== '' && !fields.some(isFound) && <p className="field-none">{t('object.noFieldFound', { words })}</p>}
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

/** One line, one field: the label, and after a colon its type. Enter adds it and waits for the next. */
import { CloseOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameFrom } from '../../../document/name-from.ts'
import { useObject } from '../object-context.tsx'
import { freeName, wordsFrom } from '../object-document.ts'
import { needed, optionsFrom } from './change-type.ts'
import { childListOf } from './child-list.ts'
import { guessField } from './guess-field.ts'
import { typeIcons } from './type-icons.tsx'
import { TypeSelect } from './type-select.tsx'
import { useNamedTypes } from './use-named-types.ts'

export interface AddFieldRowProps {
  readonly onAdd: (field: FieldDocument) => void
  /** Opens the settings of the field that was just added. */
  readonly onOpen: (name: string) => void
  readonly onClose: () => void
}

export function AddFieldRow({ onAdd, onOpen, onClose }: AddFieldRowProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle } = useObject()
  const [line, setLine] = useState('')
  const [chosen, setChosen] = useState<FieldDocument['type']>()
  const [typedName, setTypedName] = useState<string>()
  const [last, setLast] = useState<string>()
  const input = useRef<InputRef>(null)
  const row = useRef<HTMLFieldSetElement>(null)
  const named = useNamedTypes()
  const taken = useMemo(() => {
    const linked = bundle.objects.get(object.name)
    return new Set([...(linked?.fields.keys() ?? []), ...(linked?.children.keys() ?? [])])
  }, [bundle, object.name])

  const guess = guessField(line, named.types, named.objects)
  const type = chosen ?? guess.type
  const name = typedName ?? (guess.label === '' ? '' : freeName(nameFrom(guess.label), taken))
  const isValid = /^[a-z][a-z0-9_]{0,62}$/.test(name) && !taken.has(name)
  const target = type === 'lookup' || type === 'masterDetail' ? guess.target : undefined
  const about =
    target !== undefined
      ? t('object.toObject', { object: textIn(bundle.objects.get(target)?.document.label, language) || target })
      : (guess.options ?? []).join(' · ')

  const add = () => {
    if (guess.label === '' || !isValid) return
    const options =
      (type === 'select' || type === 'multiSelect') && guess.options !== undefined
        ? {
            options: optionsFrom(
              guess.options,
              (text) => wordsFrom(text, language),
              (text) => nameFrom(text) || text,
            ),
          }
        : {}
    const field: FieldDocument = {
      name,
      label: wordsFrom(guess.label, language),
      type,
      ...options,
      ...needed(options, type),
      ...(target === undefined ? {} : { target, children: childListOf(object, target, bundle) }),
    }
    onAdd(field)
    setLast(name)
    setLine('')
    setChosen(undefined)
    setTypedName(undefined)
    input.current?.focus()
  }
  // the row stays in sight while the list above it grows
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT') {
      // an open list of types takes Enter for itself
      if ((event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return
      event.preventDefault()
      if (line.trim() === '' && last !== undefined) onOpen(last)
      else add()
    }
  }
  return (
    <fieldset ref={row} className="field-add" aria-label={t('object.newField')} onKeyDown={onKeyDown}>
      <span className="field-icon">{typeIcons[type]}</span>
      <Input
        ref={input}
        autoFocus
        className="field-add-line"
        aria-label={t('object.newField')}
        placeholder={t('object.newFieldExample')}
        value={line}
        onChange={({ target: { value } }) => setLine(value)}
      />
      <Input
        className="field-add-name"
        aria-label={t('new.name')}
        placeholder={t('object.apiName')}
        status={name !== '' && !isValid ? 'error' : ''}
        value={name}
        onChange={({ target: { value } }) => setTypedName(value)}
      />
      <TypeSelect value={type} label={t('object.type')} onChange={setChosen} />
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('action.close')} onClick={onClose} />
      <span className="field-add-hint">{about || t('object.newFieldHint')}</span>
    </fieldset>
  )
}

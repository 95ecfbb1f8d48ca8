/** Settings of other sorts: several choices, a whole number, a field of the person. */

import type { FieldModel } from '@attain/engine/metadata'
import { searchByLabel } from '@attain/ui/parts'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PathSelect } from '../../names/path-select.tsx'
import { Field } from './field.tsx'
import { useSettings } from './settings-context.tsx'
import type { Choice } from './use-choices.ts'

interface Place {
  readonly definition: string
  readonly property: string
  readonly pointer: string
}

interface SeveralFieldProps extends Place {
  readonly value: readonly string[] | undefined
  readonly choices: readonly Choice[]
  readonly placeholder: string
}

export function SeveralField({ value, choices, placeholder, ...place }: SeveralFieldProps) {
  const { words, set } = useSettings()
  const { title } = words(place.definition, place.property)
  return (
    <Field {...place}>
      {(id, isBad) => (
        <Select
          id={id}
          mode="multiple"
          className="pick"
          status={isBad ? 'error' : ''}
          placeholder={placeholder}
          showSearch={searchByLabel}
          value={[...(value ?? [])]}
          options={[...choices]}
          onChange={(next: string[]) => set(place.pointer, next.length === 0 ? undefined : next, title)}
        />
      )}
    </Field>
  )
}

interface WholeFieldProps extends Place {
  readonly value: number | undefined
  /** What holds where nothing is said; without it, nothing does. */
  readonly usual?: number
  readonly max: number
  readonly min?: number
}

export function WholeField({ value, usual, min = 0, max, ...place }: WholeFieldProps) {
  const { words, set } = useSettings()
  const { title } = words(place.definition, place.property)
  return (
    <Field {...place}>
      {(id, isBad) => (
        <InputNumber
          id={id}
          className="decimal-input"
          min={min}
          max={max}
          precision={0}
          status={isBad ? 'error' : ''}
          placeholder={usual === undefined ? '–' : String(usual)}
          value={value ?? null}
          onChange={(next) => set(place.pointer, next ?? undefined, title)}
        />
      )}
    </Field>
  )
}

interface PathFieldProps extends Place {
  readonly value: string | undefined
  readonly isChoosable?: (field: FieldModel) => boolean
  readonly placeholder?: string
  readonly required?: boolean
}

/** A field of whoever is appraised, or of what they belong to. */
export function PathField({ value, isChoosable, placeholder, required = false, ...place }: PathFieldProps) {
  const { t } = useTranslation()
  const { words, set } = useSettings()
  const { title } = words(place.definition, place.property)
  return (
    <Field {...place}>
      {(id, isBad) => (
        <PathSelect
          id={id}
          object="person"
          allowClear={!required}
          status={isBad ? 'error' : ''}
          placeholder={placeholder ?? t('names.pick')}
          value={value === '' ? undefined : value}
          {...(isChoosable && { isChoosable: (_: string, field: FieldModel) => isChoosable(field) })}
          onChange={(path) => (required && path === undefined ? undefined : set(place.pointer, path, title))}
        />
      )}
    </Field>
  )
}

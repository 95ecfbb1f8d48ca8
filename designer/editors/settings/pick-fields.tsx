/** Settings of the most usual sorts: a number, a choice. */

import type { scorecards } from '@attain/engine/metadata'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DecimalInput } from './decimal-input.tsx'
import { Field } from './field.tsx'
import { useSettings } from './settings-context.tsx'
import type { Choice } from './use-choices.ts'

interface Place {
  readonly definition: string
  readonly property: string
  readonly pointer: string
}

interface DecimalFieldProps extends Place {
  readonly value: scorecards.Decimal | undefined
  readonly placeholder?: string
  readonly suffix?: ReactNode
  /** Whether it has to be there. */
  readonly required?: boolean
  /** Where the document writes it in another way. */
  readonly onSet?: (value: scorecards.Decimal | undefined) => void
}

export function DecimalField({ value, placeholder, suffix, required = false, onSet, ...place }: DecimalFieldProps) {
  const { words, set } = useSettings()
  const { title } = words(place.definition, place.property)
  return (
    <Field {...place}>
      {(id, isBad) => (
        <DecimalInput
          id={id}
          isBad={isBad}
          value={value}
          {...(placeholder !== undefined && { placeholder })}
          {...(suffix !== undefined && { suffix })}
          onChange={(next) => {
            if (required && next === undefined) return
            if (onSet === undefined) set(place.pointer, next, title)
            else onSet(next)
          }}
        />
      )}
    </Field>
  )
}

interface ChoiceFieldProps extends Place {
  readonly value: string | undefined
  /** What holds when nothing is said; without one, nothing may be said. */
  readonly usual?: string
  readonly placeholder?: string
  /** Whether it has to be there, though nothing holds without it. */
  readonly required?: boolean
  /** Those of the schema unless given. */
  readonly choices?: readonly Choice[]
  /** Where the document writes it in another way. */
  readonly onSet?: (value: string | undefined) => void
}

export function ChoiceField(props: ChoiceFieldProps) {
  const { value, usual, placeholder, required = false, choices, onSet, ...place } = props
  const { t } = useTranslation()
  const { words, choices: choicesOf, set } = useSettings()
  const { title } = words(place.definition, place.property)
  const options = choices ?? choicesOf(place.definition, place.property)
  const given = value ?? usual ?? null
  // what is chosen and not there any more stays visible, by its name
  const known = given === null || options.some((one) => one.value === given)
  return (
    <Field {...place}>
      {(id, isBad) => (
        <Select<string | null>
          id={id}
          className="pick"
          status={isBad ? 'error' : ''}
          placeholder={placeholder ?? t('names.pick')}
          allowClear={usual === undefined && !required && value !== undefined}
          showSearch={searchByLabel}
          value={given}
          options={[...(known ? [] : [{ value: given, label: given }]), ...options]}
          onChange={(next) => {
            const chosen = next === usual ? undefined : (next ?? undefined)
            if (onSet === undefined) set(place.pointer, chosen, title)
            else onSet(chosen)
          }}
        />
      )}
    </Field>
  )
}

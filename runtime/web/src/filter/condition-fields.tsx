import type { ObjectBody } from '@attain/contract'
import type { FieldType } from '@attain/engine/metadata'
import { inputTypeFor, type Operator, operatorsFor, WITHOUT_VALUE } from '@attain/form/filter'
import { INPUTS } from '@attain/form/inputs'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import type { useFormServices } from '../record/use-form-services.ts'
import { fieldChoices, groupedChoices } from './field-choices.ts'
import type { ConditionDraft } from './filter-draft.ts'
import { OptionList } from './option-list.tsx'

const LISTED_OPTIONS = 12

interface ConditionFieldsProps {
  readonly object: ObjectBody
  readonly draft: ConditionDraft
  readonly onChange: (draft: ConditionDraft) => void
  readonly nameOf: (id: string) => string | undefined
  readonly services: ReturnType<typeof useFormServices>
  readonly autoFocus?: boolean
}

/** Field, operator, value. */
export function ConditionFields({ object, draft, onChange, nameOf, services, autoFocus }: ConditionFieldsProps) {
  const { t } = useTranslation()
  const { objects, language } = useApplication()
  const { path, operator, value } = draft
  const fields = useMemo(
    () => fieldChoices(objects, object, language).filter(({ field }) => operatorsFor(field).length > 0),
    [objects, object, language],
  )
  const resolved = path === undefined ? undefined : resolvePath(objects, object, path, language)
  const operators = resolved ? operatorsFor(resolved.field) : []

  const choosePath = (next: string) => {
    const field = resolvePath(objects, object, next, language)?.field
    onChange({ path: next, operator: field ? operatorsFor(field)[0] : undefined, value: null })
  }
  const chooseOperator = (next: Operator) => {
    const shape = (each: Operator | undefined) =>
      each === 'between' ? 'pair' : each === 'anyOf' || each === 'noneOf' ? 'list' : 'single'
    onChange({ path, operator: next, value: shape(next) === shape(operator) ? value : null })
  }
  return (
    <>
      <Select
        autoFocus={autoFocus ?? false}
        aria-label={t('filter.field')}
        placeholder={t('filter.chooseField')}
        showSearch={searchByLabel}
        value={path ?? null}
        options={groupedChoices(fields, object, language)}
        onChange={choosePath}
      />
      {resolved && operators.length > 0 && (
        <Select
          aria-label={t('filter.operator')}
          value={operator ?? null}
          options={operators.map((each) => ({ value: each, label: t(`operators.${each}`, { ns: 'form' }) }))}
          onChange={chooseOperator}
        />
      )}
      {resolved && operator && !WITHOUT_VALUE.has(operator) && (
        <ValueEditor
          resolved={resolved}
          operator={operator}
          value={value}
          onChange={(next) => onChange({ path, operator, value: next })}
          services={services}
          nameOf={nameOf}
        />
      )}
    </>
  )
}

interface ValueEditorProps {
  readonly resolved: NonNullable<ReturnType<typeof resolvePath>>
  readonly operator: Operator
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly services: ReturnType<typeof useFormServices>
  readonly nameOf: (id: string) => string | undefined
}

function ValueEditor({ resolved, operator, value, onChange, services, nameOf }: ValueEditorProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const id = useId()
  const { object } = resolved
  // a computed field is asked for what it gives
  const field = { ...resolved.field, type: resolved.field.valueType }
  const ids = (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
  const names = new Map(ids.flatMap((id) => (nameOf(id) ? [[id, nameOf(id) as string] as const] : [])))
  const shared = { field, object: object.name, language, services, names }
  if (operator === 'between') {
    const pair = Array.isArray(value) ? value : [null, null]
    const Input = INPUTS[field.type as FieldType]
    if (!Input) return null
    return (
      <div className="condition-pair">
        <Input
          {...shared}
          id={`${id}from`}
          name={t('filter.from')}
          value={pair[0]}
          onChange={(from) => onChange([from, pair[1]])}
        />
        <Input
          {...shared}
          id={`${id}to`}
          name={t('filter.to')}
          value={pair[1]}
          onChange={(to) => onChange([pair[0], to])}
        />
      </div>
    )
  }
  const several = operator === 'anyOf' || operator === 'noneOf'
  if (several && field.type === 'select' && (field.options?.length ?? 0) <= LISTED_OPTIONS) {
    return <OptionList field={field} name={t('filter.value')} value={value} language={language} onChange={onChange} />
  }
  const type = inputTypeFor(field.type as FieldType, operator)
  const Input = INPUTS[type]
  if (!Input) return null
  return (
    <Input
      {...shared}
      {...(several && field.target !== undefined && { several: true })}
      field={{ ...field, type, valueType: type, document: {} }}
      id={`${id}value`}
      name={t('filter.value')}
      required
      value={value}
      onChange={onChange}
    />
  )
}

import type { ObjectBody } from '@attain/contract'
import type { FieldType } from '@attain/engine/metadata'
import { INPUTS } from '@attain/form/inputs'
import { Button, Select } from 'antd'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { useFormServices } from '../record/use-form-services.ts'
import { fieldChoices, groupedChoices } from './field-choices.ts'
import { type FieldCondition, isComplete, type Operator, WITHOUT_VALUE } from './filter.ts'
import { asOffered, operatorsFor } from './operators.ts'
import { OptionList } from './option-list.tsx'

const LISTED_OPTIONS = 12

interface ConditionEditorProps {
  readonly object: ObjectBody
  /** Null for a new one. */
  readonly condition: FieldCondition | null
  readonly nameOf: (id: string) => string | undefined
  readonly onName: (id: string, name: string) => void
  readonly onApply: (condition: FieldCondition) => void
  readonly onCancel: () => void
}

/** Field, operator, value. */
export default function ConditionEditor(props: ConditionEditorProps) {
  const { object } = props
  const { t } = useTranslation()
  const { objects, language } = useApplication()
  const [given] = useState(() => {
    const field = props.condition && resolvePath(objects, object, props.condition.path, language)?.field
    return field ? asOffered(props.condition, operatorsFor(field)) : props.condition
  })
  const [path, setPath] = useState(given?.path)
  const [operator, setOperator] = useState<Operator | undefined>(given?.operator)
  const [value, setValue] = useState<unknown>(given?.value ?? null)
  const services = useFormServices(props.onName)
  const fields = useMemo(
    () => fieldChoices(objects, object, language).filter(({ field }) => operatorsFor(field).length > 0),
    [objects, object, language],
  )
  const resolved = path === undefined ? undefined : resolvePath(objects, object, path, language)
  const operators = resolved ? operatorsFor(resolved.field) : []
  const condition = path !== undefined && operator ? { path, operator, value } : null
  const complete = condition !== null && isComplete(condition)

  const choosePath = (next: string) => {
    const field = resolvePath(objects, object, next, language)?.field
    setPath(next)
    setOperator(field ? operatorsFor(field)[0] : undefined)
    setValue(null)
  }
  const chooseOperator = (next: Operator) => {
    const shape = (each: Operator | undefined) =>
      each === 'between' ? 'pair' : each === 'anyOf' || each === 'noneOf' ? 'list' : 'single'
    if (shape(next) !== shape(operator)) setValue(null)
    setOperator(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (complete && condition)
      props.onApply(WITHOUT_VALUE.has(condition.operator) ? { ...condition, value: null } : condition)
  }

  return (
    <form
      className="condition-editor"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onCancel()}
    >
      <Select
        autoFocus={path === undefined}
        aria-label={t('filter.field')}
        placeholder={t('filter.chooseField')}
        showSearch={{ optionFilterProp: 'label' }}
        value={path ?? null}
        options={groupedChoices(fields, object, language)}
        onChange={choosePath}
      />
      {resolved && operators.length > 0 && (
        <Select
          aria-label={t('filter.operator')}
          value={operator ?? null}
          options={operators.map((each) => ({ value: each, label: t(`filter.operators.${each}`) }))}
          onChange={chooseOperator}
        />
      )}
      {resolved && operator && !WITHOUT_VALUE.has(operator) && (
        <ValueEditor
          resolved={resolved}
          operator={operator}
          value={value}
          onChange={setValue}
          services={services}
          nameOf={props.nameOf}
        />
      )}
      <div className="condition-buttons">
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!complete}>
          {t('action.apply')}
        </Button>
      </div>
    </form>
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
  const { field, object } = resolved
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
          id="filter-from"
          name={t('filter.from')}
          value={pair[0]}
          onChange={(from) => onChange([from, pair[1]])}
        />
        <Input
          {...shared}
          id="filter-to"
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
      field={{ ...field, type, document: {} }}
      id="filter-value"
      name={t('filter.value')}
      required
      value={value}
      onChange={onChange}
    />
  )
}

/** Words are searched for with a plain text input, lists chosen with a list input. */
function inputTypeFor(type: FieldType, operator: Operator): FieldType {
  if (operator === 'contains' || operator === 'startsWith') return 'text'
  if (operator === 'anyOf' || operator === 'noneOf') return type === 'select' ? 'multiSelect' : type
  if (operator === 'has') return type === 'multiSelect' ? 'select' : 'text'
  return type === 'longText' || type === 'autoNumber' || type === 'email' || type === 'url' ? 'text' : type
}

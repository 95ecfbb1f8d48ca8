/** Which records: a usual range, or those that meet a condition. */
import { Select } from 'antd'
import { namedScopes, type Scope } from './role-document.ts'
import { useTexts } from './texts.ts'

interface Props {
  readonly label: string
  readonly value: Scope | undefined
  readonly placeholder?: string
  /** No conditions: they are about the fields of one object. */
  readonly isNamedOnly?: boolean
  /** A choice that stands for nothing of its own, in words. */
  readonly asRead?: string
  readonly invalid?: boolean
  readonly onChange: (scope: Scope | undefined) => void
}

const AS_READ = 'as read'
const CONDITION = 'condition'

export function ScopeSelect(props: Props) {
  const { label, value, placeholder, isNamedOnly = false, asRead, invalid = false, onChange } = props
  const { t } = useTexts()
  const shown =
    value === undefined ? (asRead === undefined ? undefined : AS_READ) : typeof value === 'object' ? CONDITION : value
  const options = [
    ...(asRead === undefined ? [] : [{ value: AS_READ, label: asRead }]),
    ...namedScopes.map((scope) => ({ value: scope as string, label: t(`scopes.${scope}`) })),
    ...(isNamedOnly && shown !== CONDITION ? [] : [{ value: CONDITION, label: t('scopes.condition') }]),
  ]
  const choose = (next: string) => {
    if (next === AS_READ) onChange(undefined)
    else if (next !== CONDITION) onChange(next as Scope)
    // to begin with, what opens nothing more than before
    else if (typeof value !== 'object') onChange({ where: 'owner = CURRENTUSER()' })
  }
  return (
    <Select
      size="small"
      className="scope-select"
      aria-label={label}
      value={shown ?? null}
      {...(placeholder !== undefined && { placeholder })}
      status={invalid ? 'error' : ''}
      popupMatchSelectWidth={false}
      options={options}
      onChange={choose}
    />
  )
}

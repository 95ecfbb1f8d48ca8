/** Roles by their names; none means everybody, unless something else is said. */

import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import './names.css'

export interface RoleSelectProps {
  readonly id?: string
  readonly value: readonly string[]
  readonly status?: 'error' | 'warning' | ''
  /** What stands there while none is chosen. */
  readonly placeholder?: string
  readonly onChange: (roles: readonly string[]) => void
}

export function RoleSelect({ id, value, status = '', placeholder, onChange }: RoleSelectProps) {
  const { t } = useTranslation()
  const roles = useRoles()
  return (
    <Select
      {...(id !== undefined && { id })}
      className="path-select"
      mode="multiple"
      status={status}
      placeholder={placeholder ?? t('names.everybody')}
      showSearch={searchByLabel}
      value={[...value]}
      options={[...roles]}
      onChange={(next: string[]) => onChange(next)}
    />
  )
}

/** The roles of the draft as choices. */
export function useRoles(): readonly { readonly value: string; readonly label: string }[] {
  const [language] = useLanguage()
  return [...useBundle().roles.values()].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
}

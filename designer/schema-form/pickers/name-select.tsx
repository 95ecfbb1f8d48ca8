/** Names of documents, chosen by what people call them. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { WidgetProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../check/use-checks.ts'
import { RoleSelect } from '../../names/role-select.tsx'
import { type Choice, Pick } from './pick.tsx'

export function PageSelect(props: WidgetProps) {
  return <Pick {...props} choices={usePages(({ type }) => type !== 'group')} />
}

/** Pages that other pages may stand below. */
export function GroupSelect(props: WidgetProps) {
  return <Pick {...props} choices={usePages(({ type }) => type === 'group')} />
}

export function ObjectSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const choices = [...useBundle().objects.values()]
    .toSorted((a, b) => Number(a.system) - Number(b.system))
    .map(({ name, document }) => ({ value: name, label: textIn(document.label, language) || name }))
  return <Pick {...props} choices={choices} />
}

/** KPIs that are made of what is entered for them. */
export function EntryKpiSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const choices = [...useBundle().kpis.values()]
    .filter(({ document }) => document.measure.from === 'entries')
    .map(({ document }) => ({ value: document.name, label: textIn(document.label, language) || document.name }))
  return <Pick {...props} choices={choices} />
}

export function RolesSelect({ id, value, rawErrors, onChange }: WidgetProps) {
  return (
    <RoleSelect
      id={id}
      value={Array.isArray(value) ? value : []}
      status={rawErrors?.length ? 'error' : ''}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

/** Of those whose home something is; none means nobody. */
export function HomeRolesSelect({ id, value, rawErrors, onChange }: WidgetProps) {
  const { t } = useTranslation()
  return (
    <RoleSelect
      id={id}
      value={Array.isArray(value) ? value : []}
      placeholder={t('names.nobody')}
      status={rawErrors?.length ? 'error' : ''}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

export function KpiSelect(props: WidgetProps) {
  return <Pick {...props} choices={useNamed('kpis')} />
}

export function CalendarSelect(props: WidgetProps) {
  return <Pick {...props} choices={useNamed('calendars')} />
}

export function DashboardSelect(props: WidgetProps) {
  return <Pick {...props} choices={useNamed('dashboards')} />
}

export function TargetSelect(props: WidgetProps) {
  return <Pick {...props} choices={useNamed('targets')} />
}

export function ScorecardSelect(props: WidgetProps) {
  return <Pick {...props} choices={useNamed('scorecards')} />
}

function useNamed(kind: 'kpis' | 'calendars' | 'dashboards' | 'scorecards' | 'targets'): readonly Choice[] {
  const [language] = useLanguage()
  return [...useBundle()[kind].values()].map(({ document }) => ({
    value: document.name,
    label: textIn(document.label, language) || document.name,
  }))
}

function usePages(fits: (content: { readonly type: string }) => boolean): readonly Choice[] {
  const [language] = useLanguage()
  return [...useBundle().pages.values()]
    .filter(({ document }) => fits(document.content))
    .map(({ document }) => ({ value: document.name, label: textIn(document.label, language) || document.name }))
}

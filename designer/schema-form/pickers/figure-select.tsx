/** What dashboards name: KPIs in an order, what figures are told apart by, fields of the object beside. */

import { type FieldModel, isUsualGrouping, type KpiDocument, usualGroupings } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import type { WidgetProps } from '@rjsf/utils'
import { Select } from 'antd'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../check/use-checks.ts'
import { isDay } from '../../names/field-fit.ts'
import { fieldAtPath, labelOf } from '../../names/field-path.ts'
import { PathSelect } from '../../names/path-select.tsx'
import { FormValueContext } from './form-value.ts'
import { type Choice, Pick } from './pick.tsx'

export function KpisSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const choices = [...useBundle().kpis.values()].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  return <Several {...props} choices={choices} />
}

export function GroupingSelect(props: WidgetProps) {
  return <Pick {...props} choices={useGroupings()} />
}

/** Rows of a table; of a page what it can be narrowed down by, which are dimensions alone. */
export function GroupingsSelect(props: WidgetProps) {
  const choices = useGroupings()
  const whole = useContext(FormValueContext) as { readonly kind?: string } | undefined
  const isPage = whole?.kind === 'dashboard'
  return <Several {...props} choices={isPage ? choices.filter(({ value }) => !isUsualGrouping(value)) : choices} />
}

/** A field of the object that is named beside it: the stage, an amount, a day. */
export function ObjectFieldSelect({ id, name, value, required, rawErrors, onChange }: WidgetProps) {
  const { object = '' } = (useContext(FormValueContext) ?? {}) as { readonly object?: string }
  return (
    <PathSelect
      id={id}
      object={object}
      isOwn
      isChoosable={(_, field) => fits[name]?.(field) ?? true}
      allowClear={required !== true}
      status={rawErrors?.length ? 'error' : ''}
      value={typeof value === 'string' ? value : undefined}
      onChange={onChange}
    />
  )
}

const fits: Readonly<Record<string, (field: FieldModel) => boolean>> = {
  field: ({ valueType }) => valueType === 'select',
  value: ({ valueType }) => valueType === 'number' || valueType === 'currency' || valueType === 'percent',
  date: isDay,
}

interface SeveralProps extends WidgetProps {
  readonly choices: readonly Choice[]
}

function Several({ id, value, rawErrors, choices, onChange }: SeveralProps) {
  const { t } = useTranslation()
  return (
    <Select
      id={id}
      className="pick"
      mode="multiple"
      status={rawErrors?.length ? 'error' : ''}
      placeholder={t('names.choose')}
      showSearch={searchByLabel}
      value={Array.isArray(value) ? value : []}
      options={[...choices]}
      onChange={(next: string[]) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

type Measure = KpiDocument['measure']

/** True for what is told apart by dimensions of its own. */
function ofRecords(measure: Measure): measure is Extract<Measure, { readonly dimensions?: unknown }> {
  return measure.from === 'records' || measure.from === 'stages'
}

/** Period, person, team, manager, and the dimensions of the KPIs that are chosen; of all KPIs where that is not known. */
function useGroupings(): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const { kpi, kpis } = (useContext(FormValueContext) ?? {}) as { readonly kpi?: string; readonly kpis?: string[] }
  const asked = kpi === undefined ? (kpis ?? []) : [kpi]
  const own = asked.flatMap((name) => {
    const measure = bundle.kpis.get(name)?.document.measure
    return measure !== undefined && ofRecords(measure) ? [measure] : []
  })
  const measures =
    own.length > 0
      ? own
      : [...bundle.kpis.values()].flatMap(({ document: { measure } }) => (ofRecords(measure) ? [measure] : []))
  const labels = new Map<string, string>()
  for (const { object, dimensions = [] } of measures)
    for (const { name, label, field } of dimensions) {
      const known = fieldAtPath(bundle, object, field, language)?.field
      labels.set(name, labels.get(name) ?? (textIn(label, language) || (known ? labelOf(known, language) : name)))
    }
  const shared = [...labels].filter(
    ([name]) => own.length === 0 || own.every(({ dimensions = [] }) => dimensions.some((one) => one.name === name)),
  )
  return [
    ...usualGroupings.map((value) => ({ value: value as string, label: t(`grouping.${value}`) })),
    ...shared.map(([value, label]) => ({ value, label })),
  ]
}

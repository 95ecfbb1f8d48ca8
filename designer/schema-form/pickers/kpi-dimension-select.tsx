import { useLanguage } from '@attain/ui/i18n'
import type { WidgetProps } from '@rjsf/utils'
import { useContext } from 'react'
import { useBundle } from '../../check/use-checks.ts'
import { labelledDimensions } from '../../names/dimension-label.ts'
import { FormValueContext } from './form-value.ts'
import { Pick } from './pick.tsx'

/** The dimensions of the KPI that the document is about. */
export function KpiDimensionSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const bundle = useBundle()
  const { kpi = '' } = (useContext(FormValueContext) ?? {}) as { readonly kpi?: string }
  const dimensions = labelledDimensions(bundle, bundle.kpis.get(kpi)?.document.measure, language)
  const choices = dimensions.map(({ name, label }) => ({ value: name, label }))
  return <Pick {...props} choices={choices} />
}

/** What a component measures: records that are credited, a KPI, objectives, a rank, what others earn. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Setting } from '../../../names/setting.tsx'
import { Notes } from '../../automation/notes.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { useDocuments } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { beginMeasure, type Origin, origins, withMeasure } from './begin-measure.ts'
import { ContestSettings } from './contest-settings.tsx'
import { CreditsSettings } from './credits-settings.tsx'
import { ObjectiveTable } from './objective-table.tsx'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

export function MeasurePart({ component, pointer }: Props) {
  const { t } = useTexts()
  const { plan, bundle, words, problems, set } = usePlan()
  const { measure } = component
  const place = `${pointer}/measure`
  const { title, description } = words('Component', 'measure')
  const below = problemsBelow(problems, place)
  return (
    <section data-part="measure">
      <h3>{title}</h3>
      <Setting words={{ title: t('measure.title'), description }} id={`${place}-from`}>
        <Select<Origin>
          id={`${place}-from`}
          className="pick"
          value={measure.from}
          options={origins.map((value) => ({
            value,
            label: t(`measure.${value}`),
            disabled: value !== measure.from && beginMeasure(value, plan, bundle) === undefined,
          }))}
          onChange={(from) => {
            const next = beginMeasure(from, plan, bundle)
            if (next !== undefined) set(pointer, withMeasure(component, next, plan), title)
          }}
        />
      </Setting>
      <Notes problems={below.filter((problem) => problem.pointer === '')} />
      <MeasureSettings measure={measure} pointer={place} />
    </section>
  )
}

function MeasureSettings({ measure, pointer }: { readonly measure: plans.Measure; readonly pointer: string }) {
  const { t } = useTexts()
  switch (measure.from) {
    case 'credits':
      return <CreditsSettings credits={measure} pointer={pointer} />
    case 'kpi':
      return <KpiFields measure={measure} pointer={pointer} />
    case 'objectives':
      return <ObjectiveTable objectives={measure.objectives} pointer={`${pointer}/objectives`} />
    case 'contest':
      return <ContestSettings contest={measure} pointer={pointer} />
    case 'earnings':
      return <EarningsFields measure={measure} pointer={pointer} />
    case 'components':
      return <p className="setting-note">{t('measure.componentsHint')}</p>
    default:
      return measure satisfies never
  }
}

type Of<F extends Origin> = { readonly measure: Extract<plans.Measure, { readonly from: F }>; readonly pointer: string }

function KpiFields({ measure: { kpi, of }, pointer }: Of<'kpi'>) {
  const { bundle } = usePlan()
  const place = (property: string) => ({ definition: 'KpiFigure', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <ChoiceField {...place('kpi')} value={kpi} required choices={useDocuments(bundle.kpis.values())} />
      <ChoiceField {...place('of')} value={of} usual="person" />
    </div>
  )
}

function EarningsFields({ measure: { plan, of }, pointer }: Of<'earnings'>) {
  const { bundle, plan: own } = usePlan()
  const plans = useDocuments(bundle.plans.values()).filter(({ value }) => value !== own.name)
  const place = (property: string) => ({ definition: 'TeamEarnings', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <ChoiceField {...place('plan')} value={plan} required choices={plans} />
      <ChoiceField {...place('of')} value={of} usual="reports" />
    </div>
  )
}

/** An object of the application by its label. */
export function useObjectChoices(objects: readonly string[]) {
  const [language] = useLanguage()
  const { bundle } = usePlan()
  return objects.map((value) => ({
    value,
    label:
      textIn(bundle.objects.get(value)?.document.pluralLabel ?? bundle.objects.get(value)?.document.label, language) ||
      value,
  }))
}

/** What a component measures: records that are credited, a KPI, objectives, a rank, what others earn. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Setting } from '../../../names/setting.tsx'
import { Notes } from '../../automation/notes.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { beginMeasure, type Origin, origins, withMeasure } from './begin-measure.ts'
import { CreditsSettings } from './credits-settings.tsx'

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
      return <Form definition="KpiFigure" properties={['kpi', 'of']} value={measure} pointer={pointer} />
    case 'objectives':
      return <Form definition="Objectives" properties={['objectives']} value={measure} pointer={pointer} />
    case 'contest':
      return (
        <Form
          definition="ContestRank"
          properties={['kpi', 'among', 'prizes', 'ties', 'second', 'atLeast']}
          value={measure}
          pointer={pointer}
        />
      )
    case 'earnings':
      return <Form definition="TeamEarnings" properties={['plan', 'of']} value={measure} pointer={pointer} />
    case 'components':
      return <p className="setting-note">{t('measure.componentsHint')}</p>
    default:
      return measure satisfies never
  }
}

interface FormProps<T extends plans.Measure> {
  readonly definition: string
  readonly properties: readonly (keyof T & string)[]
  readonly value: T
  readonly pointer: string
}

/** Settings as the schema has them. */
function Form<T extends plans.Measure>({ definition, properties, value, pointer }: FormProps<T>) {
  const [language] = useLanguage()
  const { identity, problems, set, words } = usePlan()
  return (
    <PartForm<T>
      key={`${definition} ${language}`}
      kind="commission-plan"
      identity={identity}
      definition={definition}
      properties={properties}
      value={value}
      pointer={pointer}
      problems={problemsBelow(problems, pointer)}
      onChange={(next) => set(pointer, next, words('Component', 'measure').title)}
    />
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

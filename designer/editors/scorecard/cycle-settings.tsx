/** How often people are appraised, by which calendar, and how the periods of a year become one result. */
import type { scorecards } from '@attain/engine/metadata'
import { compileCalendar, STANDARD_CALENDAR, standardCalendar } from '@attain/engine/performance/calendar'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Segmented } from 'antd'
import { problemsBelow } from '../../check/problem-at.ts'
import { Notes } from '../automation/notes.tsx'
import { PartInput } from '../settings/part-input.tsx'
import { ChoiceField } from '../settings/pick-fields.tsx'
import { evenedOut } from '../settings/sum-of-weights.ts'
import { WeightSum } from '../settings/weight-sum.tsx'
import { useScorecard } from './scorecard-context.tsx'
import { useTexts } from './texts.ts'

export function CycleSettings() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard, bundle, words, set, problems } = useScorecard()
  const { cycle } = scorecard
  const place = (property: string) => ({ definition: 'Cycle', property, pointer: `/cycle/${property}` })
  const others = [...bundle.calendars.values()]
    .map(({ document: { name, label } }) => ({ value: name, label: textIn(label, language) || name }))
    .filter(({ value }) => value !== STANDARD_CALENDAR)
  const { title } = words('Cycle', 'yearly')
  const count = usePeriods(cycle)
  const { yearly } = cycle
  return (
    <>
      <div className="setting-fields">
        <ChoiceField {...place('every')} value={cycle.every} usual="" />
        <ChoiceField
          {...place('calendar')}
          value={cycle.calendar}
          usual={STANDARD_CALENDAR}
          choices={[{ value: STANDARD_CALENDAR, label: t('standardCalendar') }, ...others]}
        />
      </div>
      {cycle.every !== 'year' && count > 0 && (
        <>
          <h3>{t('yearResult')}</h3>
          <Segmented
            aria-label={t('yearResult')}
            value={yearly === undefined ? 'mean' : 'weights'}
            options={[
              { value: 'mean', label: t('yearMean') },
              { value: 'weights', label: t('yearWeights') },
            ]}
            onChange={(by) =>
              set('/cycle/yearly', by === 'mean' ? undefined : evenedOut(Array.from({ length: count }, () => 1)), title)
            }
          />
        </>
      )}
      {yearly !== undefined && (
        <div className="score-shares">
          {yearly.map((weight, index) => (
            <PartInput
              // biome-ignore lint/suspicious/noArrayIndexKey: periods have no other name than their number
              key={index}
              name={String(index + 1)}
              label={t('weightOf', { name: String(index + 1) })}
              value={weight}
              onChange={(next) => (next === undefined ? undefined : set(`/cycle/yearly/${index}`, next, title))}
            />
          ))}
          <WeightSum weights={yearly} onEven={(weights) => set('/cycle/yearly', weights, title)} />
        </div>
      )}
      <Notes problems={problemsBelow(problems, '/cycle/yearly').filter(({ code }) => code !== 'weights-not-100')} />
    </>
  )
}

/** How many periods of the cycle a year of its calendar has. */
function usePeriods({ calendar: name = STANDARD_CALENDAR, every }: scorecards.Cycle): number {
  const { bundle } = useScorecard()
  const document = bundle.calendars.get(name)?.document
  const calendar = document === undefined ? standardCalendar(bundle.app?.document ?? {}) : compileCalendar(document)
  return every === 'year' ? 1 : calendar.parts[every].length
}

/** Calculated from KPIs that are there. */
import type { Bundle, KpiDocument } from '@attain/engine/metadata'
import { firstDayOf } from './of-others.ts'
import { money, type Preset, type PresetKey, percent } from './preset.ts'

export function ofKpis(name: string, bundle: Bundle): readonly Preset[] {
  const others = [...bundle.kpis.values()].map(({ document }) => document).filter((one) => one.name !== name)
  const measured = others
    .filter(({ measure }) => measure.from === 'records')
    // what was won comes before what is hoped for, and what counts for whoever has it now before what was somebody's then
    .sort((a, b) => breadthOf(a) - breadthOf(b) || Number(isOfThatDay(a)) - Number(isOfThatDay(b)))
  const amount = measured.find(({ unit }) => unit?.type === 'currency')
  const counts = measured.filter(({ measure }) => measure.from === 'records' && measure.calculate === 'count')
  const ofDeals = counts.filter(({ measure }) => isOfDeals(measure, bundle))
  const [part] = ofDeals
  // two that count the same say nothing of each other
  const whole = ofDeals.find((one) => part !== undefined && breadthOf(one) > breadthOf(part))
  const different = measured.find(({ measure }) => measure.from === 'records' && measure.calculate === 'countDistinct')
  const cost = others.find(
    ({ measure, unit, better }) => measure.from === 'entries' && unit?.type === 'currency' && better === 'lower',
  )
  const first = counts.find(
    ({ measure }) => measure.from === 'records' && measure.date === firstDayOf(bundle, measure.object),
  )
  return [
    ...(amount && part ? [formula('average', amount, `${amount.name} / ${part.name}`, money)] : []),
    ...(part && whole ? [formula('rate', part, `${part.name} / ${whole.name}`, percent)] : []),
    ...(amount
      ? [
          formula('growth', amount, over(amount.name, 'previous'), percent),
          formula('growthOverYear', amount, over(amount.name, 'year_ago'), percent),
          formula('yearToDate', amount, `year_to_date.${amount.name}`, money),
          formula('movingAverage', amount, `rolling_3.${amount.name} / 3`, money),
          formula('shareOfAll', amount, `${amount.name} / company.${amount.name}`, percent),
          formula('shareOfTeam', amount, `${amount.name} / team.${amount.name}`, percent),
        ]
      : []),
    ...(different ? [formula('retention', different, comingBack(different.name), percent)] : []),
    ...(different && first
      ? [formula('repeatPurchase', different, `(${different.name} - ${first.name}) / ${different.name}`, percent)]
      : []),
    ...(cost && first
      ? [{ ...formula('acquisitionCost', first, `${cost.name} / ${first.name}`, money), better: 'lower' as const }]
      : []),
  ]
}

function formula(key: PresetKey, of: KpiDocument, text: string, unit: KpiDocument['unit']): Preset {
  return { key, of: of.name, measure: { from: 'kpis', formula: text }, unit }
}

/** Who is in both periods is in the sum of both and not in what both have together. */
function comingBack(kpi: string): string {
  return `(${kpi} + previous.${kpi} - rolling_2.${kpi}) / previous.${kpi}`
}

/** What moves through stages is sold; other records that are counted are whom it is sold to. */
function isOfDeals(measure: KpiDocument['measure'], bundle: Bundle): boolean {
  return measure.from === 'records' && bundle.objects.get(measure.object)?.document.stages !== undefined
}

function over(kpi: string, shift: string): string {
  return `(${kpi} - ${shift}.${kpi}) / ${shift}.${kpi}`
}

/** What lets more count says more: `stage = "won"` is a part of `stage in ["won", "lost"]`. */
function breadthOf({ measure }: KpiDocument): number {
  return measure.from === 'records' && measure.when !== undefined ? JSON.stringify(measure.when).length : Infinity
}

function isOfThatDay({ measure }: KpiDocument): boolean {
  return measure.from === 'records' && measure.personAt === 'date'
}

/** What sales teams ask for, made of what the application has: objects with stages and money, and KPIs that are there. */
import type { Bundle, KpiDocument } from '@attain/engine/metadata'
import { fieldsOf } from '../../names/field-path.ts'
import { dateOf, measurableObjects, stagesOf } from './kpi-document.ts'

export interface Preset {
  readonly key: PresetKey
  /** The object or KPI that it is made of. */
  readonly of: string
  readonly measure: KpiDocument['measure']
  readonly unit?: KpiDocument['unit']
  readonly better?: KpiDocument['better']
}

export type PresetKey =
  | 'sales'
  | 'won'
  | 'decided'
  | 'customers'
  | 'newRecords'
  | 'cycle'
  | 'conversion'
  | 'timeInStage'
  | 'newCustomers'
  | 'average'
  | 'rate'
  | 'growth'
  | 'growthOverYear'
  | 'yearToDate'
  | 'movingAverage'
  | 'shareOfAll'
  | 'shareOfTeam'
  | 'retention'
  | 'acquisitionCost'

const money = { type: 'currency' } as const
const percent = { type: 'percent', decimals: 1 } as const
const inDays = { type: 'days', decimals: 1 } as const

export function presetsFor(name: string, bundle: Bundle): readonly Preset[] {
  return [...measurableObjects(bundle).flatMap((object) => ofRecords(object, bundle)), ...ofKpis(name, bundle)]
}

function ofRecords(object: string, bundle: Bundle): Preset[] {
  const linked = bundle.objects.get(object)
  const fields = fieldsOf(bundle, object)
  const date = dateOf(bundle, object)
  const all = { from: 'records', object, date } as const
  const created: Preset = {
    key: 'newRecords',
    of: object,
    measure: { from: 'records', object, calculate: 'count', date: 'created_at' },
  }
  const stages = linked?.document.stages?.field
  const options = linked?.fields.get(stages ?? '')?.options ?? []
  const ending = (outcome: string) => options.filter((one) => one.outcome === outcome).map(({ value }) => value)
  const [won, lost] = [ending('won'), ending('lost')]
  if (stages === undefined || won.length === 0) return [created, ...newOnes(object, bundle)]
  const isWon = isOneOf(stages, won)
  const amount = fields.find(({ valueType, builtIn }) => valueType === 'currency' && !builtIn)?.name
  const customer = fields.find(({ type }) => type === 'lookup')?.name
  const days = fields.filter(({ valueType, type }) => valueType === 'date' && type !== 'formula')
  const [first, last] = [days[0]?.name, days.at(-1)?.name]
  return [
    ...(amount === undefined
      ? []
      : [
          {
            key: 'sales',
            of: object,
            measure: { ...all, when: isWon, calculate: 'sum', of: amount },
            unit: money,
          } satisfies Preset,
        ]),
    { key: 'won', of: object, measure: { ...all, when: isWon, calculate: 'count' } },
    { key: 'decided', of: object, measure: { ...all, when: isOneOf(stages, [...won, ...lost]), calculate: 'count' } },
    ...(customer === undefined
      ? []
      : [
          {
            key: 'customers',
            of: object,
            measure: { ...all, when: isWon, calculate: 'countDistinct', of: customer },
          } satisfies Preset,
        ]),
    ...(first === undefined || last === undefined || first === last
      ? []
      : [
          {
            key: 'cycle',
            of: object,
            measure: { ...all, when: isWon, calculate: 'average', of: `${last} - ${first}` },
            unit: inDays,
            better: 'lower',
          } satisfies Preset,
        ]),
    ...ofStages(object, bundle),
    created,
  ]
}

/** From the last stage before the decision, which is the one that most is asked about; another one is a choice away. */
function ofStages(object: string, bundle: Bundle): Preset[] {
  const stages = stagesOf(bundle, object)
  const [first, ...won] = stages.filter(({ outcome }) => outcome === 'won').map(({ value }) => value)
  const stage = stages.filter(({ outcome = 'open' }) => outcome === 'open').at(-1)?.value
  if (first === undefined || stage === undefined) return []
  const way = { from: 'stages', object, stage } as const
  return [
    { key: 'conversion', of: object, measure: { ...way, calculate: 'conversion', to: [first, ...won] }, unit: percent },
    { key: 'timeInStage', of: object, measure: { ...way, calculate: 'medianDays' }, unit: inDays, better: 'lower' },
  ]
}

/** Those who bought for the first time: records that know since when, as the first of the days that belong to them. */
function newOnes(object: string, bundle: Bundle): Preset[] {
  const since = fieldsOf(bundle, object).find(
    ({ type, valueType, document }) => type === 'rollup' && valueType === 'date' && document.aggregate === 'min',
  )
  if (since === undefined) return []
  return [
    { key: 'newCustomers', of: object, measure: { from: 'records', object, calculate: 'count', date: since.name } },
  ]
}

function ofKpis(name: string, bundle: Bundle): Preset[] {
  const others = [...bundle.kpis.values()].map(({ document }) => document).filter((one) => one.name !== name)
  // what was won comes before what is hoped for
  const measured = others
    .filter(({ measure }) => measure.from === 'records')
    .sort((a, b) => breadthOf(a) - breadthOf(b))
  const amount = measured.find(({ unit }) => unit?.type === 'currency')
  const counts = measured.filter(({ measure }) => measure.from === 'records' && measure.calculate === 'count')
  const formula = (key: PresetKey, of: KpiDocument, text: string, unit: KpiDocument['unit']): Preset => ({
    key,
    of: of.name,
    measure: { from: 'kpis', formula: text },
    unit,
  })
  const [part, whole] = counts.filter(({ measure }) => isOfDeals(measure, bundle))
  const different = measured.find(({ measure }) => measure.from === 'records' && measure.calculate === 'countDistinct')
  const cost = others.find(({ measure, unit }) => measure.from === 'entries' && unit?.type === 'currency')
  const won = counts.find(({ measure }) => !isOfDeals(measure, bundle))
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
    ...(cost && won
      ? [{ ...formula('acquisitionCost', won, `${cost.name} / ${won.name}`, money), better: 'lower' as const }]
      : []),
  ]
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

function isOneOf(field: string, values: readonly string[]): string {
  const [only, ...more] = values.map((value) => JSON.stringify(value))
  return more.length === 0 ? `${field} = ${only}` : `${field} in [${[only, ...more].join(', ')}]`
}

/** What lets more count says more: `stage = "won"` is a part of `stage in ["won", "lost"]`. */
function breadthOf({ measure }: KpiDocument): number {
  return measure.from === 'records' && measure.when !== undefined ? JSON.stringify(measure.when).length : Infinity
}

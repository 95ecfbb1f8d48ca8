/** Measured on what moves through stages and can be won: sales, orders, customers, the way to them. */
import type { Bundle } from '@attain/engine/metadata'
import { fieldsOf } from '../../../names/field-path.ts'
import { likelyDate, UNDOES } from '../../../names/likely-date.ts'
import { stagesOf } from '../kpi-document.ts'
import { inDays, money, type Preset, percent } from './preset.ts'

/** None where nothing can be won. */
export function ofDeals(object: string, bundle: Bundle): readonly Preset[] {
  const linked = bundle.objects.get(object)
  const stages = linked?.document.stages?.field
  const options = linked?.fields.get(stages ?? '')?.options ?? []
  const ending = (outcome: string) => options.filter((one) => one.outcome === outcome).map(({ value }) => value)
  const [won, lost] = [ending('won'), ending('lost')]
  if (stages === undefined || won.length === 0) return []
  const fields = fieldsOf(bundle, object)
  const isWon = isOneOf(stages, won)
  const amount = fields.find(({ valueType, builtIn }) => valueType === 'currency' && !builtIn)?.name
  const customer = fields.find(({ type }) => type === 'lookup')?.name
  const all = { from: 'records', object, date: likelyDate(bundle, object) } as const
  const sales = { ...all, when: isWon, calculate: 'sum' } as const
  const customers = { ...all, when: isWon, calculate: 'countDistinct' } as const
  return [
    ...(amount === undefined
      ? []
      : [{ key: 'sales', of: object, measure: { ...sales, of: amount }, unit: money } satisfies Preset]),
    { key: 'won', of: object, measure: { ...all, when: isWon, calculate: 'count' } },
    { key: 'decided', of: object, measure: { ...all, when: isOneOf(stages, [...won, ...lost]), calculate: 'count' } },
    ...(customer === undefined
      ? []
      : [{ key: 'customers', of: object, measure: { ...customers, of: customer } } satisfies Preset]),
    ...cycleOf(object, bundle, isWon),
    ...ofStages(object, bundle),
  ]
}

/** From the first day that a deal has to the one that it counts on. */
function cycleOf(object: string, bundle: Bundle, when: string): Preset[] {
  const last = likelyDate(bundle, object)
  const since = bundle.objects.get(object)?.document.stages?.since
  const days = fieldsOf(bundle, object).filter(({ valueType, type }) => valueType === 'date' && type !== 'formula')
  const first = days.find(({ name }) => name !== last && name !== since && !UNDOES.test(name))?.name
  if (first === undefined || !days.some(({ name }) => name === last)) return []
  const measure = { from: 'records', object, when, calculate: 'average', of: `${last} - ${first}`, date: last } as const
  return [{ key: 'cycle', of: object, measure, unit: inDays, better: 'lower' }]
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

function isOneOf(field: string, values: readonly string[]): string {
  const [only, ...more] = values.map((value) => JSON.stringify(value))
  return more.length === 0 ? `${field} = ${only}` : `${field} in [${[only, ...more].join(', ')}]`
}

/** Tables, months and plans at random. Amounts are whole hundreds and rates whole per cents, so that money is exact. */
import fc from 'fast-check'
import { fraction, hundred } from '../../performance/fraction.ts'
import type { CommissionPlan, Component, Draw, PayeeFacts, rates, Settles, Span, Window } from '../index.ts'

type RateTable = rates.RateTable

const rate = fc.integer({ min: 0, max: 30 }).map(String)
const bound = fc.integer({ min: 1, max: 40 }).map((hundreds) => String(hundreds * 2_500))

/** What came in a month; some of it was returned. */
export const volume = fc.integer({ min: 0, max: 900 }).map((hundreds) => String(hundreds * 100))
export const change = fc.integer({ min: -300, max: 900 }).map((hundreds) => String(hundreds * 100))
/** Any amount to the minor unit. */
export const money = fc.integer({ min: -500_000, max: 900_000 }).map((cents) => (cents / 100).toFixed(2))

export const marginal = tableOf(fc.constant('part' as const))
export const retroactive = tableOf(fc.constant('whole' as const))
export const mixed = tableOf(fc.constantFrom('part' as const, 'whole' as const, 'excess' as const))

function tableOf(on: fc.Arbitrary<rates.On>): fc.Arbitrary<RateTable> {
  return fc
    .record({
      bounds: fc.constantFrom('lower' as const, 'upper' as const),
      above: fc.uniqueArray(bound, { maxLength: 4 }),
      tiers: fc.array(fc.record({ rate, on }), { minLength: 5, maxLength: 5 }),
    })
    .map(({ bounds, above, tiers }) => ({
      bounds,
      between: 'steps',
      below: 'nothing',
      above: 'level',
      tiers: ['0', ...above.sort((a, b) => Number(a) - Number(b))].map((from, index) => ({
        from: fraction(from),
        on: tiers[index]?.on ?? 'part',
        pays: [{ percent: fraction(tiers[index]?.rate ?? '0') }],
      })),
    }))
}

export const window: fc.Arbitrary<Window> = fc.constantFrom(
  'period',
  'quarterToDate',
  'halfToDate',
  'yearToDate',
  'planToDate',
)
export const settles: fc.Arbitrary<Settles> = fc.constantFrom('increase', 'trueUp', 'period')

export const months = fc.array(change, { minLength: 1, maxLength: 12 })

/** A component that pays by a table on one measure. */
export function componentOf(table: RateTable, more: Partial<Component> = {}): Component {
  return {
    name: 'sales',
    measures: ['measure'],
    source: { from: 'given' },
    window: 'period',
    rolling: 1,
    against: 'whole',
    settles: 'increase',
    hasQuota: false,
    pays: { by: 'table', tables: [{ key: { by: 'measure', measure: 'measure' }, base: 'measure', table }] },
    weight: hundred,
    gates: [],
    multipliers: [],
    isHeld: false,
    ...more,
  }
}

export function planOf(components: readonly Component[], more: Partial<CommissionPlan> = {}): CommissionPlan {
  return { name: 'plan', currency: 'CNY', components, multipliers: [], schedule: [], prorates: new Set(), ...more }
}

/** Months of 2026 in which so much came in, each with a target incentive of 1,000. */
export function payeeOf(payee: string, came: readonly string[], more: (month: number) => Partial<Span> = () => ({})) {
  return { payee, person: {}, spans: came.map((measure, index) => spanOf(index + 1, measure, more(index + 1))) }
}

function spanOf(month: number, measure: string, more: Partial<Span>): PayeeFacts['spans'][number] {
  const period = `2026-${String(month).padStart(2, '0')}`
  return {
    period,
    from: `${period}-01`,
    to: `${period}-28`,
    within: { quarter: `2026-Q${Math.ceil(month / 3)}`, half: `2026-H${Math.ceil(month / 6)}`, year: '2026' },
    days: { active: 28, of: 28 },
    targetIncentive: '1000',
    kpis: {},
    adjustments: [],
    components: { sales: { measures: { measure } } },
    ...more,
  }
}

/** A draw of a fixed amount. */
export function drawOf(amount: string, more: Partial<Draw> = {}): Draw {
  return { isRecoverable: true, amount: constant(amount), recovers: hundred, ...more }
}

function constant(value: string): Draw['amount'] {
  return {
    kind: 'constant',
    value,
    type: { kind: 'number' },
    digits: { whole: 20, scale: 0 },
    mayFail: false,
    cost: 1,
    place: '',
  } as unknown as Draw['amount']
}

/** From the document, which people write, to the plan, which `engine/commission` calculates by. */
import type * as engine from '../../../commission/definition.ts'
import { planObjectName } from '../../../commission/plan-object.ts'
import type { Typed } from '../../../formula/types/typed.ts'
import { hundred } from '../../../performance/fraction.ts'
import { DEFAULT_CURRENCY } from '../../compile-field.ts'
import { type Gives, readUse } from '../../formulas.ts'
import type { NamedBundle } from '../../scope-in.ts'
import type { Formula } from '../definitions.generated.ts'
import { measuresOf } from './check-commission-plan.ts'
import { paysOnParts } from './check-tiers.ts'
import { compileTable, decimal } from './compile-table.ts'
import { orderComponents } from './order-components.ts'
import type {
  CommissionPlanDocument,
  Component,
  Gate,
  Key,
  Limit,
  Multiplier,
  Pays,
  RateTable,
} from './types.generated.ts'

type Reads = (formula: Formula, gives: Gives) => Typed

/** A plan without problems. */
export function compileCommissionPlan(document: CommissionPlanDocument, bundle: NamedBundle): engine.CommissionPlan {
  const { name, currency, multipliers = [], cap, floor, poolCap, draw, schedule = [], prorate } = document
  const ordered = orderComponents(document, bundle)
  if ('circle' in ordered) throw new Error('A plan without problems has no circles.')
  const readsIn = (component?: string): Reads => {
    const object = planObjectName(name, component)
    return (formula, gives) => typed(bundle, object, formula, gives)
  }
  const reads = readsIn()
  return {
    name,
    currency: currency ?? bundle.app?.document.currency ?? DEFAULT_CURRENCY,
    components: ordered.order.map((component) => compileComponent(component, bundle, readsIn(component.name))),
    multipliers: multipliers.map((one) => compileMultiplier(one, 'measure', reads)),
    ...(cap !== undefined && { cap: compileLimit(cap, reads) }),
    ...(floor !== undefined && { floor: compileLimit(floor, reads) }),
    ...(poolCap !== undefined && { poolCap: decimal(poolCap) }),
    ...(draw !== undefined && { draw: compileDraw(draw, reads) }),
    schedule: schedule.map(({ percent, after }) => ({ percent: decimal(percent), after })),
    prorates: new Set(prorate?.of ?? ['quota', 'targetIncentive', 'draw']),
  }
}

function compileComponent(component: Component, bundle: NamedBundle, reads: Reads): engine.Component {
  const { name, window = 'period', rolling = 1, against = 'whole', quota, threshold, weight, cap, floor } = component
  const { gates = [], multipliers = [], hold } = component
  const measures = measuresOf(component)
  const main = measures[0] ?? 'count'
  const pays = compilePays(component, main, reads)
  return {
    name,
    measures,
    source: compileSource(component, bundle),
    window,
    rolling,
    against,
    settles: settlesOf(component),
    hasQuota: quota !== undefined,
    ...(threshold !== undefined && {
      threshold: {
        of: threshold.of ?? 'attainment',
        at: decimal(threshold.at),
        pays: threshold.pays ?? 'all',
      },
    }),
    pays,
    weight: weight === undefined ? hundred : decimal(weight),
    ...(cap !== undefined && { cap: compileLimit(cap, reads) }),
    ...(floor !== undefined && { floor: compileLimit(floor, reads) }),
    gates: gates.map((gate) => compileGate(gate, reads)),
    multipliers: multipliers.map((one) => compileMultiplier(one, main, reads)),
    isHeld: hold !== undefined,
    ...(hold?.percent !== undefined && { heldPart: decimal(hold.percent) }),
  }
}

function compileSource({ measure, pool }: Component, { kpis }: NamedBundle): engine.Source {
  if (pool !== undefined) return { from: 'pool' }
  // of complaints, whoever has the fewest is ahead
  const betterOf = (kpi: string) => kpis.get(kpi)?.document.better ?? 'higher'
  switch (measure.from) {
    case 'objectives':
      return {
        from: 'objectives',
        objectives: measure.objectives.map(({ name, weight }) => ({ name, weight: decimal(weight) })),
      }
    case 'contest':
      return {
        from: 'contest',
        prizes: measure.prizes.map(decimal),
        ties: measure.ties ?? 'share',
        better: betterOf(measure.kpi),
        ...(measure.second !== undefined && { second: 'second', secondBetter: betterOf(measure.second) }),
        ...(measure.atLeast !== undefined && { atLeast: decimal(measure.atLeast) }),
      }
    case 'credits':
    case 'kpi':
    case 'earnings':
    case 'components':
      return { from: 'given' }
    default:
      return measure satisfies never
  }
}

/** Where every tier pays on its own part, what came since is paid; a total is paid less what was paid before. */
function settlesOf({ settles, window = 'period', pays, pool }: Component): engine.Settles {
  if (settles !== undefined) return settles
  if (window === 'rolling') return 'period'
  if (pool !== undefined) return 'increase'
  const isByPart = pays?.by === 'table' && pays.tables.every(paysOnParts)
  return isByPart ? 'increase' : 'trueUp'
}

function compilePays({ pays, measure }: Component, main: string, reads: Reads): engine.Pays {
  if (measure.from === 'contest') return { by: 'award' }
  if (pays === undefined) return { by: 'payout' }
  return payers[pays.by](pays as never, main, reads)
}

const payers: {
  readonly [B in Pays['by']]: (pays: Extract<Pays, { readonly by: B }>, main: string, reads: Reads) => engine.Pays
} = {
  table: ({ tables }, main, reads) => ({
    by: 'table',
    tables: tables.map((table) => compileDatedTable(table, main, reads)),
  }),
  formula: ({ formula, gives = 'amount' }, _main, reads) => ({
    by: 'formula',
    formula: reads(formula, 'number'),
    gives,
  }),
  payout: () => ({ by: 'payout' }),
}

function compileDatedTable(table: RateTable, main: string, reads: Reads): engine.DatedTable {
  const { from, key, column, base, baseRate } = table
  return {
    ...(from !== undefined && { from }),
    key: compileKey(key, main, reads),
    ...(column !== undefined && { column: compileKey(column, main, reads) }),
    base: measureNamed(base, main),
    ...(baseRate !== undefined && { baseRate: reads(baseRate, 'number') }),
    table: compileTable(table),
  }
}

function compileKey(key: Key | undefined, main: string, reads: Reads): engine.Key {
  if (key === undefined) return { by: 'measure', measure: main }
  switch (key.by) {
    case 'measure':
    case 'attainment':
      return { by: key.by, measure: measureNamed(key.measure, main) }
    case 'component':
      return { by: 'component', component: key.component, figure: key.figure ?? 'attainment' }
    case 'formula':
      return { by: 'formula', formula: reads(key.formula, 'number'), isPercent: key.unit === 'percent' }
    default:
      return key satisfies never
  }
}

/** `measure` is what a component measures first, which may be how many records there are. */
function measureNamed(name: string | undefined, main: string): string {
  return name === undefined || name === 'measure' ? main : name
}

function compileGate({ name, when, otherwise = { pays: 'nothing' } }: Gate, reads: Reads): engine.Gate {
  return {
    name,
    when: reads(when, 'condition'),
    otherwise: otherwise.pays === 'percent' ? { pays: 'percent', percent: decimal(otherwise.percent) } : otherwise,
  }
}

function compileMultiplier({ name, factor, table }: Multiplier, main: string, reads: Reads): engine.Multiplier {
  if (table === undefined) return { name, factor: { by: 'formula', formula: reads(factor ?? '1', 'number') } }
  const { key, between = 'steps', bounds = 'lower', steps } = table
  return {
    name,
    factor: {
      by: 'table',
      key: compileKey(key, main, reads),
      table: {
        bounds,
        between,
        below: 'level',
        above: 'level',
        tiers: steps.map(({ from, percent }) => ({
          from: decimal(from),
          on: 'whole',
          pays: [{ percent: decimal(percent) }],
        })),
      },
    },
  }
}

function compileLimit({ amount, percent, per = 'period' }: Limit, reads: Reads): engine.Limit {
  if (percent !== undefined) return { is: { of: 'targetIncentive', percent: decimal(percent) }, per }
  return { is: { of: 'formula', formula: reads(amount ?? '0', 'number') }, per }
}

function compileDraw(
  { kind, amount, periods, percents, most, recovers }: NonNullable<CommissionPlanDocument['draw']>,
  reads: Reads,
): engine.Draw {
  return {
    isRecoverable: kind === 'recoverable',
    amount: reads(amount, 'number'),
    ...(periods !== undefined && { periods }),
    ...(percents !== undefined && { percents: percents.map(decimal) }),
    ...(most !== undefined && { most: decimal(most) }),
    recovers: recovers === undefined ? hundred : decimal(recovers),
  }
}

function typed(bundle: NamedBundle, object: string, formula: Formula, gives: Gives): Typed {
  const reading = readUse(bundle, { object, formula, gives, over: 'records' })
  if (reading === undefined || 'problems' in reading)
    throw new Error('A plan without problems has none in its formulas.')
  return reading.typed
}

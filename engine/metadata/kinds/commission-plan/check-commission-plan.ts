import { reservedNames } from '../../../commission/plan-object.ts'
import type { Bundle } from '../../bundle.ts'
import { didYouMean } from '../../did-you-mean.ts'
import { readUse } from '../../formulas.ts'
import { missingNames } from '../../names.ts'
import { type Finding, problem } from '../../problem.ts'
import { namedTwice } from '../named-twice.ts'
import { notHundred } from '../numbers.ts'
import { checkEarnings } from './check-circles.ts'
import { checkFields } from './check-fields.ts'
import { checkReach } from './check-reach.ts'
import { checkTables } from './check-tiers.ts'
import { commissionPlan } from './index.ts'
import { firstNamesIn, keysOf, orderComponents } from './order-components.ts'
import type { CommissionPlanDocument, Component, Limit, Multiplier, RateTable } from './types.generated.ts'

/** What the schema of a commission plan cannot say. */
export function* checkCommissionPlan(document: CommissionPlanDocument, bundle: Bundle): Generator<Finding> {
  const { from, to, components, multipliers = [], schedule = [], accounts = [] } = document
  if (to !== undefined && to < from) yield problem('ends-before-it-begins', '/to', { found: to, from })
  for (const link of commissionPlan.linksThrough?.(document, bundle) ?? []) yield* missingNames(bundle, link)
  yield* namedTwice(components, '/components')
  for (const [index, component] of components.entries())
    yield* checkComponent(component, `/components/${index}`, document, bundle)
  yield* checkMultipliers(multipliers, '')
  yield* checkLimits(document, '')
  if (schedule.length > 0)
    yield* notHundred(
      schedule.map(({ percent }) => percent),
      '/schedule',
      'instalments-not-100',
    )
  yield* checkFields(document, bundle)
  yield* checkEarnings(document, bundle)
  yield* checkReach(document)
  const names = components.map(({ name }) => name)
  yield* checkFactorKeys(multipliers, names)
  for (const [index, { component }] of accounts.entries())
    if (component !== undefined && !names.includes(component))
      yield problem(
        'unknown-component',
        `/accounts/${index}/component`,
        { found: component },
        didYouMean(component, names),
      )
  const ordered = orderComponents(document, bundle)
  if ('circle' in ordered) {
    const index = components.findIndex(({ name }) => name === ordered.circle[0])
    yield problem('components-in-circle', `/components/${index}`, { found: ordered.circle.join(' → ') })
  }
}

function* checkComponent(
  component: Component,
  at: string,
  document: CommissionPlanDocument,
  bundle: Bundle,
): Generator<Finding> {
  const { name, measure, window = 'period', rolling, pays, threshold, settles, pool, gates } = component
  const measures = measuresOf(component)
  if (reservedNames.has(name)) yield problem('plan-name-reserved', `${at}/name`, { found: name })
  for (const [index, other] of measures.slice(1).entries())
    if (reservedNames.has(other) || document.components.some((one) => one.name === other))
      yield problem('plan-name-reserved', `${at}/measure/others/${index}/name`, { found: other })
  if (measure.from === 'credits') yield* namedTwice(measure.others, `${at}/measure/others`)
  if (measure.from === 'objectives') {
    yield* namedTwice(measure.objectives, `${at}/measure/objectives`)
    yield* notHundred(
      measure.objectives.map(({ weight }) => weight),
      `${at}/measure/objectives`,
      'objective-weights-not-100',
    )
  }
  yield* namedTwice(gates, `${at}/gates`)
  if ((window === 'rolling') !== (rolling !== undefined)) yield problem('rolling-periods', at, {})
  if (window === 'transaction' && measure.from !== 'credits') yield problem('no-records-to-pay', `${at}/window`, {})
  if (measure.from === 'components' && pays?.by !== 'formula') yield problem('needs-formula', at, {})
  if (measure.from === 'contest' && pays !== undefined) yield problem('prizes-pay', `${at}/pays`, {})
  if (pays === undefined && !paysByItself.has(measure.from)) yield problem('pays-nothing', at, {})
  if (threshold !== undefined && pays?.by !== 'table') yield problem('threshold-without-table', `${at}/threshold`, {})
  if (settles === 'atEnd' && endless.has(window)) yield problem('window-without-end', `${at}/settles`, {})
  if (pool !== undefined && (settles === 'trueUp' || settles === 'atEnd'))
    yield problem('pool-trues-up', `${at}/settles`, {})
  if (measure.from !== 'credits')
    for (const property of ['hold', 'clawback'] as const)
      if (component[property] !== undefined) yield problem('only-of-records', `${at}/${property}`, {})
  yield* checkKeys(component, at, document)
  yield* checkNeeds(component, at, document, bundle)
  yield* checkTables(component, at)
  yield* checkMultipliers(component.multipliers, at)
  yield* checkLimits(component, at)
}

/** Windows of which none is the last period. */
const endless: ReadonlySet<NonNullable<Component['window']>> = new Set(['transaction', 'planToDate', 'rolling'])

/** What pays without saying how: prizes, and objectives, which are a share of the target incentive. */
const paysByItself: ReadonlySet<Component['measure']['from']> = new Set(['contest', 'objectives'])

/** The names of what a component measures; the first is what its table looks at. */
export function measuresOf({ measure }: Component): readonly string[] {
  switch (measure.from) {
    case 'credits': {
      const others = (measure.others ?? []).map(({ name }) => name)
      return [measure.amount === undefined ? 'count' : 'measure', ...others]
    }
    case 'objectives':
      return ['achieved']
    case 'contest':
      return measure.second === undefined ? ['measure'] : ['measure', 'second']
    case 'kpi':
    case 'earnings':
    case 'components':
      return ['measure']
    default:
      return measure satisfies never
  }
}

function* checkKeys(component: Component, at: string, { components }: CommissionPlanDocument): Generator<Finding> {
  const measures = [...measuresOf(component), 'measure', 'count']
  const names = components.map(({ name }) => name)
  for (const key of keysOf(component)) {
    if (key.by === 'component' && !names.includes(key.component))
      yield problem('unknown-component', at, { found: key.component }, didYouMean(key.component, names))
    if (
      (key.by === 'measure' || key.by === 'attainment') &&
      key.measure !== undefined &&
      !measures.includes(key.measure)
    )
      yield problem('unknown-measure', at, { found: key.measure }, didYouMean(key.measure, measures))
  }
  for (const [index, { base }] of tablesOf(component).entries())
    if (base !== undefined && !measures.includes(base))
      yield problem('unknown-measure', `${at}/pays/tables/${index}/base`, { found: base }, didYouMean(base, measures))
}

/** What formulas and tables look at has to be there: a quota, a target incentive. */
function* checkNeeds(
  component: Component,
  at: string,
  document: CommissionPlanDocument,
  bundle: Bundle,
): Generator<Finding> {
  const names = new Set<string>()
  for (const link of commissionPlan.links({ ...document, components: [component] })) {
    const reading = link.to === 'formula' ? readUse(bundle, link) : undefined
    const isHere = link.to === 'formula' && link.object.endsWith(`.${component.name}`)
    if (isHere && reading !== undefined && 'typed' in reading)
      for (const name of firstNamesIn(reading.typed)) names.add(name)
  }
  const needsQuota =
    names.has('quota') ||
    names.has('attainment') ||
    keysOf(component).some(({ by }) => by === 'attainment') ||
    (component.threshold !== undefined && component.threshold.of !== 'measure')
  if (needsQuota && component.quota === undefined) yield problem('no-quota', at, {})
  const { pays, measure } = component
  const isShare =
    pays?.by === 'payout' ||
    (pays?.by === 'formula' && pays.gives === 'payout') ||
    (pays === undefined && measure.from === 'objectives') ||
    tablesOf(component).some((table) => [table.pays, ...table.tiers.map((tier) => tier.pays)].includes('payout')) ||
    component.cap?.percent !== undefined ||
    component.floor?.percent !== undefined
  if ((isShare || names.has('target_incentive')) && document.targetIncentive === undefined)
    yield problem('no-target-incentive', at, {})
}

function tablesOf({ pays }: Component): readonly RateTable[] {
  return pays?.by === 'table' ? pays.tables : []
}

function* checkMultipliers(multipliers: readonly Multiplier[] = [], at: string): Generator<Finding> {
  yield* namedTwice(multipliers, `${at}/multipliers`)
  for (const [index, { factor, table }] of multipliers.entries())
    if ((factor === undefined) === (table === undefined))
      yield problem('factor-or-table', `${at}/multipliers/${index}`, {})
}

/** A plan measures nothing of its own: its factors look at figures of its components. */
function* checkFactorKeys(multipliers: readonly Multiplier[], names: readonly string[]): Generator<Finding> {
  for (const [index, { table }] of multipliers.entries()) {
    const place = `/multipliers/${index}/table/key`
    if (table === undefined) continue
    const { key } = table
    if (key.by !== 'component') yield problem('factor-of-components', place, {})
    else if (!names.includes(key.component))
      yield problem(
        'unknown-component',
        `${place}/component`,
        { found: key.component },
        didYouMean(key.component, names),
      )
  }
}

function* checkLimits(
  limits: { readonly cap?: Limit | undefined; readonly floor?: Limit | undefined },
  at: string,
): Generator<Finding> {
  for (const type of ['cap', 'floor'] as const) {
    const limit = limits[type]
    if (limit !== undefined && (limit.amount === undefined) === (limit.percent === undefined))
      yield problem('amount-or-percent', `${at}/${type}`, {})
  }
}

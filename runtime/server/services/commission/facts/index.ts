/** What the engine is given of each payee: sums of credits, quotas, figures, days; a statement for each source. */
import type { Closed, PayeeFacts, Refusal, RunOff, Span } from '@attain/engine/commission'
import { type Period, periodAround } from '@attain/engine/performance/calendar'
import { allDays, type DayCount, workingDays } from '@attain/engine/performance/target'
import { asSystem, type Context } from '../../context.ts'
import { type Adjustment, adjustmentsOf } from '../adjustments.ts'
import { closedOf } from '../closed.ts'
import type { Payee } from '../payees.ts'
import { withState } from '../periods.ts'
import { dayAfter, dayBefore, type LivePlan, periodsOfRunOff, stretchesOf } from '../plan.ts'
import { isClosed } from '../states.ts'
import { incentiveOf } from './amounts.ts'
import { clawbacksIn, clawbacksOf, type DueIn } from './clawbacks.ts'
import { collectedOf } from './collected.ts'
import { componentFacts, type Sources, toComeOf } from './component.ts'
import { creditsIn } from './credits.ts'
import { earningsOf } from './earnings.ts'
import { figuresOf, kpisOf } from './figures.ts'
import { moneyOf } from './money.ts'
import { achievedOf } from './objectives.ts'
import { quotasOf } from './quotas.ts'
import { bucketsOf, type PayeeSpan, spansOf } from './spans.ts'

type Shared = Omit<Sources, 'clawbacks' | 'held'> & { readonly adjustments: ReadonlyMap<string, readonly Adjustment[]> }

/** Facts of payees for the periods that windows look at; what is to come has quotas, and nothing that was credited. */
export async function factsOf(
  asked: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  { periods, until }: { readonly periods: readonly Period[]; readonly until: string },
): Promise<readonly PayeeFacts[]> {
  const context = asSystem(asked, null)
  const stretches = stretchesOf(plan, periods)
  const buckets = bucketsOf(stretches, payees)
  const ids = payees.map(({ id }) => id)
  const begun = periods.filter((period) => period.from < until)
  const past = [...begun, ...periodsOfRunOff(plan, until)]
  const open = await openOnes(context, plan, past)
  const isOpen = (key: string) => open.some((period) => period.key === key)
  const periodOf = (day: string) => past.findLast(({ from }) => from <= day)?.key ?? ''
  const [credited, quotas, figures, adjustments, closed, collected, lost, earnings, achieved] = await Promise.all([
    creditsIn(context, plan, buckets, ids),
    quotasOf(context, plan, periods, ids),
    figuresOf(context, plan, begun, ids),
    adjustmentsOf(context, plan.name, past),
    closedOf(context, plan, ids),
    collectedOf(context, plan, payees, { past, open }),
    clawbacksOf(context, plan, payees, { until, periodOf }),
    earningsOf(context, plan, begun, ids),
    achievedOf(context, plan, begun, ids),
  ])
  const money = await moneyOf(context, plan, periods)
  const shared = {
    credited,
    quotas: money.quotas(quotas),
    figures: new Map([...money.figures(figures), ...earnings]),
    adjustments,
    collected,
    achieved,
  }
  const common = commonOf(context, plan)
  return payees.map((payee) => {
    const spans = spansOf(payee, stretches, buckets)
    const end = spans.at(-1)?.period.until
    const after = open.flatMap((period) =>
      end !== undefined && period.from >= end ? [{ period, from: period.from, until: period.until }] : [],
    )
    const clawbacks = clawbacksIn([...spans, ...after], lost.get(payee.id), { until, isOpen })
    const own = { clawbacks, held: closed.get(payee.id)?.held ?? [] }
    return {
      ...withClosed(closed.get(payee.id)),
      payee: payee.id,
      person: payee.person as PayeeFacts['person'],
      spans: spans.map((span) => factsOfSpan(plan, payee, span, { ...shared, ...own }, common)),
      ...(after.length > 0 && { runOff: after.map((part) => runOffIn(plan, payee, part, { ...shared, ...own })) }),
    }
  })
}

async function openOnes(context: Context, plan: LivePlan, periods: readonly Period[]): Promise<readonly Period[]> {
  const states = await withState(
    context,
    plan.name,
    periods.map(({ key }) => key),
  )
  return periods.filter(({ key }) => !isClosed(states.get(key)))
}

function withClosed(closed: Closed | undefined): Pick<PayeeFacts, 'closed'> {
  return closed === undefined ? {} : { closed }
}

/** What everybody's spans have in common, found out once. */
interface Common {
  readonly count: DayCount
  readonly kpis: readonly string[]
  /** By the key of a period. */
  readonly periods: Map<string, { readonly within: Span['within']; readonly days: number }>
}

function commonOf({ view }: Context, plan: LivePlan): Common {
  const isWorking = plan.document.prorate?.days === 'working'
  const count = isWorking ? workingDays(view.workspace.calendar.calendar) : allDays
  return { count, kpis: kpisOf(plan), periods: new Map() }
}

function periodIn({ count, periods }: Common, plan: LivePlan, period: Period) {
  const known = periods.get(period.key)
  if (known !== undefined) return known
  const found = { within: withinOf(plan, period), days: count(period) }
  periods.set(period.key, found)
  return found
}

function factsOfSpan(
  plan: LivePlan,
  payee: Payee,
  span: PayeeSpan,
  sources: Shared & Pick<Sources, 'clawbacks' | 'held'>,
  common: Common,
): Span {
  const { period, from, until, begins, isFirst } = span
  const isLater = plan.document.prorate?.firstDay === 'doesNotCount' && begins && from > period.from
  const incentive = incentiveOf(plan, payee, span)
  const key = `${payee.id} ${period.key}`
  const { count, kpis } = common
  const { within, days } = periodIn(common, plan, period)
  return {
    period: period.key,
    from,
    to: dayBefore(until),
    within,
    days: { active: count({ from: isLater ? dayAfter(from) : from, until }), of: days },
    ...(incentive !== undefined && { targetIncentive: incentive }),
    kpis: Object.fromEntries(kpis.map((path) => [path, known(sources.figures.get(`${path} ${key}`))])),
    components: Object.fromEntries(
      plan.definition.components.map((component) => [
        component.name,
        componentFacts(plan, component, payee, span, sources),
      ]),
    ),
    adjustments: isFirst ? (sources.adjustments.get(key) ?? []) : [],
  }
}

function runOffIn(
  plan: LivePlan,
  payee: Payee,
  part: DueIn,
  sources: Pick<Shared, 'collected' | 'adjustments'> & Pick<Sources, 'clawbacks' | 'held'>,
): RunOff {
  const { key } = part.period
  const { components } = plan.definition
  return {
    period: key,
    from: part.from,
    components: Object.fromEntries(
      components.map((component) => [component.name, toComeOf(component, payee, part, sources)]),
    ),
    adjustments: sources.adjustments.get(`${payee.id} ${key}`) ?? [],
  }
}

/** Of a KPI that formulas look at, what cannot be converted is not known. */
function known(figure: string | Refusal | null | undefined): string | null {
  return typeof figure === 'string' ? figure : null
}

function withinOf({ calendar }: LivePlan, period: Period): Span['within'] {
  const key = (granularity: 'quarter' | 'half' | 'year') =>
    calendar.granularities.includes(granularity) && isShorter(period.granularity, granularity)
      ? periodAround(calendar, period, granularity).key
      : undefined
  const [quarter, half] = [key('quarter'), key('half')]
  return {
    ...(quarter !== undefined && { quarter }),
    ...(half !== undefined && { half }),
    year: key('year') ?? period.key,
  }
}

const order = ['month', 'quarter', 'half', 'year']

function isShorter(granularity: string, than: string): boolean {
  return order.indexOf(granularity) <= order.indexOf(than)
}

/** What the engine is given of each payee: sums of credits, quotas, figures, days; a statement for each source. */
import type { Closed, Component, ComponentFacts, PayeeFacts, Span } from '@attain/engine/commission'
import { countIn, type Period, periodAround } from '@attain/engine/performance/calendar'
import { fraction, hundred, multiply, text } from '@attain/engine/performance/fraction'
import { allDays, type DayCount, workingDays } from '@attain/engine/performance/target'
import type { CreditSum } from '../../../store/commission/credits.ts'
import { asSystem, type Context } from '../../context.ts'
import { type Adjustment, adjustmentsOf } from '../adjustments.ts'
import { closedOf } from '../closed.ts'
import type { Payee } from '../payees.ts'
import { dayAfter, dayBefore, type LivePlan, stretchesOf } from '../plan.ts'
import { type Credited, creditsIn } from './credits.ts'
import { figuresOf, kpisOf } from './figures.ts'
import { quotasOf } from './quotas.ts'
import { bucketsOf, type PayeeSpan, spansOf } from './spans.ts'

interface Sources {
  readonly credited: Credited
  readonly quotas: ReadonlyMap<string, string>
  readonly figures: ReadonlyMap<string, string | null>
  readonly adjustments: ReadonlyMap<string, readonly Adjustment[]>
}

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
  const past = periods.filter((period) => period.from < until)
  const [credited, quotas, figures, adjustments, closed] = await Promise.all([
    creditsIn(context, plan, buckets, ids),
    quotasOf(context, plan, periods, ids),
    figuresOf(context, plan, past, ids),
    adjustmentsOf(context, plan.name, past),
    closedOf(context, plan),
  ])
  const sources = { credited, quotas, figures, adjustments }
  const count = daysOf(context, plan)
  return payees.map((payee) => ({
    ...withClosed(closed.get(payee.id)),
    payee: payee.id,
    person: payee.person as PayeeFacts['person'],
    spans: spansOf(payee, stretches, buckets).map((span) => factsOfSpan(plan, payee, span, sources, count)),
  }))
}

function withClosed(closed: Closed | undefined): Pick<PayeeFacts, 'closed'> {
  return closed === undefined ? {} : { closed }
}

function daysOf({ view }: Context, { document }: LivePlan): DayCount {
  return document.prorate?.days === 'working' ? workingDays(view.workspace.calendar.calendar) : allDays
}

function factsOfSpan(plan: LivePlan, payee: Payee, span: PayeeSpan, sources: Sources, count: DayCount): Span {
  const { period, from, until, begins, isFirst } = span
  const isLater = plan.document.prorate?.firstDay === 'doesNotCount' && begins && from > period.from
  const incentive = incentiveOf(plan, payee, span)
  const key = `${payee.id} ${period.key}`
  return {
    period: period.key,
    from,
    to: dayBefore(until),
    within: withinOf(plan, period),
    days: { active: count({ from: isLater ? dayAfter(from) : from, until }), of: count(period) },
    ...(incentive !== undefined && { targetIncentive: incentive }),
    kpis: Object.fromEntries(kpisOf(plan).map((path) => [path, sources.figures.get(`${path} ${key}`) ?? null])),
    components: Object.fromEntries(
      plan.definition.components.map((component) => [
        component.name,
        componentFacts(plan, component, payee, span, sources),
      ]),
    ),
    adjustments: isFirst ? (sources.adjustments.get(key) ?? []) : [],
  }
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

/** A yearly amount is shared by the periods of the year: 12,000 ÷ 12. */
function incentiveOf(plan: LivePlan, payee: Payee, { period, stint }: PayeeSpan): string | undefined {
  const targetIncentive = stint.targetIncentive ?? payee.targetIncentive
  if (targetIncentive === undefined || targetIncentive === null) return undefined
  return perPeriod(plan, targetIncentive, plan.document.targetIncentive?.per, period)
}

function perPeriod(
  { calendar, every }: LivePlan,
  amount: string,
  per: 'period' | 'year' | undefined,
  period: Period,
): string {
  const count = per === 'year' && every !== 'year' ? countIn(calendar, every, period.year) : 1
  return count === 1 ? amount : `${amount}/${count}`
}

function componentFacts(
  plan: LivePlan,
  component: Component,
  payee: Payee,
  span: PayeeSpan,
  { credited, quotas, figures }: Sources,
): ComponentFacts {
  const { period, stint, buckets, isLast } = span
  const document = plan.document.components.find(({ name }) => name === component.name)
  const sum = credited.sum(component.name, payee.id, buckets)
  const worth = plan.crediting.get(component.name)?.worth ?? []
  const measured = (line: Pick<CreditSum, 'number' | 'measures'>) => ({
    count: line.number,
    ...Object.fromEntries(worth.map(({ measure }, i) => [measure, line.measures[i] ?? '0'])),
  })
  const alone = credited.list(component.name, payee.id, buckets)
  const rate = stint.rates[component.name]
  // a figure is that of the period as a whole
  const figure = (of: string) => (isLast ? figures.get(`${of}:${component.name} ${payee.id} ${period.key}`) : undefined)
  return {
    measures: {
      ...(sum === undefined ? { count: '0' } : measured(sum)),
      ...given('measure', figure('component')),
      ...given('second', figure('second')),
    },
    ...(component.hasQuota && { quota: quotaOf(plan, component.name, payee, span, quotas) }),
    ...(rate !== undefined && { rate: inPercent(rate) }),
    ...(alone !== undefined && {
      credits: alone.map((line) => ({ id: line.record, date: line.day, measures: measured(line) })),
    }),
    ...(document?.pool !== undefined && {
      pool: {
        name: document.pool.among === 'plan' ? 'plan' : (payee.team ?? ''),
        weight: payee.weights.get(component.name) ?? '0',
      },
    }),
    ...(document?.measure.from === 'contest' && {
      group: document.measure.among === 'team' ? (payee.team ?? '') : '',
    }),
  }
}

function inPercent(ratio: string): string {
  return text(multiply(fraction(ratio), hundred))
}

function given(name: string, value: string | null | undefined): Readonly<Record<string, string>> {
  return value === undefined || value === null ? {} : { [name]: value }
}

function quotaOf(
  plan: LivePlan,
  component: string,
  payee: Payee,
  { period, stint }: PayeeSpan,
  quotas: Sources['quotas'],
): string | null {
  const quota = plan.document.components.find(({ name }) => name === component)?.quota
  const own = stint.quotas[component]
  if (quota?.from === 'target') return own ?? quotas.get(`${component} ${payee.id} ${period.key}`) ?? null
  const amount = own ?? payee.quotas.get(component)
  if (amount === undefined || amount === null) return null
  return perPeriod(plan, amount, quota?.per, period)
}

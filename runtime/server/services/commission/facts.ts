/** What the engine is given of each payee: sums of credits, quotas, figures, days; a statement for each source. */
import {
  type Closed,
  type Component,
  type ComponentFacts,
  needsOrder,
  type PayeeFacts,
  type Span,
} from '@attain/engine/commission'
import { countIn, type Period, periodAround } from '@attain/engine/performance/calendar'
import { isShift } from '@attain/engine/performance/kpi'
import { allDays, type DayCount, workingDays } from '@attain/engine/performance/target'
import { type CreditLine, type CreditSum, listCredits, sumCredits } from '../../store/commission/credits.ts'
import { asSystem, type Context } from '../context.ts'
import { figuresOfKpi } from '../performance/figures.ts'
import { personSubject, readTargets, targetKey } from '../performance/targets/index.ts'
import { type Adjustment, adjustmentsOf } from './adjustments.ts'
import { closedOf } from './closed.ts'
import { formulasOf, type Payee, pathsThrough } from './payees.ts'
import { dayAfter, dayBefore, type LivePlan, type Stretch, stretchesOf } from './plan.ts'

interface Sources {
  readonly sums: ReadonlyMap<string, CreditSum>
  readonly credits: ReadonlyMap<string, readonly CreditLine[]>
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
  const ids = payees.map(({ id }) => id)
  const past = periods.filter((period) => period.from < until)
  const [sums, credits, quotas, figures, adjustments, closed] = await Promise.all([
    creditSums(context, plan, stretches, ids),
    singleCredits(context, plan, stretches, ids),
    quotasOf(context, plan, periods, ids),
    figuresOf(context, plan, past, ids),
    adjustmentsOf(context, plan.name, past),
    closedOf(context, plan),
  ])
  const sources = { sums, credits, quotas, figures, adjustments }
  const count = daysOf(context, plan)
  return payees.map((payee) => ({
    ...withClosed(closed.get(payee.id)),
    payee: payee.id,
    person: payee.person as PayeeFacts['person'],
    spans: stretches.flatMap((stretch, at) => spanOf(plan, payee, stretch, at, sources, count)),
  }))
}

function withClosed(closed: Closed | undefined): Pick<PayeeFacts, 'closed'> {
  return closed === undefined ? {} : { closed }
}

function daysOf({ view }: Context, { document }: LivePlan): DayCount {
  return document.prorate?.days === 'working' ? workingDays(view.workspace.calendar.calendar) : allDays
}

/** None when the payee is not on the plan in the stretch. */
function spanOf(
  plan: LivePlan,
  payee: Payee,
  stretch: Stretch,
  at: number,
  sources: Sources,
  count: DayCount,
): readonly Span[] {
  const { period } = stretch
  const from = payee.from > stretch.from ? payee.from : stretch.from
  const end = dayAfter(payee.to)
  const until = end < stretch.until ? end : stretch.until
  if (from >= until) return []
  const isLater = plan.document.prorate?.firstDay === 'doesNotCount' && from === payee.from && from > period.from
  const incentive = incentiveOf(plan, payee, period)
  const key = `${payee.id} ${period.key}`
  return [
    {
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
          componentFacts(plan, component, payee, period, at, sources),
        ]),
      ),
      // the first part of a period has what was corrected in it
      adjustments:
        stretch.from === (period.from < plan.document.from ? plan.document.from : period.from)
          ? (sources.adjustments.get(key) ?? [])
          : [],
    },
  ]
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
function incentiveOf(plan: LivePlan, { targetIncentive }: Payee, period: Period): string | undefined {
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
  period: Period,
  at: number,
  { sums, credits, quotas, figures }: Sources,
): ComponentFacts {
  const document = plan.document.components.find(({ name }) => name === component.name)
  const sum = sums.get(`${component.name} ${payee.id} ${at}`)
  const worth = plan.crediting.get(component.name)?.worth ?? []
  const measured = (line: Pick<CreditSum, 'number' | 'measures'>) => ({
    count: line.number,
    ...Object.fromEntries(worth.map(({ measure }, i) => [measure, line.measures[i] ?? '0'])),
  })
  const alone = credits.get(`${component.name} ${payee.id} ${at}`)
  return {
    measures: {
      ...(sum === undefined ? { count: '0' } : measured(sum)),
      ...given('measure', figures.get(`component:${component.name} ${payee.id} ${period.key}`)),
      ...given('second', figures.get(`second:${component.name} ${payee.id} ${period.key}`)),
    },
    ...(component.hasQuota && { quota: quotaOf(plan, component.name, payee, period, quotas) }),
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

function given(name: string, value: string | null | undefined): Readonly<Record<string, string>> {
  return value === undefined || value === null ? {} : { [name]: value }
}

function quotaOf(
  plan: LivePlan,
  component: string,
  payee: Payee,
  period: Period,
  quotas: Sources['quotas'],
): string | null {
  const quota = plan.document.components.find(({ name }) => name === component)?.quota
  if (quota?.from === 'target') return quotas.get(`${component} ${payee.id} ${period.key}`) ?? null
  const amount = payee.quotas.get(component)
  if (amount === undefined || amount === null) return null
  return perPeriod(plan, amount, quota?.per, period)
}

async function creditSums(
  { db, view }: Context,
  plan: LivePlan,
  stretches: readonly Stretch[],
  ids: readonly string[],
): Promise<Sources['sums']> {
  const sums = await sumCredits(db, view, plan.name, edgesOf(stretches), ids)
  return new Map(sums.map((one) => [`${one.component} ${one.payee} ${one.stretch - 1}`, one]))
}

/** Where each transaction is paid alone, or their order matters. */
async function singleCredits(
  { db, view }: Context,
  plan: LivePlan,
  stretches: readonly Stretch[],
  ids: readonly string[],
): Promise<Sources['credits']> {
  const single = plan.definition.components.filter(
    (component) => component.window === 'transaction' || stretches.some(({ from }) => needsOrder(component, from)),
  )
  const edges = edgesOf(stretches)
  const [from = '', until = ''] = [edges[0], edges.at(-1)]
  const names = single.map(({ name }) => name)
  const lines = names.length === 0 ? [] : await listCredits(db, view, plan.name, names, { from, until }, ids)
  return Map.groupBy(lines, ({ component, payee, day }) => {
    const at = stretches.findLastIndex((stretch) => stretch.from <= day)
    return `${component} ${payee} ${at}`
  })
}

function edgesOf(stretches: readonly Stretch[]): readonly string[] {
  return [...stretches.map(({ from }) => from), stretches.at(-1)?.until ?? '9999-12-31']
}

async function quotasOf(
  context: Context,
  plan: LivePlan,
  periods: readonly Period[],
  ids: readonly string[],
): Promise<Sources['quotas']> {
  const quotas = new Map<string, string>()
  for (const { name, quota } of plan.document.components) {
    if (quota?.from !== 'target') continue
    const target = context.view.workspace.model.targets.get(quota.target)
    if (target === undefined) continue
    const amounts = await readTargets(context, { target, periods, subjects: ids.map(personSubject) })
    for (const id of ids)
      for (const { key } of periods) {
        const found = amounts.get(targetKey(key, personSubject(id)))
        if (found !== undefined) quotas.set(`${name} ${id} ${key}`, found.amount)
      }
  }
  return quotas
}

/** Names of KPIs that formulas read, as they read them. */
function kpisOf({ definition }: LivePlan): readonly string[] {
  return [...new Set(formulasOf(definition).flatMap((formula) => [...pathsThrough(formula, 'kpi')]))]
}

interface Figure {
  readonly key: string
  /** A KPI, after its shifts: `previous.won_value`. */
  readonly path: string
  readonly of: 'person' | 'reports' | 'team' | 'company'
}

/** By what is asked, person and period. */
async function figuresOf(
  context: Context,
  plan: LivePlan,
  periods: readonly Period[],
  ids: readonly string[],
): Promise<Sources['figures']> {
  const figures = new Map<string, string | null>()
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return figures
  const stretches = periods.map((period) => ({ first: period, last: period, count: 1 }))
  const asked = {
    ...(plan.document.calendar && { calendar: plan.document.calendar }),
    granularity: plan.every,
    from: first.key,
    to: last.key,
  }
  for (const { key, path, of } of figuresAsked(plan)) {
    const names = path.split('.')
    const kpi = context.view.workspace.model.kpis.get(names.at(-1) ?? '')
    if (kpi === undefined) continue
    const people = peopleOf[of]
    const query = { periods: asked, ...(people !== undefined && { people }) }
    const cells = await figuresOfKpi(context, kpi, stretches, query, [
      ...(of === 'team' ? (['team'] as const) : []),
      ...names.slice(0, -1).filter(isShift),
    ])
    for (const { period: at, subject, value } of cells)
      for (const id of people === undefined ? ids : [subject ?? ''])
        figures.set(`${key} ${id} ${periods[at]?.key}`, value)
  }
  return figures
}

const peopleOf = { person: 'person', reports: 'managerTree', team: 'person', company: undefined } as const

function figuresAsked(plan: LivePlan): readonly Figure[] {
  return [
    ...kpisOf(plan).map((path): Figure => ({ key: path, path, of: 'person' })),
    ...plan.document.components.flatMap(({ name, measure }): Figure[] => {
      const key = `component:${name}`
      if (measure.from === 'kpi') return [{ key, path: measure.kpi, of: measure.of ?? 'person' }]
      if (measure.from !== 'contest') return []
      const second = measure.second === undefined ? [] : [{ key: `second:${name}`, path: measure.second }]
      return [{ key, path: measure.kpi }, ...second].map((one) => ({ ...one, of: 'person' as const }))
    }),
  ]
}

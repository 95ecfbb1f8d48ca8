/** A payee's own what-if: what they get in the period that is open, and what it would be if they closed these deals. */
import type { OpenDeal, OpenDealsBody, SupposedDeal, WhatIfBody, WhatIfResult } from '@attain/contract'
import { areApart } from '@attain/engine/commission'
import { always } from '@attain/engine/formula'
import { type Period, periodAt, shift } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { AttainError } from '../../../errors.ts'
import { copyPlans, copyState, type Shadows } from '../../../store/commission/shadow.ts'
import { type Closing, openRecords } from '../../../store/commission/supposed-deals.ts'
import { accessOf } from '../../../store/live-workspace.ts'
import { newId } from '../../../store/new-id.ts'
import { visibleNames } from '../../../store/references.ts'
import { asSystem, type Context } from '../../context.ts'
import { periodBody } from '../../performance/periods.ts'
import { bookPlan } from '../book.ts'
import { onPlan, type Payee, payeesOf } from '../payees.ts'
import { withState } from '../periods.ts'
import { dayBefore, type LivePlan, periodsUpTo, planNamed } from '../plan.ts'
import { because } from '../refused.ts'
import { looksAtItself, othersOf } from '../simulation/others.ts'
import { invalid } from '../simulation/question.ts'
import { readStatements } from '../simulation/result.ts'
import { isClosed } from '../states.ts'
import { workOut } from '../work-out.ts'
import { closingsOf } from './closing.ts'

/** What one could close in the period that is open. */
export async function openDeals(context: Context, name: string): Promise<OpenDealsBody> {
  const { db, today } = context
  const plan = planNamed(context, name)
  const { days, period } = await openPeriodOf(context, plan)
  const { me } = await payeesFor(context, plan, period)
  const { view } = asSystem(context, null)
  const deals: OpenDeal[] = []
  for (const closing of closingsOf(context, plan)) {
    const found = new Map<string, string | null>()
    for (const crediting of plan.crediting.values()) {
      if (crediting.object !== closing.object) continue
      const asked = {
        crediting,
        closing,
        payees: onPlan([me]),
        day: days.usual,
        from: period.from,
        until: period.until,
      }
      for (const { record, amount } of await openRecords(db, view, asked, today)) found.set(record, amount)
    }
    deals.push(...(await sayDeals(context, closing, found)))
  }
  return {
    plan: { name, label: plan.document.label },
    currency: plan.definition.currency,
    period: periodBody(context, plan.calendar, period),
    ...{ days, deals },
  }
}

/** As far as the asker may see them, and what they are worth. */
async function sayDeals(
  { db, view, today }: Context,
  { object: name, amount }: Closing,
  found: ReadonlyMap<string, string | null>,
): Promise<readonly OpenDeal[]> {
  const object = view.workspace.objects.get(name)
  if (object === undefined || found.size === 0) return []
  const access = accessOf(view, object.model)
  if (access.read.op === 'never') return []
  const [names] = await visibleNames(db, view, [{ object, ids: [...found.keys()], where: always }], today)
  const isShown = amount !== undefined && access.readField(amount).op === 'always'
  return [...found].flatMap(([id, worth]) => {
    const called = names?.get(id)
    if (called === undefined) return []
    const currency = amount?.currency ?? null
    return [
      {
        object: name,
        record: { id, name: called },
        amount: isShown ? worth : null,
        currency: isShown ? currency : null,
      },
    ]
  })
}

/** Both statements, as things are and as they would be. */
export async function whatIf(
  context: Context,
  shadows: Shadows,
  name: string,
  { deals }: WhatIfBody,
): Promise<WhatIfResult> {
  const plan = planNamed(context, name)
  const { days, period } = await openPeriodOf(context, plan)
  for (const { day = days.usual } of deals)
    if (day < days.from || day > days.to)
      throw invalid(`Choose days from ${days.from} to ${days.to}.`, `请选择 ${days.from} 至 ${days.to} 之间的日期。`)
  return shadows.in(context.view, async (db) => {
    const inner = { ...context, db }
    await sql`set local work_mem = '64MB'`.execute(db)
    const { me, payees } = await payeesFor(inner, plan, period)
    const byObject = await dealsByObject(inner, plan, deals)
    await bringUpToDate(inner, plan, period, payees)
    const pay = async () => {
      await workOut(inner, { run: newId(), plan, period, payees, report: async () => {} })
      const newest = sql`select * from commission_statements where workspace_id = ${context.view.workspace.id} and plan = ${name}
        and period = ${period.key} and payee_id = ${me.id}::uuid order by version desc limit 1`
      const [statement] = await readStatements(inner, { context, plan, assigned: [] }, [period], newest)
      if (statement === undefined) throw new Error('Whoever is on the plan has a statement.')
      return statement
    }
    const before = await pay()
    for (const { closing, some } of byObject)
      await bookPlan(inner, {
        ...{ run: newId(), plan, payees: onPlan(payees), from: plan.document.from, until: period.until },
        records: some.map(({ record }) => record),
        supposed: { closing, deals: some.map(({ day = days.usual, ...deal }) => ({ day, ...deal })) },
      })
    return { currency: plan.definition.currency, before, after: await pay() }
  })
}

interface Whose {
  readonly me: Payee
  /** Who has to be worked out for that. */
  readonly payees: readonly Payee[]
}

/** To whoever is not on the plan there is none. */
async function payeesFor(context: Context, plan: LivePlan, period: Period): Promise<Whose> {
  const { personId } = context.view.actor
  const isAlone = areApart(plan.definition) && !looksAtItself(plan)
  const all = await payeesOf(context, plan, period.until, { ...(isAlone && { among: new Set([personId]) }) })
  const me = all.find(({ id }) => id === personId)
  if (me === undefined || !me.stints.some(({ to }) => to >= period.from))
    throw new AttainError('not_found', { what: { en: 'commission plan', 'zh-CN': '奖金方案' } })
  return { me, payees: all }
}

/** The period of today, or the next one where that is closed. */
async function openPeriodOf(
  context: Context,
  plan: LivePlan,
): Promise<{ readonly period: Period; readonly days: OpenDealsBody['days'] }> {
  const { calendar, every, document, name } = plan
  const { today } = context
  const now = periodAt(calendar, every, today < document.from ? document.from : today)
  const next = shift(calendar, now, 1)
  const states = await withState(context, name, [now.key, next.key])
  const period = isClosed(states.get(now.key)) ? next : now
  const last = document.to !== undefined && document.to < period.until ? document.to : dayBefore(period.until)
  const from = document.from > period.from ? document.from : period.from
  if (last < from || isClosed(states.get(period.key)))
    throw because('This plan has no open period.', '该方案没有未锁定的期间。')
  const usual = today < from ? from : today > last ? last : today
  return { period, days: { from, to: last, usual } }
}

/** The deals by what they are; each has to be one that the asker may read. */
async function dealsByObject(
  context: Context,
  plan: LivePlan,
  deals: readonly SupposedDeal[],
): Promise<readonly { readonly closing: Closing; readonly some: readonly SupposedDeal[] }[]> {
  const { db, view, today } = context
  const all = new Map(deals.map((deal) => [deal.record.toLowerCase(), deal]))
  const ids = [...all.keys()]
  const found: { readonly closing: Closing; readonly some: readonly SupposedDeal[] }[] = []
  for (const closing of closingsOf(context, plan)) {
    const object = view.workspace.objects.get(closing.object)
    if (object === undefined || accessOf(view, object.model).read.op === 'never') continue
    const [names = new Map<string, string>()] = await visibleNames(db, view, [{ object, ids, where: always }], today)
    const some = [...names.keys()].flatMap((id) => all.get(id) ?? [])
    if (some.length > 0) found.push({ closing, some })
  }
  if (found.reduce((count, { some }) => count + some.length, 0) < all.size)
    throw new AttainError('not_found', { what: { en: 'record', 'zh-CN': '记录' } })
  return found
}

/** The state of the plan, with what is credited by now: of closed periods it stays as it was. */
async function bringUpToDate(
  context: Context,
  plan: LivePlan,
  period: Period,
  payees: readonly Payee[],
): Promise<void> {
  const { db, view } = context
  const ids = payees.map(({ id }) => id)
  await copyPlans(db, view, othersOf(plan))
  await copyState(db, view, plan.name, ids)
  const periods = periodsUpTo(plan, period)
  const states = await withState(
    context,
    plan.name,
    periods.map(({ key }) => key),
  )
  const open = periods.find(({ key }) => !isClosed(states.get(key))) ?? period
  const from = open.from < plan.document.from ? plan.document.from : open.from
  await bookPlan(context, { run: newId(), plan, payees: onPlan(payees), from, until: period.until })
}

/** What a period pays nobody for, though somebody may have sold it: shares, territories, people on no plan, assignments. */
import type { PeriodProblem, PeriodProblems } from '@attain/contract'
import { always } from '@attain/engine/formula'
import { add, compare, fraction, text, zero } from '@attain/engine/performance/fraction'
import { type Assigned, assignmentsTo } from '../../store/commission/assignments.ts'
import {
  creditedButNotOnPlan,
  type NotOnPlan,
  tiedTerritories,
  unevenShares,
} from '../../store/commission/uncredited.ts'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { onPlan, payeesOf } from './payees.ts'
import { type LivePlan, periodNamed, planNamed, runsOff } from './plan.ts'
import { assertMay } from './rights.ts'

/** Names of records as far as the asker may read them; everything is told of, for whoever runs the plan has to mend it. */
export async function periodProblems(asked: Context, name: string, key: string): Promise<PeriodProblems> {
  const plan = planNamed(asked, name)
  assertMay(asked, name, 'see')
  const period = periodNamed(plan, key)
  // nothing is credited any more
  if (runsOff(plan, period)) return { items: [] }
  const context = asSystem(asked, null)
  const { db, view, today } = context
  const days = { from: period.from < plan.document.from ? plan.document.from : period.from, until: period.until }
  const items: PeriodProblem[] = []
  const unassigned: Unassigned[] = []
  const payees = onPlan(await payeesOf(context, plan, period.until))
  for (const [component, crediting] of plan.crediting) {
    const about = { component: labelOf(plan, component), object: crediting.object }
    const [shares, ties, others] = await Promise.all([
      unevenShares(db, view, { crediting, ...days }, today),
      tiedTerritories(db, view, { crediting, ...days }, today),
      creditedButNotOnPlan(db, view, { crediting, ...days, payees }, today),
    ])
    // what is counted is worth nothing by itself
    const isAmount = crediting.worth[0]?.measure === 'measure'
    unassigned.push(...others.map((one) => ({ ...one, component, amount: isAmount ? one.amount : '0' })))
    const names = await namesOf(asked, crediting.object, [...shares.map(({ record }) => record), ...ties])
    for (const { record, total } of shares) items.push({ type: 'shares', ...about, record: names(record), total })
    for (const record of ties) items.push({ type: 'territories', ...about, record: names(record) })
  }
  items.push(...(await peopleOnNoPlan(context, unassigned, period.until)), ...(await badAssignments(asked, plan)))
  return { items }
}

async function namesOf(
  { db, view, today }: Context,
  objectName: string,
  ids: readonly string[],
): Promise<(id: string) => { readonly id: string; readonly name: string } | null> {
  const object = view.workspace.objects.get(objectName)
  const [names] = object && ids.length > 0 ? await visibleNames(db, view, [{ object, ids, where: always }], today) : []
  return (id) => {
    const name = names?.get(id)
    return name === undefined ? null : { id, name }
  }
}

function labelOf({ document }: LivePlan, component: string) {
  return document.components.find(({ name }) => name === component)?.label ?? { en: component }
}

interface Unassigned extends NotOnPlan {
  readonly component: string
}

/** Whoever is credited on days on which they are on no plan at all. */
async function peopleOnNoPlan(
  context: Context,
  rows: readonly Unassigned[],
  until: string,
): Promise<readonly PeriodProblem[]> {
  if (rows.length === 0) return []
  const stints = []
  for (const name of context.view.workspace.model.plans.keys())
    stints.push(...onPlan(await payeesOf(context, planNamed(context, name), until)))
  const ofPerson = Map.groupBy(stints, ({ payee }) => payee)
  const left = rows.filter(
    ({ person, day }) => !(ofPerson.get(person) ?? []).some(({ from, to }) => from <= day && to >= day),
  )
  const people = Map.groupBy(left, ({ person }) => person)
  const names = await peopleNames(context, [...people.keys()])
  return Array.from(people, ([id, some]): PeriodProblem => {
    // a record that several components credit is one
    const sums = [...Map.groupBy(some, ({ component }) => component).values()].map((ofOne) => ({
      count: ofOne.reduce((total, one) => total + one.count, 0),
      amount: ofOne.map((one) => fraction(one.amount)).reduce(add, zero),
    }))
    const count = Math.max(...sums.map((sum) => sum.count))
    const amount = text(sums.map((sum) => sum.amount).reduce((most, one) => (compare(one, most) > 0 ? one : most)))
    return { type: 'unassigned', person: { id, name: names.get(id) ?? '' }, count, amount }
  })
}

/** Assignments that say something of what the plan does not have. */
async function badAssignments(asked: Context, plan: LivePlan): Promise<readonly PeriodProblem[]> {
  const { db, view } = asSystem(asked, null)
  const bad = (await assignmentsTo(db, view, plan.name)).filter((one) => isBad(plan, one))
  const ids = [...new Set(bad.map(({ id }) => id))]
  const names = await namesOf(asked, 'plan_assignment', ids)
  return ids.map((id) => ({ type: 'assignment', object: 'plan_assignment', record: names(id) }))
}

function isBad({ document }: LivePlan, { component, quota, rate }: Assigned): boolean {
  if (component === null) return false
  const found = document.components.find(({ name }) => name === component)
  if (found === undefined) return true
  return (quota !== null && found.quota === undefined) || (rate !== null && found.pays?.by !== 'table')
}

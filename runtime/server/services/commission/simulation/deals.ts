/** The records behind a payee's difference: what each is credited with on both sides, as far as the asker may read them. */
import type { Compared, SimulatedCredit, SimulatedCredits, SimulatedCreditsAsked } from '@attain/contract'
import { always } from '@attain/engine/formula'
import type { Period } from '@attain/engine/performance/calendar'
import {
  absolute,
  add,
  compare,
  divide,
  fraction,
  hundred,
  multiply,
  subtract,
  sum,
  text,
} from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import type { Shadows } from '../../../store/commission/shadow.ts'
import { visibleNames } from '../../../store/references.ts'
import type { Context } from '../../context.ts'
import { creditedObject } from '../plan.ts'
import { invalid, type Question, questionOf } from './question.ts'
import { creditBoth } from './simulate.ts'

/** More than this nobody reads. */
const LISTED = 100

interface Credited {
  readonly record: string
  readonly date: string
  readonly amount: string
}

interface Deal {
  readonly id: string
  readonly object: string
  readonly date: string
  readonly credited: Compared
}

export async function simulatedCredits(
  context: Context,
  shadows: Shadows,
  name: string,
  { payee, period: key, component, ...asked }: SimulatedCreditsAsked,
): Promise<SimulatedCredits> {
  const question = await questionOf(context, name, asked)
  const period = question.periods.find((one) => one.key === key)
  if (period === undefined) throw invalid('The period is none of those that are compared.', '该期间不在对比范围内。')
  const objects = objectsOf(question, component)
  if (objects.before === undefined && objects.after === undefined) return noRecords
  const sides = await creditBoth(shadows, question, payee, (db) =>
    creditsOf({ ...context, db }, { plan: name, payee, component, period }),
  )
  const deals = dealsOf(sides, objects, asked.suppose.volume)
  const names = await namesOf(context, deals)
  const seen = deals.filter(({ id }) => names.has(id))
  return {
    isOfRecords: true,
    credited: totalOf(deals),
    items: seen
      .toSorted(byChange)
      .slice(0, LISTED)
      .map(({ id, ...deal }): SimulatedCredit => ({ ...deal, record: { id, name: names.get(id) ?? '' } })),
    more: Math.max(seen.length - LISTED, 0),
    unseen: { count: deals.length - seen.length, credited: totalOf(deals.filter(({ id }) => !names.has(id))) },
  }
}

const noRecords: SimulatedCredits = {
  ...{ isOfRecords: false, items: [], more: 0 },
  credited: { before: '0', after: '0' },
  unseen: { count: 0, credited: { before: '0', after: '0' } },
}

type Objects = Readonly<Record<keyof Compared, string | undefined>>

function objectsOf({ before, after }: Question, component: string): Objects {
  const has = [before, after].some(({ plan }) => plan.document.components.some(({ name }) => name === component))
  if (!has) throw invalid(`The plan has no component "${component}".`, `方案没有奖金项目“${component}”。`)
  return { before: creditedObject(before.plan, component), after: creditedObject(after.plan, component) }
}

interface Meant {
  readonly plan: string
  readonly payee: string
  readonly component: string
  readonly period: Period
}

async function creditsOf(
  { db, view }: Context,
  { plan, payee, component, period }: Meant,
): Promise<readonly Credited[]> {
  const { rows } = await sql<Credited>`select record_id as record, to_char(min(day), 'YYYY-MM-DD') as date,
      trim_scale(sum(m0))::text as amount
    from commission_credits where workspace_id = ${view.workspace.id} and plan = ${plan} and component = ${component}
      and payee_id = ${payee}::uuid and day >= ${period.from}::date and day < ${period.until}::date and record_id is not null
    group by 1 having sum(number) <> 0`.execute(db)
  return rows
}

/** More volume makes every credit so much larger, as it does where it is paid. */
function dealsOf(
  { before, after }: Readonly<Record<keyof Compared, readonly Credited[]>>,
  objects: Objects,
  volume = '0',
): readonly Deal[] {
  const factor = divide(add(hundred, fraction(volume)), hundred)
  const old = new Map(before.map((one) => [one.record, one]))
  const young = new Map(after.map((one) => [one.record, one]))
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), young.get(id)]
    const object = is === undefined ? objects.before : objects.after
    if (object === undefined) return []
    const credited = { before: was?.amount ?? '0', after: text(multiply(fraction(is?.amount ?? '0'), factor)) }
    return [{ id, object, date: is?.date ?? was?.date ?? '', credited }]
  })
}

/** Of those that the asker may read. */
async function namesOf({ db, view, today }: Context, deals: readonly Deal[]): Promise<ReadonlyMap<string, string>> {
  const questions = [...Map.groupBy(deals, ({ object }) => object)].flatMap(([name, ofOne]) => {
    const object = view.workspace.objects.get(name)
    return object === undefined ? [] : [{ object, ids: ofOne.map(({ id }) => id), where: always }]
  })
  const answers = await visibleNames(db, view, questions, today)
  return new Map(answers.flatMap((names) => [...names]))
}

function totalOf(deals: readonly Deal[]): Compared {
  const total = (side: keyof Compared) => text(sum(deals.map(({ credited }) => fraction(credited[side]))))
  return { before: total('before'), after: total('after') }
}

/** The largest difference, then the largest amount. */
function byChange(a: Deal, b: Deal): number {
  const size = ({ credited: { before, after } }: Deal) => absolute(subtract(fraction(after), fraction(before)))
  const worth = ({ credited }: Deal) => fraction(credited.after)
  return compare(size(b), size(a)) || compare(worth(b), worth(a)) || (a.id < b.id ? -1 : 1)
}

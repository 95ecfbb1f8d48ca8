/** Who may get something else than before, where no more has changed than some records and some people's corrections. */
import { areApart } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { payeesOfRecords } from '../../store/commission/credits.ts'
import { peopleCredited } from '../../store/commission/people-credited.ts'
import { asSystem, type Context } from '../context.ts'
import type { Payee } from './payees.ts'
import type { LivePlan } from './plan.ts'
import type { Since } from './runs/since.ts'

type Changes = NonNullable<Since['only']>

/** Before the records are booked: whoever they were credited to, and will be. Undefined where that may be everybody. */
export async function mayBeTouched(
  context: Context,
  { name, crediting, definition, document }: LivePlan,
  { until }: Period,
  { records, payees }: Changes,
): Promise<ReadonlySet<string> | undefined> {
  const components = [...crediting.values()]
  const isForAll = components.some(({ rules }) => rules.some(({ rule }) => rule === 'everybody'))
  if (isForAll || !areApart(definition)) return undefined
  const { db, view } = asSystem(context, null)
  const now = await peopleCredited(db, view, { components, from: document.from, until, records }, context.today)
  return new Set([...payees, ...now, ...(await payeesOfRecords(db, view, name, records))])
}

/** Once they are booked. */
export async function touchedOf(
  { db, view }: Context,
  plan: LivePlan,
  all: readonly Payee[],
  { records, payees }: Changes,
): Promise<readonly Payee[]> {
  if (!areApart(plan.definition)) return all
  const touched = new Set([...payees, ...(await payeesOfRecords(db, view, plan.name, records))])
  return all.filter(({ id }) => touched.has(id))
}

/** What is taken back: credits whose records were lost, each in the span in which it is due. */
import type { Clawback } from '@attain/engine/commission'
import { fraction, negate, sum, text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import { linesOf } from '../../../store/commission/lines.ts'
import { lostCredits } from '../../../store/commission/lost-credits.ts'
import type { Context } from '../../context.ts'
import { closedStatements } from '../closed.ts'
import { onPlan, type Payee } from '../payees.ts'
import type { LivePlan } from '../plan.ts'
import type { PayeeSpan } from './spans.ts'

interface Lost extends Clawback {
  readonly component: string
  /** From when on it is due. */
  readonly since: string
}

/** A span, or a period after the last one. */
export type DueIn = Pick<PayeeSpan, 'period' | 'from' | 'until'>

/** By the part in which they are due. */
export type ClawbacksIn = ReadonlyMap<DueIn, readonly Lost[]>
type Clawbacks = ReadonlyMap<string, readonly Lost[]>

/** By payee, of all components; `periodOf` gives the period in which a day lies. */
export async function clawbacksOf(
  context: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  { until, periodOf }: { readonly until: string; readonly periodOf: (day: string) => string },
): Promise<Clawbacks> {
  const crediting = [...plan.crediting].filter(([, one]) => one.clawback !== undefined)
  if (crediting.length === 0) return new Map()
  const { db, view, today } = context
  const asked = { payees: onPlan(payees), from: plan.document.from, until }
  const ids = payees.map(({ id }) => id)
  const taken = await takenBack(context, plan, ids)
  const lost: (Lost & { readonly payee: string })[] = []
  for (const [component, one] of crediting)
    for (const { payee, record, day, lostOn, measure, lost: part } of await lostCredits(
      db,
      view,
      { ...asked, crediting: one },
      today,
    )) {
      const key = `${payee} ${component} ${record}`
      const before = taken.get(key)
      taken.delete(key)
      lost.push({
        ...{ payee, component, credit: record, measure, lost: part, of: '1' },
        ...{ period: periodOf(day), since: lostOn > day ? lostOn : day },
        ...(before !== undefined && { taken: before.amount }),
      })
    }
  // what was taken back and is not lost after all
  for (const { payee, component, credit, period, amount } of taken.values())
    lost.push({ ...{ payee, component, credit, period, since: '', measure: '0', lost: '0', of: '1' }, taken: amount })
  return Map.groupBy(lost, ({ payee }) => payee)
}

interface Taken {
  readonly payee: string
  readonly component: string
  readonly credit: string
  readonly period: string
  readonly amount: string
}

/** By closed periods, by payee, component and record. */
async function takenBack(
  { db, view }: Context,
  { name }: LivePlan,
  payees: readonly string[],
): Promise<Map<string, Taken>> {
  const { rows } = await sql<Taken>`select n.payee_id as payee, l.component, l.line ->> 'credit' as credit,
      l.line ->> 'period' as period, l.amount::text as amount
    from (${closedStatements(view, name, payees)}) n cross join lateral ${linesOf('n.lines')} l
    where l.type = 'clawback'`.execute(db)
  const all = Map.groupBy(rows, ({ payee, component, credit }) => `${payee} ${component} ${credit}`)
  return new Map(
    Array.from(all, ([key, [first, ...more]]) => {
      const amounts = [first, ...more].map((one) => fraction(one?.amount ?? '0'))
      return [key, { ...(first as Taken), amount: text(negate(sum(amounts))) }]
    }),
  )
}

/**
 * The clawbacks that are due in each span: in the one on whose days the record was lost, or else the next, or the last
 * that there is; and of what would lie in a closed period, in the first that is open.
 */
export function clawbacksIn(
  spans: readonly DueIn[],
  lost: readonly Lost[] = [],
  { until, isOpen }: { readonly until: string; readonly isOpen: (period: string) => boolean },
): ClawbacksIn {
  const begun = spans.filter(({ from }) => from < until)
  const due = new Map<DueIn, Lost[]>()
  for (const one of lost) {
    const at = begun.findIndex((span) => span.until > one.since)
    const span = begun.slice(at === -1 ? begun.length - 1 : at).find(({ period }) => isOpen(period.key))
    if (span !== undefined) due.set(span, [...(due.get(span) ?? []), one])
  }
  return due
}

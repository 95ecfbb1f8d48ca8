/** Who is on a plan when, as a statement takes it. */
import { sql } from 'kysely'
import { named } from '../statement.ts'

/** Somebody who is on a plan, from the first to the last day. */
export interface OnPlan {
  readonly payee: string
  readonly from: string
  readonly to: string
}

/** `payees (payee, since, until)`, for a `with`. */
export const payeesSql = sql`payees as materialized (select * from unnest(${named('payees')}::uuid[], ${named('since')}::date[], ${named('until')}::date[]) as p(payee, since, until))`

/** True of a credit `c` of somebody who is on the plan on its day. */
export const isOnPlan = sql`exists (select from payees p where p.payee = c.payee and c.day >= p.since and c.day <= p.until)`

export function payeesGiven(payees: readonly OnPlan[]) {
  return {
    payees: payees.map(({ payee }) => payee),
    since: payees.map(({ from }) => from),
    until: payees.map(({ to }) => to),
  }
}

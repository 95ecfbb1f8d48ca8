/**
 * A transaction in which the ledgers of commission are shadowed: temporary tables of the same names, which every statement
 * finds before the real ones. It is always rolled back, so what is calculated in it was never written, and holds up nobody.
 */
import { sql } from 'kysely'
import { connect } from '../../database/connect.ts'
import type { View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { addUpShadow } from './credit-sums.ts'
import { createTurns, type Waiting } from './turns.ts'

export interface Shadows {
  /** Waits until few enough others are at it, and nobody for themselves. Everything that `work` reads is as it was when it began. */
  in<T>(asker: View, work: (db: Database) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export interface ShadowLimits {
  readonly atOnce: number
  readonly statementTimeoutMs: number
  readonly patienceMs: number
  readonly ofEach: Waiting
}

/** Connections of its own: prepared statements of others know the real tables. */
export function createShadows(
  databaseUrl: string,
  { atOnce, statementTimeoutMs, patienceMs, ofEach }: ShadowLimits,
): Shadows {
  const turns = createTurns(ofEach)
  const db = connect(databaseUrl, {
    ...{ poolSize: atOnce, statementTimeoutMs, connectTimeoutMs: patienceMs },
    ...{ preparesStatements: false, applicationName: 'attain simulation' },
  })
  return {
    in: ({ workspace, actor }, work) => turns.take(`${workspace.id} ${actor.personId}`, () => inShadow(work)),
    stop: () => db.destroy(),
  }

  async function inShadow<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const transaction = await db.startTransaction().setIsolationLevel('repeatable read').execute()
    try {
      for (const table of SHADOWED)
        await sql`create temporary table ${sql.ref(table)} (like ${sql.ref(table)} including all) on commit drop`.execute(
          transaction,
        )
      return await work(transaction)
    } finally {
      await transaction.rollback().execute()
    }
  }
}

/** Everything that a calculation writes. */
const SHADOWED = [
  'commission_periods',
  'commission_credits',
  'commission_credit_sums',
  'commission_statements',
] as const

type Shadowed = (typeof SHADOWED)[number]

/** The table behind a shadow. */
function real(table: Shadowed) {
  // where the platform's tables lie is where workspaces do
  return sql`${sql.raw(`public.${table}`)}`
}

/** What has been written by other plans, for those that are paid on it. */
export async function copyPlans(db: Database, { workspace }: View, plans: readonly string[]): Promise<void> {
  if (plans.length === 0) return
  const isMeant = sql`workspace_id = ${workspace.id} and plan = any(${plans}::text[])`
  await sql`insert into commission_periods select * from ${real('commission_periods')} where ${isMeant}`.execute(db)
  await sql`insert into commission_statements select distinct on (plan, period, payee_id) *
    from ${real('commission_statements')} where ${isMeant} order by plan, period, payee_id, version desc`.execute(db)
}

/** Where a plan stands: its periods, what closed ones have paid, and the credits of these payees. */
export async function copyState(
  db: Database,
  { workspace }: View,
  plan: string,
  payees: readonly string[],
): Promise<void> {
  const isMeant = sql`workspace_id = ${workspace.id} and plan = ${plan}`
  const isTheirs = sql`payee_id = any(${payees}::uuid[])`
  await sql`insert into commission_periods select * from ${real('commission_periods')} where ${isMeant}`.execute(db)
  await sql`insert into commission_statements select distinct on (period, payee_id) *
    from ${real('commission_statements')} where ${isMeant} and ${isTheirs} and period in (
      select period from commission_periods where ${isMeant} and state in ('locked', 'paid'))
    order by period, payee_id, version desc`.execute(db)
  for (const table of ['commission_credits', 'commission_credit_sums'] as const)
    await sql`insert into ${sql.table(table)} select * from ${real(table)} where ${isMeant} and ${isTheirs}`.execute(db)
}

/** Everything that is booked in the shadow is forgotten. */
export async function forgetCredits(db: Database): Promise<void> {
  await sql`truncate pg_temp.commission_credits, pg_temp.commission_credit_sums`.execute(db)
}

/** What is booked in the shadow counts a year later. */
export async function moveByAYear(db: Database): Promise<void> {
  await sql`update pg_temp.commission_credits set day = (day + interval '1 year')::date`.execute(db)
  await addUpShadow(db)
}

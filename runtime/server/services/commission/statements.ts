/** Statements: immutable versions, each with its lines. A calculation that gives the same writes none. */
import { createHash } from 'node:crypto'
import type { ComponentResult, Line, PayeePeriod } from '@attain/engine/commission'
import { text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'
import type { Payment } from './payments.ts'
import type { LivePlan } from './plan.ts'

/** What a component came to, as a statement keeps it: decimals as text. */
export type KeptComponent =
  | {
      readonly status: 'earned'
      readonly component: string
      readonly earned: string
      readonly figures: Readonly<Record<string, string>>
    }
  | Extract<ComponentResult, { readonly status: 'refused' }>

interface Written {
  readonly id: string
  readonly payee: string
  readonly period: string
  readonly version: number
  readonly digest: string
  readonly result: PayeePeriod
  readonly payment: Payment | undefined
  readonly components: readonly KeptComponent[]
}

const AT_ONCE = 1000

/** Writes a new version for everybody whose result is another one than before, and says how many that were. */
export async function writeStatements(
  context: Context,
  plan: LivePlan,
  run: string,
  results: readonly PayeePeriod[],
  payments: ReadonlyMap<string, Payment> = new Map(),
): Promise<number> {
  const before = await newestDigests(context, plan.name, results)
  const changed = results.flatMap((result): Written[] => {
    const components = result.components.map(kept)
    const key = `${result.payee} ${result.period}`
    const payment = payments.get(key)
    const digest = digestOf(result, components, payment)
    const known = before.get(key)
    if (known?.digest === digest) return []
    const version = (known?.version ?? 0) + 1
    return [{ id: newId(), payee: result.payee, period: result.period, version, digest, result, components, payment }]
  })
  for (let start = 0; start < changed.length; start += AT_ONCE)
    await insert(context, plan, run, changed.slice(start, start + AT_ONCE))
  return changed.length
}

function kept(one: ComponentResult): KeptComponent {
  if (one.status === 'refused') return one
  return {
    status: 'earned',
    component: one.component,
    earned: text(one.earned),
    figures: Object.fromEntries([...one.figures].map(([name, value]) => [name, text(value)])),
  }
}

function digestOf(
  { lines, refusals, instalments, ...result }: PayeePeriod,
  components: readonly KeptComponent[],
  payment: Payment | undefined,
): string {
  const { earned, paid, owed, held, carried } = result
  const own = payment === undefined ? [] : [payment]
  return createHash('sha256')
    .update(JSON.stringify([earned, paid, owed, held, carried, components, refusals, instalments, lines, ...own]))
    .digest('base64url')
}

async function newestDigests(
  { db, view }: Context,
  plan: string,
  results: readonly PayeePeriod[],
): Promise<ReadonlyMap<string, { readonly version: number; readonly digest: string }>> {
  const periods = [...new Set(results.map(({ period }) => period))]
  const payees = [...new Set(results.map(({ payee }) => payee))]
  const { rows } = await sql<{ key: string; version: number; digest: string }>`
    select distinct on (period, payee_id) payee_id || ' ' || period as key, version, digest from commission_statements
    where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods}::text[])
      and payee_id = any(${payees}::uuid[])
    order by period, payee_id, version desc`.execute(db)
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}

async function insert(
  { db, view, now }: Context,
  plan: LivePlan,
  run: string,
  some: readonly Written[],
): Promise<void> {
  const { workspace } = view
  const statements = some.map(({ id, payee, period, version, digest, result, components, payment }) => ({
    ...{ id, payee_id: payee, period, version, digest, components, payment },
    earned: result.earned,
    paid: result.paid,
    owed: result.owed,
    held: result.held,
    carried: result.carried,
    refusals: result.refusals,
    instalments: result.instalments,
  }))
  await sql`insert into commission_statements (workspace_id, id, plan, payee_id, period, version, run_id, revision, currency,
      earned, paid, owed, held, carried, components, refusals, instalments, payment, digest, at)
    select ${workspace.id}::integer, id, ${plan.name}, payee_id, period, version, ${run}::uuid, ${workspace.revision}::integer,
      ${plan.definition.currency}, earned, paid, owed, held, carried, components, refusals, instalments, payment, digest,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(statements)}::text::jsonb) as given (id uuid, payee_id uuid, period text,
      version integer, earned numeric, paid numeric, owed numeric, held numeric, carried numeric, components jsonb,
      refusals jsonb, instalments jsonb, payment jsonb, digest text)`.execute(db)
  const lines = some.flatMap(({ id, result }) =>
    result.lines.map((line, index) => ({
      statement_id: id,
      number: index + 1,
      type: line.type,
      component: 'component' in line ? line.component : null,
      amount: line.amount,
      line: aboutOf(line),
    })),
  )
  await sql`insert into commission_lines (workspace_id, statement_id, number, type, component, amount, line)
    select ${workspace.id}::integer, statement_id, number, type, component, amount, line
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as given (statement_id uuid, number integer, type text,
      component text, amount numeric, line jsonb)`.execute(db)
}

function aboutOf({ type: _, amount: __, ...about }: Line) {
  return about
}

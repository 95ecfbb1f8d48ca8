/** Statements: immutable versions, each with its lines. A calculation that gives the same writes none. */
import { createHash } from 'node:crypto'
import type { ComponentResult, PayeePeriod } from '@attain/engine/commission'
import { text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import { createPause } from '../../in-slices.ts'
import { newId } from '../../store/new-id.ts'
import { compileForValues, run } from '../../store/statement.ts'
import { textColumn } from '../../store/text-column.ts'
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
  readonly version: number
  readonly digest: string
  readonly result: PayeePeriod
  readonly json: Json
}

/** What of a result is kept as JSON. */
type Json = Readonly<Record<'components' | 'refusals' | 'instalments' | 'lines' | 'payment', string>>

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
  const pause = createPause()
  let changed: Written[] = []
  let count = 0
  const write = async () => {
    count += changed.length
    await insert(context, plan, run, changed)
    changed = []
  }
  for (const result of results) {
    const key = `${result.payee} ${result.period}`
    const json = jsonOf(result, payments.get(key))
    const digest = digestOf(result, json)
    const known = before.get(key)
    if (known?.digest !== digest)
      changed.push({ id: newId(), version: (known?.version ?? 0) + 1, digest, result, json })
    if (changed.length === AT_ONCE) await write()
    await pause()
  }
  if (changed.length > 0) await write()
  return count
}

function jsonOf({ components, refusals, instalments, lines }: PayeePeriod, payment: Payment | undefined): Json {
  return {
    components: JSON.stringify(components.map(kept)),
    refusals: JSON.stringify(refusals),
    instalments: JSON.stringify(instalments),
    lines: JSON.stringify(lines),
    payment: payment === undefined ? '' : JSON.stringify(payment),
  }
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

/** Of the JSON of all that a result holds. */
function digestOf({ earned, paid, owed, held, carried }: PayeePeriod, json: Json): string {
  const { components, refusals, instalments, lines, payment } = json
  const amounts = [earned, paid, owed, held, carried].map((amount) => JSON.stringify(amount))
  const own = payment === '' ? [] : [payment]
  return createHash('sha256')
    .update(`[${[...amounts, components, refusals, instalments, lines, ...own].join(',')}]`)
    .digest('base64url')
}

async function newestDigests(
  { db, view }: Context,
  plan: string,
  results: readonly PayeePeriod[],
): Promise<ReadonlyMap<string, { readonly version: number; readonly digest: string }>> {
  const periods = [...new Set(results.map(({ period }) => period))]
  const payees = [...new Set(results.map(({ payee }) => payee))]
  // in a first run the table grows from nothing: what is the best way at its beginning goes through all of it at its end
  const statement = compileForValues(
    db,
    sql`select distinct on (period, payee_id) payee_id || ' ' || period as key, version, digest from commission_statements
      where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods}::text[])
        and payee_id = any(${payees}::uuid[])
      order by period, payee_id, version desc`,
  )
  const { rows } = await run<{ key: string; version: number; digest: string }>(db, statement, {})
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}

async function insert(
  { db, view, now }: Context,
  plan: LivePlan,
  run: string,
  some: readonly Written[],
): Promise<void> {
  const { workspace } = view
  const column = (of: (one: Written) => string) => textColumn(some.map(of))
  await sql`insert into commission_statements (workspace_id, id, plan, payee_id, period, version, run_id, revision, currency,
      earned, paid, owed, held, carried, components, refusals, instalments, lines, payment, digest, at)
    select ${workspace.id}::integer, id::uuid, ${plan.name}, payee::uuid, period, version::integer, ${run}::uuid,
      ${workspace.revision}::integer, ${plan.definition.currency}, earned::numeric, paid::numeric, owed::numeric,
      held::numeric, carried::numeric, components::json, refusals::json, instalments::json, lines::json,
      nullif(payment, '')::json, digest, ${now.toISOString()}::timestamptz
    from unnest(${column(({ id }) => id)}, ${column(({ result }) => result.payee)}, ${column(({ result }) => result.period)},
      ${column(({ version }) => String(version))}, ${column(({ result }) => result.earned)},
      ${column(({ result }) => result.paid)}, ${column(({ result }) => result.owed)}, ${column(({ result }) => result.held)},
      ${column(({ result }) => result.carried)}, ${column(({ json }) => json.components)},
      ${column(({ json }) => json.refusals)}, ${column(({ json }) => json.instalments)},
      ${column(({ json }) => json.lines)}, ${column(({ json }) => json.payment)}, ${column(({ digest }) => digest)})
      as given (id, payee, period, version, earned, paid, owed, held, carried, components, refusals, instalments, lines,
        payment, digest)`.execute(db)
}

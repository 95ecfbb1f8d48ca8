/**
 * An independent oracle: plain SQL over a table of its own works out the simple modes for a generated company of 100,000
 * transactions, and agrees to the cent with the statements that the server answers with.
 */
import type { StatementsPage } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { documentSlot } from '../../store/query/source.ts'
import { slotColumnsOf } from '../../store/write/columns.ts'
import { ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, plan } from './testing/plan-documents.ts'

const TRANSACTIONS = 100_000
const AGENTS = 40

/** From here on, so many per cent. */
const tiers = [
  [0, 2],
  [100_000, 3.5],
  [250_000, 5],
] as const
const written = (on: 'part' | 'whole') => tiers.map(([from, value]) => ({ from, value, on }))
const sales = (more: object, rates: readonly object[]) => [component('sales', rates, more)]

const documents = application([
  plan('flat', sales({}, [{ from: 0, value: 3.7 }])),
  plan('marginal', sales({}, written('part'))),
  plan('marginal_year', sales({ window: 'yearToDate' }, written('part'))),
  plan('retroactive', sales({}, written('whole'))),
  plan('retroactive_year', sales({ window: 'yearToDate' }, written('whole'))),
])

let payroll: Payroll

beforeAll(async () => {
  payroll = await startPayroll(documents)
  for (let i = 0; i < AGENTS; i += 1) await payroll.world.person(`Agent ${i}`, [], { title: 'Agent' })
  await makeTransactions(payroll)
}, 60_000)
afterAll(() => payroll.world.close())

/** A table of its own, and the same as records: in two statements, as many as one likes. */
async function makeTransactions({ world: { db, workspaceId } }: Payroll): Promise<void> {
  const workspace = await new LiveWorkspaces(db).get(workspaceId)
  const [object, person] = [workspace.objects.get('deal'), workspace.objects.get('person')]
  if (!object || !person) throw new Error('The application has deals and people.')
  const slots = slotColumnsOf(object)
  await db.transaction().execute(async (tx) => {
    await sql`select setseed(0.42)`.execute(tx)
    await sql`create table transactions as
      select uuidv7(interval '-300 days' + i * interval '1 minute') as id, i, a.id as owner, (1 + (r2 * r2 * 300000)::int) / 100.0 as amount,
        date '2026-01-01' + floor(r3 * 365)::int as day, r4 < 0.7 as won
      from (select i, random() r1, random() r2, random() r3, random() r4 from generate_series(1, ${sql.lit(TRANSACTIONS)}) i offset 0) drawn
        join (select id, row_number() over (order by id) - 1 as n from records where workspace_id = ${workspaceId} and object_key = ${person.key}
          and doc ->> 'title' = 'Agent') a on a.n = floor(r1 * ${sql.lit(AGENTS)})`.execute(tx)
    await sql`insert into records (workspace_id, object_key, id, version, owner_id, created_at, updated_at, doc)
      select ${workspaceId}, ${object.key}, id, 1, owner, now(), now(), jsonb_build_object('name', 'T' || i, 'amount', (amount::numeric(20, 2))::text,
        'closed_on', day, 'stage', case when won then 'won' else 'open' end) from transactions`.execute(tx)
    await sql`insert into record_slots (workspace_id, object_key, record_id, version, owner_id, ${sql.join(slots.map(({ slot }) => sql.ref(slot)))})
      select workspace_id, object_key, id, version, owner_id, ${sql.join(slots.map(({ field }) => documentSlot(field, sql.ref('doc'))))}
      from records where workspace_id = ${workspaceId} and object_key = ${object.key}`.execute(tx)
  })
  await sql`analyze records, record_slots`.execute(db)
}

const table = sql`(values ${sql.join(
  tiers.map(([from, percent], i) => {
    const until = tiers[i + 1]?.[0]
    return sql`(${sql.lit(from)}::numeric, ${until === undefined ? sql`null::numeric` : sql.lit(until)}, ${sql.lit(percent)}::numeric)`
  }),
)}) as tier(low, high, percent)`
const byPart = (of: string) =>
  sql`(select sum(greatest(least(${sql.ref(of)}, coalesce(high, ${sql.ref(of)})) - low, 0) * percent / 100) from ${table})`
const byWhole = (of: string) =>
  sql`(select ${sql.ref(of)} * percent / 100 from ${table} where low <= ${sql.ref(of)} order by low desc limit 1)`

/** What the SQL says of each mode: of a month `came`, of the year up to it `total`, and before it `before`. */
const modes = {
  flat: sql`round(came * 3.7 / 100, 2)`,
  marginal: sql`round(${byPart('came')}, 2)`,
  // what the month adds is rounded
  marginal_year: sql`round(${byPart('total')} - ${byPart('before')}, 2)`,
  retroactive: sql`round(${byWhole('came')}, 2)`,
  // what all of it comes to, less what was paid
  retroactive_year: sql`round(${byWhole('total')}, 2) - round(${byWhole('before')}, 2)`,
}

async function asSqlSays(mode: keyof typeof modes): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; earned: string }>`with months as (
      select to_char(day, 'YYYY-MM') as month, owner, sum(amount) as came from transactions where won group by 1, 2),
    known as (select month, owner, came, sum(came) over (partition by owner order by month) as total from months)
    select owner || ' ' || month as key, trim_scale(${modes[mode]})::text as earned
    from (select *, total - came as before from known) k`.execute(payroll.world.db)
  return new Map(rows.map(({ key, earned }) => [key, earned]))
}

const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)

async function asServerSays(mode: string): Promise<Map<string, string>> {
  await payroll.act('calculate', mode, '2026-12')
  const found = new Map<string, string>()
  for (const month of months) {
    const url = `/api/commission/plans/${mode}/periods/${month}/statements?limit=200`
    for (const { payee, earned } of (await ok<StatementsPage>(payroll.grace.get(url))).items)
      found.set(`${payee.id} ${month}`, earned)
  }
  return found
}

describe('SQL and the server agree to the cent', () => {
  test.each(Object.keys(modes) as (keyof typeof modes)[])(
    '%s',
    async (mode) => {
      const [expected, found] = [await asSqlSays(mode), await asServerSays(mode)]
      expect(expected.size).toBe(AGENTS * months.length)
      expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...expected].sort()))
    },
    60_000,
  )
})

/**
 * The plan of the bench as a Node program that asks a rules engine about every transaction, for its rep and for each
 * manager above, and writes the ledgers of by-hand.ts. Money is whole: cents, and thousandths of a cent while it adds up.
 */
import { type ZenDecision, ZenEngine } from '@gorules/zen-engine'
import type pg from 'pg'

const QUOTA = 100_000_000
const CAP = 2_000_000
const COMPONENTS = ['sales', 'volume', 'override'] as const
type Component = (typeof COMPONENTS)[number]

const rule = (role: string, component: Component, pays: string) => ({
  ...{ _id: component, role: `"${role}"`, component: `"${component}"` },
  pays,
})

/** One table of rules: all that fit a transaction pay. */
const decision = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'transaction', type: 'inputNode', name: 'transaction', position: { x: 0, y: 0 } },
    {
      ...{ id: 'rules', type: 'decisionTableNode', name: 'rules', position: { x: 1, y: 0 } },
      content: {
        hitPolicy: 'collect',
        inputs: [{ id: 'role', type: 'expression', name: 'Role', field: 'role' }],
        outputs: [
          { id: 'component', type: 'expression', name: 'Component', field: 'component' },
          { id: 'pays', type: 'expression', name: 'Pays', field: 'pays' },
        ],
        rules: [
          rule(
            'rep',
            'sales',
            `50 * (min([before + cents, ${QUOTA}]) - min([before, ${QUOTA}])) + 80 * (max([before + cents, ${QUOTA}]) - max([before, ${QUOTA}]))`,
          ),
          rule('rep', 'volume', '2000000 * ((number >= 39 ? number + 1 : 0) - (number >= 40 ? number : 0))'),
          rule('manager', 'override', '2 * cents'),
        ],
      },
    },
    { id: 'paid', type: 'outputNode', name: 'paid', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'in', sourceId: 'transaction', targetId: 'rules', type: 'edge' },
    { id: 'out', sourceId: 'rules', targetId: 'paid', type: 'edge' },
  ],
}

interface Deal {
  readonly id: string
  readonly owner: string
  readonly month: number
  readonly day: string
  readonly cents: number
}

/** What somebody has sold so far, and what it pays month by month. */
interface Account {
  before: number
  number: number
  readonly paid: Record<Component, number[]>
}

export async function payByRules(pool: pg.Pool): Promise<void> {
  const engine = new ZenEngine()
  const rules = engine.createDecision(decision)
  const { rows: people } = await pool.query<{ id: string; above: string | null }>(
    'select id, manager_id as above from native.person',
  )
  const above = new Map(people.map(({ id, above }) => [id, above]))
  const accounts = new Map(people.map(({ id }) => [id, openAccount()]))
  const { rows: deals } =
    await pool.query<Deal>(`select id, owner_id as owner, extract(month from close_date)::int - 1 as month,
      close_date::text as day, close_value::float8 as cents from native.opportunity
    where stage = 'won' and close_date >= date '2025-01-01' and close_date < date '2026-01-01' order by close_date, id`)
  const credits: string[][] = []
  for (const deal of deals) {
    credits.push(...(await credit(rules, deal, 'rep', deal.owner, accounts)))
    for (let manager = above.get(deal.owner) ?? null; manager !== null; manager = above.get(manager) ?? null)
      credits.push(...(await credit(rules, deal, 'manager', manager, accounts)))
    if (credits.length >= 5000) await write(pool, CREDITS, credits.splice(0))
  }
  await write(pool, CREDITS, credits)
  engine.dispose()
  await writeStatements(pool, accounts)
}

function openAccount(): Account {
  const none = () => Array.from({ length: 12 }, () => 0)
  return { before: 0, number: 0, paid: { sales: none(), volume: none(), override: none() } }
}

async function credit(
  rules: ZenDecision,
  { id, owner, month, day, cents }: Deal,
  role: 'rep' | 'manager',
  payee: string,
  accounts: ReadonlyMap<string, Account>,
): Promise<string[][]> {
  const account = accounts.get(payee)
  if (account === undefined) throw new Error('A deal belongs to nobody.')
  const { before, number } = account
  const { result } = await rules.evaluate({ role, cents, before, number })
  const lines = result as { readonly component: Component; readonly pays: number }[]
  for (const { component, pays } of lines) account.paid[component][month] = (account.paid[component][month] ?? 0) + pays
  if (role === 'rep') {
    account.before += cents
    account.number += 1
  }
  return lines.map(({ component }) => [
    component,
    payee,
    id,
    role === 'rep' ? '' : owner,
    day,
    '1',
    String(cents / 100),
  ])
}

const CREDITS = `insert into native.credit select component, payee::uuid, opportunity::uuid, nullif(via, '')::uuid, day::date,
    number::numeric, amount::numeric
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    as given (component, payee, opportunity, via, day, number, amount)`
const EARNINGS = `insert into native.earning select payee::uuid, month::date, component, 0, amount::numeric / 100
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (payee, month, component, amount)`
const STATEMENTS = `insert into native.statement select payee::uuid, month::date, paid::numeric / 100, paid::numeric / 100
  from unnest($1::text[], $2::text[], $3::text[]) as given (payee, month, paid)`

async function writeStatements(pool: pg.Pool, accounts: ReadonlyMap<string, Account>): Promise<void> {
  const earnings: string[][] = []
  const statements: string[][] = []
  for (const [payee, { paid }] of accounts)
    for (let month = 0; month < 12; month++) {
      const day = `2025-${String(month + 1).padStart(2, '0')}-01`
      const cents = COMPONENTS.map((component) => Math.floor((paid[component][month] ?? 0) / 1000 + 0.5))
      for (const [at, component] of COMPONENTS.entries()) earnings.push([payee, day, component, String(cents[at])])
      const all = cents.reduce((total, one) => total + one, 0)
      statements.push([payee, day, String(Math.min(all, CAP))])
    }
  await write(pool, EARNINGS, earnings)
  await write(pool, STATEMENTS, statements)
}

async function write(pool: pg.Pool, statement: string, rows: readonly string[][]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  await pool.query(
    statement,
    first.map((_, column) => rows.map((row) => row[column])),
  )
}

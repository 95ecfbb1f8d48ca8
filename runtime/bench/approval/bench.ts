/** Decisions, the machine that they run on, and an inbox of 100,000 tasks; and the same by hand in SQL. */
import { join } from 'node:path'
import { type Context, type Event, transition } from '@attain/engine/approval'
import { type ApprovalDocument, compileApproval } from '@attain/engine/metadata'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { connect, createPool } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import type { DB } from '../../server/database/schema.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { type Load, requestsPerSecond } from '../http/load.ts'
import { ourNodeOptions, type ServerProcess, startServer } from '../http/server-process.ts'
import { signIn } from '../http/sign-in.ts'
import { medianOfRounds, timeMs } from '../rounds.ts'
import { tidy } from '../sales/company.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { approvalDocuments } from './bundle.ts'
import { decideByHand } from './decide-by-hand.ts'
import { createNativeApprovals } from './native-tables.ts'
import { type OpenApprovals, openApprovals, password } from './open-approvals.ts'

const CALLERS = 16

export const approvalBench: Bench = {
  about: 'decisions and transitions per second; an inbox of 100,000 tasks, in milliseconds',
  run: runApprovalBench,
}

interface Sides {
  readonly db: Kysely<DB>
  readonly pool: pg.Pool
  readonly open: OpenApprovals
  readonly servers: { readonly ours: ServerProcess; readonly baseline: ServerProcess }
  readonly cookie: string
}

async function runApprovalBench(run: BenchRun): Promise<void> {
  const sides = await prepare(run)
  // first the inbox, which is full as long as nothing is decided
  if (isWanted(run.options, 'approval/inbox')) await measureInbox(run, sides)
  if (isWanted(run.options, 'approval/decide')) await measureDecisions(run, sides)
  if (isWanted(run.options, 'approval/transitions')) await measureTransitions(run, sides)
}

async function prepare({ options, note, defer }: BenchRun): Promise<Sides> {
  const { rows = 100_000 } = options
  const postgres = await startThrowawayPostgres()
  defer(postgres.stop)
  const { url } = postgres
  const db = connect(url, { poolSize: 2, statementTimeoutMs: 0 })
  defer(() => db.destroy())
  const pool = createPool(url, { poolSize: 1, statementTimeoutMs: 0 })
  defer(() => pool.end())
  await migrate(db)
  note(`Postgres ${postgres.version}; ${rows} open approvals`)
  const open = await openApprovals(db, rows)
  await createNativeApprovals(pool, open)
  await tidy(url)
  const profile = process.env.ATTAIN_BENCH_NODE_OPTIONS?.split(' ') ?? []
  const ours = await startServer(
    join(import.meta.dirname, '../../server/main.ts'),
    { DATABASE_URL: url, PORT: '0', REQUESTS_PER_MINUTE: '100000000' },
    [...ourNodeOptions, ...profile],
  )
  defer(() => ours.stop())
  const baseline = await startServer(join(import.meta.dirname, 'native-server.ts'), { DATABASE_URL: url })
  defer(() => baseline.stop())
  return { db, pool, open, servers: { ours, baseline }, cookie: await signIn(ours.url, open.username, password) }
}

async function measureInbox({ options, report }: BenchRun, { open, servers, cookie }: Sides): Promise<void> {
  const ask = async (url: string) => {
    const response = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } })
    const { items } = (await response.json()) as { items: { id: string; record: { name: string } }[] }
    return items.map(({ id, record }) => `${id} ${record.name}`)
  }
  const sides = {
    ours: () => ask(`${servers.ours.url}/api/approvals/inbox?box=todo&limit=50`),
    baseline: () => ask(`${servers.baseline.url}/inbox?person=${open.approver}`),
  }
  const [a, b] = [await sides.ours(), await sides.baseline()]
  if (a.length !== 50 || a.join() !== b.join()) throw new Error('The inboxes differ.')
  for (let i = 0; i < 100; i += 1) for (const side of [sides.ours, sides.baseline]) await side()
  const times = await medianOfRounds(options.rounds ?? 200, {
    ours: () => timeMs(sides.ours),
    baseline: () => timeMs(sides.baseline),
  })
  report(createFigure(`approval/inbox-${open.approvals.length}`, 'ms', times.ours, times.baseline))
}

async function measureDecisions({ options, report }: BenchRun, { db, open, servers, cookie }: Sides): Promise<void> {
  const { rounds = 5, seconds } = options
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' }
  const { task, approver: by } = open
  const taker = () => {
    const left = open.approvals.values()
    return () => {
      const { value } = left.next()
      if (value === undefined) throw new Error('Everything is decided; take more rows or fewer seconds.')
      return value
    }
  }
  const [ourNext, handNext] = [taker(), taker()]
  const ours: Load = {
    url: servers.ours.url,
    method: 'POST',
    headers: { ...headers, cookie, origin: servers.ours.url },
    next: () => ({
      path: `/api/approvals/${ourNext()}/events`,
      body: JSON.stringify({ type: 'approve', task, opinion: 'Fine.' }),
    }),
  }
  const baseline: Load = {
    url: servers.baseline.url,
    method: 'POST',
    headers,
    next: () => ({ path: `/approvals/${handNext()}/approve`, body: JSON.stringify({ task: 1, by }) }),
  }
  for (const load of [ours, baseline]) await requestsPerSecond(load, CALLERS, Math.max(2, seconds))
  const rates = await medianOfRounds(rounds, {
    ours: () => requestsPerSecond(ours, CALLERS, seconds),
    baseline: () => requestsPerSecond(baseline, CALLERS, seconds),
  })
  await assertNextAsked(db, open.next)
  report(createFigure(`approval/decide/${CALLERS}`, 'requests/s', rates.ours, rates.baseline))
}

/** On both sides every decision has opened the next task and told its person, by the decisions that there are. */
async function assertNextAsked(db: Kysely<DB>, person: string): Promise<void> {
  const { rows } = await sql<{ ours: boolean; by_hand: boolean }>`select
    (select count(*) from approval_tasks where person_id = ${person} and status = 'open')
      = all (array[(select count(*) from approval_tasks where status = 'approved'),
        (select count(*) from notifications where person_id = ${person}),
        (select count(*) from approval_history where event = 2)]) as ours,
    (select count(*) from native.task where person_id = ${person} and status = 'open')
      = all (array[(select count(*) from native.task where status = 'approved'),
        (select count(*) from native.notification where person_id = ${person}),
        (select count(*) from native.history where number = 2)]) as by_hand`.execute(db)
  if (!rows[0]?.ours || !rows[0].by_hand) throw new Error('Not every decision did all that it should.')
}

const ROUND = 20_000
const HAND_ROUND = 500

/** The machine alone, in this process; by hand a transaction over one connection, without HTTP. */
async function measureTransitions({ options, report }: BenchRun, { pool, open }: Sides): Promise<void> {
  const left = [...open.approvals]
  const rates = await medianOfRounds(options.rounds ?? 5, {
    async ours() {
      const ms = await timeMs(async () => {
        for (let i = 0; i < ROUND; i += EVENTS.length) runThrough()
      })
      return (ROUND / ms) * 1000
    },
    async baseline() {
      const ids = left.splice(-HAND_ROUND)
      const ms = await timeMs(async () => {
        for (const id of ids) await decideByHand(pool, { id, task: 1, by: open.approver })
      })
      return (ids.length / ms) * 1000
    },
  })
  report(createFigure('approval/transitions', 'transitions/s', rates.ours, rates.baseline))
}

const definition = compileApproval(
  approvalDocuments.find((document) => (document as { kind: string }).kind === 'approval') as ApprovalDocument,
)
const EVENTS: readonly Event[] = [
  { type: 'submit', by: 'rep' },
  { type: 'approve', task: 3, by: 'first@example.com' },
  { type: 'approve', task: 6, by: 'second@example.com' },
]
const world: Context = {
  now: 0,
  holds: () => true,
  people: (source) => (source.from === 'people' ? source.people : []),
  isActive: () => true,
  isAdministrator: () => false,
  managerOf: () => null,
  delegateOf: () => null,
  blank: () => [],
  moment: () => null,
  after: (moment) => moment,
}

/** From the submission to the end. */
function runThrough(): void {
  let state: Parameters<typeof transition>[1] = null
  for (const event of EVENTS) {
    const answer = transition(definition, state, event, world)
    if ('refused' in answer) throw new Error(`${event.type} was refused: ${answer.refused}`)
    state = answer.state
  }
  if (state?.status !== 'approved') throw new Error(`It is ${state?.status} in the end.`)
}

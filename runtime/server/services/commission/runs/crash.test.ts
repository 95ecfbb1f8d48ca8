/**
 * The server dies by SIGKILL in the middle of a calculation; the next one takes it up, and no line is lost or written
 * twice. ATTAIN_TEST_KILLS says how often, ATTAIN_TEST_SEED when.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MortalServer, startMortalServer } from '../../../testing/server-to-kill.ts'
import type { TestPerson } from '../../../testing/test-application.ts'
import { compareMonths } from '../testing/credit-months.ts'
import { type Payroll, startPayroll } from '../testing/payroll.ts'
import { application, salesAndOverride } from '../testing/plan-documents.ts'

const kills = Number(process.env.ATTAIN_TEST_KILLS ?? 1)
const seed = Number(process.env.ATTAIN_TEST_SEED ?? Date.now() % 1_000_000)
const patienceMs = 120_000 + kills * 30_000
const AGENTS = 20
const DEALS = 2000

let payroll: Payroll
let server: MortalServer
const agents: TestPerson[] = []

beforeAll(async () => {
  payroll = await startPayroll(application([salesAndOverride]))
  const { world } = payroll
  const boss = await world.person('Boss', ['agent'], { title: 'Agent' })
  for (let n = 0; n < AGENTS; n += 1)
    agents.push(await world.person(`Agent ${n}`, ['agent'], { title: 'Agent', manager: boss.id }))
  await enter(Array.from({ length: DEALS }, (_, n) => dealOf(n)))
  server = startMortalServer(world.databaseUrl)
}, patienceMs)
afterAll(async () => {
  await server.end()
  await payroll.world.close()
})

function dealOf(n: number) {
  const day = `2026-0${1 + (n % 3)}-${10 + (n % 18)}`
  return { name: `Deal ${n}`, owner: agents[n % AGENTS]?.id, amount: String(100 + n), closed_on: day, stage: 'won' }
}

async function enter(values: readonly object[]): Promise<void> {
  const body = { action: 'create', mode: 'all', records: values.map((one) => ({ values: one })) }
  const { status, body: answer } = await payroll.admin.post('/api/records/deal/bulk', body)
  expect(status, JSON.stringify(answer)).toBeLessThan(300)
}

const calculate = '/api/commission/plans/reps/periods/2026-03/events'

/** Whether it answers or dies. */
async function begin(): Promise<void> {
  await fetch((await server.url()) + calculate, {
    method: 'POST',
    headers: { authorization: `Bearer ${payroll.grace.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'calculate' }),
  }).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error
  })
}

/** The next one looks at once: its clock is ahead of the database, and nobody waits for a heartbeat. */
async function kill(): Promise<void> {
  await server.kill()
  const { db } = payroll.world
  await sql`update jobs.job set start_after = now() where name = 'commission-run' and state < 'active'`.execute(db)
  await sql`update jobs.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`.execute(db)
}

async function lastState(): Promise<string | undefined> {
  const { rows } = await sql<{
    state: string
  }>`select state from commission_runs order by started_at desc limit 1`.execute(payroll.world.db)
  return rows[0]?.state
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test(
  `what was begun is done once, whenever the server dies (${kills} times, seed ${seed})`,
  async () => {
    const { db } = payroll.world
    let [n, brokenOff] = [0, 0]
    // a run that was over by then does not count
    for (; brokenOff < kills && n < kills * 10; n += 1) {
      // all of it, which takes longer than what changed
      await sql`update commission_runs set snapshot = null`.execute(db)
      const begun = begin()
      while ((await lastState()) === (n === 0 ? undefined : 'done')) await pause(2)
      await pause(((seed + n * 7919) % 100) * 2)
      if ((await lastState()) !== 'done') brokenOff += 1
      await kill()
      await begun
      while ((await lastState()) !== 'done') await pause(20)
      await enter([dealOf(DEALS + n)])
    }
    await begin()
    while ((await lastState()) !== 'done') await pause(20)
    expect(server.errors.join('')).toBe('')
    expect(brokenOff, 'no run was going on when the server died').toBe(kills)

    const all = Array.from({ length: DEALS + n }, (_, number) => number)
    const { rows: credits } = await sql<{ component: string; lines: number; records: number; total: string }>`
      select component, count(*)::int as lines, count(distinct record_id)::int as records, trim_scale(sum(m0))::text as total
      from commission_credits group by 1 order by 1`.execute(db)
    const total = String(all.reduce((sum, n) => sum + 100 + n, 0))
    const each = { lines: all.length, records: all.length, total }
    expect(credits).toEqual([
      { component: 'override', ...each },
      { component: 'sales', ...each },
    ])
    expect((await compareMonths(db)).differing).toEqual([])
    const { rows: wrong } = await sql`select s.id from commission_statements s
      where s.paid <> coalesce((select sum((line ->> 'amount')::numeric) from json_array_elements(s.lines) line), 0)`.execute(
      db,
    )
    expect(wrong).toEqual([])
    const { rows: gaps } = await sql`select payee_id from commission_statements group by payee_id, period
      having max(version) <> count(*)`.execute(db)
    expect(gaps).toEqual([])
    // all of it anew writes nothing
    await sql`update commission_runs set snapshot = null`.execute(db)
    await begin()
    const { rows: last } = await sql`select state, credits, statements from commission_runs
      order by started_at desc limit 1`.execute(db)
    expect(last).toEqual([{ state: 'done', credits: 0, statements: 0 }])
  },
  patienceMs,
)

/** Credits added up by month are what the ledger says, whatever deals become and wherever stretches are cut. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sumCredits } from '../../store/commission/credit-sums.ts'
import { systemViewOf } from '../../store/live-workspace.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import type { TestPerson } from '../../testing/test-application.ts'
import { compareMonths } from './testing/credit-months.ts'
import { type Payroll, startPayroll } from './testing/payroll.ts'
import { application, salesAndOverride } from './testing/plan-documents.ts'

const [FIRST, LAST] = ['2026-01-01', '2026-07-01']

let payroll: Payroll
let agents: readonly TestPerson[]
const deals: string[] = []

beforeAll(async () => {
  payroll = await startPayroll(application([salesAndOverride]))
  const { person } = payroll.world
  const lead = await person('Lead', ['agent'], { title: 'Agent' })
  const own = await Promise.all(
    ['Ann', 'Bo'].map((name) => person(name, ['agent'], { title: 'Agent', manager: lead.id })),
  )
  agents = [lead, ...own]
  for (let n = 0; n < 40; n += 1) deals.push(await payroll.deal(agentAt(n), String(100 + n), dayAt(n)))
  await payroll.act('calculate', 'reps', '2026-06')
}, 60_000)
afterAll(() => payroll.world.close())

const agentAt = (n: number) => agents[n % agents.length] as TestPerson
/** Over half a year, first and last days of months among them. */
const dayAt = (n: number) => new Date(Date.UTC(2026, 0, 1 + ((n * 37) % 181))).toISOString().slice(0, 10)

test('each month is what its lines add up to, after whatever became of deals', async () => {
  const changes: readonly Record<string, unknown>[] = [
    { amount: '7.77' },
    { amount: null },
    { closed_on: '2026-02-28' },
    { closed_on: '2026-03-01', amount: '1000000' },
    { closed_on: '2027-01-01' },
    { stage: 'open' },
    { owner: agentAt(1).id },
  ]
  for (const [at, change] of changes.entries()) {
    for (const id of [deals[at], deals[at + 10]]) await payroll.update('deal', id as string, change)
    await payroll.act('calculate', 'reps', '2026-06')
    expect((await compareMonths(payroll.world.db)).differing, JSON.stringify(change)).toEqual([])
  }
  // all of it anew, as after a change of the plan
  await sql`update commission_runs set snapshot = null`.execute(payroll.world.db)
  await payroll.act('calculate', 'reps', '2026-06')
  const { differing, months } = await compareMonths(payroll.world.db)
  expect(differing).toEqual([])
  expect(months).toBeGreaterThan(agents.length * 6)
})

test('stretches are what the lines in them add up to, whichever months they cut', async () => {
  const { db, workspaceId } = payroll.world
  const view = systemViewOf(await new LiveWorkspaces(db).get(workspaceId), null)
  const payees = agents.map(({ id }) => id)
  const components = ['sales', 'override']
  const day = fc
    .oneof(
      fc.integer({ min: 0, max: 181 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n))),
      firstDay(),
    )
    .map((date) => date.toISOString().slice(0, 10))
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(day, { minLength: 2, maxLength: 9 }), async (days) => {
      const edges = days.sort()
      const found = await sumCredits(db, view, 'reps', components, edges, payees, 1)
      const { rows } = await sql<{ line: string }>`
        select concat_ws(' ', payee_id, component, stretch, trim_scale(sum(number)), trim_scale(sum(m0))) as line
        from (select *, width_bucket(day, ${edges}::date[]) as stretch from commission_credits) c
        where day >= ${edges[0]}::date and day < ${edges.at(-1)}::date group by payee_id, component, stretch`.execute(
        db,
      )
      const lines = found.map(({ payee, component, stretch, number, measures }) =>
        [payee, component, stretch, number, ...measures].join(' '),
      )
      expect(lines.sort()).toEqual(rows.map(({ line }) => line).sort())
    }),
    { examples: [[[FIRST, LAST]], [['2026-01-31', '2026-02-01', '2026-03-01', '2026-06-30']]] },
  )
})

function firstDay() {
  return fc.integer({ min: 0, max: 6 }).map((month) => new Date(Date.UTC(2026, month, 1)))
}

/** A million opportunities of 5,000 people: sums and lists through the store, and by hand on a native table. */
import { connect, createPool } from '../../server/database/connect.ts'
import { dateIn } from '../../server/services/context.ts'
import { type View, viewOf } from '../../server/store/live-workspace.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { medianOfRounds, type Sides, timeMs } from '../rounds.ts'
import { type Company, foundCompany, openCompany, tidy } from '../sales/company.ts'
import { completeSales, hasCompleteSales, narrowNativeSales } from '../sales/native-tables.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { printPlans } from './plans.ts'
import { type Answer, type Ours, type Question, questions } from './questions.ts'

const people = 5000
/** Statements get their name at the third use, and a plan for all values at the sixth; code that runs often gets quick. */
const warming = { rounds: 8, ms: 1000 }

/** Numbers of people (see sales/native-tables.ts): 1 leads 8 % of the company, 25 leads twenty people, 1000 nobody. */
const roles: Record<Question['who'], { number: number; role: string }> = {
  finance: { number: 3000, role: 'finance' },
  director: { number: 1, role: 'sales_manager' },
  manager: { number: 25, role: 'sales_manager' },
  rep: { number: 1000, role: 'sales_rep' },
}

export const storeBench: Bench = {
  about: 'sums and lists over a million opportunities, in milliseconds',
  run: runStoreBench,
}

async function runStoreBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rows = 1_000_000, rounds, plans, data } = options
  const postgres = await startThrowawayPostgres(data)
  defer(postgres.stop)
  note(`Postgres ${postgres.version}; ${rows} opportunities of ${people} people`)
  const pool = createPool(postgres.url, { poolSize: 1 })
  defer(() => pool.end())
  const isKept = await hasCompleteSales(pool, rows)
  const company = isKept
    ? await openCompany(postgres.url)
    : await foundCompany(postgres.url, { people, accounts: 20_000, opportunities: rows })
  defer(company.close)
  if (!isKept) {
    await narrowNativeSales(postgres.url)
    await tidy(postgres.url)
    await completeSales(pool, rows)
  }

  const db = connect(postgres.url, { poolSize: 1 })
  defer(() => db.destroy())
  const object = company.workspace.objects.get('opportunity')
  if (!object) throw new Error('The bundle has no object opportunity.')
  const ours: Ours = { db, object, today: dateIn('UTC', new Date()) }

  for (const question of questions) {
    const bench = `store/${question.name}`
    if (!isWanted(options, bench)) continue
    const view = await viewAs(company, question.who)
    const sides = {
      ours: () => question.ours(ours, view),
      baseline: () => question.baseline(pool, view.actor.personId),
    }
    assertSame(bench, await sides.ours(), await sides.baseline())
    const warmed = await warm(sides)
    const times = await medianOfRounds(rounds ?? Math.max(15, warmed), {
      ours: () => timeMs(sides.ours),
      baseline: () => timeMs(sides.baseline),
    })
    report(createFigure(bench, 'ms', times.ours, times.baseline))
    if (plans) await printPlans(postgres.url, (recorded) => question.ours({ ...ours, db: recorded }, view), note)
  }
}

/** Returns how many rounds that took: what is quick is asked more often, as its times vary more. */
async function warm(sides: Sides<Answer>): Promise<number> {
  const start = performance.now()
  let round = 0
  for (; round < warming.rounds || performance.now() - start < warming.ms; round++) {
    for (const side of [sides.ours, sides.baseline]) await side()
  }
  return round
}

async function viewAs(company: Company, who: Question['who']): Promise<View> {
  const { number, role } = roles[who]
  return viewOf(company.workspace, { personId: await company.person(number), roles: [role] })
}

/** What is not the same cannot be compared. */
function assertSame(bench: string, ours: Answer, baseline: Answer): void {
  const at = baseline.findIndex((line, i) => line !== ours[i])
  if (ours.length === 0 || ours.length !== baseline.length || at >= 0) {
    throw new Error(
      `${bench}: ${ours.length} rows on our side, ${baseline.length} in the baseline; at ${at}: "${ours[at]}" and "${baseline[at]}".`,
    )
  }
}

/** Formulas worked out by Postgres over a million opportunities: through the store, and in SQL by hand on a native table. */
import { connect } from '../../server/database/connect.ts'
import { dateIn } from '../../server/services/context.ts'
import { viewOf } from '../../server/store/live-workspace.ts'
import { timeAnswers } from '../answers.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { prepareCompany } from '../sales/prepared.ts'
import { printPlans } from '../store/plans.ts'
import { withFormulas } from './formulas.ts'
import { type Asking, questions } from './questions.ts'

export const pushdownBench: Bench = {
  about: 'a tiered formula over a million opportunities, as filter, column, sum and sum over children, in milliseconds',
  run: runPushdownBench,
}

async function runPushdownBench(run: BenchRun): Promise<void> {
  const { options, report, note, defer } = run
  const { url, company, pool } = await prepareCompany(run, withFormulas)
  const db = connect(url, { poolSize: 1 })
  defer(() => db.destroy())
  const view = viewOf(company.workspace, { personId: await company.person(3000), roles: ['finance'] })
  const asking: Asking = { db, view, pool, today: dateIn('UTC', new Date()) }

  for (const { name, ours, baseline } of questions) {
    const bench = `pushdown/${name}`
    if (!isWanted(options, bench)) continue
    if (options.plans) await printPlans(url, (recorded) => ours({ ...asking, db: recorded }), note)
    const sides = { ours: () => ours(asking), baseline: () => baseline(asking) }
    const times = await timeAnswers(bench, sides, options.rounds)
    report(createFigure(bench, 'ms', times.ours, times.baseline))
  }
}

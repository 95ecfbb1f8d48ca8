/** Figures of KPIs over a million opportunities: as the API answers them, and in SQL by hand on a native table. */
import { connect } from '../../server/database/connect.ts'
import { dateIn } from '../../server/services/context.ts'
import { changeRecord } from '../../server/services/records.ts'
import { viewOf } from '../../server/store/live-workspace.ts'
import { keepIndexes, pendingIndexes } from '../../server/workers/index-figures.ts'
import { timeAnswers } from '../answers.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { prepareCompany } from '../sales/prepared.ts'
import { printPlans } from '../store/plans.ts'
import { type Asking, questions } from './questions.ts'
import { prepareStageHistory } from './stage-history.ts'
import { stageQuestions } from './stage-questions.ts'

export const kpiBench: Bench = {
  about: 'figures of 5,000 people over a million opportunities: by month, up the managers, ranked, a dashboard',
  run: runKpiBench,
}

async function runKpiBench(run: BenchRun): Promise<void> {
  const { options, report, note, defer } = run
  // the example as it is, published so that its KPIs have their slots
  const prepared = await prepareCompany(run, (documents) => documents)
  const { url, company, pool } = prepared
  const db = connect(url, { poolSize: 1 })
  defer(() => db.destroy())
  const looksBack = stageQuestions.some(({ name }) => isWanted(options, `kpi/${name}`))
  const workspace = looksBack ? await prepareStageHistory(prepared, note) : company.workspace
  const view = viewOf(workspace, { personId: await company.person(0), roles: ['finance'] })
  const now = new Date()
  // as the upkeep of a server does that has run for an hour
  await keepIndexes(db, workspace, await pendingIndexes(db, workspace), new AbortController().signal)
  const context = { db, view, now, today: dateIn('UTC', now), language: 'en' as const }
  const asking: Asking = { context, pool }

  for (const { name, ours, baseline, after } of [...questions, ...stageQuestions]) {
    const bench = `kpi/${name}`
    if (!isWanted(options, bench)) continue
    if (options.plans)
      await printPlans(
        url,
        (recorded) => ours({ ...asking, context: { ...context, db: recorded } }),
        note,
        'given values',
      )
    const asked = async () => {
      if (after === 'forgetting') await forget(asking, company.workspace.id)
      if (after === 'change') await changeOneDeal(asking)
      return ours(asking)
    }
    const sides = { ours: asked, baseline: () => baseline(asking) }
    const times = await timeAnswers(bench, sides, options.rounds)
    report(createFigure(bench, 'ms', times.ours, times.baseline))
  }
}

/** No answer from before counts any more. */
async function forget({ pool }: Asking, workspaceId: number): Promise<void> {
  await pool.query(
    `insert into forgotten_changes (workspace_id, transaction) values ($1, pg_current_xact_id())
     on conflict (workspace_id) do update set transaction = excluded.transaction`,
    [workspaceId],
  )
}

/** One that counts in the year, and goes on to say the same: the baseline does not change. */
async function changeOneDeal({ context, pool }: Asking): Promise<void> {
  const object = context.view.workspace.objects.get('opportunity')
  if (!object) throw new Error('The example has no opportunities.')
  const { rows } = await pool.query<{ id: string }>(
    `select id from native.opportunity where stage = 'won' and close_date between '2025-06-01' and '2025-06-30' limit 1`,
  )
  const view = viewOf(context.view.workspace, { ...context.view.actor, roles: ['administrator'] })
  const next = `bench ${context.now.getTime()} ${++changes}`
  await context.db
    .transaction()
    .execute((db) => changeRecord({ ...context, db, view }, object, rows[0]?.id ?? '', { next_step: next }, undefined))
}

let changes = 0

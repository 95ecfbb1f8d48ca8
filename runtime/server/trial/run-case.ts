/** A case: step by step its records are written, its periods calculated, its statements looked at. */
import type { PreparedCase, Row } from '@attain/engine/expected'
import type { Language } from '@attain/engine/fields'
import type { Text } from '@attain/engine/metadata'
import { actOnPlan } from '../services/commission/index.ts'
import type { Context } from '../services/context.ts'
import { isOfCalendars, readCalendars } from '../store/calendars.ts'
import { createLiveWorkspace, type LiveWorkspace, systemViewOf } from '../store/live-workspace.ts'
import type { Database } from '../store/statement.ts'
import { at, CaseFailure } from './case-failure.ts'
import { followPeople } from './follow-people.ts'
import type { Trial } from './open-trial.ts'
import { payStep } from './pay-step.ts'
import { type RecordIds, writeStep } from './write-step.ts'

export interface CaseResult {
  /** Empty when the application refused something. */
  readonly comparisons: readonly Comparison[]
  readonly refused?: { readonly path: string; readonly message: Required<Text> }
}

/** What a statement says beside what a case expects of it. */
export interface Comparison {
  /** Where the case says it. */
  readonly path: string
  readonly period: string
  readonly payee: string
  readonly rows: readonly Row[]
}

/** In a transaction that is rolled back: of what one case writes, another sees nothing. */
export async function runCase(trial: Trial, prepared: PreparedCase, language: Language): Promise<CaseResult> {
  const tx = await trial.db.startTransaction().execute()
  try {
    return { comparisons: await runSteps(trial, tx, prepared, language) }
  } catch (error) {
    if (!(error instanceof CaseFailure)) throw error
    return { comparisons: [], refused: { path: error.path, message: error.text } }
  } finally {
    await tx.rollback().execute()
  }
}

async function runSteps(
  { workspace }: Trial,
  db: Database,
  { steps }: PreparedCase,
  language: Language,
): Promise<readonly Comparison[]> {
  const ids: RecordIds = new Map()
  const found: Comparison[] = []
  let current = workspace
  for (const step of steps) {
    const { path, plan, today } = step
    const now = new Date(`${today}T12:00:00Z`)
    const context = (): Context => ({ db, view: systemViewOf(current, null), now, today, language })
    for (const [number, period] of step.close.entries())
      await at(`${path}/close/${number}`, () => actOnPlan(context(), plan, period, 'lock'))
    await writeStep(context(), ids, step)
    await followPeople(context())
    if (step.waves.some(({ object }) => isOfCalendars(object))) current = await withCalendars(db, current)
    found.push(...(await payStep(context(), ids, step)))
  }
  return found
}

/** Working calendars are records, and formulas know them. */
async function withCalendars(db: Database, workspace: LiveWorkspace): Promise<LiveWorkspace> {
  const { id, model, objects } = workspace
  return createLiveWorkspace({ ...workspace, calendar: await readCalendars(db, id, model, objects) })
}

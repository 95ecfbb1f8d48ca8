/**
 * Runs that somebody waits for: begun by a request, done in its process, and by any other when that one dies. Of a run that
 * breaks off nothing was written, so whoever takes it up does all of it.
 */
import type { CommissionRunBody } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../../../errors.ts'
import { enqueue } from '../../../jobs/index.ts'
import { newId } from '../../../store/new-id.ts'
import { isoTime } from '../../../store/query/iso-time.ts'
import { againAfterDeadlock, asSystem, type Context, inTransaction } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { Cancelled, calculatePeriod } from '../calculate.ts'
import { refuseClosedPeriod, refuseFarAhead } from '../periods.ts'
import { periodNamed, planNamed } from '../plan.ts'
import { because } from '../refused.ts'
import { assertMay } from '../rights.ts'
import { type NotedRun, newestRun, noteBegin, noteCancelled, noteFailure, noteProgress, runById } from './note.ts'

/** When another process looks whether a run is still being done. */
const LOOK_AFTER_MS = 15_000
/** How long a request waits for its run. */
const PATIENCE_MS = 5_000

/** Begins a run, and waits for it a while. Answers it as it is then; what it was refused for is thrown. */
export async function beginRun(context: Context, name: string, key: string): Promise<CommissionRunBody> {
  const plan = planNamed(context, name)
  const period = periodNamed(plan, key)
  refuseFarAhead(context, period)
  await refuseClosedPeriod(context, plan, period)
  const id = newId()
  const hasBegun = await inTransaction(context, async (inner) => {
    if (!(await noteBegin(inner, id, plan, period.key, 'waiting'))) return false
    await lookLater(inner, id)
    return true
  })
  if (!hasBegun) throw isGoingOn
  const work = doRun(context, id, true)
  // whoever asks later is told as well
  work.catch(() => {})
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())])
  return readRun(context, id)
}

const isGoingOn = because(
  'This plan is being calculated already. Wait until that is done, or cancel it.',
  '该方案正在计算中。请等待完成，或先取消。',
)

/** Does what is left of a run, unless somebody else is at it; then it is looked at again later. */
export async function takeUpRun(context: Context, id: string): Promise<void> {
  const run = await runById(context, id)
  if (run === undefined || !isGoing(run)) return
  const as = asSystem(context, run.started_by)
  await doRun(as, id, false).catch((error: unknown) => {
    // it is noted, and nobody waits for an answer
    if (!(error instanceof AttainError)) throw error
  })
  const after = await runById(context, id)
  if (after !== undefined && isGoing(after)) await inTransaction(context, (inner) => lookLater(inner, id))
}

function lookLater({ db, view }: Context, id: string): Promise<void> {
  const startAfter = new Date(Date.now() + LOOK_AFTER_MS)
  return enqueue(db, 'commission-run', { workspaceId: view.workspace.id, id }, { startAfter })
}

async function doRun(context: Context, id: string, waits: boolean): Promise<void> {
  const run = await runById(context, id)
  if (run === undefined) return
  const report = async (progress: { readonly done: number; readonly total: number }) => {
    if (!(await noteProgress(context, id, progress))) throw new Cancelled()
  }
  try {
    await againAfterDeadlock(() => calculatePeriod(context, run.plan, run.period, { id, waits, report }))
  } catch (error) {
    if (error instanceof Cancelled) return
    // where the database is away the run stays as it is, and is taken up later
    await noteFailure(context, id, wordsOf(error)).catch(() => {})
    throw error
  }
}

function wordsOf(error: unknown): Text {
  if (error instanceof AttainError) return { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
  return {
    en: 'Something went wrong on our side. Calculate once more; if it fails again, tell your administrator.',
    'zh-CN': '系统出错。请再计算一次；若仍失败，请告知管理员。',
  }
}

export async function cancelRun(context: Context, id: string): Promise<void> {
  const run = await runById(context, id)
  if (run === undefined) throw notFound()
  assertMay(context, run.plan, 'run')
  if (!(await noteCancelled(context, id))) throw because('This calculation is over already.', '该次计算已经结束。')
}

export async function runOfPeriod(context: Context, name: string, key: string): Promise<CommissionRunBody | null> {
  const plan = planNamed(context, name)
  assertMay(context, name, 'see')
  const run = await newestRun(context, name, periodNamed(plan, key).key)
  return run === undefined ? null : bodyOf(context, run)
}

async function readRun(context: Context, id: string): Promise<CommissionRunBody> {
  const run = await runById(context, id)
  if (run === undefined) throw notFound()
  return bodyOf(context, run)
}

/** Where a plan must stay as it is while it is calculated. */
export async function refuseWhileRunning(context: Context, plan: string, period: string): Promise<void> {
  const run = await newestRun(context, plan, period)
  if (run !== undefined && isGoing(run)) throw isGoingOn
}

function isGoing({ state }: NotedRun): boolean {
  return state === 'waiting' || state === 'running'
}

async function bodyOf(context: Context, run: NotedRun): Promise<CommissionRunBody> {
  const { id, plan, period, state, done, total, failure, started_by, started_at, ended_at, credits, statements } = run
  const names = await peopleNames(asSystem(context, null), [started_by])
  return {
    ...{ id, plan, period, state, credits, statements },
    progress: done === null || total === null ? null : { done, total },
    failure: failure === null ? null : said(failure, context),
    by: started_by === null ? null : { id: started_by, name: names.get(started_by) ?? '' },
    startedAt: isoTime(started_at),
    endedAt: ended_at === null ? null : isoTime(ended_at),
  }
}

function said(text: Text, { language }: Context): string {
  return text[language] ?? text.en
}

function notFound(): AttainError {
  return new AttainError('not_found', { what: { en: 'calculation', 'zh-CN': '计算' } })
}

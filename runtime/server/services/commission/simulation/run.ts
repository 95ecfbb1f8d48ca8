/** Simulations that somebody waits for: answered at once where that takes some seconds, else followed and called off. */
import type {
  SimulatedPayeeAsked,
  SimulatedStatements,
  SimulationAsked,
  SimulationBody,
  SimulationResult,
} from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../../../errors.ts'
import type { Shadows } from '../../../store/commission/shadow.ts'
import { newId } from '../../../store/new-id.ts'
import type { Context } from '../../context.ts'
import { because } from '../refused.ts'
import { type Ended, keep, noteEnd, stillGoes } from './kept.ts'
import { type Question, questionOf } from './question.ts'
import { simulate, simulatePayee } from './simulate.ts'

/** How long a request waits for what it asked. */
const PATIENCE_MS = 5_000
/** Longer than this nobody needs it. */
const LIMIT_MS = 15 * 60_000
const HEARTBEAT_MS = 20_000

export async function runSimulation(
  context: Context,
  shadows: Shadows,
  plan: string,
  asked: SimulationAsked,
): Promise<SimulationBody> {
  const question = await questionOf(context, plan, asked)
  const id = newId()
  let isKept = false
  const work = simulate(context, shadows, question, {
    report: untilCalledOff(async (progress) => !isKept || (await stillGoes(context, id, progress))),
  })
  // what fails while it is noted that it goes on is told by whoever follows it
  work.catch(() => {})
  const result = await withPatience(work)
  if (result !== undefined) return { state: 'done', result }
  await keep(context, { id, plan, name: null, asked })
  isKept = true
  void follow(context, id, work)
  return { state: 'running', id }
}

/** Calculates one that is noted as running, and answers when it is done, or after a while. */
export async function runKept(context: Context, shadows: Shadows, id: string, question: Question): Promise<void> {
  const work = simulate(context, shadows, question, {
    report: untilCalledOff((progress) => stillGoes(context, id, progress)),
  })
  await withPatience(follow(context, id, work))
}

/** Both sides of one payee, at once: what takes longer is refused. */
export async function simulatedStatements(
  context: Context,
  shadows: Shadows,
  plan: string,
  { payee, ...asked }: SimulatedPayeeAsked,
): Promise<SimulatedStatements> {
  const question = await questionOf(context, plan, asked)
  return simulatePayee(context, shadows, question, payee, { report: untilCalledOff(async () => true) })
}

/** Undefined when it takes longer. */
function withPatience<T>(work: Promise<T>): Promise<T | undefined> {
  const enough = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => enough.resolve(undefined), PATIENCE_MS)
  return Promise.race([work, enough.promise]).finally(() => clearTimeout(timer))
}

class CalledOff extends Error {}

function untilCalledOff(goesOn: (progress: { readonly done: number; readonly total: number }) => Promise<boolean>) {
  const deadline = Date.now() + LIMIT_MS
  return async (progress: { readonly done: number; readonly total: number }) => {
    if (Date.now() > deadline) throw tooLong
    if (!(await goesOn(progress))) throw new CalledOff()
  }
}

const tooLong = because('The simulation took too long. Choose fewer periods.', '测算耗时过长，请减少期间后重试。')

/** Notes how it ends. */
async function follow(context: Context, id: string, work: Promise<SimulationResult>): Promise<void> {
  // where the database is away, it is seen that nobody is at it
  const beat = setInterval(() => void stillGoes(context, id).catch(() => {}), HEARTBEAT_MS)
  try {
    await noteEnd(context, id, await ended(work)).catch(() => {})
  } finally {
    clearInterval(beat)
  }
}

async function ended(work: Promise<SimulationResult>): Promise<Ended> {
  try {
    return { state: 'done', result: await work }
  } catch (error) {
    return error instanceof CalledOff ? { state: 'cancelled' } : { state: 'failed', failure: wordsOf(error) }
  }
}

export function wordsOf(error: unknown): Text {
  if (error instanceof AttainError) return { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
  return {
    en: 'Something went wrong on our side. Simulate once more; if it fails again, tell your administrator.',
    'zh-CN': '系统出错。请再测算一次；若仍失败，请告知管理员。',
  }
}

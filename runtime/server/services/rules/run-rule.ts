/** One rule on one record: its actions, and what is written down about them. */
import type { Action, Text } from '@attain/engine/metadata'
import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { AttainError } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { type ApprovalCalls, type Done, nothingChanged, performActions } from '../actions/index.ts'
import { type Context, inSavepoint } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'
import { valuesOfMany } from '../subject.ts'
import type { Rule } from './rules-of.ts'
import { type Happened, logAgain, logRun, newRunId, type Problem, type Result, type RuleRun } from './run-log.ts'

/** What the rules of a process need besides the database. */
export interface RulesEnvironment {
  readonly approvals: ApprovalCalls
  readonly log: FastifyBaseLogger
}

export interface RuleSubject {
  readonly object: LiveObject
  readonly recordId: string
  /** What it was, when it is gone. */
  readonly gone?: Candidate
  readonly prior?: Candidate['prior']
}

/** Longer chains are loops, whatever they go through. */
const LONGEST_CHAIN = 10
const MOST_ATTEMPTS = 6
/** After the first failure, the second and so on. */
const PAUSES_S = [60, 300, 1_800, 7_200, 21_600]

/** Whether the record is one that the rule is for; `now` and `today` are those of what happened. */
export async function meetsCondition(
  context: Context,
  rule: Rule,
  object: LiveObject,
  record: Candidate,
): Promise<boolean> {
  const [meets = false] = await meetCondition(context, rule, object, [record])
  return meets
}

/** The same for many records. */
export async function meetCondition(
  context: Context,
  { document: { when } }: Rule,
  object: LiveObject,
  records: readonly Candidate[],
): Promise<readonly boolean[]> {
  if (when === undefined) return records.map(() => true)
  const values = await valuesOfMany(context, object, records, [{ formula: when, gives: { kind: 'boolean' } }])
  return values.map(([value]) => value === true)
}

/** Does the actions of a rule that was begun, and writes down what became of it. In the transaction that is open. */
export async function runRule(
  context: Context,
  environment: RulesEnvironment,
  rule: Rule,
  subject: RuleSubject,
  happened: Happened,
): Promise<void> {
  const id = newRunId()
  const run: RuleRun = { id, rule: rule.key, objectKey: subject.object.key, recordId: subject.recordId, happened }
  const result = await attempt(context, environment, rule, subject, run, 1)
  if (result === undefined) return
  await logRun(context, run, result)
  if (result.outcome === 'retrying') await tryLater(context, id, 1)
}

/** Another attempt at a run that failed. */
export async function runAgain(
  context: Context,
  environment: RulesEnvironment,
  rule: Rule,
  subject: RuleSubject,
  run: RuleRun,
  attempts: number,
): Promise<void> {
  const result = await attempt(context, environment, rule, subject, run, attempts)
  await logAgain(context, run.id, attempts, result ?? { outcome: 'done', done: [nothingChanged] })
  if (result?.outcome === 'retrying') await tryLater(context, run.id, attempts)
}

/** Undefined where there is nothing to be said: the rule met its own work, and would leave it as it is. */
async function attempt(
  context: Context,
  environment: RulesEnvironment,
  rule: Rule,
  subject: RuleSubject,
  run: RuleRun,
  attempts: number,
): Promise<Result | undefined> {
  const { chain } = run.happened
  const isAgain = chain.some((before) => before.rule === rule.key && before.record === subject.recordId)
  try {
    if (chain.length >= LONGEST_CHAIN) throw chainError('rule_chain_too_long', rule, run)
    if (!isAgain) return { outcome: 'done', done: await act(context, environment, rule, subject, run) }
    await inSavepoint(context, async () => {
      const said = await act(context, environment, rule, subject, run)
      // rules that agree on what the record should be come to rest; the others would go round for ever
      if (said.some((one) => one !== nothingChanged)) throw chainError('rule_loop', rule, run)
    })
    return undefined
  } catch (error) {
    return failure(error, environment, rule, run, attempts)
  }
}

function act(
  context: Context,
  { approvals }: RulesEnvironment,
  { key, document }: Rule,
  { object, recordId, gone, prior }: RuleSubject,
  { id, happened }: RuleRun,
): Promise<readonly Done[]> {
  return performActions(context, document.actions as readonly Action[], {
    object,
    id: recordId,
    ...(gone && { gone }),
    prior,
    causedBy: happened.by,
    source: `rule:${key}`,
    key: `rule/${id}`,
    chain: [...happened.chain, { rule: key, record: recordId }],
    topic: 'rule',
    approvals,
  })
}

function chainError(
  code: 'rule_loop' | 'rule_chain_too_long',
  rule: Rule,
  { happened: { chain } }: RuleRun,
): AttainError {
  const rules = [...chain.map((one) => one.rule), rule.key].join(' → ')
  return new AttainError(code, { rule: rule.document.label, rules, limit: LONGEST_CHAIN })
}

function failure(error: unknown, { log }: RulesEnvironment, rule: Rule, run: RuleRun, attempts: number): Result {
  if (error instanceof AttainError) {
    const problem: Problem = { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
    if (error.code === 'rule_loop' || error.code === 'rule_chain_too_long') return { outcome: 'failed', problem }
    if (wasNotFound(error)) return { outcome: 'skipped', problem }
    return { outcome: attempts < MOST_ATTEMPTS ? 'retrying' : 'failed', problem }
  }
  // the database is not there, or wants all of it again
  if (error instanceof pg.DatabaseError ? BROKEN_OFF.has(error.code ?? '') : !(error instanceof Error)) throw error
  log.error({ err: error, rule: rule.key, run: run.id, record: run.recordId }, 'a rule failed')
  return { outcome: attempts < MOST_ATTEMPTS ? 'retrying' : 'failed', problem: onOurSide(run.id) }
}

/** Serialization failure and deadlock. */
const BROKEN_OFF = new Set(['40001', '40P01'])

/** The record itself, not what it names. */
function wasNotFound({ cause }: AttainError): boolean {
  return cause instanceof AttainError && cause.code === 'not_found'
}

function onOurSide(id: string): Required<Text> {
  return {
    en: `Something went wrong on our side. The log of the server says more about ${id}.`,
    'zh-CN': `服务器出错了。详情见服务器日志中的 ${id}。`,
  }
}

function tryLater({ db, view, now }: Context, id: string, attempts: number): Promise<void> {
  const pause = PAUSES_S[attempts - 1] ?? PAUSES_S.at(-1) ?? 0
  const startAfter = new Date(now.getTime() + pause * 1000)
  return enqueue(db, 'rule-run', { workspaceId: view.workspace.id, id }, { startAfter })
}

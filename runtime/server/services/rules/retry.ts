/** Another attempt at what failed: by itself after a while, or because an administrator wants it. */
import type { RetryRunsBody, RuleRunBody } from '@attain/contract'
import { AttainError } from '../../errors.ts'
import { enqueueMany } from '../../jobs/index.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { type EventType, objectByKey, recordAt } from '../events/index.ts'
import { subjectOf } from './follow-rules.ts'
import { bodiesOf } from './list-runs.ts'
import { type Happened, logAgain } from './run-log.ts'
import { type RuleSubject, type RulesEnvironment, runAgain } from './run-rule.ts'

const runWords = { en: 'run that failed', 'zh-CN': '失败的执行记录' }

/** Done once, however many try at the same moment; nothing happens when it is done already. */
export function retryRun(context: Context, environment: RulesEnvironment, id: string): Promise<void> {
  return inTransaction(context, async (inner) => {
    await attemptAgain(inner, environment, id, ['retrying'])
  })
}

/** For administrators: also what was given up. */
export function retryNow(context: Context, environment: RulesEnvironment, id: string): Promise<RuleRunBody> {
  return inTransaction(context, async (inner) => {
    const wasTried = await attemptAgain(inner, environment, id, ['retrying', 'failed'])
    if (!wasTried) throw new AttainError('not_found', { what: runWords })
    const row = await selectRun(inner, id).executeTakeFirstOrThrow()
    const [body] = await bodiesOf(inner, [row])
    return body as RuleRunBody
  })
}

/** Everything that was given up, of one rule or record where these are named, is tried again by the workers. */
export function retryAll(context: Context, { rule, record }: RetryRunsBody): Promise<number> {
  return inTransaction(context, async ({ db, view }) => {
    let update = db
      .updateTable('rule_runs')
      .set({ outcome: 'retrying' })
      .where('workspace_id', '=', view.workspace.id)
      .where('outcome', '=', 'failed')
    if (rule !== undefined) update = update.where('rule', '=', rule)
    if (record !== undefined) update = update.where('record_id', '=', record)
    const rows = await update.returning('id').execute()
    const jobs = rows.map(({ id }) => ({ data: { workspaceId: view.workspace.id, id } }))
    await enqueueMany(db, 'rule-run', jobs)
    return rows.length
  })
}

function selectRun({ db, view }: Context, id: string) {
  return db.selectFrom('rule_runs').selectAll().where('workspace_id', '=', view.workspace.id).where('id', '=', id)
}

async function attemptAgain(
  asked: Context,
  environment: RulesEnvironment,
  id: string,
  outcomes: readonly ('retrying' | 'failed')[],
): Promise<boolean> {
  const context = asSystem(asked, null)
  const row = await selectRun(context, id).where('outcome', 'in', outcomes).forUpdate().executeTakeFirst()
  if (!row) return false
  const happened = row.happened as Happened
  const attempts = row.attempts + 1
  const object = objectByKey(context.view.workspace, row.object_key)
  const document = context.view.workspace.model.rules.get(row.rule)
  if (!object || document === undefined || document.active === false) {
    await logAgain(context, id, attempts, { outcome: 'failed', problem: ruleIsGone })
    return true
  }
  const subject = await subjectAgain(context, object, row.record_id, happened)
  const run = { id, rule: row.rule, objectKey: row.object_key, recordId: row.record_id, happened }
  await runAgain(context, environment, { key: row.rule, document }, subject, run, attempts)
  return true
}

const ruleIsGone = {
  en: 'The rule is not there any more, or is switched off.',
  'zh-CN': '该规则已不存在或已停用。',
}

/** The record as it was when the run began. */
async function subjectAgain(
  context: Context,
  object: LiveObject,
  recordId: string,
  { type, version, at, changes }: Happened,
): Promise<RuleSubject> {
  const told: EventType = type === 'deleted' || type === 'created' ? type : 'updated'
  const event =
    version === undefined
      ? undefined
      : await recordAt(
          context,
          object,
          { id: '', type: told, recordId, version, at: new Date(at), cause: null },
          changes,
        )
  return event ? subjectOf(event) : { object, recordId }
}

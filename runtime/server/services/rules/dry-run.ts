/** What a rule would do to a record: all of it is done in a transaction that is taken back, so nothing is kept or sent. */
import type { RuleDryRun, RuleDryRunBody } from '@attain/contract'
import type { RuleDocument, Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { keyCondition } from '../../store/query/source.ts'
import { type ActionRun, type Done, performActions } from '../actions/index.ts'
import { nameOfRecord } from '../actions/words.ts'
import { asSystem, type Context } from '../context.ts'
import { recordAt } from '../events/index.ts'
import { contextWith } from '../model-with.ts'
import { recordNotFound } from '../records.ts'
import { newRunId } from './run-log.ts'
import { meetsCondition, type RulesEnvironment } from './run-rule.ts'

/** Thrown to take everything back. */
class TakenBack extends Error {
  readonly found: RuleDryRun
  constructor(found: RuleDryRun) {
    super('A dry run is taken back.')
    this.found = found
  }
}

export async function dryRun(
  context: Context,
  environment: RulesEnvironment,
  { document, record }: RuleDryRunBody,
): Promise<RuleDryRun> {
  const drafted = await contextWith(context, document)
  const key = `${document.object}/${document.name}`
  const rule = drafted.view.workspace.model.rules.get(key)
  if (!rule) throw new Error(`${key} was compiled and is not there.`)
  try {
    await context.db.transaction().execute(async (db) => {
      const inner = { ...drafted, db }
      throw new TakenBack(await tryRule(inner, environment, { key, document: rule }, record))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.found
    throw error
  }
  throw new Error('A dry run came to an end.')
}

/** As if the record had just been changed as it was changed last. */
async function tryRule(
  context: Context,
  { approvals }: RulesEnvironment,
  rule: { readonly key: string; readonly document: RuleDocument },
  recordId: string,
): Promise<RuleDryRun> {
  const object = context.view.workspace.objects.get(rule.document.object)
  const version = object && (await versionOf(context, object, recordId))
  if (!object) throw new AttainError('not_found', { what: { en: 'object', 'zh-CN': '对象' } })
  if (version === undefined) throw recordNotFound(object)
  const type = rule.document.on.type === 'created' || version === 1 ? 'created' : 'updated'
  const told = { id: '', type, recordId, version, at: context.now, cause: null } as const
  const event = await recordAt(context, object, told)
  if (!event) throw recordNotFound(object)
  const record = { ...event.record, ...(type === 'created' && { prior: null }) }
  const isMet = await meetsCondition(context, rule, object, record)
  const recordName = await nameOfRecord(asSystem(context, null), object.model.name, recordId)
  const run: ActionRun = {
    object,
    id: recordId,
    ...(rule.document.on.type === 'deleted' && { gone: { ...event.record, prior: undefined } }),
    prior: record.prior,
    causedBy: context.view.actor.personId,
    source: `rule:${rule.key}`,
    key: `dry-run/${newRunId()}`,
    chain: [{ rule: rule.key, record: recordId }],
    topic: 'rule',
    approvals,
  }
  return { recordName, isMet, ...(await tryActions(context, rule.document, run)) }
}

async function tryActions(
  context: Context,
  { actions }: RuleDocument,
  run: ActionRun,
): Promise<{ readonly actions: readonly Done[]; readonly problem?: Text }> {
  try {
    return { actions: await performActions(context, actions, run) }
  } catch (error) {
    if (!(error instanceof AttainError)) throw error
    const problem = { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
    // those before it are done once more, to say what they would do
    const { number } = error.parameters
    const before = typeof number === 'number' ? actions.slice(0, number - 1) : []
    return { actions: await performActions(context, before, run), problem }
  }
}

async function versionOf({ db, view }: Context, object: LiveObject, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select r.version from records r where ${keyCondition(view, object, 'r')} and r.id = ${id} and r.deleted_at is null`.execute(
    db,
  )
  return rows[0]?.version
}

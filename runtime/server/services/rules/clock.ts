/**
 * Rules that time begins. Of each a row in `rule_clocks` says until when all has been found that was due, and while a
 * moment is gone through, how far; it moves on in the transaction that does what is due for a record. What was missed
 * while no server ran is made up for: a schedule once, dates one by one.
 */
import type { Json } from '@attain/engine/fields'
import { allOf, type Condition, readCondition } from '@attain/engine/formula'
import { readWritten, scopeOf } from '@attain/engine/formula/language'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { type LiveObject, type LiveWorkspace, systemViewOf } from '../../store/live-workspace.ts'
import { farValues } from '../../store/query/far-values.ts'
import { matchingIds } from '../../store/query/matching.ts'
import { loadRecords } from '../../store/write/load.ts'
import { conditionOf } from '../actions/update-related.ts'
import { againAfterDeadlock, type Context, dateIn, systemContext } from '../context.ts'
import {
  type DateReached,
  dueFor,
  lastOnSchedule,
  nextLook,
  nextOnSchedule,
  type Schedule,
  valuesDue,
} from './due-times.ts'
import { type Rule, timedRules } from './rules-of.ts'
import { meetsCondition, type RulesEnvironment, runRule } from './run-rule.ts'

/** Nobody else's, with the number of the workspace. */
const CLOCK_LOCK = -4
const BATCH = 200
/** By then what was written before a moment can be seen. */
const LATE_MS = 10_000

interface Clock {
  readonly doneUntil: number
  readonly nextAt: number
  /** What is being gone through: a moment of a schedule, or until when dates are due. */
  readonly moment: number | null
  readonly after: string | null
}

/** Does what is due in a workspace. One process at a time; whoever comes meanwhile goes away. */
export async function runDueRules(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  environment: RulesEnvironment,
  {
    now = Date.now(),
    isStopping = () => false,
  }: { readonly now?: number | undefined; readonly isStopping?: () => boolean },
): Promise<void> {
  const rules = timedRules(workspace.model)
  await forgetClocks(db, workspace, rules)
  for (const rule of rules) await runDue({ db, workspace, environment, rule, now, isStopping })
}

type Look = Pick<Round, 'db' | 'workspace' | 'environment' | 'rule' | 'now' | 'isStopping'>

async function runDue(look: Look): Promise<void> {
  const { db, workspace, rule, now } = look
  const object = workspace.objects.get(rule.document.object)
  const on = timeOf(rule)
  if (!object || !on) return
  const clock = await readClock(db, workspace.id, rule.key)
  if (clock === undefined) {
    await setClock(db, workspace.id, rule.key, now, nextOf(on, object, workspace, now))
    return
  }
  if (clock.moment === null && clock.nextAt > now) {
    // a rule that has been changed may come sooner than it would have
    const next = nextOf(on, object, workspace, now)
    if (next < clock.nextAt) await lookSooner(db, workspace.id, rule.key, next)
    return
  }
  const moment = clock.moment ?? begunBy(on, workspace, clock, now)
  if (moment !== undefined) {
    if (clock.moment === null) await beginMoment(db, workspace.id, rule.key, moment)
    const round = { ...look, object, on, from: clock.doneUntil, moment }
    if (!(await goThrough(round, clock.moment === null ? null : clock.after))) return
  }
  await setClock(db, workspace.id, rule.key, moment ?? clock.doneUntil, nextOf(on, object, workspace, now))
}

function timeOf({ document: { on } }: Rule): Schedule | DateReached | undefined {
  return on.type === 'schedule' || on.type === 'date' ? on : undefined
}

function begunBy(
  on: Schedule | DateReached,
  { calendar }: LiveWorkspace,
  clock: Clock,
  now: number,
): number | undefined {
  if (on.type === 'schedule') return lastOnSchedule(on, clock.doneUntil, now, calendar.timeZone)
  return Math.max(now - LATE_MS, clock.doneUntil)
}

function nextOf(on: Schedule | DateReached, object: LiveObject, { calendar }: LiveWorkspace, now: number): number {
  if (on.type === 'schedule') return nextOnSchedule(on, now, calendar.timeZone)
  const isDay = object.model.fields.get(on.field)?.valueType === 'date'
  return nextLook(on, isDay, now - LATE_MS, calendar.timeZone) + LATE_MS
}

interface Round {
  readonly db: Kysely<DB>
  readonly workspace: LiveWorkspace
  readonly environment: RulesEnvironment
  readonly rule: Rule
  readonly object: LiveObject
  readonly on: Schedule | DateReached
  /** Dates are due after it, and until the moment. */
  readonly from: number
  readonly moment: number
  readonly now: number
  readonly isStopping: () => boolean
}

interface Due {
  readonly id: string
  readonly at: number
}

/** Record by record; false when another process is at it, or this one ends. */
async function goThrough(round: Round, begun: string | null): Promise<boolean> {
  const where = conditionOfRound(round)
  for (let after = begun; ; ) {
    const context = contextOf(round, round.db)
    const { view, today } = context
    const ids = await matchingIds(
      round.db,
      view,
      round.object,
      { where, ...(after !== null && { after }), limit: BATCH },
      today,
    )
    for (const due of await dueAmong(context, round, ids)) {
      if (round.isStopping() || !(await againAfterDeadlock(() => runFor(round, due)))) return false
    }
    after = ids.at(-1) ?? null
    if (after === null || ids.length < BATCH) return true
    await setAfter(round.db, round, after)
  }
}

function contextOf({ workspace, now }: Round, db: Context['db']): Context {
  const moment = new Date(now)
  const today = dateIn(workspace.model.app.timeZone ?? 'UTC', moment)
  return { ...systemContext(db, workspace), now: moment, today }
}

/** The rule's own condition, and of dates those that come into question. */
function conditionOfRound({ workspace, object, rule, on, from, moment }: Round): Condition {
  const own = conditionOf({ view: systemViewOf(workspace, null) }, object, rule.document.when)
  if (on.type === 'schedule') return own
  const values = valuesDue(on, from, moment)
  const isDay = object.model.fields.get(on.field)?.valueType === 'date'
  const written = (at: number) => (isDay ? new Date(at).toISOString().slice(0, 10) : new Date(at).toISOString())
  const near = {
    and: [{ '>=': [{ var: on.field }, written(values.from)] }, { '<=': [{ var: on.field }, written(values.until)] }],
  }
  const reading = readCondition(near, scopeOf(workspace.model, object.model))
  if (!('condition' in reading)) throw new Error(`Dates cannot be found by ${object.model.name}.${on.field}.`)
  return allOf([own, reading.condition])
}

async function dueAmong(
  { db, view, today }: Context,
  { object, workspace, on, from, moment }: Round,
  ids: readonly string[],
): Promise<readonly Due[]> {
  if (on.type === 'schedule' || ids.length === 0) return ids.map((id) => ({ id, at: moment }))
  const reading = readWritten({ var: on.field }, scopeOf(workspace.model, object.model))
  if (!('typed' in reading)) throw new Error(`${object.model.name} has no field ${on.field}.`)
  const values = await farValues(db, view, object, ids, [reading.typed], { behind: 0, today })
  return ids.flatMap((id): Due[] => {
    const value: Json = values.get(id)?.[0] ?? null
    if (typeof value !== 'string') return []
    const at = dueFor(on, value, workspace.calendar)
    return at > from && at <= moment ? [{ id, at }] : []
  })
}

/** Once for a record and a moment, whatever dies. */
function runFor(round: Round, { id, at }: Due): Promise<boolean> {
  const { workspace, object, rule, environment, on } = round
  return round.db.transaction().execute(async (db) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(${CLOCK_LOCK}::integer, ${workspace.id}::integer) as got`.execute(db)
    if (!rows[0]?.got) return false
    const fired = await db
      .insertInto('rule_firings')
      .values({ workspace_id: workspace.id, rule: rule.key, record_id: id, moment: new Date(at) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (fired.numInsertedOrUpdatedRows === 0n) return true
    const context = contextOf(round, db)
    const loaded = (await loadRecords(db, context.view, object, [id], context.today)).get(id)
    const record = loaded && { id, document: loaded.document, owner: loaded.owner, prior: undefined }
    // since it was found, another rule may have changed it
    if (!record || !(await meetsCondition(context, rule, object, record))) return true
    const happened = { type: on.type, at: new Date(at).toISOString(), by: null, chain: [] }
    await runRule(context, environment, rule, { object, recordId: id }, happened)
    return true
  })
}

async function readClock(db: Kysely<DB>, workspaceId: number, rule: string): Promise<Clock | undefined> {
  const row = await db
    .selectFrom('rule_clocks')
    .select(['done_until', 'next_at', 'moment', 'after'])
    .where('workspace_id', '=', workspaceId)
    .where('rule', '=', rule)
    .executeTakeFirst()
  return (
    row && {
      doneUntil: Date.parse(row.done_until),
      nextAt: Date.parse(row.next_at),
      moment: row.moment === null ? null : Date.parse(row.moment),
      after: row.after,
    }
  )
}

/** Where it stands when nothing is being gone through; it never goes back. */
async function setClock(db: Kysely<DB>, workspaceId: number, rule: string, doneUntil: number, nextAt: number) {
  await sql`insert into rule_clocks (workspace_id, rule, done_until, next_at)
    values (${workspaceId}, ${rule}, ${new Date(doneUntil)}, ${new Date(nextAt)})
    on conflict (workspace_id, rule) do update set moment = null, after = null,
      done_until = greatest(rule_clocks.done_until, excluded.done_until),
      next_at = greatest(rule_clocks.next_at, excluded.next_at)`.execute(db)
}

/** Clocks go forward only, but for this. */
async function lookSooner(db: Kysely<DB>, workspaceId: number, rule: string, nextAt: number): Promise<void> {
  await db
    .updateTable('rule_clocks')
    .set({ next_at: new Date(nextAt) })
    .where('workspace_id', '=', workspaceId)
    .where('rule', '=', rule)
    .where('moment', 'is', null)
    .execute()
}

async function beginMoment(db: Kysely<DB>, workspaceId: number, rule: string, moment: number): Promise<void> {
  await db
    .updateTable('rule_clocks')
    .set({ moment: new Date(moment), after: null })
    .where('workspace_id', '=', workspaceId)
    .where('rule', '=', rule)
    .execute()
}

async function setAfter(db: Kysely<DB>, { workspace, rule, moment }: Round, after: string): Promise<void> {
  await db
    .updateTable('rule_clocks')
    .set({ after })
    .where('workspace_id', '=', workspace.id)
    .where('rule', '=', rule.key)
    .where('moment', '=', new Date(moment).toISOString())
    .execute()
}

/** A rule that is switched on again begins anew. */
async function forgetClocks(db: Kysely<DB>, { id }: LiveWorkspace, rules: readonly Rule[]): Promise<void> {
  await sql`delete from rule_clocks where workspace_id = ${id} and rule <> all(${rules.map(({ key }) => key)}::text[])`.execute(
    db,
  )
}

/** Moments that no clock comes back to. */
const KEPT_DAYS = 3

export async function forgetFirings(db: Kysely<DB>): Promise<void> {
  await sql`delete from rule_firings f where moment < now() - ${KEPT_DAYS}::integer * interval '1 day'
    and not exists (select from rule_clocks c where c.workspace_id = f.workspace_id and c.rule = f.rule
      and (c.moment is not null or c.done_until < f.moment))`.execute(db)
}

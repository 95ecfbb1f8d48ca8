/** Dated delegation: somebody else decides in one's place. It covers what is open when it begins, too. */
import type { DelegationBody, NewDelegationBody } from '@attain/contract'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import { isAdministrating } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { startOfDay } from '../working-time.ts'
import { handOverOf } from './hand-over.ts'

/** Of whoever asks and for them; administrators see all that has not ended long ago. */
export async function listDelegations(context: Context): Promise<DelegationBody[]> {
  const { db, view, today } = context
  const me = view.actor.personId
  const { rows } = await sql<{
    id: string
    from_id: string
    to_id: string
    starts_on: string
    ends_on: string
    approvals: string[] | null
    reason: string | null
  }>`select id, from_id, to_id, starts_on, ends_on, approvals, reason from delegations
    where workspace_id = ${view.workspace.id} and ends_on > ${today}::date - 90
      and (${isAdministrating(view)} or ${me} in (from_id, to_id)) order by starts_on desc, id limit 500`.execute(db)
  const names = await peopleNames(
    asSystem(context, null),
    rows.flatMap((row) => [row.from_id, row.to_id]),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map(({ id, from_id, to_id, starts_on: startsOn, ends_on: endsOn, approvals, reason }) => ({
    id,
    from: named(from_id),
    to: named(to_id),
    startsOn,
    endsOn,
    approvals,
    reason,
    isActive: startsOn <= today && today <= endsOn,
  }))
}

export function addDelegation(context: Context, body: NewDelegationBody): Promise<{ id: string }> {
  const { view, today, now } = context
  const me = view.actor.personId
  const { from = me, to, startsOn, endsOn, approvals, reason } = body
  if (from !== me && !isAdministrating(view)) throw new AttainError('forbidden', { action: forOthers })
  if (endsOn < startsOn || endsOn < today)
    throw refuse(
      'It has to end on or after its first day, and not before today.',
      '结束日期不能早于开始日期，也不能早于今天。',
    )
  if (from === to) throw refuse('Nobody can decide in their own place.', '不能委托给自己。')
  return inTransaction(context, async (inner) => {
    await assertPeople(inner, [from, to])
    const id = newId()
    await inner.db
      .insertInto('delegations')
      .values({
        workspace_id: view.workspace.id,
        id,
        from_id: from,
        to_id: to,
        starts_on: startsOn,
        ends_on: endsOn,
        approvals: approvals ?? null,
        reason: reason ?? null,
        made_by: me,
        made_at: now,
        begun_at: null,
      })
      .execute()
    if (startsOn <= today) await beginDelegation(inner, id)
    else
      await enqueue(
        inner.db,
        'delegation',
        { workspaceId: view.workspace.id, id },
        { startAfter: startOfDay(startsOn, 0, view.workspace.calendar.timeZone) },
      )
    return { id }
  })
}

/** Ends it; what it moved stays moved. */
export async function removeDelegation(context: Context, id: string): Promise<void> {
  const { db, view } = context
  let query = db.deleteFrom('delegations').where('workspace_id', '=', view.workspace.id).where('id', '=', id)
  if (!isAdministrating(view)) query = query.where('from_id', '=', view.actor.personId)
  const { numDeletedRows } = await query.executeTakeFirst()
  if (numDeletedRows === 0n) throw new AttainError('not_found', { what: { en: 'delegation', 'zh-CN': '委托' } })
}

/** Open tasks go over, once. */
export function beginDelegation(context: Context, id: string): Promise<void> {
  return inTransaction(context, async (inner) => {
    const row = await inner.db
      .updateTable('delegations')
      .set({ begun_at: inner.now })
      .where('workspace_id', '=', inner.view.workspace.id)
      .where('id', '=', id)
      .where('begun_at', 'is', null)
      .returning(['from_id', 'to_id', 'approvals'])
      .executeTakeFirst()
    if (!row) return
    const event = { type: 'delegate', from: row.from_id, to: row.to_id } as const
    await handOverOf(inner, row.from_id, event, row.approvals)
  })
}

async function assertPeople({ db, view }: Context, ids: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('memberships')
    .select('person_id')
    .where('workspace_id', '=', view.workspace.id)
    .where('active', '=', true)
    .where('person_id', 'in', [...ids])
    .execute()
  if (rows.length < ids.length) throw refuse('Both need an active account here.', '双方都需要有可用的账号。')
}

const forOthers = { en: 'make delegations for others', 'zh-CN': '为他人设置委托' }

function refuse(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}

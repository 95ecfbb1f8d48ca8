/** What is due is handed over to those who send: one delivery for each reader, in the transaction that notes it. */
import { sql } from 'kysely'
import type { LiveWorkspace } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { asOne, type Database } from '../../store/statement.ts'
import { dateIn } from '../context.ts'
import { deliverToPeople } from '../notifications/deliveries.ts'
import { isThere } from '../who-is-there.ts'
import { lastDue } from './due.ts'
import type { SubscriptionPayload } from './payload.ts'

/** Hands over what has become due in a workspace by a moment. However many processes look, each occasion is met once. */
export async function handOverDue(db: Database, workspace: LiveWorkspace, now: number): Promise<void> {
  const { timeZone } = workspace.calendar
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'every', 'weekday', 'day', 'at', 'handled_until'])
    .where('workspace_id', '=', workspace.id)
    .execute()
  for (const row of rows) {
    const moment = lastDue(row, Date.parse(row.handled_until), now, timeZone)
    if (moment !== undefined) await asOne(db, (tx) => handOver(tx, workspace, row.id, new Date(moment), timeZone))
  }
}

async function handOver(
  db: Database,
  workspace: LiveWorkspace,
  id: string,
  due: Date,
  timeZone: string,
): Promise<void> {
  const taken = await db
    .updateTable('subscriptions')
    .set({ handled_until: due, sent_at: due })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    // another process was faster
    .where('handled_until', '<', due.toISOString())
    .returning('dashboard')
    .executeTakeFirst()
  // its dashboard may not be there any more
  if (taken === undefined || !workspace.model.dashboards.has(taken.dashboard)) return
  await deliver(db, workspace, id, taken.dashboard, dateIn(timeZone, due))
}

/** Sends one to somebody at once, besides those at their times. */
export function sendNow(
  db: Database,
  workspace: LiveWorkspace,
  { id, dashboard }: { readonly id: string; readonly dashboard: string },
  personId: string,
): Promise<void> {
  return deliverToPeople(db, workspace.id, [
    {
      personId,
      key: `subscription/${id}/now/${newId()}`,
      payload: { ...payloadOf(workspace, id, dashboard), isNow: true },
    },
  ])
}

function payloadOf(workspace: LiveWorkspace, id: string, dashboard: string): SubscriptionPayload {
  const { en, 'zh-CN': chinese = en } = workspace.model.dashboards.get(dashboard)?.label ?? { en: dashboard }
  return { subscription: id, title: { en, 'zh-CN': chinese } }
}

/** `occasion` is a part of the key, under which a reader is sent it once. */
async function deliver(
  db: Database,
  workspace: LiveWorkspace,
  id: string,
  dashboard: string,
  occasion: string,
): Promise<void> {
  const payload = payloadOf(workspace, id, dashboard)
  const today = dateIn(workspace.calendar.timeZone, new Date())
  // where nobody set up e-mail, none is written
  const { rows: readers } = await sql<{ id: string }>`
    select person.id from subscriptions as subscription
    join memberships as membership on membership.workspace_id = subscription.workspace_id and membership.active
      and (membership.person_id = any (subscription.people) or membership.roles && subscription.roles)
      and membership.person_id <> all (subscription.ended_for)
    join records as person on person.workspace_id = membership.workspace_id and person.id = membership.person_id
      and person.object_key = ${workspace.objects.get('person')?.key ?? 0} and person.deleted_at is null
    where subscription.workspace_id = ${workspace.id} and subscription.id = ${id}
      and ${isThere('person', 'membership', today)}
      and exists (select from channels where channels.workspace_id = ${workspace.id} and channels.kind = 'email')`.execute(
    db,
  )
  await deliverToPeople(
    db,
    workspace.id,
    readers.map((reader) => ({ personId: reader.id, key: `subscription/${id}/${occasion}`, payload })),
  )
}

/** What one person has been told. */
import {
  mostUnread,
  type NotificationBody,
  type NotificationList,
  type NotificationQuery,
  type ReadBody,
} from '@attain/contract'
import { sql } from 'kysely'
import type { Database } from '../../store/statement.ts'
import type { Context } from '../context.ts'

/** Whose notifications. */
export interface Reader {
  readonly workspaceId: number
  readonly personId: string
}

const USUAL_LIMIT = 20

export function readerOf({ view }: Pick<Context, 'view'>): Reader {
  return { workspaceId: view.workspace.id, personId: view.actor.personId }
}

export async function listNotifications(
  db: Database,
  reader: Reader,
  { limit, after, unread }: NotificationQuery,
): Promise<NotificationList> {
  const most = limit === undefined ? USUAL_LIMIT : Number(limit)
  let query = notificationsOf(db, reader)
    .orderBy('id', 'desc')
    .limit(most + 1)
  if (after !== undefined) query = query.where('id', '<', after)
  if (unread === 'true') query = query.where('read_at', 'is', null)
  const rows = await query.execute()
  const items = rows.slice(0, most).map(bodyOf)
  return {
    items,
    next: rows.length > most ? (items.at(-1)?.id ?? null) : null,
    unread: await countUnread(db, reader),
  }
}

/** Those of these that are the reader's, oldest first. */
export async function findNotifications(
  db: Database,
  reader: Reader,
  ids: readonly string[],
): Promise<NotificationBody[]> {
  return (await notificationsOf(db, reader).where('id', 'in', ids).orderBy('id').execute()).map(bodyOf)
}

/** As far as it is worth counting. */
export async function countUnread(db: Database, { workspaceId, personId }: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from (
    select from notifications where workspace_id = ${workspaceId} and person_id = ${personId} and read_at is null
    limit ${mostUnread}) as unread`.execute(db)
  return rows[0]?.n ?? 0
}

/** Notes that they were read, and tells the reader's other windows. */
export async function markRead(db: Database, { workspaceId, personId }: Reader, body: ReadBody): Promise<void> {
  const which = 'ids' in body ? sql`id = any(${body.ids}::uuid[])` : sql`id <= ${body.upTo}`
  await sql`
    with read as (
      update notifications set read_at = now()
      where workspace_id = ${workspaceId} and person_id = ${personId} and read_at is null and ${which}
      returning id
    )
    select pg_notify('attain_notifications', concat_ws(' ', ${workspaceId}::integer, ${personId}::uuid, 'read'))
    where exists (select from read)`.execute(db)
}

function notificationsOf(db: Database, { workspaceId, personId }: Reader) {
  return db
    .selectFrom('notifications')
    .select(['id', 'topic', 'title', 'text', 'link', 'at', 'read_at'])
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
}

type Row = Awaited<ReturnType<ReturnType<typeof notificationsOf>['execute']>>[number]

function bodyOf({ id, topic, title, text, link, at, read_at }: Row): NotificationBody {
  return {
    id,
    topic,
    title: title as NotificationBody['title'],
    text: text as NotificationBody['text'],
    link,
    at,
    read: read_at !== null,
  }
}

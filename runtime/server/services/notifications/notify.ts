/** Tells people something: in the application at once, and by e-mail as they like it. */
import type { NotificationTopic } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { newId } from '../../store/new-id.ts'
import type { Database } from '../../store/statement.ts'
import { queueDeliveries } from './deliveries.ts'
import { tellSoon } from './tell-windows.ts'

export interface Notice {
  readonly personId: string
  readonly topic: NotificationTopic
  /** What happened. A person is told of it once, however often this is called. */
  readonly key: string
  readonly title: Required<Text>
  readonly text?: Required<Text>
  /** A path within the workspace: "/records/opportunity/…". */
  readonly link?: string
  /** Its e-mail does not wait for the end of quiet hours. */
  readonly urgent?: boolean
}

/** What an e-mail is made of, whoever reads it in which language. */
export interface EmailPayload extends Pick<Notice, 'topic' | 'title' | 'text' | 'link' | 'urgent'> {}

/** Tells any number of people in two statements, in the transaction that is open; what rolls back was never told. */
export async function notify(db: Database, workspaceId: number, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  const given = notices.map(({ personId, topic, key, title, text, link, urgent }) => ({
    id: newId(),
    delivery_id: newId(),
    person_id: personId,
    topic,
    key,
    title,
    text: text ?? null,
    link: link ?? null,
    email: { topic, title, text, link, urgent } satisfies Record<keyof EmailPayload, unknown>,
  }))
  // where nobody set up e-mail, none is written
  const { rows } = await sql<{ told: { id: string; personId: string }[] | null; deliveries: string[] | null }>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::text::json) as given (id uuid, delivery_id uuid,
        person_id uuid, topic text, key text, title jsonb, text jsonb, link text, email jsonb)
    ), told as (
      insert into notifications (workspace_id, id, person_id, topic, key, title, text, link, at)
      select ${workspaceId}::integer, id, person_id, topic, key, title, text, link, now() from given
      on conflict do nothing
      returning id, person_id
    ), mailed as (
      insert into deliveries (workspace_id, id, kind, target, key, payload, state, created_at, due_at)
      select ${workspaceId}::integer, given.delivery_id, 'email', given.person_id, given.key, given.email, 'waiting', now(), now()
      from told join given using (id)
      left join notification_preferences as preferred
        on preferred.workspace_id = ${workspaceId}::integer and preferred.person_id = given.person_id
      where coalesce((preferred.email ->> given.topic)::boolean, true)
        and exists (select from channels where channels.workspace_id = ${workspaceId}::integer and channels.kind = 'email')
      on conflict do nothing
      returning id
    )
    select (select array_agg(id) from mailed) as deliveries,
      (select json_agg(json_build_object('id', id, 'personId', person_id)) from told) as told`.execute(db)
  tellSoon((rows[0]?.told ?? []).map((one) => ({ ...one, workspaceId })))
  await queueDeliveries(db, workspaceId, rows[0]?.deliveries ?? [])
}

/** What is on its way out: a row in `deliveries` says what and how far, a job of the queue `deliver` sends it. */
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { enqueueMany } from '../../jobs/index.ts'
import { newId } from '../../store/new-id.ts'
import type { Database } from '../../store/statement.ts'

export interface WebhookCall {
  /** Goes along as `webhook-id` and `Idempotency-Key`; a key is sent once to one webhook. */
  readonly key: string
  /** The name of a webhook that administrators set up, or an address, which is called without a signature. */
  readonly webhook: string
  /** Sent as JSON. */
  readonly body: unknown
}

export interface RobotMessage {
  readonly key: string
  /** The name of a robot that administrators set up. */
  readonly robot: string
  readonly title: Required<Text>
  readonly text?: Required<Text>
  /** A path within the workspace. */
  readonly link?: string
}

export type WebhookPayload = Pick<WebhookCall, 'body'>
export type RobotPayload = Pick<RobotMessage, 'title' | 'text' | 'link'>

/** Calls another system when the transaction that is open has ended well; tries again until it answers. */
export function callWebhook(db: Database, workspaceId: number, { key, webhook, body }: WebhookCall): Promise<void> {
  return addDelivery(db, workspaceId, 'webhook', webhook, key, { body } satisfies WebhookPayload)
}

/** Posts to a chat when the transaction that is open has ended well. */
export function postToRobot(db: Database, workspaceId: number, message: RobotMessage): Promise<void> {
  const { key, robot, title, text, link } = message
  return addDelivery(db, workspaceId, 'robot', robot, key, { title, text, link } satisfies Record<
    keyof RobotPayload,
    unknown
  >)
}

async function addDelivery(
  db: Database,
  workspaceId: number,
  kind: 'webhook' | 'robot',
  target: string,
  key: string,
  payload: object,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into deliveries (workspace_id, id, kind, target, key, payload, state, created_at, due_at)
    values (${workspaceId}, ${newId()}, ${kind}, ${target}, ${key}, ${JSON.stringify(payload)}, 'waiting', now(), now())
    on conflict do nothing returning id`.execute(db)
  await queueDeliveries(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  )
}

/** Sends e-mails that are no notifications to any number of people, each once under its key. */
export async function deliverToPeople(
  db: Database,
  workspaceId: number,
  letters: readonly { readonly personId: string; readonly key: string; readonly payload: object }[],
): Promise<void> {
  if (letters.length === 0) return
  const given = letters.map(({ personId, key, payload }) => ({ id: newId(), target: personId, key, payload }))
  const { rows } = await sql<{ id: string }>`
    insert into deliveries (workspace_id, id, kind, target, key, payload, state, created_at, due_at)
    select ${workspaceId}::integer, id, 'email', target, key, payload, 'waiting', now(), now()
    from json_to_recordset(${JSON.stringify(given)}::text::json) as given (id uuid, target text, key text, payload jsonb)
    on conflict do nothing returning id`.execute(db)
  await queueDeliveries(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  )
}

/** Has deliveries sent, now or at a moment; give the transaction that made or changed them. */
export function queueDeliveries(
  db: Database,
  workspaceId: number,
  ids: readonly string[],
  startAfter?: Date,
): Promise<void> {
  return enqueueMany(
    db,
    'deliver',
    ids.map((id) => ({ data: { workspaceId, id }, ...(startAfter === undefined ? {} : { startAfter }) })),
  )
}

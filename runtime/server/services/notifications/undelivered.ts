/** What is on its way out, as administrators see it: above all what was given up, which they may replay. */
import type { DeliveryBody, DeliveryList, DeliveryQuery } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { type Context, inTransaction } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { queueDeliveries } from './deliveries.ts'

const PAGE = 50

export async function listDeliveries(context: Context, { state, after }: DeliveryQuery): Promise<DeliveryList> {
  const { db, view, language } = context
  let query = db
    .selectFrom('deliveries')
    .select(['id', 'kind', 'target', 'key', 'state', 'attempts', 'last_error', 'created_at', 'due_at', 'sent_at'])
    .select(sql<DeliveryBody['title']>`payload -> 'title'`.as('title'))
    .where('workspace_id', '=', view.workspace.id)
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) query = query.where('id', '<', after)
  const rows = await query.execute()
  const shown = rows.slice(0, PAGE)
  const names = await peopleNames(
    context,
    shown.filter(({ kind }) => kind === 'email').map(({ target }) => target),
  )
  const items = shown.map((row): DeliveryBody => {
    const problem = row.last_error as Text | null
    return {
      id: row.id,
      kind: row.kind,
      target: (row.kind === 'email' ? names.get(row.target) : undefined) ?? row.target,
      key: row.key,
      title: row.title,
      state: row.state,
      attempts: row.attempts,
      problem: problem === null ? null : (problem[language] ?? problem.en),
      createdAt: row.created_at,
      dueAt: row.due_at,
      sentAt: row.sent_at,
    }
  })
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** Sends one again that is dead, or that waits for its next attempt, from the beginning. */
export function replayDelivery(context: Context, id: string): Promise<void> {
  return inTransaction(context, async (inside) => {
    const replayed = await replay(inside, ['dead', 'failed'], id)
    if (replayed.length > 0) return
    throw new AttainError('not_found', { what: { en: 'undelivered message', 'zh-CN': '未送达的消息' } })
  })
}

/** Sends all again that are dead; says how many. */
export function replayAll(context: Context): Promise<number> {
  return inTransaction(context, async (inside) => (await replay(inside, ['dead'])).length)
}

async function replay(
  { db, view, now }: Context,
  states: readonly ('dead' | 'failed')[],
  id?: string,
): Promise<readonly string[]> {
  const workspaceId = view.workspace.id
  let query = db
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, due_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', states)
  if (id !== undefined) query = query.where('id', '=', id)
  const ids = (await query.returning('id').execute()).map((row) => row.id)
  await queueDeliveries(db, workspaceId, ids)
  return ids
}

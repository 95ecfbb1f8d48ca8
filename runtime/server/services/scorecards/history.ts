/** What was done with a cycle and its cards, by whom. */
import { sql } from 'kysely'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'

export interface Happened {
  readonly type: string
  readonly count?: number
  readonly reason?: string
  readonly [more: string]: unknown
}

export async function remember(
  { db, view, now }: Context,
  cycle: string,
  what: Happened,
  cards: readonly string[] | null = null,
): Promise<void> {
  const ids = (cards ?? [null]).map(() => newId())
  await sql`insert into score_history (workspace_id, id, cycle_id, card_id, at, by, what)
    select ${view.workspace.id}::integer, id, ${cycle}::uuid, card, ${now.toISOString()}::timestamptz, ${authorOf(view)}::uuid,
      ${JSON.stringify(what)}::text::jsonb
    from unnest(${ids}::uuid[], ${cards ?? [null]}::uuid[]) as given (id, card)`.execute(db)
}

/** Where a version of a statement stands with its payee, and noting what happens to it. */
import { sql } from 'kysely'
import { authorOf } from '../../../store/live-workspace.ts'
import { isoTime } from '../../../store/query/iso-time.ts'
import type { Context } from '../../context.ts'

export interface Answer {
  readonly sentAt: string | null
  readonly confirmedAt: string | null
}

export async function answerOf({ db, view }: Context, statement: string): Promise<Answer> {
  const events = await db
    .selectFrom('commission_statement_events')
    .select(['type', 'at'])
    .where('workspace_id', '=', view.workspace.id)
    .where('statement_id', '=', statement)
    .execute()
  const at = (type: 'sent' | 'confirmed') => {
    const found = events.find((event) => event.type === type)
    return found === undefined ? null : isoTime(found.at)
  }
  return { sentAt: at('sent'), confirmedAt: at('confirmed') }
}

/** Those that were noted; a version is sent and confirmed once. */
export async function note(
  { db, view, now }: Context,
  type: 'sent' | 'reminded' | 'confirmed',
  statements: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`insert into commission_statement_events (workspace_id, statement_id, type, by, at)
    select ${view.workspace.id}::integer, id, ${type}, ${authorOf(view)}::uuid, ${now.toISOString()}::timestamptz
    from unnest(${[...statements]}::uuid[]) id on conflict do nothing returning statement_id as id`.execute(db)
  return rows.map(({ id }) => id)
}

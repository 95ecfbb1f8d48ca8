import { sql } from 'kysely'
import type { Database } from '../../store/statement.ts'

/** What was sent is remembered for a quarter, what was read for a year: so long nobody is told of it twice. */
export async function forgetOldNotifications(db: Database): Promise<void> {
  await sql`delete from deliveries where state in ('sent', 'dropped') and created_at < now() - interval '90 days'`.execute(
    db,
  )
  await sql`delete from notifications where read_at < now() - interval '1 year'`.execute(db)
}

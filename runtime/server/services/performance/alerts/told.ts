/** Who has been told on which occasion. It outlives the notification, so nobody is told again of what they have read. */
import { sql } from 'kysely'
import type { Database } from '../../../store/statement.ts'

/** Of one alert in one period; the occasion is the day, or blank where people are told once in the period. */
export interface Occasion {
  readonly target: string
  readonly alert: string
  readonly period: string
  readonly occasion: string
}

export interface Told {
  readonly personId: string
  readonly subject: string
}

/** Notes that these people are told, and answers those of them who had not been: whoever is faster tells them. */
export async function noteTold(
  db: Database,
  workspaceId: number,
  { target, alert, period, occasion }: Occasion,
  people: readonly Told[],
): Promise<readonly Told[]> {
  if (people.length === 0) return []
  const { rows } = await sql<Told>`
    insert into told_alerts (workspace_id, target, alert, period, occasion, subject, person_id)
    select ${workspaceId}::integer, ${target}, ${alert}, ${period}, ${occasion}, asked.subject, asked.person_id
    from unnest(${people.map(({ subject }) => subject)}::text[], ${people.map(({ personId }) => personId)}::uuid[])
      as asked (subject, person_id)
    on conflict do nothing
    returning person_id as "personId", subject`.execute(db)
  return rows
}

/** Who has been told already, of those who are asked about. */
export async function alreadyTold(
  db: Database,
  workspaceId: number,
  { target, alert, period, occasion }: Occasion,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<Told>`
    select person_id as "personId", subject from told_alerts
    where workspace_id = ${workspaceId} and target = ${target} and alert = ${alert} and period = ${period}
      and occasion = ${occasion}`.execute(db)
  return new Set(rows.map(toldKey))
}

export function toldKey({ personId, subject }: Told): string {
  return `${personId} ${subject}`
}

/** No period is longer than a year of 53 weeks; what was told in one that is long over is of no use. */
export async function forgetOldAlerts(db: Database): Promise<void> {
  await sql`delete from told_alerts where told_at < now() - interval '2 years'`.execute(db)
}

/** What accounting has taken of a period. */
import type { ExportBody } from '@attain/contract'
import { sql } from 'kysely'
import { isoTime } from '../../../store/query/iso-time.ts'
import { asSystem, type Context } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { planNamed } from '../plan.ts'
import { assertMay } from '../rights.ts'

interface Row extends Omit<ExportBody, 'takenBy' | 'takenAt'> {
  readonly taken_by: string | null
  readonly taken_at: string
}

/** The newest first. */
export async function listExports(
  context: Context,
  name: string,
  key: string,
): Promise<{ readonly items: readonly ExportBody[] }> {
  const { db, view } = context
  planNamed(context, name)
  assertMay(context, name, 'see')
  const { rows } = await sql<Row>`select id, kind, is_final as "isFinal", jsonb_array_length(rows) as lines,
      (select count(*)::int from jsonb_array_elements(rows) r where r ->> 'debit' is null) as "withoutAccount",
      trim_scale(total)::text as total, taken_by, taken_at from commission_exports
    where workspace_id = ${view.workspace.id} and plan = ${name} and period = ${key} order by taken_at desc limit 50`.execute(
    db,
  )
  const names = await peopleNames(
    asSystem(context, null),
    rows.map(({ taken_by }) => taken_by),
  )
  return {
    items: rows.map(({ taken_by, taken_at, ...row }) => ({
      ...row,
      takenBy: taken_by === null ? null : { id: taken_by, name: names.get(taken_by) ?? '' },
      takenAt: isoTime(taken_at),
    })),
  }
}

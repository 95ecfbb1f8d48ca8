/** The statements of a period, for whoever sees the plan whole. */
import type { StatementRow, StatementsPage, StatementsQuery } from '@attain/contract'
import { shift } from '@attain/engine/performance/calendar'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { periodNamed, planNamed } from './plan.ts'
import { assertMay } from './rights.ts'

const USUAL_ROWS = '50'

export async function listStatements(
  context: Context,
  name: string,
  key: string,
  { sort = 'name', show = 'all', search = '', skip = '0', limit = USUAL_ROWS }: StatementsQuery,
): Promise<StatementsPage> {
  const { db, view } = context
  const plan = planNamed(context, name)
  assertMay(context, name, 'see')
  const period = periodNamed(plan, key)
  const before = shift(plan.calendar, period, -1).key
  const newest = (of: string) => sql`select distinct on (payee_id) id, payee_id, version, earned, paid, refusals
    from commission_statements where workspace_id = ${view.workspace.id} and plan = ${name} and period = ${of}
    order by payee_id, version desc`
  const person = view.workspace.objects.get('person')
  const { rows } = await sql<
    Omit<StatementRow, 'payee' | 'isCapped'> & { payee_id: string; name: string | null; is_capped: boolean }
  >`select s.id, s.payee_id, r.doc ->> 'name' as name, s.version, trim_scale(s.earned)::text as earned,
      trim_scale(s.paid)::text as paid, trim_scale(b.paid)::text as before, jsonb_array_length(s.refusals) as refused,
      exists (select from commission_lines l where l.workspace_id = ${view.workspace.id} and l.statement_id = s.id
        and (l.type in ('cap', 'poolCap', 'limit') or l.line -> 'steps' @> '[{"type":"cap"}]')) as is_capped
    from (${newest(key)}) s left join (${newest(before)}) b using (payee_id)
    left join records r on r.workspace_id = ${view.workspace.id} and r.object_key = ${person?.key ?? null} and r.id = s.payee_id`.execute(
    db,
  )
  const items = rows.map(
    ({ payee_id, name: called, is_capped, ...row }): StatementRow => ({
      ...row,
      payee: { id: payee_id, name: called ?? '' },
      isCapped: is_capped,
    }),
  )
  const wanted = items
    .filter((row) => fits[show](row))
    .filter(({ payee }) => payee.name.toLowerCase().includes(search.trim().toLowerCase()))
    .sort((a, b) => orders[sort](a, b) || a.payee.name.localeCompare(b.payee.name))
  return {
    total: wanted.length,
    paid: text(sum(items.map(({ paid }) => fraction(paid)))),
    items: wanted.slice(Number(skip), Number(skip) + Number(limit)),
  }
}

const fits: Readonly<Record<NonNullable<StatementsQuery['show']>, (row: StatementRow) => boolean>> = {
  all: () => true,
  nothing: ({ paid }) => Number(paid) === 0,
  refused: ({ refused }) => refused > 0,
  capped: ({ isCapped }) => isCapped,
}

const orders: Readonly<Record<NonNullable<StatementsQuery['sort']>, (a: StatementRow, b: StatementRow) => number>> = {
  name: () => 0,
  paid: (a, b) => Number(b.paid) - Number(a.paid),
  change: (a, b) => changeOf(b) - changeOf(a),
}

function changeOf({ paid, before }: StatementRow): number {
  return Math.abs(Number(paid) - Number(before ?? 0))
}

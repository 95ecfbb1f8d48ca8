/** Everybody's statements of a period: sorted, narrowed and cut into pages by the database. */
import type { StatementRow, StatementsPage, StatementsQuery } from '@attain/contract'
import { shift } from '@attain/engine/performance/calendar'
import { type RawBuilder, sql } from 'kysely'
import { isoTime } from '../../store/query/iso-time.ts'
import type { Context } from '../context.ts'
import { answerDaysOf } from './answers/deadline.ts'
import { periodNamed, planNamed } from './plan.ts'
import { assertMay } from './rights.ts'

interface Row extends Omit<StatementRow, 'payee' | 'sentAt' | 'confirmedAt'> {
  readonly payee_id: string
  readonly name: string
  readonly sent_at: string | null
  readonly confirmed_at: string | null
  readonly all_fit: number
}

type Show = NonNullable<StatementsQuery['show']>

/** Who has been late is told by days, as `lastDayOf` tells until when one may answer. */
const conditionsOf = ({ view, today }: Context, answerDays: number): Readonly<Record<Show, RawBuilder<boolean>>> => ({
  all: sql`true`,
  nothing: sql`paid = 0`,
  refused: sql`refused > 0`,
  capped: sql`"isCapped"`,
  disputed: sql`disputes > 0`,
  unsent: sql`sent_at is null`,
  unconfirmed: sql`sent_at is not null and confirmed_at is null`,
  late: sql`(sent_at at time zone ${view.workspace.calendar.timeZone})::date + ${answerDays}::integer < ${today}::date
    and confirmed_at is null`,
})

const orders: Readonly<Record<NonNullable<StatementsQuery['sort']>, RawBuilder<unknown>>> = {
  name: sql`name`,
  paid: sql`paid desc`,
  change: sql`abs(paid - coalesce(before, 0)) desc`,
}

export async function listStatements(
  context: Context,
  name: string,
  key: string,
  { sort = 'name', show = 'all', search = '', skip = '0', limit = '50' }: StatementsQuery,
): Promise<StatementsPage> {
  const { db } = context
  const plan = planNamed(context, name)
  assertMay(context, name, 'see')
  const period = periodNamed(plan, key)
  const all = statementsOf(context, name, key, shift(plan.calendar, period, -1).key)
  const answerDays = answerDaysOf(plan)
  const conditions = conditionsOf(context, answerDays)
  const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row>`select id, payee_id, name, version, trim_scale(earned)::text as earned, trim_scale(paid)::text as paid,
        trim_scale(before)::text as before, refused, "isCapped", disputes, sent_at, confirmed_at, count(*) over ()::int as all_fit
      from (${all}) s where ${conditions[show]} and name ilike ${pattern}
      order by ${orders[sort]}, name, payee_id limit ${Number(limit)} offset ${Number(skip)}`.execute(db),
    sql<Omit<StatementsPage, 'items' | 'total'> & Counts>`select coalesce(trim_scale(sum(paid)), 0)::text as paid,
        ${countsOf(conditions)} from (${all}) s`.execute(db),
  ])
  const { paid = '0', ...found } = counted[0] ?? {}
  return {
    total: rows[0]?.all_fit ?? 0,
    paid,
    counts: { ...none, ...found },
    answerDays,
    items: rows.map(
      ({ payee_id, name: called, sent_at, confirmed_at, all_fit: _, ...row }): StatementRow => ({
        ...row,
        payee: { id: payee_id, name: called },
        sentAt: sent_at === null ? null : isoTime(sent_at),
        confirmedAt: confirmed_at === null ? null : isoTime(confirmed_at),
      }),
    ),
  }
}

type Counts = Readonly<Record<Show, number>>

const none: Counts = { all: 0, nothing: 0, refused: 0, capped: 0, disputed: 0, unsent: 0, unconfirmed: 0, late: 0 }

function countsOf(conditions: Readonly<Record<Show, RawBuilder<boolean>>>): RawBuilder<unknown> {
  const each = Object.entries(conditions).map(
    ([name, condition]) => sql`(count(*) filter (where ${condition}))::int as ${sql.ref(name)}`,
  )
  return sql.join(each)
}

/** The newest version of everybody, with what is unusual about it. */
function statementsOf({ view }: Context, plan: string, period: string, before: string): RawBuilder<unknown> {
  const workspace = view.workspace.id
  const newest = (of: string) => sql`select distinct on (payee_id) id, payee_id, version, earned, paid, refusals, lines
    from commission_statements where workspace_id = ${workspace} and plan = ${plan} and period = ${of}
    order by payee_id, version desc`
  return sql`select s.id, s.payee_id, coalesce(r.doc ->> 'name', '') as name, s.version, s.earned, s.paid, b.paid as before,
      json_array_length(s.refusals) as refused, jsonb_path_exists(s.lines::jsonb,
        '$[*] ? (@.type == "cap" || @.type == "poolCap" || @.type == "limit" || exists (@.steps[*] ? (@.type == "cap")))') as "isCapped",
      coalesce(d.disputes, 0) as disputes, e.sent_at, e.confirmed_at
    from (${newest(period)}) s left join (${newest(before)}) b using (payee_id)
    left join records r on r.workspace_id = ${workspace} and r.object_key = ${view.workspace.objects.get('person')?.key ?? null}
      and r.id = s.payee_id
    left join (select payee_id, count(*)::int as disputes from commission_disputes where workspace_id = ${workspace}
      and plan = ${plan} and period = ${period} and state = 'open' group by 1) d on d.payee_id = s.payee_id
    left join lateral (select max(at) filter (where type = 'sent') as sent_at,
        max(at) filter (where type = 'confirmed') as confirmed_at
      from commission_statement_events where workspace_id = ${workspace} and statement_id = s.id) e on true`
}

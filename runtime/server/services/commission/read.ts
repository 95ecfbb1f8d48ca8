/** Statements as far as the asker may see them: to anybody else there is none. */
import type {
  CreditsPage,
  CreditsQuery,
  OwnStatementsBody,
  StatementBody,
  StatementComponent,
  StatementRow,
  StatementsPage,
  StatementsQuery,
} from '@attain/contract'
import { refusalSentence } from '@attain/engine/commission/words'
import { always } from '@attain/engine/formula'
import { type Period, periodOf, shift } from '@attain/engine/performance/calendar'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { isoTime } from '../../store/query/iso-time.ts'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { periodBody } from '../performance/periods.ts'
import { type LivePlan, periodNamed, planNamed } from './plan.ts'
import { assertMay, visibleStatements } from './rights.ts'
import { type KeptLine, sayLines, wordingFor } from './say-lines.ts'
import type { KeptComponent } from './statements.ts'
import type { PeriodState } from './states.ts'

const USUAL_ROWS = '50'

interface Row {
  readonly id: string
  readonly plan: string
  readonly payee_id: string
  readonly period: string
  readonly version: number
  readonly revision: number
  readonly currency: string
  readonly earned: string
  readonly paid: string
  readonly owed: string
  readonly held: string
  readonly carried: string
  readonly components: readonly KeptComponent[]
  readonly instalments: StatementBody['instalments']
  readonly state: PeriodState
  readonly at: string
}

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

export async function ownStatements(context: Context): Promise<OwnStatementsBody> {
  const { db, view } = context
  const { rows } = await sql<Row>`select distinct on (s.plan, s.period) s.*, trim_scale(s.earned)::text as earned,
      trim_scale(s.paid)::text as paid, p.state
    from commission_statements s join commission_periods p using (workspace_id, plan, period)
    where s.workspace_id = ${view.workspace.id} and s.payee_id = ${view.actor.personId}::uuid
    order by s.plan, s.period, s.version desc`.execute(db)
  const items = rows.flatMap((row) => {
    const about = aboutOf(context, row)
    return about === undefined
      ? []
      : [{ id: row.id, ...about, state: row.state, currency: row.currency, earned: row.earned, paid: row.paid }]
  })
  return { items: items.sort((a, b) => (a.period.from < b.period.from ? 1 : -1)) }
}

/** A plan that a later revision has no more is called by its name. */
function aboutOf(context: Context, { plan: name, period: key }: Pick<Row, 'plan' | 'period'>) {
  const model = context.view.workspace.model.plans.get(name)
  if (model === undefined) return undefined
  const plan = planNamed(context, name)
  const period = periodOf(plan.calendar, key)
  if (period === undefined) return undefined
  return {
    plan: { name, label: plan.document.label },
    period: periodBody(context, plan.calendar, period),
  }
}

export async function readStatement(context: Context, id: string): Promise<StatementBody> {
  const { db, view } = context
  const row = await statementNamed(context, id)
  const plan = planNamed(context, row.plan)
  const [{ rows: lines }, { rows: versions }, names] = await Promise.all([
    sql<KeptLine>`select type, trim_scale(amount)::text as amount, line
      from commission_lines where workspace_id = ${view.workspace.id} and statement_id = ${id}::uuid order by number`.execute(
      db,
    ),
    sql<{
      id: string
      version: number
      at: string
      paid: string
    }>`select id, version, at, trim_scale(paid)::text as paid
      from commission_statements where workspace_id = ${view.workspace.id} and plan = ${row.plan} and period = ${row.period}
      and payee_id = ${row.payee_id}::uuid order by version desc`.execute(db),
    peopleNames(asSystem(context, null), [row.payee_id]),
  ])
  const about = aboutOf(context, row)
  if (about === undefined) throw noSuchStatement()
  return {
    id,
    ...about,
    payee: { id: row.payee_id, name: names.get(row.payee_id) ?? '' },
    state: row.state,
    version: row.version,
    versions: versions.map((one) => ({ ...one, at: isoTime(one.at) })),
    revision: row.revision,
    currency: row.currency,
    earned: row.earned,
    paid: row.paid,
    owed: row.owed,
    held: row.held,
    carried: row.carried,
    instalments: row.instalments,
    components: row.components.map((one) => componentBody(context, plan, one)),
    lines: await sayLines(context, plan, lines),
    at: isoTime(row.at),
  }
}

function componentBody(context: Context, plan: LivePlan, one: KeptComponent): StatementComponent {
  const label = plan.document.components.find(({ name }) => name === one.component)?.label
  const named = { name: one.component, label: label ?? { en: one.component } }
  if (one.status === 'earned') return { ...named, status: 'earned', earned: one.earned, figures: one.figures }
  const why = refusalSentence(wordingFor(context, plan), { component: one.component, ...one.refusal })
  return { ...named, status: 'refused', refused: one.refusal.refused, why }
}

async function statementNamed(context: Context, id: string): Promise<Row> {
  const { db, view } = context
  const { rows } = await sql<Row>`select s.*, trim_scale(s.earned)::text as earned, trim_scale(s.paid)::text as paid,
      trim_scale(s.owed)::text as owed, trim_scale(s.held)::text as held, trim_scale(s.carried)::text as carried, p.state
    from commission_statements s join commission_periods p using (workspace_id, plan, period)
    where s.workspace_id = ${view.workspace.id} and s.id = ${id}::uuid and ${visibleStatements(context)}`.execute(db)
  const [row] = rows
  if (row === undefined) throw noSuchStatement()
  return row
}

function noSuchStatement(): AttainError {
  return new AttainError('not_found', { what: { en: 'statement', 'zh-CN': '结算单' } })
}

/** What a component credited in the period of a statement; names of records as far as the asker may read them. */
export async function creditsOfStatement(
  context: Context,
  id: string,
  { component, skip = '0', limit = USUAL_ROWS }: CreditsQuery,
): Promise<CreditsPage> {
  const { db, view } = context
  const row = await statementNamed(context, id)
  const plan = planNamed(context, row.plan)
  const period = periodOf(plan.calendar, row.period) as Period
  const { rows } = await sql<{
    record: string | null
    via: string | null
    date: string
    share: string
    amount: string
    total: number
  }>`select record_id as record, via_id as via, to_char(day, 'YYYY-MM-DD') as date, trim_scale(sum(number))::text as share,
      trim_scale(sum(m0))::text as amount, count(*) over ()::int as total
    from commission_credits where workspace_id = ${view.workspace.id} and plan = ${row.plan} and component = ${component}
      and payee_id = ${row.payee_id}::uuid and day >= ${period.from}::date and day < ${period.until}::date
    group by 1, 2, 3 having sum(number) <> 0 order by 3 desc, 1 limit ${Number(limit)} offset ${Number(skip)}`.execute(
    db,
  )
  const crediting = plan.crediting.get(component)
  const object = crediting && view.workspace.objects.get(crediting.object)
  const ids = rows.flatMap(({ record }) => (record === null ? [] : [record]))
  const [names] =
    object && ids.length > 0 ? await visibleNames(db, view, [{ object, ids, where: always }], context.today) : []
  const people = await peopleNames(
    asSystem(context, null),
    rows.map(({ via }) => via),
  )
  return {
    total: rows[0]?.total ?? 0,
    object: crediting?.object ?? null,
    items: rows.map(({ record, via, date, share, amount }) => {
      const name = record === null ? undefined : names?.get(record)
      return {
        record: record === null || name === undefined ? null : { id: record, name },
        via: via === null ? null : { id: via, name: people.get(via) ?? '' },
        date,
        share,
        amount,
      }
    }),
  }
}

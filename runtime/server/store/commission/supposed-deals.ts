/** Records as they would be if they were closed on a day: what a plan counts them by is supposed, everything else stays. */
import type { Crediting } from '@attain/engine/commission'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, type Source } from '../query/source.ts'
import { compileForValues, type Database, named, run } from '../statement.ts'
import { type Besides, creditedSql, dayOf } from './credited.ts'
import { isOnPlan, type OnPlan, payeesGiven, payeesSql } from './on-plan.ts'

type Sql = RawBuilder<unknown>

/** What makes a record of an object count. */
export interface Closing {
  readonly object: string
  /** The field that says how it stands, and as what it counts. */
  readonly stage?: { readonly field: FieldModel; readonly value: string; readonly open?: readonly string[] }
  /** The field with its amount. */
  readonly amount?: FieldModel
}

export interface SupposedDeals {
  readonly closing: Closing
  readonly deals: readonly { readonly record: string; readonly day: string; readonly amount?: string }[]
}

/** For a rule over the records that `dealsGiven` gives. */
export function supposing(source: Source, { date }: Crediting, { stage, amount }: Closing): Besides {
  const values = new Map<string, Sql>()
  const given = (name: string) => sql.ref(`supposed.${name}`)
  if (date.hops.length === 0) values.set(date.field.name, dayAs(source, date.field, given('day')))
  if (stage !== undefined) values.set(stage.field.name, sql`${sql.lit(stage.value)}::text`)
  if (amount !== undefined) {
    const units = sql`round(${given('amount')} * ${sql.lit(10 ** (amount.scale ?? 2))})::bigint`
    values.set(amount.name, sql`coalesce(${units}, ${source.value(amount)})`)
  }
  const columns = ['records', 'days', 'amounts'] as const
  const [records, days, amounts] = columns.map((name) => named(`supposed ${name}`))
  return {
    join: sql`join unnest(${records}::uuid[], ${days}::date[], ${amounts}::numeric[]) as supposed(record, day, amount) on supposed.record = ${source.id}`,
    suppose: values,
  }
}

export function dealsGiven({ deals }: SupposedDeals): Readonly<Record<string, unknown>> {
  return {
    'supposed records': deals.map(({ record }) => record),
    'supposed days': deals.map(({ day }) => day),
    'supposed amounts': deals.map(({ amount }) => amount ?? null),
  }
}

/** A moment is noon by the clock of the workspace. */
function dayAs(source: Source, field: FieldModel, day: Sql): Sql {
  const { timeZone } = source.scope.view.workspace.calendar
  return field.valueType === 'datetime'
    ? sql`(((${day} + interval '12 hours') at time zone ${sql.lit(timeZone)}) at time zone 'UTC')`
    : sql`(${day})::timestamp`
}

export interface OpenRecord {
  readonly record: string
  /** As it stands in the record. */
  readonly amount: string | null
}

interface AskedOpen {
  readonly crediting: Crediting
  readonly closing: Closing
  readonly payees: readonly OnPlan[]
  /** On which they would be closed; first and last day of what counts, the last not counted. */
  readonly day: string
  readonly from: string
  readonly until: string
}

const MOST = sql.lit(200)

/** Records that are open, and would be credited to these people if they were closed; those that are due first come first. */
export async function openRecords(
  db: Database,
  view: View,
  { crediting, closing, payees, day, from, until }: AskedOpen,
  today: string,
): Promise<readonly OpenRecord[]> {
  const { date } = crediting
  if (date.hops.length > 0 || date.field.builtIn) return []
  const { stage, amount } = closing
  const scope = new QueryScope(view)
  const each = creditedSql(scope, crediting, (source) => {
    const due = dayOf(source, date)
    const worth =
      amount === undefined
        ? sql`null::numeric`
        : sql`${source.value(amount)}::numeric / ${sql.lit(10 ** (amount.scale ?? 2))}`
    const values = new Map<string, Sql>([[date.field.name, dayAs(source, date.field, sql`${named('day')}::date`)]])
    if (stage !== undefined) values.set(stage.field.name, sql`${sql.lit(stage.value)}::text`)
    return {
      columns: [
        { name: 'due', of: due },
        { name: 'worth', of: worth },
      ],
      where: isOpen(source, closing, due),
      suppose: values,
    }
  })
  const statement = compileForValues(
    db,
    sql`with ${payeesSql} select c.record, trim_scale(min(c.worth))::text as amount from (${each}) c where ${isOnPlan} group by 1 order by min(c.due) nulls last, 1 limit ${MOST}`,
  )
  const values = {
    personId: view.actor.personId,
    today,
    named: { begins: from, ends: until, day, ...payeesGiven(payees) },
  }
  return (await run<OpenRecord>(db, statement, values)).rows
}

/** By its stage; where nothing says how records stand, those that are not due yet are open. */
function isOpen(source: Source, { stage }: Closing, due: Sql): Sql {
  if (stage === undefined) return sql`(${due} is null or ${due} > ${named('day')}::date)`
  const now = source.value(stage.field)
  return stage.open === undefined
    ? sql`${now} is distinct from ${sql.lit(stage.value)}`
    : sql`coalesce(${now}, '') = any(${[...stage.open, '']}::text[])`
}

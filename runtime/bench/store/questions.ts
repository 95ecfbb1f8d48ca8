/** What `bench store` asks: our side through the functions of the store, the baseline as SQL written by hand. */
import type { AggregateQuery, ListQuery } from '@attain/contract'
import type pg from 'pg'
import { readAggregateQuestion, readFilter, readListQuestion } from '../../server/services/question.ts'
import type { LiveObject, View } from '../../server/store/live-workspace.ts'
import { aggregateRecords } from '../../server/store/query/aggregate.ts'
import { COUNT_CAP, countRecords } from '../../server/store/query/count.ts'
import { listRecords } from '../../server/store/query/list.ts'
import { searchRecords } from '../../server/store/query/search.ts'
import type { Database } from '../../server/store/statement.ts'
import type { Answer } from '../answers.ts'

export interface Ours {
  readonly db: Database
  readonly object: LiveObject
  readonly today: string
}

export interface Question {
  readonly name: string
  readonly who: 'finance' | 'director' | 'manager' | 'rep'
  readonly ours: (ours: Ours, view: View) => Promise<Answer>
  readonly baseline: (pool: pg.Pool, personId: string) => Promise<Answer>
}

/** As many as a chart can ask for. */
const MOST_GROUPS = 5000

const won = { '==': [{ var: 'stage' }, 'won'] }
const columns = ['code', 'account', 'product', 'stage', 'owner', 'close_value', 'close_date']

/** Everybody below a person, the person included, by the way that a hand-made schema keeps it. */
const below = `with recursive below as (
    select id from native.person where id = $1 union all
    select p.id from native.person p join below b on p.manager_id = b.id)`

const named = `left join native.account a on a.id = o.account_id join native.product p on p.id = o.product_id
  join native.person w on w.id = o.owner_id`
const shown = `o.id, o.code, o.stage, o.close_value, o.close_date, o.account_id, o.product_id, o.owner_id,
  a.name as account, p.name as product, w.name as owner`

export const questions: readonly Question[] = [
  sums(
    'sum-by-owner',
    { groupBy: [{ field: 'owner', as: 'owner' }] },
    `select owner_id as owner, sum(close_value) as total from native.opportunity group by 1 order by 1 limit ${MOST_GROUPS}`,
  ),
  sums(
    'sum-by-owner-filtered',
    { filter: won, groupBy: [{ field: 'owner', as: 'owner' }] },
    `select owner_id as owner, sum(close_value) as total from native.opportunity where stage = 'won'
      group by 1 order by 1 limit ${MOST_GROUPS}`,
  ),
  sums(
    'sum-by-month-and-owner',
    {
      filter: won,
      groupBy: [
        { field: 'close_date', by: 'month', as: 'month' },
        { field: 'owner', as: 'owner' },
      ],
    },
    `select date_trunc('month', close_date::timestamp) as month, owner_id as owner, sum(close_value) as total
      from native.opportunity where stage = 'won' group by 1, 2 order by 1, 2 limit ${MOST_GROUPS}`,
  ),
  list(
    'list-50',
    'finance',
    { filter: won, sort: ['-close_date'] },
    `select ${shown} from (select * from native.opportunity where stage = 'won' and close_date is not null
      order by close_date desc, id desc limit 51) o ${named} order by o.close_date desc, o.id desc`,
  ),
  list(
    'list-50-blank-last',
    'finance',
    { filter: { '==': [{ var: 'stage' }, 'prospecting'] }, sort: ['-close_value'] },
    `select ${shown} from (select * from native.opportunity where stage = 'prospecting'
      order by close_value desc nulls last, id desc limit 51) o ${named} order by o.close_value desc nulls last, o.id desc`,
  ),
  ...(['director', 'manager'] as const).map((who) =>
    list(
      `list-50-of-${who}`,
      who,
      { filter: won, sort: ['-close_date'] },
      `${below} select ${shown} from (select * from native.opportunity where owner_id in (select id from below)
        and stage = 'won' and close_date is not null order by close_date desc, id desc limit 51) o ${named}
        order by o.close_date desc, o.id desc`,
    ),
  ),
  list(
    'list-50-of-rep',
    'rep',
    { filter: won, sort: ['-close_date'] },
    `select ${shown} from (select * from native.opportunity where owner_id = $1
      and stage = 'won' and close_date is not null order by close_date desc, id desc limit 51) o ${named}
      order by o.close_date desc, o.id desc`,
  ),
  {
    name: 'count-to-the-cap',
    who: 'finance',
    ours: async ({ db, object, today }, view) => {
      const { count } = await countRecords(db, view, object, readFilter(view, object, won), undefined, today)
      return [String(count)]
    },
    baseline: async (pool) => {
      const { rows } = await pool.query({
        name: 'count',
        text: `select count(*)::int as count from (select from native.opportunity where stage = 'won' limit $1) counted`,
        values: [COUNT_CAP],
      })
      return [String(rows[0].count)]
    },
  },
  {
    name: 'search-by-words',
    who: 'finance',
    ours: async ({ db, object, today }, view) =>
      (await searchRecords(db, view, object, 'opp 00123', 10, today)).map(({ id }) => id),
    baseline: async (pool) => {
      const text = `select id from native.opportunity where code like $1 order by id desc limit 10`
      const { rows } = await pool.query({ name: 'search', text, values: ['OPP-00123%'] })
      return rows.map((row) => row.id)
    },
  },
]

function sums(name: string, query: Omit<AggregateQuery, 'measures'>, sql: string): Question {
  return {
    name,
    who: 'finance',
    ours: async ({ db, object, today }, view) => {
      const measures: AggregateQuery['measures'] = [{ as: 'total', fn: 'sum', field: 'close_value' }]
      const question = readAggregateQuestion(view, object, { ...query, measures, limit: MOST_GROUPS })
      const { rows } = await aggregateRecords(db, view, object, question, today)
      return rows.map(({ month, owner, total }) => lineOf(month, owner, String(total ?? '0').replace('.', '')))
    },
    baseline: async (pool) => {
      const { rows } = await pool.query({ name, text: sql, values: [] })
      return rows.map(({ month, owner, total }) => lineOf(month?.slice(0, 10), owner, String(total ?? '0')))
    },
  }
}

/** Money without its point is cents; leading zeros come with values below one. */
function lineOf(month: unknown, owner: unknown, cents: string): string {
  return `${month ?? ''} ${owner} ${BigInt(cents)}`
}

function list(name: string, who: Question['who'], query: ListQuery, sql: string): Question {
  return {
    name,
    who,
    ours: async ({ db, object, today }, view) => {
      const question = readListQuestion(view, object, { fields: columns, limit: 50, ...query })
      return (await listRecords(db, view, object, question, today)).items.map(({ id }) => id)
    },
    baseline: async (pool, personId) => {
      const { rows } = await pool.query({ name, text: sql, values: sql.includes('$1') ? [personId] : [] })
      return rows.slice(0, 50).map((row) => row.id)
    },
  }
}

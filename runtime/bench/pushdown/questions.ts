/** What `bench pushdown` asks: our side through the functions of the store, the baseline as SQL written by hand. */
import type { AggregateQuery, ListQuery } from '@attain/contract'
import type pg from 'pg'
import { readAggregateQuestion, readListQuestion } from '../../server/services/question.ts'
import type { View } from '../../server/store/live-workspace.ts'
import { aggregateRecords } from '../../server/store/query/aggregate.ts'
import { listRecords } from '../../server/store/query/list.ts'
import type { Database } from '../../server/store/statement.ts'
import type { Answer } from '../answers.ts'
import { expectedCommissionSql } from './formulas.ts'

export interface Asking {
  readonly db: Database
  readonly view: View
  readonly today: string
  /** For SQL by hand. */
  readonly pool: pg.Pool
}

export interface Question {
  readonly name: string
  readonly ours: (asking: Asking) => Promise<Answer>
  readonly baseline: (asking: Asking) => Promise<Answer>
}

/** As many as a chart can ask for. */
const MOST_GROUPS = 5000

const plainColumns = ['code', 'account', 'product', 'stage', 'owner', 'close_value', 'close_date']

export const questions: readonly Question[] = [
  {
    name: 'filter',
    ours: aggregate({
      filter: 'expected_commission >= 1500',
      groupBy: [{ field: 'stage' }],
      measures: [{ as: 'total', fn: 'sum', field: 'close_value' }],
    }),
    baseline: byHand(
      `select o.stage as key, sum(o.close_value) as total from native.opportunity o
        where ${expectedCommissionSql} >= 150000 group by 1 order by 1 limit ${MOST_GROUPS}`,
    ),
  },
  {
    name: 'column',
    ours: list('opportunity', { fields: ['code', 'expected_commission'], sort: ['-expected_commission'] }),
    baseline: byHand(
      `select code as key, total from (select o.id, o.code, ${expectedCommissionSql} as total from native.opportunity o) o
        order by total desc, id desc limit 51`,
    ),
  },
  {
    name: 'sum-by-owner',
    ours: aggregate({
      groupBy: [{ field: 'owner' }],
      measures: [{ as: 'total', fn: 'sum', field: 'expected_commission' }],
    }),
    baseline: byHand(
      `select o.owner_id as key, sum(${expectedCommissionSql}) as total from native.opportunity o
        group by 1 order by 1 limit ${MOST_GROUPS}`,
    ),
  },
  {
    name: 'child-aggregate',
    ours: list('account', { fields: ['name', 'open_commission'], sort: ['-open_commission'] }),
    baseline: byHand(
      `select a.name as key, coalesce(total, 0) as total from native.account a
        left join (
          select o.account_id, sum(${expectedCommissionSql}) as total from native.opportunity o
          where o.stage <> 'lost' group by 1) o on o.account_id = a.id
        order by 2 desc, a.id desc limit 51`,
    ),
  },
  {
    name: 'list-50-with-formulas',
    ours: page([
      ...plainColumns,
      ...['expected_commission', 'days_between', 'heading'],
      ...['account.sector', 'account.won_total'],
    ]),
    baseline: page(plainColumns),
  },
]

function aggregate(query: AggregateQuery): Question['ours'] {
  return async ({ db, view, today }) => {
    const object = objectOf(view, 'opportunity')
    const question = readAggregateQuestion(view, object, { ...query, limit: MOST_GROUPS })
    const { rows } = await aggregateRecords(db, view, object, question, today)
    const [group] = question.groups
    return rows.map((row) => lineOf(row[group?.as ?? ''], row.total))
  }
}

/** Names and amounts of the first records. */
function list(name: string, query: ListQuery): Question['ours'] {
  return async ({ db, view, today }) => {
    const object = objectOf(view, name)
    const question = readListQuestion(view, object, { limit: 50, ...query })
    const [key, total] = question.paths.map(({ path }) => path)
    const { items } = await listRecords(db, view, object, question, today)
    return items.map(({ values }) => lineOf(values[key ?? ''], values[total ?? '']))
  }
}

/** A page as people see it. */
function page(fields: readonly string[]): Question['ours'] {
  return async ({ db, view, today }) => {
    const object = objectOf(view, 'opportunity')
    const question = readListQuestion(view, object, { fields: [...fields], sort: ['-close_date'], limit: 50 })
    return (await listRecords(db, view, object, question, today)).items.map(({ id }) => id)
  }
}

function byHand(text: string): Question['baseline'] {
  const isPage = text.endsWith('limit 51')
  return async ({ pool }) => {
    const { rows } = await pool.query({ name: `hand-${text.length}-${text.slice(0, 40)}`, text, values: [] })
    return (isPage ? rows.slice(0, 50) : rows).map(({ key, total }) => lineOf(key, total))
  }
}

/** Money without its point is cents; leading zeros come with values below one. */
function lineOf(key: unknown, total: unknown): string {
  return `${key} ${BigInt(String(total ?? '0').replace('.', ''))}`
}

function objectOf(view: View, name: string) {
  const object = view.workspace.objects.get(name)
  if (!object) throw new Error(`The bundle has no object ${name}.`)
  return object
}

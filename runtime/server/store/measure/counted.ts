/** The records behind a figure: all are counted, those that the asker may read are listed. */
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type View } from '../live-workspace.ts'
import { fromMinorUnits } from '../query/minor-units.ts'
import { inScope, QueryScope } from '../query/source.ts'
import { type Database, named, run, type Statement } from '../statement.ts'
import { bucketsOf } from './buckets.ts'
import { factsSql, unitScaleOf } from './facts.ts'
import { keptStatement, shapeOf } from './kept-statements.ts'
import { looksAtMemberships, type MeasureQuestion } from './measure-question.ts'
import { daysOfMoves } from './memberships.ts'
import { timesOf, valuesOf, windowsOf } from './question-values.ts'
import { subjectSql } from './subjects.ts'

export interface CountedQuestion extends Omit<MeasureQuestion, 'windows'> {
  readonly window: MeasureQuestion['windows'][number]
  /** Whose figure it is, where people are told apart; null for what counts for nobody. */
  readonly subject?: string | null
  readonly skip: number
  readonly limit: number
}

export interface CountedRecord {
  readonly id: string
  /** "2026-11-22" */
  readonly day: string
  /** What it adds, as far as there is anything to add. */
  readonly value: string | null
  readonly person: string | null
  /** What its shares add up to, where that is not all of it: "0.9". */
  readonly shares: string | null
}

export interface Counted {
  readonly total: number
  readonly readable: number
  /** Those whose shares do not add up to all of it. */
  readonly uneven: number
  readonly items: readonly CountedRecord[]
}

interface Row {
  readonly id: string | null
  readonly day: string | null
  readonly v: string | null
  readonly person: string | null
  readonly total: number
  readonly readable: number
  readonly uneven: number
  readonly shares: string | null
}

export async function countedRecords(
  db: Database,
  view: View,
  { window, subject, skip, limit, ...question }: CountedQuestion,
  today: string,
): Promise<Counted> {
  const asked: MeasureQuestion = { ...question, windows: [window] }
  const moves = looksAtMemberships(asked) ? await daysOfMoves(db, view, window.from) : []
  const within = moves.filter((day) => day < window.until)
  const buckets = bucketsOf([window], within)
  const { rows } = await run<Row>(db, statementOf(db, view, asked, subject, moves.length > 0), {
    personId: view.actor.personId,
    today,
    named: {
      ...valuesOf(asked),
      ...timesOf(view, asked.measure, buckets.edges),
      ...windowsOf(buckets),
      subject,
      skip,
      limit,
    },
  })
  const scale = unitScaleOf(question.measure)
  const inUnits = (value: string | null) =>
    value === null || scale === undefined ? value : fromMinorUnits(value, scale)
  return {
    total: rows[0]?.total ?? 0,
    readable: rows[0]?.readable ?? 0,
    uneven: rows[0]?.uneven ?? 0,
    items: rows.flatMap(({ id, day, v, person, shares }) =>
      id === null || day === null ? [] : [{ id, day, person, shares, value: inUnits(v) }],
    ),
  }
}

function statementOf(
  db: Database,
  view: View,
  question: MeasureQuestion,
  subject: string | null | undefined,
  hasMoved: boolean,
): Statement {
  const whom = subject === undefined ? '' : subject === null ? 'nobody' : 'somebody'
  const shape = ['counted', view.rolesKey, ...shapeOf(question), whom, hasMoved]
  return keptStatement(db, view, shape, () => countedSql(view, question, subject, hasMoved))
}

/** Shares of several people in one record are one record, which adds their sum. */
function countedSql(
  view: View,
  question: MeasureQuestion,
  asked: string | null | undefined,
  hasMoved: boolean,
): RawBuilder<unknown> {
  const { measure } = question
  const scope = new QueryScope(view)
  const object = scope.object(measure.object)
  const facts = factsSql(scope, { ...question, dimensions: [] }, { withIds: true })
  const subject = subjectSql(scope, question, hasMoved)
  const isTheirs =
    asked === undefined
      ? sql``
      : asked === null
        ? sql` and ${subject.id} is null`
        : sql` and ${subject.id} = ${named('subject')}::uuid`
  const adds =
    (measure.of ?? measure.way?.of) === undefined || measure.calculate === 'countDistinct'
      ? sql`null`
      : added(measure.splits !== undefined && measure.calculate === 'sum')
  const counted = sql`select f.id, min(f.day) as day, min(f.person::text) as person, ${adds} as v, max(f.shares) filter (where f.shares <> 1) as shares from (${facts}) f ${subject.joins} where ${subject.where}${isTheirs} group by f.id`
  const { read } = accessOf(view, object.model)
  const isReadable =
    read.op === 'always' ? sql`true` : read.op === 'never' ? sql`false` : inScope(scope, object, sql.ref('c.id'), read)
  const judged = sql`select c.*, ${isReadable} as is_readable from counted c`
  const page = sql`select id, day, person, v, shares from judged where is_readable order by day desc, id limit ${named('limit')}::int offset ${named('skip')}::int`
  const sums = sql`select count(*)::int as total, count(*) filter (where is_readable)::int as readable, count(shares)::int as uneven from judged`
  return sql`with counted as materialized (${counted}), judged as materialized (${judged}), page as (${page}), sums as (${sums}) select page.id, to_char(page.day, 'YYYY-MM-DD') as day, page.person, page.v::text as v, trim_scale(page.shares)::text as shares, sums.total, sums.readable, sums.uneven from sums left join page on true order by page.day desc, page.id`
}

function added(isShared: boolean): RawBuilder<unknown> {
  return isShared ? sql`sum(f.v * f.share)` : sql`max(f.v)`
}

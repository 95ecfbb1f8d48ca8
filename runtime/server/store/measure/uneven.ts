/** Records whose shares do not add up to all of them. */
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope } from '../query/source.ts'
import { type Database, run } from '../statement.ts'
import { bucketsOf } from './buckets.ts'
import { factsSql } from './facts.ts'
import { answerKept, answerKey } from './kept-answers.ts'
import { keptStatement, shapeOf } from './kept-statements.ts'
import { looksAtMemberships, type MeasureQuestion } from './measure-question.ts'
import { daysOfMoves } from './memberships.ts'
import { timesOf, valuesOf, windowsOf } from './question-values.ts'
import { readingOfMeasure, readingOfPlaces } from './reading.ts'
import { subjectSql } from './subjects.ts'

/** How many of the records that count in any of the windows. */
export async function unevenRecords(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
): Promise<number> {
  const first = question.windows.map(({ from }) => from).sort()[0] ?? today
  const last =
    question.windows
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? first
  const looks = looksAtMemberships(question)
  const moves = looks ? await daysOfMoves(db, view, first) : []
  const buckets = bucketsOf(
    question.windows,
    moves.filter((day) => day < last),
  )
  const hasMoved = moves.length > 0
  const statement = keptStatement(db, view, ['uneven', ...shapeOf(question), hasMoved], () => {
    const scope = new QueryScope(view)
    const facts = factsSql(scope, { ...question, dimensions: [] }, { withIds: true })
    const subject = subjectSql(scope, question, hasMoved)
    return sql`select count(distinct f.id)::int as n from (${facts}) f ${subject.joins} where ${subject.where} and f.shares <> 1`
  })
  const named = { ...valuesOf(question), ...timesOf(view, question.measure, buckets.edges), ...windowsOf(buckets) }
  const values = { personId: view.actor.personId, today, named }
  const { objects, dated } = readingOfMeasure(view.workspace, question)
  const people = looks ? readingOfPlaces(view.workspace, question).objects : []
  const reading = { objects: new Set([...objects, ...people]), ...(dated && { dated }) }
  const asked = { key: answerKey(statement, values), reading, span: { from: first, until: last } }
  const rows = await answerKept<{ readonly n: number }>(
    db,
    view.workspace,
    asked,
    async (tx) => (await run<{ readonly n: number }>(tx, statement, values)).rows,
  )
  return rows[0]?.n ?? 0
}

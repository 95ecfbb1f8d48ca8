/** Statements over records are written once for all questions of the same shape. */
import { conditionKey } from '@attain/engine/formula'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import type { RawBuilder } from 'kysely'
import type { View } from '../live-workspace.ts'
import { compileForValues, type Database, type Statement } from '../statement.ts'
import type { MeasureQuestion } from './measure-question.ts'

/** What shapes a statement over records. */
export function shapeOf({
  measure,
  people,
  dimensions,
  whose,
  within,
  where = [],
}: MeasureQuestion): readonly unknown[] {
  return [
    measureKey(measure),
    people,
    dimensions.join(','),
    conditionKey(whose),
    within === undefined ? '' : Object.keys(within)[0],
    where.map(({ dimension, values }) => `${dimension}${values.includes(null) ? '?' : ''}`).join(','),
  ]
}

export function keptStatement(
  db: Database,
  { workspace }: View,
  shape: readonly unknown[],
  write: () => RawBuilder<unknown>,
): Statement {
  const key = shape.join('|')
  const known = workspace.statements.get(key)
  if (known) return known
  const statement = compileForValues(db, write())
  workspace.statements.set(key, statement)
  return statement
}

/** A number for each measure of a model: a KPI is measured in the same way as long as the model lives. */
const measureKeys = new WeakMap<RecordsMeasure, number>()
let lastKey = 0

function measureKey(measure: RecordsMeasure): number {
  const known = measureKeys.get(measure)
  if (known !== undefined) return known
  lastKey += 1
  measureKeys.set(measure, lastKey)
  return lastKey
}

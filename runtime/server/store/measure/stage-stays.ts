/** How far records came on their way through the stages, and how long they stayed in each: of those that are asked about. */
import type { StagesBody } from '@attain/contract'
import type { Condition } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { conditionSql, shapeOf } from '../query/condition.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileForValues, type Database, run, type Statement, todayBinding } from '../statement.ts'
import { answerKept, answerKey } from './kept-answers.ts'
import { readingOfRecords } from './reading.ts'
import { stageVisitsSql } from './stage-visits.ts'

type Sql = RawBuilder<unknown>

/** Either how many came as far as a stage and no further, or the days of those that left it. */
interface Row {
  readonly what: 'far' | 'days'
  /** From 1, of the stages on the way. */
  readonly place: number
  readonly is_lost: boolean
  readonly n: number
  readonly median: string | null
  readonly average: string | null
}

/** Of stages on the way, in their order; what was lost is told by the last one before. */
export async function stageStays(
  db: Database,
  view: View,
  object: LiveObject,
  stage: FieldModel,
  filter: Condition,
  today: string,
): Promise<StagesBody> {
  const onTheWay = (stage.options ?? []).filter(({ outcome }) => outcome !== 'lost').map(({ value }) => value)
  const { key, constants } = shapeOf(db, filter, new Source(new QueryScope(view), object))
  const statement = statementOf(db, view, object, stage, filter, key, onTheWay)
  const values = { personId: view.actor.personId, today, constants }
  const access = accessOf(view, object.model)
  const reading = readingOfRecords(view.workspace, object.model.name, [filter, access.read, access.readField(stage)])
  const rows = await answerKept<Row>(
    db,
    view.workspace,
    { key: answerKey(statement, values), reading },
    async (tx) => (await run<Row>(tx, statement, values)).rows,
  )
  const far = rows.filter(({ what }) => what === 'far')
  const sum = (those: readonly Row[]) => those.reduce((total, { n }) => total + n, 0)
  return {
    items: onTheWay.map((value, index) => {
      const days = rows.find(({ what, place }) => what === 'days' && place === index + 1)
      return {
        stage: value,
        reached: sum(far.filter(({ place }) => place > index)),
        onward: sum(far.filter(({ place }) => place > index + 1)),
        lost: sum(far.filter((row) => row.place === index + 1 && row.is_lost)),
        ...(days?.median == null || days.average === null
          ? {}
          : { days: { median: days.median, average: days.average, records: days.n } }),
      }
    }),
  }
}

function statementOf(
  db: Database,
  view: View,
  object: LiveObject,
  stage: FieldModel,
  filter: Condition,
  shape: string,
  onTheWay: readonly string[],
): Statement {
  const key = ['stays', object.model.name, view.rolesKey, shape].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const statement = compileForValues(db, staysSql(new QueryScope(view), object, stage, filter, onTheWay))
  view.workspace.statements.set(key, statement)
  return statement
}

function staysSql(
  scope: QueryScope,
  object: LiveObject,
  stage: FieldModel,
  filter: Condition,
  onTheWay: readonly string[],
): Sql {
  const source = new Source(scope, object)
  const access = accessOf(scope.view, object.model)
  const chosen = [
    source.key,
    conditionSql(access.read, source, 'model'),
    // where the stage is hidden, so is the way to it
    conditionSql(access.readField(stage), source, 'model'),
    conditionSql(filter, source, 'question'),
  ]
  const now = source.trusted.value(stage)
  const records = sql`select ${source.id} as record_id, ${now}::text collate "C" as now from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(chosen, sql` and `)}`
  const visits = stageVisitsSql(scope, object, {
    stages: onTheWay,
    withUntil: true,
    among: sql`select record_id from chosen`,
  })
  const path = sql`${onTheWay}::text[]`
  const stays = sql`select record_id, array_position(${path}, stage) as place, sum(greatest(coalesce(until, ${todayBinding}::timestamp)::date - since::date, 0)) as days, bool_or(until is null) as is_there from visited group by 1, 2`
  const far = sql`select record_id, max(place) as place from stays group by 1`
  const median = sql`((percentile_disc(0.5) within group (order by days) + percentile_disc(0.5) within group (order by days desc))::numeric / 2)`
  return sql`with chosen as materialized (${records}), visited as (${visits}), stays as materialized (${stays}), far as (${far})
 select 'far' as what, far.place, not coalesce(chosen.now = any(${path}), false) as is_lost, count(*)::int as n, null as median, null as average from far join chosen using (record_id) where far.place is not null group by 2, 3
 union all select 'days', place, false, count(*)::int, trim_scale(${median})::text, trim_scale(round(avg(days), 6))::text from stays where place is not null and not is_there group by 2`
}

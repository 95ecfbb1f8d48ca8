/** What a KPI asks of the way through stages: a row for each record that came to the stage. */
import type { RecordsMeasure, StageWay } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'
import type { QueryScope, Source } from '../query/source.ts'
import { todayBinding } from '../statement.ts'
import { stageVisitsSql } from './stage-visits.ts'

type Sql = RawBuilder<unknown>

interface WaySql {
  /** Joins the ways of records to them. */
  readonly joins: Sql
  /** The day that decides the period, on the clock of the workspace; null for what does not count. */
  readonly date: Sql
  readonly value: Sql
}

export function stageWaySql(scope: QueryScope, source: Source, { object }: RecordsMeasure, way: StageWay): WaySql {
  const isThere = sql`stage = ${way.stage}`
  const visits = stageVisitsSql(scope, scope.object(object), {
    stages: [way.stage, ...way.to],
    withUntil: way.by === 'left' || way.only !== undefined || way.of === 'days',
  })
  const days = sql`greatest(coalesce(until, ${todayBinding}::timestamp)::date - since::date, 0)`
  // what comes after the first stay is told apart only where it is asked for
  const isOnward = sql`n > first_n and stage = any(${way.to}::text[])`
  const numbered = sql`select *, min(n) filter (where ${isThere}) over (partition by record_id) as first_n from (${visits}) visits`
  const [stays, reached] =
    way.to.length === 0 ? [visits, sql`null::timestamp`] : [numbered, sql`min(since) filter (where ${isOnward})`]
  const ways = sql`select record_id, min(since) filter (where ${isThere}) as entered, ${reached} as reached, max(until) filter (where ${isThere}) as "left", sum(${days}) filter (where ${isThere}) as days, bool_or(until is null) filter (where ${isThere}) as is_staying from (${stays}) stays group by record_id`
  return {
    joins: sql`join (${ways}) way on way.record_id = ${source.id}`,
    date: dates[way.only ?? way.by],
    value: way.of === undefined ? sql`1` : values[way.of],
  }
}

const dates: Readonly<Record<StageWay['by'] | NonNullable<StageWay['only']>, Sql>> = {
  entered: sql`way.entered`,
  reached: sql`way.reached`,
  left: sql`case when not way.is_staying then way."left" end`,
  staying: sql`case when way.is_staying then way.entered end`,
}

const values: Readonly<Record<NonNullable<StageWay['of']>, Sql>> = {
  reached: sql`(way.reached is not null)::int::numeric`,
  days: sql`way.days::numeric`,
}

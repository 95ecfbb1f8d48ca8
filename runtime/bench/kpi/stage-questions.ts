/** What is asked of the way of opportunities through their stages: KPIs by month, and a funnel of all that there are. */
import { answerStages } from '../../server/services/stages.ts'
import { months, type Question, question } from './questions.ts'

const inYear = (day: string) => `${day} >= date '2025-01-01' and ${day} < date '2026-01-01'`
const monthOf = (day: string) => `to_char(date_trunc('month', ${day}), 'YYYY-MM')`
const stay = `select *, lead(since) over (partition by opportunity_id order by position) as until from native.stage_change`
const median = (of: string) =>
  `(percentile_disc(0.5) within group (order by ${of}) + percentile_disc(0.5) within group (order by ${of} desc))::numeric / 2`

/** How many of those whose talks began went on to be won; and how long talks took that are over. */
const stages = question('stages', [
  {
    query: { kpis: ['conversion_rate'], periods: months },
    sql: `select ${monthOf('entered')} as period, avg(is_won::int) as value from (
        select opportunity_id, min(since) filter (where stage = 'engaging') as entered, bool_or(stage = 'won') as is_won
          from native.stage_change group by 1) ways where ${inYear('entered')} group by 1`,
  },
  {
    query: { kpis: ['days_in_talks'], periods: months },
    sql: `select ${monthOf('"left"')} as period, ${median('days')} as value from (
        select opportunity_id, sum(until - since) as days, max(until) as "left", bool_or(until is null) as is_there
          from (${stay}) stays where stage = 'engaging' group by 1) ways
      where not is_there and ${inYear('"left"')} group by 1`,
  },
])

const path = ['prospecting', 'engaging', 'won']

const funnel: Question = {
  name: 'funnel',
  after: 'forgetting',
  async ours({ context }) {
    const object = context.view.workspace.objects.get('opportunity')
    if (!object) throw new Error('The example has no opportunities.')
    const { items } = await answerStages(context, object, {})
    return items.map(({ stage, reached, onward, lost, days }) =>
      lineOf(stage, reached, onward, lost, days?.records ?? 0, days?.median ?? 0, days?.average ?? 0),
    )
  },
  async baseline({ pool }) {
    const { rows } = await pool.query(`with stays as materialized (
        select opportunity_id, array_position('{${path.join(',')}}', stage) as place,
          sum(coalesce(until, current_date) - since) as days, bool_or(until is null) as is_there
          from (${stay}) stay group by 1, 2),
      far as materialized (
        select opportunity_id, max(place) as place, bool_or(place is null and is_there) as is_lost from stays group by 1)
      select s.stage, (select count(*) from far where place >= s.place) as reached,
        (select count(*) from far where place > s.place) as onward,
        (select count(*) from far where place = s.place and is_lost) as lost,
        d.records, d.median, d.average
      from unnest('{${path.join(',')}}'::text[]) with ordinality s(stage, place)
      left join (select place, count(*) as records, ${median('days')} as median, avg(days) as average
        from stays where not is_there group by 1) d using (place)`)
    return rows.map(({ stage, reached, onward, lost, records, median, average }) =>
      lineOf(stage, reached, onward, lost, records ?? 0, median ?? 0, average ?? 0),
    )
  },
}

function lineOf(stage: string, ...figures: (number | string)[]): string {
  return `${stage} ${figures.map((figure) => Number(figure).toFixed(6)).join(' ')}`
}

export const stageQuestions: readonly Question[] = [stages, funnel]

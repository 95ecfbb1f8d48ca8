/** Cycles as those see them who run them, and one's own cards. */
import type { CycleBody, CycleEventType, CycleSummary, CyclesBody, OwnCard } from '@attain/contract'
import { periodAt, shift } from '@attain/engine/performance/calendar'
import { eventsOf, mayStillBeAppealed } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { calendarOf, periodBody } from '../performance/periods.ts'
import { readCards } from './cards.ts'
import { type Cycle, calendarOfDocument, findCycle, labelOf, periodOfCycle, readCycles, type Version } from './cycle.ts'
import { problemsOf, reviewsOfNobody } from './problems.ts'
import { noSuchCycle } from './refused.ts'
import { may } from './rights.ts'
import { listTasks } from './tasks.ts'

export async function listCycles(context: Context): Promise<CyclesBody> {
  const { scorecards } = context.view.workspace.model
  const names = [...scorecards.keys()]
  const seen = names.filter((name) => may(context, name, 'run') || may(context, name, 'calibrate'))
  const cycles = seen.length === 0 ? [] : await readCycles(context, sql`c.scorecard = any(${seen}::text[])`)
  const [counts, own, reviews] = await Promise.all([countsOf(context, cycles), ownCards(context), listTasks(context)])
  return {
    cycles: cycles.map((cycle) => summaryOf(context, cycle, counts.get(cycle.id))),
    own,
    reviews,
    scorecards: [...scorecards.values()]
      .filter(({ document }) => may(context, document.name, 'run'))
      .map(({ document }) => ({
        name: document.name,
        label: document.label,
        periods: periodsToOpen(context, document.cycle),
      })),
  }
}

/** The period of today, the next one, and a dozen before. */
function periodsToOpen(context: Context, { calendar: name, every }: { calendar?: string; every: PeriodLength }) {
  const calendar = calendarOf(context, name)
  const now = periodAt(calendar, every, context.today)
  return [1, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12].map((by) =>
    periodBody(context, calendar, by === 0 ? now : shift(calendar, now, by)),
  )
}

type PeriodLength = 'month' | 'quarter' | 'half' | 'year'

interface Counts {
  readonly cycle: string
  readonly cards: number
  readonly reviewed: number
  readonly late: number
}

async function countsOf({ db, view, today }: Context, cycles: readonly Cycle[]): Promise<ReadonlyMap<string, Counts>> {
  if (cycles.length === 0) return new Map()
  const w = view.workspace.id
  const { rows } =
    await sql<Counts>`select c.cycle_id as cycle, count(*) filter (where c.set_aside is null)::integer as cards,
      count(*) filter (where c.set_aside is null and c.turn is null)::integer as reviewed,
      coalesce(sum(l.late) filter (where c.set_aside is null), 0)::integer as late
    from score_cards c left join (
      select card_id, count(*) as late from score_reviews where workspace_id = ${w} and asked_at is not null and done_at is null
        and due_on < ${today}::date group by 1
    ) l on l.card_id = c.id
    where c.workspace_id = ${w} and c.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[]) group by 1`.execute(db)
  return new Map(rows.map((row) => [row.cycle, row]))
}

export function summaryOf(context: Context, cycle: Cycle, counts: Counts | undefined): CycleSummary {
  const { document } = cycle.model
  return {
    id: cycle.id,
    scorecard: { name: cycle.scorecard, label: document.label },
    period: periodBody(context, calendarOfDocument(context, document), periodOfCycle(context, cycle)),
    state: cycle.state,
    openedAt: cycle.opened_at,
    publishedAt: cycle.published_at,
    appealUntil: cycle.appeal_until,
    cards: counts?.cards ?? 0,
    reviewed: counts?.reviewed ?? 0,
    late: cycle.state === 'review' ? (counts?.late ?? 0) : 0,
    mayRun: may(context, cycle.scorecard, 'run'),
    mayCalibrate: may(context, cycle.scorecard, 'calibrate'),
  }
}

interface OwnRow {
  readonly id: string
  readonly cycle_id: string
  readonly version: number
  readonly score: string | null
  readonly grade: string | null
  readonly coefficient: string | null
}

async function ownCards(context: Context): Promise<readonly OwnCard[]> {
  const { db, view } = context
  const w = view.workspace.id
  const { rows } = await sql<OwnRow>`select c.id, c.cycle_id, c.version, trim_scale(r.score)::text as score, r.grade,
      trim_scale(r.coefficient)::text as coefficient
    from score_cards c left join score_results r on r.workspace_id = c.workspace_id and r.card_id = c.id and r.version = c.version
    where c.workspace_id = ${w} and c.person_id = ${view.actor.personId} and c.set_aside is null limit 200`.execute(db)
  if (rows.length === 0) return []
  const ids = rows.map(({ cycle_id }) => cycle_id)
  const cycles = await readCycles(context, sql`c.id = any(${ids}::uuid[]) and c.state <> 'cancelled'`)
  return cycles.flatMap((cycle) => {
    const row = rows.find(({ cycle_id }) => cycle_id === cycle.id)
    if (!row) return []
    const { scorecard, period, state, appealUntil } = summaryOf(context, cycle, undefined)
    const { score, grade, coefficient, version } = row
    return [
      {
        card: row.id,
        cycle: cycle.id,
        scorecard: scorecard.label,
        period,
        state,
        result:
          score === null || grade === null || coefficient === null
            ? null
            : { score, grade: labelOf(cycle.model.document.grades, grade), coefficient, version },
        appealUntil,
      },
    ]
  })
}

/** For whoever runs or calibrates it; to anybody else there is no such cycle. */
export async function readCycle(context: Context, id: string): Promise<CycleBody> {
  const cycle = await findCycle(context, id)
  if (!may(context, cycle.scorecard, 'run') && !may(context, cycle.scorecard, 'calibrate')) throw noSuchCycle()
  const [counts, reviews, cards, history, ofNobody] = await Promise.all([
    countsOf(context, [cycle]),
    reviewCounts(context, cycle),
    cardCounts(context, cycle),
    historyOf(context, cycle),
    reviewsOfNobody(context, cycle),
  ])
  const { document } = cycle.model
  const unscored = await readCards(
    context,
    sql`c.cycle_id = ${id}::uuid and c.set_aside is null and c.status = 'refused'`,
  )
  const names = await peopleNames(asSystem(context, null), [
    cycle.opened_by,
    ...history.flatMap(({ by, person }) => [by, person]),
    ...cycle.versions.map(({ proposed_by: by }) => by),
  ])
  const named = (who: string | null) => (who === null ? null : (names.get(who) ?? null))
  return {
    ...summaryOf(context, cycle, counts.get(id)),
    calculatedAt: cycle.calculated_at,
    openedBy: named(cycle.opened_by),
    reviews: (document.reviews ?? []).map(({ name, label, weight }) => {
      const found = reviews.find(({ review }) => review === name)
      const { done = 0, asked = 0, late = 0, waiting = 0, due_on = null } = found ?? {}
      return { name, label, weight: String(weight), dueOn: due_on, done, asked, late, waiting }
    }),
    setAside: cards.setAside,
    unscored: cards.unscored,
    openAppeals: cards.appeals,
    grades: document.grades.map(({ name, label }) => ({
      name,
      label,
      count: cards.grades.find(({ grade }) => grade === name)?.count ?? 0,
    })),
    problems: [
      ...ofNobody,
      ...problemsOf(
        document,
        unscored.map(({ person_id, person_name, result }) => ({
          person: { id: person_id, name: person_name },
          result,
        })),
      ),
    ],
    steps: stepsOf(context, cycle),
    versions: cycle.versions.map((version) => versionBody(context, version, named)),
    items: document.items.map(({ name, label }) => ({ name, label })),
    history: history.map(({ at, by, what, person }) => ({
      at,
      by: named(by),
      what: { ...what, ...(person === null ? {} : { person: names.get(person) ?? '' }) },
    })),
  }
}

function stepsOf(context: Context, { scorecard, state, appeal_until }: Cycle): readonly CycleEventType[] {
  if (!may(context, scorecard, 'run')) return []
  const extra: readonly CycleEventType[] =
    state === 'review' ? ['calculate', 'remind'] : state === 'targets' || state === 'calibration' ? ['calculate'] : []
  const isWaiting = mayStillBeAppealed({ appealUntil: appeal_until, today: context.today })
  return [...eventsOf(state).filter((event) => event !== 'archive' || !isWaiting), ...extra]
}

function versionBody(
  context: Context,
  { number, from_day, document, reason, proposed_by, proposed_at, approved }: Version,
  named: (who: string | null) => string | null,
): CycleBody['versions'][number] {
  return {
    number,
    from: from_day,
    reason,
    proposedBy: named(proposed_by),
    proposedAt: proposed_at,
    approved,
    weights: Object.fromEntries(document.items.map(({ name, weight }) => [name, String(weight)])),
    targets: Object.fromEntries(
      document.items.flatMap(({ name, target }) => (target === undefined ? [] : [[name, String(target)]])),
    ),
    mayDecide:
      approved === null && proposed_by !== context.view.actor.personId && may(context, document.name, 'calibrate'),
  }
}

interface ReviewCounts {
  readonly review: string
  readonly done: number
  readonly asked: number
  readonly late: number
  readonly waiting: number
  readonly due_on: string | null
}

async function reviewCounts({ db, view, today }: Context, { id }: Cycle): Promise<readonly ReviewCounts[]> {
  const w = view.workspace.id
  const { rows } =
    await sql<ReviewCounts>`select r.review, count(*) filter (where r.done_at is not null)::integer as done,
      count(*) filter (where r.done_at is null and r.asked_at is not null)::integer as asked,
      count(*) filter (where r.done_at is null and r.asked_at is not null and r.due_on < ${today}::date)::integer as late,
      count(*) filter (where r.done_at is null and r.asked_at is null)::integer as waiting, min(r.due_on) as due_on
    from score_reviews r join score_cards c on c.workspace_id = ${w} and c.id = r.card_id and c.set_aside is null
    where r.workspace_id = ${w} and r.cycle_id = ${id}::uuid group by 1`.execute(db)
  return rows
}

async function cardCounts({ db, view }: Context, { id }: Cycle) {
  const w = view.workspace.id
  const { rows } = await sql<{
    readonly setAside: number
    readonly unscored: number
    readonly appeals: number
    readonly grades: readonly { readonly grade: string; readonly count: number }[]
  }>`select count(*) filter (where set_aside is not null)::integer as "setAside",
      count(*) filter (where set_aside is null and status <> 'scored')::integer as unscored,
      (select count(*)::integer from score_appeals a where a.workspace_id = ${w} and a.cycle_id = ${id}::uuid and a.decided_at is null) as appeals,
      coalesce((select json_agg(g) from (select grade, count(*)::integer as count from score_cards
        where workspace_id = ${w} and cycle_id = ${id}::uuid and set_aside is null and grade is not null group by 1) g), '[]') as grades
    from score_cards where workspace_id = ${w} and cycle_id = ${id}::uuid`.execute(db)
  return rows[0] ?? { setAside: 0, unscored: 0, appeals: 0, grades: [] }
}

interface HistoryRow {
  readonly at: string
  readonly by: string | null
  readonly what: CycleBody['history'][number]['what']
  readonly person: string | null
}

async function historyOf({ db, view }: Context, { id }: Cycle): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`select h.at, h.by, h.what, c.person_id as person from score_history h
    left join score_cards c on c.workspace_id = h.workspace_id and c.id = h.card_id
    where h.workspace_id = ${view.workspace.id} and h.cycle_id = ${id}::uuid order by h.at desc, h.id desc limit 50`.execute(
    db,
  )
  return rows
}

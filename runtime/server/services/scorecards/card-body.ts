/** One card, as far as the asker may see it. */
import type { CardAppeal, CardBody, CardReview, ResultVersion, ScoreResult } from '@attain/contract'
import { nameOfPeriod, periodAt, periodsBetween } from '@attain/engine/performance/calendar'
import { definitionOf } from '@attain/engine/performance/kpi'
import { type PeriodResult, yearOf } from '@attain/engine/performance/scorecard'
import { isLate, mayDo, mayStillBeAppealed } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import type { Card, KeptSeat } from './cards.ts'
import { type Cycle, calendarOfDocument, type Document, labelOf, periodOfCycle } from './cycle.ts'
import { summaryOf } from './cycles.ts'
import { findCard, type OneCard } from './one-card.ts'
import { itemsOf } from './review.ts'
import { rewardsOf } from './rewards.ts'

export async function readCard(context: Context, id: string): Promise<CardBody> {
  const one = await findCard(context, id)
  const { cycle, card, viewer, sight } = one
  const isPublished = cycle.state === 'published' || cycle.state === 'archived'
  const seesWords = viewer.isAppraised || viewer.mayRun || viewer.mayCalibrate
  const [versions, appeals, rewards, year] = await Promise.all([
    isPublished ? versionsOf(context, card) : [],
    isPublished && seesWords ? appealsOf(context, card) : [],
    isPublished && seesWords ? rewardsOf(context, cycle.model.document, sql`r.card_id = ${id}::uuid`) : [],
    isPublished && (seesWords || viewer.isAbove) ? yearOfCard(context, cycle, card) : null,
  ])
  const seats = card.seats.filter((seat) => seesSeat(one, seat))
  const granted = sight === 'figures' ? [] : card.granted
  const raised = sight === 'figures' ? [] : card.raised
  const names = await namesOf(context, one, seats, versions, appeals)
  const { id: cycleId, scorecard, period, state, appealUntil, publishedAt } = summaryOf(context, cycle, undefined)
  const { document } = cycle.model
  const named = (who: string | null) => (who === null ? null : (names[who] ?? null))
  return {
    id,
    cycle: { id: cycleId, scorecard, period, state, appealUntil, publishedAt },
    person: { id: card.person_id, name: card.person_name },
    manager: named(card.manager_id),
    isOwn: viewer.isAppraised,
    sight,
    setAside: card.set_aside,
    items: itemBodies(context, document),
    adjustments: (document.adjustments ?? []).map(({ name, label, description, kpi, rule }) => ({
      name,
      label,
      ...(description === undefined ? {} : { description }),
      kpi: kpiOf(context, kpi),
      rule,
      isByHand: rule.type === 'manual',
    })),
    vetoes: (document.vetoes ?? []).map(({ name, label, when }) => ({ name, label, isByHand: when.of === 'manual' })),
    grades: cycle.model.definition.grades.map(({ name, coefficient }) => ({
      name,
      label: labelOf(document.grades, name),
      coefficient,
    })),
    reviews: seats.map((seat) => reviewBody(context, one, seat, names)),
    granted: granted.map((each) => ({ ...each, by: names[each.by] ?? '' })),
    raised: raised.map((each) => ({ ...each, by: names[each.by] ?? '' })),
    result: resultFor(one),
    versions: versions.map((version) => ({ ...version, by: named(version.by) })),
    appeals: appeals.map((appeal) => ({ ...appeal, decidedBy: named(appeal.decidedBy) })),
    rewards,
    year,
    names,
    may: {
      appeal:
        mayDo(cycle.state, viewer, 'appeal') &&
        card.version > 0 &&
        mayStillBeAppealed({ appealUntil: cycle.appeal_until, today: context.today }) &&
        appeals.every(({ accepted }) => accepted !== null),
      decideAppeal: mayDo(cycle.state, viewer, 'decideAppeal') && appeals.some(({ accepted }) => accepted === null),
      setAside: mayDo(cycle.state, viewer, 'setAside'),
      handOver: viewer.mayRun && (cycle.state === 'targets' || cycle.state === 'review'),
    },
  }
}

const person = (names: Readonly<Record<string, string>>, id: string) => ({ id, name: names[id] ?? '' })

/** Whoever is appraised sees their own review before publishing; a reviewer those up to theirs; afterwards all do. */
function seesSeat({ cycle, card, sight, viewer, asker }: OneCard, seat: KeptSeat): boolean {
  if (sight === 'all') return true
  if (sight === 'figures') return seat.person_id === card.person_id
  if (sight === 'result') return seat.is_done || viewer.isAppraised
  const order = (cycle.model.document.reviews ?? []).map(({ name }) => name)
  const own = card.seats.filter(
    (each) => each.asked_at !== null && (each.person_id === asker || each.done_by === asker),
  )
  return own.some(({ review }) => order.indexOf(seat.review) <= order.indexOf(review))
}

function reviewBody(
  { today }: Context,
  one: OneCard,
  seat: KeptSeat,
  names: Readonly<Record<string, string>>,
): CardReview {
  const { cycle, fillable } = one
  const { document } = cycle.model
  const review = document.reviews?.find(({ name }) => name === seat.review)
  const isAsked = cycle.state === 'review' && seat.asked_at !== null && !seat.is_done
  // what somebody is still writing is theirs
  const seesPoints = seat.is_done || fillable.has(seat.id)
  return {
    id: seat.id,
    review: seat.review,
    label: labelOf(document.reviews, seat.review),
    weight: String(review?.weight ?? 0),
    person: seat.person_id === null ? null : person(names, seat.person_id),
    doneBy: seat.done_by === null ? null : person(names, seat.done_by),
    doneAt: seat.done_at,
    dueOn: seat.due_on,
    isAsked,
    isLate: isLate({ isAsked, dueOn: seat.due_on }, today),
    points: seesPoints ? seat.points : null,
    comment: seesPoints ? seat.comment : null,
    mayFill: fillable.has(seat.id),
    items: itemsOf(document, seat.review),
  }
}

/** Before publishing whoever is appraised, and reviewers, see what figures give: no total, no grade, nobody's points. */
function resultFor({ cycle, card, sight }: OneCard): ScoreResult | null {
  const { result } = card
  if (sight === 'result' && card.version === 0) return null
  if (result === null || sight === 'all' || sight === 'result') return result
  const byPeople = new Set(
    cycle.model.document.items.filter(({ rule }) => rule.type === 'manual').map(({ name }) => name),
  )
  const adjustedByPeople = new Set(
    (cycle.model.document.adjustments ?? []).filter(({ rule }) => rule.type === 'manual').map(({ name }) => name),
  )
  const items = result.card.items.filter(({ item }) => !byPeople.has(item))
  return {
    card: {
      items,
      adjustments: result.card.adjustments.filter(({ adjustment }) => !adjustedByPeople.has(adjustment)),
      vetoes: [],
      lines: [],
      status: 'open',
      soFar: { points: '0', weight: '0' },
      waiting: [],
      refusals:
        result.card.status === 'scored'
          ? []
          : result.card.refusals.filter(({ of, name }) => of === 'item' && !byPeople.has(name)),
    },
  }
}

function itemBodies(context: Context, { items }: Document): CardBody['items'] {
  return items.map(({ name, label, description, weight, kpi, rule }) => ({
    name,
    label,
    ...(description === undefined ? {} : { description }),
    weight: String(weight),
    kpi: kpiOf(context, kpi),
    rule,
  }))
}

function kpiOf({ view }: Context, name: string | undefined) {
  const { model } = view.workspace
  const kpi = name === undefined ? undefined : model.kpis.get(name)
  return kpi === undefined
    ? null
    : { name: kpi.name, label: kpi.label, unit: kpi.unit, definition: definitionOf(kpi, model) }
}

async function versionsOf({ db, view }: Context, { id }: Card): Promise<readonly ResultVersion[]> {
  const { rows } = await sql<ResultVersion>`select version, at, by, reason, trim_scale(score)::text as score, grade,
      trim_scale(coefficient)::text as coefficient, result
    from score_results where workspace_id = ${view.workspace.id} and card_id = ${id}::uuid order by version desc`.execute(
    db,
  )
  return rows
}

async function appealsOf({ db, view }: Context, { id }: Card): Promise<readonly CardAppeal[]> {
  const w = view.workspace.id
  const { rows } =
    await sql<CardAppeal>`select a.id, a.version, a.item, a.reason, a.at, a.accepted, a.answer, a.decided_by as "decidedBy",
      a.decided_at as "decidedAt", coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name)) from files f
        where f.workspace_id = ${w} and f.id = any(a.files)), '[]') as files
    from score_appeals a where a.workspace_id = ${w} and a.card_id = ${id}::uuid order by a.at desc`.execute(db)
  return rows
}

/** What the periods of the year that were published come to, each by its newest version. */
async function yearOfCard(context: Context, cycle: Cycle, { person_id }: Card): Promise<CardBody['year']> {
  const { db, view, language } = context
  const { document, definition } = cycle.model
  const calendar = calendarOfDocument(context, document)
  const period = periodOfCycle(context, cycle)
  if (period.granularity === 'year') return null
  const year = periodAt(calendar, 'year', period.from)
  const keys = periodsBetween(calendar, period.granularity, year.from, year.until).map(({ key }) => key)
  const { rows } = await sql<{ period: string; score: string }>`select cy.period, trim_scale(r.score)::text as score
    from score_cards c join score_cycles cy on cy.workspace_id = c.workspace_id and cy.id = c.cycle_id
    join score_results r on r.workspace_id = c.workspace_id and r.card_id = c.id and r.version = c.version
    where c.workspace_id = ${view.workspace.id} and c.person_id = ${person_id}::uuid and cy.scorecard = ${cycle.scorecard}
      and cy.state in ('published', 'archived') and cy.period = any(${keys}::text[])`.execute(db)
  const results = rows.map(({ period: key, score }): PeriodResult => ({ period: key, index: keys.indexOf(key), score }))
  return { label: nameOfPeriod(calendar, year, language), result: yearOf(definition, results) }
}

async function namesOf(
  context: Context,
  { card, sight }: OneCard,
  seats: readonly KeptSeat[],
  versions: readonly ResultVersion[],
  appeals: readonly CardAppeal[],
): Promise<Readonly<Record<string, string>>> {
  const points = sight === 'figures' ? [] : [...card.granted, ...card.raised].map(({ by }) => by)
  const names = await peopleNames(asSystem(context, null), [
    card.manager_id,
    ...points,
    ...(sight === 'all' || sight === 'result' ? [card.calibrated?.by ?? null] : []),
    ...seats.flatMap(({ person_id, done_by }) => [person_id, done_by]),
    ...versions.map(({ by }) => by),
    ...appeals.map(({ decidedBy }) => decidedBy),
  ])
  return Object.fromEntries(names)
}

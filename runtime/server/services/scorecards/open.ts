/** Opening a cycle: who is in it, who reviews whom, and what is missing, before and when it is done. */
import type { CyclePreview, CycleProblem, NewCycleBody } from '@attain/contract'
import { compileScorecard, DEFAULT_CURRENCY } from '@attain/engine/metadata'
import { periodOf } from '@attain/engine/performance/calendar'
import { dueOn, type Seat, seatsOf, turnOf } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { newId } from '../../store/new-id.ts'
import { type Context, inTransaction } from '../context.ts'
import { calendarOf, periodBody } from '../performance/periods.ts'
import type { Card } from './cards.ts'
import type { CycleModel, Document } from './cycle.ts'
import { factsOf, type KeptFacts } from './facts.ts'
import { groupLabels } from './groups.ts'
import { remember } from './history.ts'
import { type Member, membersOf } from './people.ts'
import { problemsOf } from './problems.ts'
import { because } from './refused.ts'
import { reviewersOf } from './reviewers.ts'
import { assertMay } from './rights.ts'
import { scored } from './score.ts'

interface Prepared {
  readonly document: Document
  readonly from_day: string
  readonly to_day: string
  readonly key: string
  readonly members: readonly Member[]
  readonly facts: ReadonlyMap<string, KeptFacts>
  readonly seats: ReadonlyMap<string, readonly Seat[]>
  readonly nobody: readonly CycleProblem[]
}

export async function previewCycle(context: Context, body: NewCycleBody): Promise<CyclePreview> {
  const prepared = await prepare(context, body)
  const { document, members, facts, seats, nobody } = prepared
  const model = modelOf(context, prepared)
  const scoredNow = members.map((member) => {
    const kept = facts.get(member.id)
    if (kept === undefined) throw new Error('Facts are made for everybody.')
    const { result } = scored(model, {
      facts: kept,
      granted: [],
      raised: [],
      seats: (seats.get(member.id) ?? []).map(({ review, person }) => ({
        ...{ review, person_id: person, done_by: null, is_done: false, points: {} },
      })),
      placed: null,
      calibrated: null,
    })
    return { person: { id: member.id, name: member.name }, result }
  })
  const groups = new Map<string | null, number>()
  for (const { group } of members) groups.set(group, (groups.get(group) ?? 0) + 1)
  const labels = await groupLabels(context, document, [...groups.keys()])
  const { rows } = await sql<{
    id: string
  }>`select id from score_cycles where workspace_id = ${context.view.workspace.id}
    and scorecard = ${body.scorecard} and period = ${body.period} and state <> 'cancelled'`.execute(context.db)
  return {
    period: periodBody(
      context,
      calendarOf(context, document.cycle.calendar),
      periodNamed(context, document, body.period),
    ),
    people: members.length,
    groups: [...groups]
      .map(([key, people]) => ({ label: labels.get(key ?? '') ?? '', people }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    problems: [...nobody, ...problemsOf(document, scoredNow)],
    existing: rows[0]?.id ?? null,
  }
}

export async function openCycle(context: Context, body: NewCycleBody): Promise<{ readonly id: string }> {
  const prepared = await prepare(context, body)
  if (prepared.members.length === 0) throw because('Nobody fits this scorecard.', '没有符合该考核表的人员。')
  return inTransaction(context, async (inner) => {
    const id = newId()
    await insertCycle(inner, id, prepared)
    await insertCards(inner, id, prepared)
    await remember(inner, id, { type: 'opened', count: prepared.members.length })
    return { id }
  })
}

async function prepare(context: Context, { scorecard, period: key }: NewCycleBody): Promise<Prepared> {
  const model = context.view.workspace.model.scorecards.get(scorecard)
  if (!model) throw new AttainError('not_found', { what: { en: 'scorecard', 'zh-CN': '考核表' } })
  assertMay(context, scorecard, 'run')
  const { document } = model
  const period = periodNamed(context, document, key)
  const from_day = period.from
  const to_day = dayBefore(period.until)
  const members = await membersOf(context, document, { from_day, to_day })
  const [facts, reviewers] = await Promise.all([
    factsOf(context, document, period, members),
    reviewersOf(context, document.reviews ?? [], members),
  ])
  const seats = new Map<string, Seat[]>()
  const nobody = (document.reviews ?? []).flatMap(({ name, label, nobody: otherwise = 'administrators' }) => {
    const without: Member[] = []
    for (const member of members) {
      const found = reviewers.get(name)?.get(member.id) ?? []
      if (found.length === 0) without.push(member)
      seats.set(member.id, [...(seats.get(member.id) ?? []), ...seatsOf({ name, nobody: otherwise }, found)])
    }
    if (without.length === 0) return []
    const people = without.slice(0, MOST_NAMED).map(({ id, name: called }) => ({ id, name: called }))
    return [{ code: 'no-reviewer' as const, name, label, count: without.length, people }]
  })
  return { document, from_day, to_day, key, members, facts, seats, nobody }
}

const MOST_NAMED = 20

function periodNamed(context: Context, { cycle }: Document, key: string) {
  const period = periodOf(calendarOf(context, cycle.calendar), key)
  if (period?.granularity === cycle.every) return period
  throw new AttainError('invalid_request', {
    problem: { en: `"${key}" is no period of this scorecard.`, 'zh-CN': `“${key}”不是该考核表的考核期。` },
  })
}

function modelOf({ view }: Context, { document, from_day, to_day }: Prepared): CycleModel {
  const definition = compileScorecard(document, view.workspace.model.app.currency ?? DEFAULT_CURRENCY)
  return { document, definition, segments: [{ from: from_day, to: to_day, days: 1, items: definition.items }] }
}

async function insertCycle({ db, view, now }: Context, id: string, prepared: Prepared): Promise<void> {
  const { workspace, actor } = view
  const at = now.toISOString()
  const { document, key, from_day, to_day } = prepared
  const { rows } =
    await sql`insert into score_cycles (workspace_id, id, scorecard, period, from_day, to_day, state, opened_by,
      opened_at, calculated_at)
    values (${workspace.id}, ${id}, ${document.name}, ${key}, ${from_day}, ${to_day}, 'targets', ${actor.personId}, ${at}, ${at})
    on conflict do nothing returning id`.execute(db)
  if (rows.length === 0) throw because('There is a cycle of this period already.', '该考核期的考核已经发起。')
  await sql`insert into score_definitions (workspace_id, cycle_id, number, from_day, revision, document, proposed_by, proposed_at)
    values (${workspace.id}, ${id}, 1, ${from_day}, ${workspace.revision}, ${JSON.stringify(document)}::text::jsonb, ${actor.personId}, ${at})`.execute(
    db,
  )
  await sql`insert into score_definition_decisions (workspace_id, cycle_id, number, approved, by, at)
    values (${workspace.id}, ${id}, 1, true, ${actor.personId}, ${at})`.execute(db)
}

const AT_ONCE = 1000

async function insertCards(context: Context, cycle: string, prepared: Prepared): Promise<void> {
  const { db, view } = context
  const { document, members, facts, seats, to_day } = prepared
  const model = modelOf(context, prepared)
  const reviews = (document.reviews ?? []).map(({ name }) => name)
  const due = new Map((document.reviews ?? []).map(({ name, days }) => [name, dueOn(to_day, days)]))
  for (let start = 0; start < members.length; start += AT_ONCE) {
    const part = members.slice(start, start + AT_ONCE).map((member) => {
      const id = newId()
      const own = (seats.get(member.id) ?? []).map((seat) => ({ ...seat, id: newId() }))
      const kept = facts.get(member.id)
      if (kept === undefined) throw new Error('Facts are made for everybody.')
      const one = scored(model, {
        facts: kept,
        granted: [],
        raised: [],
        seats: own.map(({ review, person }) => ({
          ...{ review, person_id: person, done_by: null, is_done: false, points: {} },
        })),
        placed: null,
        calibrated: null,
      })
      return { member, id, own, kept, one }
    })
    const cards = part.map(({ member, id, own, kept, one }) => ({
      id,
      person_id: member.id,
      person_name: member.name,
      manager_id: member.manager,
      team_id: member.team,
      group_key: member.group,
      exempt: member.exempt,
      turn: turnOf(reviews, own),
      facts: kept,
      status: one.status,
      score: one.score,
      points_grade: one.pointsGrade,
      grade: one.grade,
      coefficient: one.coefficient,
      result: one.result,
    }))
    await sql`insert into score_cards (workspace_id, id, cycle_id, person_id, person_name, manager_id, team_id, group_key, exempt,
        turn, facts, status, score, points_grade, grade, coefficient, result)
      select ${view.workspace.id}::integer, id, ${cycle}::uuid, person_id, person_name, manager_id, team_id, group_key, exempt, turn,
        facts, status, score, points_grade, grade, coefficient, result
      from json_to_recordset(${JSON.stringify(cards)}::text::json) as given (id uuid, person_id uuid, person_name text,
        manager_id uuid, team_id uuid, group_key text, exempt boolean, turn text, facts jsonb, status text, score numeric,
        points_grade text, grade text, coefficient numeric, result jsonb)`.execute(db)
    const rows = part.flatMap(({ id: card, own }) =>
      own.map(({ id, review, person }) => ({ id, card, review, person, due: due.get(review) ?? null })),
    )
    await sql`insert into score_reviews (workspace_id, id, card_id, cycle_id, review, person_id, due_on)
      select ${view.workspace.id}::integer, id, card, ${cycle}::uuid, review, person, due
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (id uuid, card uuid, review text, person uuid, due date)`.execute(
      db,
    )
  }
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export type { Card }

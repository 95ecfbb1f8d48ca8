/** Reviews that wait for somebody: they stand in the inbox beside what is to be approved. */
import type { ReviewTask } from '@attain/contract'
import { isLate } from '@attain/engine/performance/scorecard/cycle'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { periodBody } from '../performance/periods.ts'
import { type Cycle, calendarOfDocument, labelOf, periodOfCycle, readCycles } from './cycle.ts'
import { may } from './rights.ts'

const MOST_LISTED = 500

interface Row {
  readonly id: string
  readonly card_id: string
  readonly cycle_id: string
  readonly review: string
  readonly person_id: string
  readonly person_name: string
  readonly asked_at: string
  readonly due_on: string | null
}

export async function listTasks(context: Context): Promise<readonly ReviewTask[]> {
  const { rows } =
    await sql<Row>`select r.id, r.card_id, r.cycle_id, r.review, c.person_id, c.person_name, r.asked_at, r.due_on
    ${waitingFor(context)} order by r.due_on nulls last, c.person_name, r.id limit ${MOST_LISTED}`.execute(context.db)
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ cycle_id }) => cycle_id))]
  const cycles = new Map((await readCycles(context, sql`c.id = any(${ids}::uuid[])`)).map((cycle) => [cycle.id, cycle]))
  return rows.flatMap((row) => {
    const cycle = cycles.get(row.cycle_id)
    return cycle === undefined ? [] : [taskOf(context, cycle, row)]
  })
}

/** For the badge: one number. */
export async function countTasks(context: Context, limit: number): Promise<number> {
  const { rows } = await sql<{
    count: string
  }>`select count(*) from (select 1 ${waitingFor(context)} limit ${limit}) t`.execute(context.db)
  return Number(rows[0]?.count ?? 0)
}

/** One's own, and as far as one runs the scorecard those that nobody else can do. */
function waitingFor(context: Context): RawBuilder<unknown> {
  const { view } = context
  const w = view.workspace.id
  const me = view.actor.personId
  const run = [...view.workspace.model.scorecards.keys()].filter((name) => may(context, name, 'run'))
  const nobodys =
    run.length === 0
      ? sql`false`
      : sql`(cy.scorecard = any(${run}::text[]) and c.person_id <> ${me} and not exists (select from memberships m
          where m.workspace_id = ${w} and m.person_id = r.person_id and m.active))`
  return sql`from score_reviews r
    join score_cards c on c.workspace_id = ${w} and c.id = r.card_id and c.set_aside is null
    join score_cycles cy on cy.workspace_id = ${w} and cy.id = r.cycle_id and cy.state = 'review'
    where r.workspace_id = ${w} and r.asked_at is not null and r.done_at is null and (r.person_id = ${me} or ${nobodys})`
}

function taskOf(context: Context, cycle: Cycle, row: Row): ReviewTask {
  const { document } = cycle.model
  return {
    id: row.id,
    card: row.card_id,
    person: { id: row.person_id, name: row.person_name },
    scorecard: document.label,
    period: periodBody(context, calendarOfDocument(context, document), periodOfCycle(context, cycle)).name,
    review: labelOf(document.reviews, row.review),
    askedAt: row.asked_at,
    dueOn: row.due_on,
    isLate: isLate({ isAsked: true, dueOn: row.due_on }, context.today),
    isOwn: row.person_id === context.view.actor.personId,
  }
}

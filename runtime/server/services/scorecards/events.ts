/** What whoever runs a cycle does with all of it. */
import type { CycleEventType } from '@attain/contract'
import { allows, type CycleEvent, dueOn, type Standing, transition } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { askNext } from './ask.ts'
import { calculate, score } from './calculate.ts'
import { readCards } from './cards.ts'
import { type Cycle, findCycle } from './cycle.ts'
import { remember } from './history.ts'
import { type Asked, tellAsked } from './notices.ts'
import { publish } from './publish.ts'
import { noSuchCycle, notNow, stepRefused } from './refused.ts'
import { assertMay, may } from './rights.ts'

export async function actOnCycle(context: Context, id: string, type: CycleEventType): Promise<void> {
  await inTransaction(context, async (inner) => {
    const cycle = await findCycle(inner, id, 'change')
    if (!may(inner, cycle.scorecard, 'run') && !may(inner, cycle.scorecard, 'calibrate')) throw noSuchCycle()
    assertMay(inner, cycle.scorecard, 'run')
    if (type === 'calculate') return calculateAgain(inner, cycle)
    if (type === 'remind') return remind(inner, cycle)
    await step(inner, cycle, type)
  })
}

async function calculateAgain(context: Context, cycle: Cycle): Promise<void> {
  if (!allows(cycle.state, 'calculate')) throw notNow()
  const count = await calculate(context, cycle)
  await remember(context, cycle.id, { type: 'calculated', count })
}

/** Everybody who is asked and has not been reminded today. */
async function remind(context: Context, cycle: Cycle): Promise<void> {
  const { db, view, now } = context
  if (cycle.state !== 'review') throw notNow()
  const w = view.workspace.id
  const { rows } = await sql<Asked>`update score_reviews r set reminded_at = ${now.toISOString()}::timestamptz
    from score_cards c
    where c.workspace_id = ${w} and c.cycle_id = ${cycle.id}::uuid and c.set_aside is null
      and r.workspace_id = ${w} and r.card_id = c.id and r.asked_at is not null and r.done_at is null
      and coalesce(r.reminded_at < ${now.toISOString()}::timestamptz - interval '20 hours', true)
    returning r.card_id as card, r.id as seat, r.person_id as person, c.person_id as appraised`.execute(db)
  await tellAsked(context, cycle, rows, 'reminded')
  await remember(context, cycle.id, { type: 'reminded', count: rows.length })
}

async function step(context: Context, cycle: Cycle, event: CycleEvent): Promise<void> {
  const { db, view } = context
  const next = transition(cycle.state, event, await standingOf(context, cycle))
  if (!('state' in next)) throw stepRefused(next)
  await sql`update score_cycles set state = ${next.state} where workspace_id = ${view.workspace.id} and id = ${cycle.id}::uuid`.execute(
    db,
  )
  const moved = { ...cycle, state: next.state }
  switch (event) {
    case 'start':
      await countFromToday(context, cycle)
      await askNext(context, moved)
      break
    case 'calibrate':
    case 'reopen':
      await score(context, moved, await readCards(context, ofCycle(cycle), { result: false }))
      break
    case 'publish':
      await publish(context, moved)
      break
    case 'archive':
    case 'cancel':
      break
    default:
      event satisfies never
  }
  await remember(context, cycle.id, { type: event })
}

/** Whoever starts a cycle when its period is long over gives people the same days from then on. */
async function countFromToday({ db, view, today }: Context, { id, to_day, model }: Cycle): Promise<void> {
  if (today <= to_day) return
  const days = (model.document.reviews ?? []).flatMap(({ name, days: count }) => {
    const due = dueOn(today, count)
    return due === null ? [] : [{ name, due }]
  })
  await sql`update score_reviews r set due_on = given.due
    from json_to_recordset(${JSON.stringify(days)}::text::json) as given (name text, due date)
    where r.workspace_id = ${view.workspace.id} and r.cycle_id = ${id}::uuid and r.review = given.name`.execute(db)
}

function ofCycle({ id }: Cycle) {
  return sql`c.cycle_id = ${id}::uuid and c.set_aside is null`
}

async function standingOf({ db, view, today }: Context, { id, appeal_until }: Cycle): Promise<Standing> {
  const w = view.workspace.id
  const { rows } = await sql<Pick<Standing, 'cards' | 'reviewing' | 'unscored' | 'openAppeals'>>`
    select count(*)::integer as cards, count(*) filter (where turn is not null)::integer as reviewing,
      count(*) filter (where status <> 'scored')::integer as unscored,
      (select count(*)::integer from score_appeals a where a.workspace_id = ${w} and a.cycle_id = ${id}::uuid and a.decided_at is null) as "openAppeals"
    from score_cards where workspace_id = ${w} and cycle_id = ${id}::uuid and set_aside is null`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A count has a row.')
  return { ...row, appealUntil: appeal_until, today }
}

/** Reviewing: points for what people score, points given or taken, red lines, a comment; then the next one is asked. */
import type { CardReviewBody, HandOverBody, SetAsideBody } from '@attain/contract'
import type { scorecards } from '@attain/engine/metadata'
import { turnOf } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { type Context, inTransaction } from '../context.ts'
import { askNext } from './ask.ts'
import { score } from './calculate.ts'
import { type KeptSeat, readCards } from './cards.ts'
import type { Cycle, Document } from './cycle.ts'
import { remember } from './history.ts'
import { assertMayDo, findCard, type OneCard } from './one-card.ts'
import { because, notNow } from './refused.ts'
import { whoCanReview } from './reviewers.ts'
import type { Granted, RaisedByHand } from './score.ts'

export async function fillReview(context: Context, id: string, body: CardReviewBody): Promise<void> {
  await inTransaction(context, async (inner) => {
    const one = await findCard(inner, id, 'change')
    const { cycle, card, fillable } = one
    const seat = card.seats.find((each) => each.id === body.review)
    if (seat === undefined || !fillable.has(seat.id)) throw notNow()
    const { document } = cycle.model
    assertPoints(document, seat, body)
    if (body.done) assertComplete(document, seat, body)
    const me = inner.view.actor.personId
    if (body.done && card.seats.some((other) => other.review === seat.review && other.is_done && other.done_by === me))
      throw because(
        'You have done this review already. Hand it over to somebody else.',
        '您已完成此环节的评分，请转交他人。',
      )
    await keepReview(inner, seat, body)
    await keepPoints(inner, one, body)
    if (!body.done) return
    await handOn(inner, cycle, id)
    await remember(inner, cycle.id, { type: 'reviewed', review: seat.review }, [id])
  })
}

/** Items that a review scores. */
export function itemsOf({ items, reviews = [] }: Document, review: string): readonly string[] {
  const only = reviews.find(({ name }) => name === review)?.items
  return items
    .filter(({ name, rule }) => rule.type === 'manual' && (only === undefined || only.includes(name)))
    .map(({ name }) => name)
}

function assertPoints(
  document: Document,
  { review }: KeptSeat,
  { points, granted = [], raised = [] }: CardReviewBody,
): void {
  const own = itemsOf(document, review)
  for (const [item, given] of Object.entries(points)) {
    const rule = document.items.find(({ name }) => name === item)?.rule
    if (!own.includes(item) || rule?.type !== 'manual')
      throw invalid(`"${item}" is not scored here.`, `“${item}”不在此评分。`)
    assertWithin(rule, given)
  }
  for (const { adjustment } of granted) assertByHand(document, adjustment)
  for (const { veto } of raised)
    if (document.vetoes?.find(({ name }) => name === veto)?.when.of !== 'manual')
      throw invalid(`"${veto}" is not raised by people.`, `“${veto}”不能人工触发。`)
}

function assertWithin({ lowest = 0, highest = 100 }: scorecards.Manual, given: string): void {
  const value = Number(given)
  if (value < Number(lowest) || value > Number(highest))
    throw invalid(`Points go from ${lowest} to ${highest}.`, `分数应在 ${lowest} 至 ${highest} 之间。`)
}

export function assertByHand(document: Document, adjustment: string): void {
  const found = document.adjustments?.find(({ name }) => name === adjustment)
  if (found?.rule.type !== 'manual')
    throw invalid(`"${adjustment}" is not given by people.`, `“${adjustment}”不能人工加减分。`)
}

function assertComplete(document: Document, { review }: KeptSeat, { points }: CardReviewBody): void {
  const missing = itemsOf(document, review).filter((item) => points[item] === undefined)
  if (missing.length === 0) return
  const labels = document.items.filter(({ name }) => missing.includes(name)).map(({ label }) => label)
  throw because(
    `Points are missing: ${labels.map(({ en }) => en).join(', ')}.`,
    `尚未评分：${labels.map((label) => label['zh-CN'] ?? label.en).join('、')}。`,
  )
}

async function keepReview({ db, view, now }: Context, seat: KeptSeat, body: CardReviewBody): Promise<void> {
  const done = body.done ? now.toISOString() : null
  await sql`update score_reviews set points = ${JSON.stringify(body.points)}::text::jsonb, comment = ${body.comment ?? null},
      done_at = ${done}::timestamptz, done_by = ${body.done ? view.actor.personId : null}::uuid
    where workspace_id = ${view.workspace.id} and id = ${seat.id}::uuid`.execute(db)
}

/** Whoever appraises themselves gives no points beside the items, and raises no red lines. */
async function keepPoints(
  { db, view }: Context,
  { card, viewer }: OneCard,
  { granted, raised }: CardReviewBody,
): Promise<void> {
  if (granted === undefined && raised === undefined) return
  if (viewer.isAppraised && ((granted ?? []).length > 0 || (raised ?? []).length > 0))
    throw because('Points beside the items are given by others.', '加减分与红线由他人提出。')
  const by = view.actor.personId
  const others = <T extends { readonly by: string }>(all: readonly T[]) => all.filter((one) => one.by !== by)
  const points: Granted[] =
    granted === undefined ? [...card.granted] : [...others(card.granted), ...granted.map((one) => ({ ...one, by }))]
  const lines: RaisedByHand[] =
    raised === undefined ? [...card.raised] : [...others(card.raised), ...raised.map((one) => ({ ...one, by }))]
  await sql`update score_cards set granted = ${JSON.stringify(points)}::text::jsonb, raised = ${JSON.stringify(lines)}::text::jsonb
    where workspace_id = ${view.workspace.id} and id = ${card.id}::uuid`.execute(db)
}

/** The card is scored with what was said, and the next review asked for. */
async function handOn(context: Context, cycle: Cycle, id: string): Promise<void> {
  const { db, view } = context
  const [card] = await readCards(context, sql`c.id = ${id}::uuid`, { result: false })
  if (card === undefined) return
  const turn = turnOf(
    (cycle.model.document.reviews ?? []).map(({ name }) => name),
    card.seats.map(({ review, person_id: person, is_done: done }) => ({ review, person, done })),
  )
  await score(context, cycle, [card])
  await sql`update score_cards set turn = ${turn} where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(
    db,
  )
  if (turn !== null) await askNext(context, cycle, [id])
}

export async function handOver(context: Context, id: string, { review, to, reason }: HandOverBody): Promise<void> {
  await inTransaction(context, async (inner) => {
    const { db, view, now } = inner
    const one = await findCard(inner, id, 'change')
    const { cycle, card, viewer } = one
    const seat = card.seats.find((each) => each.id === review)
    if (!viewer.mayRun || seat === undefined || seat.is_done || !['targets', 'review'].includes(cycle.state))
      throw notNow()
    if (to === card.person_id)
      throw because('Nobody takes over the review of their own card.', '不能将评分转交给被考核人本人。')
    if (!(await whoCanReview(inner, [to])).has(to))
      throw because('This person cannot sign in, so they cannot review.', '此人没有可用账号，无法评分。')
    if (card.seats.some((other) => other.review === seat.review && other.person_id === to))
      throw because('This person does this review already.', '此人已在此环节评分。')
    await sql`update score_reviews set person_id = ${to}::uuid, asked_at = null, reminded_at = null
      where workspace_id = ${view.workspace.id} and id = ${seat.id}::uuid`.execute(db)
    const [from] = [seat.person_id]
    await remember(inner, cycle.id, { type: 'handed-over', reason, review: seat.review, from, to }, [id])
    if (cycle.state === 'review' && card.turn === seat.review) await askNext({ ...inner, now }, cycle, [id])
    else await score(inner, cycle, await readCards(inner, sql`c.id = ${id}::uuid`, { result: false }))
  })
}

/** Without a result, with a reason; or back again. */
export async function setAside(context: Context, id: string, { reason }: SetAsideBody): Promise<void> {
  await inTransaction(context, async (inner) => {
    const one = await findCard(inner, id, 'change')
    assertMayDo(one, 'setAside')
    await sql`update score_cards set set_aside = ${reason} where workspace_id = ${inner.view.workspace.id} and id = ${id}::uuid`.execute(
      inner.db,
    )
    await remember(inner, one.cycle.id, reason === null ? { type: 'taken-back' } : { type: 'set-aside', reason }, [id])
    // others take its seat
    if (one.cycle.state === 'calibration')
      await score(
        inner,
        one.cycle,
        await readCards(inner, sql`c.cycle_id = ${one.cycle.id}::uuid and c.set_aside is null`),
      )
    else if (one.cycle.state === 'review' && reason === null) await askNext(inner, one.cycle, [id])
  })
}

function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}

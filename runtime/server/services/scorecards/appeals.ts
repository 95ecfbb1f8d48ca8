/** Appeals: until a day, by whom the result is about; accepted, there is a new version, and the old one stays. */
import type { AppealBody, AppealDecisionBody } from '@attain/contract'
import { keepsSeat, mayStillBeAppealed } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { newId } from '../../store/new-id.ts'
import { checkFiles } from '../approvals/files.ts'
import { type Context, inTransaction } from '../context.ts'
import type { FoundFile } from '../files.ts'
import { assertGrade } from './calibration.ts'
import { type Card, keepScores, readCards } from './cards.ts'
import { type Cycle, periodOfCycle } from './cycle.ts'
import { factsOf } from './facts.ts'
import { remember } from './history.ts'
import { tellOfAppeal, tellPublished } from './notices.ts'
import { assertMayDo, findCard } from './one-card.ts'
import { membersOfCards } from './people.ts'
import { keepRewards, outcomeOf } from './publish.ts'
import { because } from './refused.ts'
import { assertByHand } from './review.ts'
import { scored } from './score.ts'

export async function makeAppeal(context: Context, id: string, body: AppealBody): Promise<{ readonly id: string }> {
  return inTransaction(context, async (inner) => {
    const { db, view, now, today } = inner
    const one = await findCard(inner, id, 'change')
    assertMayDo(one, 'appeal')
    const { cycle, card } = one
    if (!mayStillBeAppealed({ appealUntil: cycle.appeal_until, today }))
      throw because('The time for appeals is over.', '申诉期已结束。')
    if (card.version === 0 || body.version !== card.version)
      throw because('There is a newer version of this result.', '该结果已有新版本。')
    if (body.item !== undefined && !cycle.model.document.items.some(({ name }) => name === body.item))
      throw new AttainError('invalid_request', {
        problem: { en: `The scorecard has no item "${body.item}".`, 'zh-CN': `考核表没有“${body.item}”这一项。` },
      })
    const files = await checkFiles(inner, body.files ?? [])
    const appeal = newId()
    const { rows } =
      await sql`insert into score_appeals (workspace_id, id, card_id, cycle_id, version, item, reason, files, by, at)
      values (${view.workspace.id}, ${appeal}, ${id}, ${cycle.id}, ${body.version}, ${body.item ?? null}, ${body.reason},
        ${[...files]}::uuid[], ${view.actor.personId}, ${now.toISOString()})
      on conflict do nothing returning id`.execute(db)
    if (rows.length === 0) throw because('Your appeal is being looked at already.', '您的申诉正在处理中。')
    await remember(inner, cycle.id, { type: 'appealed', reason: body.reason }, [id])
    await tellOfAppeal(inner, cycle, card, { id: appeal })
    return { id: appeal }
  })
}

interface Appeal {
  readonly id: string
  readonly card_id: string
  readonly version: number
  readonly decided_at: string | null
}

export async function decideAppeal(context: Context, id: string, body: AppealDecisionBody): Promise<void> {
  await inTransaction(context, async (inner) => {
    const { db, view, now } = inner
    const { rows } = await sql<Appeal>`select id, card_id, version, decided_at from score_appeals
      where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
    const [appeal] = rows
    if (appeal === undefined) throw noSuchAppeal()
    const one = await findCard(inner, appeal.card_id, 'change')
    assertMayDo(one, 'decideAppeal')
    const { cycle, card } = one
    const { rows: taken } = await sql`update score_appeals set accepted = ${body.accepted}, answer = ${body.answer},
        decided_by = ${view.actor.personId}, decided_at = ${now.toISOString()}
      where workspace_id = ${view.workspace.id} and id = ${id}::uuid and decided_at is null returning id`.execute(db)
    if (taken.length === 0) throw because('This appeal has been decided already.', '该申诉已处理。')
    if (body.accepted) await correct(inner, cycle, card, body)
    await remember(inner, cycle.id, { type: body.accepted ? 'accepted' : 'refused', reason: body.answer }, [card.id])
    await tellOfAppeal(inner, cycle, card, { id, decision: body.accepted ? 'accepted' : 'refused' })
  })
}

/** The next version. Seats of a forced distribution are not given out anew: nobody else loses by an appeal. */
async function correct(context: Context, cycle: Cycle, card: Card, body: AppealDecisionBody): Promise<void> {
  const { db, view, now } = context
  const by = view.actor.personId
  const { measureAnew = false, granted = [], grade, answer } = body
  if (!measureAnew && granted.length === 0 && grade === undefined)
    throw because('Say what is to be corrected.', '请说明需要更正的内容。')
  for (const { adjustment } of granted) assertByHand(cycle.model.document, adjustment)
  if (grade !== undefined) assertGrade(cycle, grade)
  const facts = measureAnew ? await measured(context, cycle, card) : card.facts
  const corrected = seated(cycle, {
    ...card,
    facts,
    granted: [...card.granted, ...granted.map((one) => ({ ...one, by }))],
    calibrated: grade === undefined ? card.calibrated : { grade, by, reason: answer },
  })
  const one = scored(cycle.model, corrected)
  if (one.status !== 'scored') throw because('Without a score there is no new version.', '没有得分，无法生成新版本。')
  const version = card.version + 1
  await keepScores(context, [{ id: card.id, placed: corrected.placed, facts, ...one }])
  await sql`update score_cards set granted = ${JSON.stringify(corrected.granted)}::text::jsonb,
      calibrated = ${JSON.stringify(corrected.calibrated)}::text::jsonb, version = ${version}
    where workspace_id = ${view.workspace.id} and id = ${card.id}::uuid`.execute(db)
  await sql`insert into score_results (workspace_id, card_id, version, cycle_id, person_id, score, grade, coefficient, result, reason, by, at)
    values (${view.workspace.id}, ${card.id}, ${version}, ${cycle.id}, ${card.person_id}, ${one.score}, ${one.grade}, ${one.coefficient},
      ${JSON.stringify(one.result)}::text::jsonb, ${answer}, ${by}, ${now.toISOString()})`.execute(db)
  const [after] = await readCards(context, sql`c.id = ${card.id}::uuid`, { result: false })
  if (after === undefined) return
  await keepRewards(context, cycle, [{ card: after, before: outcomeOf(card), version }])
  await tellPublished(context, cycle, [{ id: card.id, person_id: card.person_id, version }])
}

/** With the seat of the score before, as long as that still decides. */
function seated({ model }: Cycle, card: Card): Card {
  const free = { ...card, placed: null }
  const [seat, points] = [scored(model, card), scored(model, free)]
  if (card.score === null || seat.score === null || seat.grade === null || points.grade === null) return free
  const grades = model.definition.grades.map(({ name }) => name)
  const isKept = keepsSeat({
    ...{ before: card.score, after: seat.score, grades },
    ...{ seated: seat.grade, byPoints: points.grade },
  })
  return isKept ? card : free
}

async function measured(context: Context, cycle: Cycle, card: Card) {
  const { document } = cycle.model
  const members = await membersOfCards(context, document, [card])
  return (await factsOf(context, document, periodOfCycle(context, cycle), members)).get(card.person_id) ?? card.facts
}

/** A file of an appeal: for whoever sees the card. */
export async function fileOfAppeal(context: Context, id: string, file: string): Promise<FoundFile> {
  const { rows } = await sql<{ card_id: string }>`select card_id from score_appeals
    where workspace_id = ${context.view.workspace.id} and id = ${id}::uuid and ${file}::uuid = any(files)`.execute(
    context.db,
  )
  const [appeal] = rows
  if (appeal === undefined) throw noSuchFile()
  const { viewer } = await findCard(context, appeal.card_id)
  // reviewers see the result, not what was said against it
  if (!viewer.isAppraised && !viewer.mayRun && !viewer.mayCalibrate) throw noSuchFile()
  const { rows: found } = await sql<FoundFile>`select name, media_type as "mediaType", content from files
    where workspace_id = ${context.view.workspace.id} and id = ${file}::uuid`.execute(context.db)
  const [content] = found
  if (content === undefined) throw noSuchFile()
  return content
}

function noSuchAppeal(): AttainError {
  return new AttainError('not_found', { what: { en: 'appeal', 'zh-CN': '申诉' } })
}

function noSuchFile(): AttainError {
  return new AttainError('not_found', { what: { en: 'file', 'zh-CN': '文件' } })
}

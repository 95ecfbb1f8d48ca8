/** Calibration: the cards of a group beside each other, with the grade of their seats, and grades that were agreed on. */
import type { CalibrationBody, CalibrationPage } from '@attain/contract'
import { largestRemainder } from '@attain/engine/performance/scorecard'
import { allows } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { type Card, keepScores, readCards } from './cards.ts'
import { type Cycle, findCycle, labelOf } from './cycle.ts'
import { groupLabels } from './groups.ts'
import { remember } from './history.ts'
import { because, noSuchCard, noSuchCycle, notNow } from './refused.ts'
import { assertMay, may } from './rights.ts'
import { scored } from './score.ts'

export async function readCalibration(
  context: Context,
  id: string,
  asked: string | undefined,
): Promise<CalibrationPage> {
  const cycle = await findCycle(context, id)
  if (!may(context, cycle.scorecard, 'run') && !may(context, cycle.scorecard, 'calibrate')) throw noSuchCycle()
  const groups = await groupsOf(context, cycle)
  const group = asked ?? groups[0]?.key ?? ''
  const cards = await readCards(
    context,
    sql`c.cycle_id = ${id}::uuid and c.set_aside is null and coalesce(c.group_key, '') = ${group} and c.score is not null`,
  )
  const { document, definition } = cycle.model
  const { distribution } = definition
  const counted = cards.filter(({ exempt }) => !exempt).length
  const isSmall = distribution !== undefined && counted < distribution.smallest
  const shares = new Map(distribution?.shares.map(({ grade, share }) => [grade, share]))
  const seats =
    distribution === undefined || isSmall
      ? []
      : largestRemainder(
          definition.grades.map(({ name }) => shares.get(name) ?? '0'),
          counted,
        )
  const names = await peopleNames(
    asSystem(context, null),
    cards.map(({ calibrated }) => calibrated?.by ?? null),
  )
  return {
    groups,
    group,
    grades: definition.grades.map(({ name, coefficient }, index) => ({
      name,
      label: labelOf(document.grades, name),
      coefficient,
      seats: seats[index] ?? null,
    })),
    isSmall,
    cards: cards
      .map((card) => ({
        id: card.id,
        person: { id: card.person_id, name: card.person_name },
        score: card.score ?? '',
        pointsGrade: card.points_grade ?? '',
        placed: card.placed,
        calibrated: card.calibrated === null ? null : { ...card.calibrated, by: names.get(card.calibrated.by) ?? '' },
        grade: card.grade ?? '',
        coefficient: card.coefficient ?? '',
        isVetoed: (card.result?.card.vetoes.length ?? 0) > 0,
        isOwn: card.person_id === context.view.actor.personId,
      }))
      .sort(
        (a, b) =>
          rankOf(a) - rankOf(b) || Number(b.score) - Number(a.score) || (a.person.name < b.person.name ? -1 : 1),
      ),
    mayChange: allows(cycle.state, 'calibrateCard') && may(context, cycle.scorecard, 'calibrate'),
  }
}

const rankOf = ({ placed }: { readonly placed: { readonly rank: number } | null }) =>
  placed === null || placed.rank === 0 ? Number.MAX_SAFE_INTEGER : placed.rank

async function groupsOf(context: Context, { id, model }: Cycle): Promise<CalibrationPage['groups']> {
  const { rows } = await sql<{
    key: string
    people: number
  }>`select coalesce(group_key, '') as key, count(*)::integer as people
    from score_cards where workspace_id = ${context.view.workspace.id} and cycle_id = ${id}::uuid and set_aside is null group by 1`.execute(
    context.db,
  )
  const labels = await groupLabels(
    context,
    model.document,
    rows.map(({ key }) => key),
  )
  return rows
    .map(({ key, people }) => ({ key, label: labels.get(key) ?? '', people }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

export async function calibrate(context: Context, id: string, { changes, reason }: CalibrationBody): Promise<void> {
  await inTransaction(context, async (inner) => {
    const { db, view } = inner
    const cycle = await findCycle(inner, id, 'share')
    if (!may(inner, cycle.scorecard, 'run') && !may(inner, cycle.scorecard, 'calibrate')) throw noSuchCycle()
    assertMay(inner, cycle.scorecard, 'calibrate')
    if (!allows(cycle.state, 'calibrateCard')) throw notNow()
    const ids = changes.map(({ card }) => card)
    const cards = new Map(
      (
        await readCards(inner, sql`c.cycle_id = ${id}::uuid and c.set_aside is null and c.id = any(${ids}::uuid[])`, {
          lock: true,
        })
      ).map((card) => [card.id, card]),
    )
    const by = view.actor.personId
    const changed = changes.map(({ card: cardId, grade }): Card => {
      const card = cards.get(cardId)
      if (card === undefined) throw noSuchCard()
      if (card.person_id === by)
        throw because('Somebody else decides about your own card.', '本人的考核表须由他人处理。')
      if (grade !== null) assertGrade(cycle, grade)
      return { ...card, calibrated: grade === null ? null : { grade, by, reason } }
    })
    await sql`update score_cards c set calibrated = given.calibrated
      from json_to_recordset(${JSON.stringify(changed.map((card) => ({ id: card.id, calibrated: card.calibrated })))}::text::json)
        as given (id uuid, calibrated jsonb)
      where c.workspace_id = ${view.workspace.id} and c.id = given.id`.execute(db)
    await keepScores(
      inner,
      changed.map((card) => ({ id: card.id, placed: card.placed, ...scored(cycle.model, card) })),
    )
    await remember(inner, id, { type: 'calibrated', reason, count: changed.length }, ids)
  })
}

export function assertGrade({ model }: Cycle, grade: string): void {
  if (model.definition.grades.some(({ name }) => name === grade)) return
  throw new AttainError('invalid_request', {
    problem: { en: `The scorecard has no grade "${grade}".`, 'zh-CN': `考核表没有等级“${grade}”。` },
  })
}

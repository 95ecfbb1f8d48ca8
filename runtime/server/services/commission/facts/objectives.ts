/** How far payees have achieved the objectives of a plan, in per cent: as somebody says, or as a scorecard comes to. */
import type { ComponentFacts } from '@attain/engine/commission'
import type { plans } from '@attain/engine/metadata'
import type { Period } from '@attain/engine/performance/calendar'
import { fraction, hundred, multiply, text } from '@attain/engine/performance/fraction'
import { type CardResult, cardResults } from '../../../store/commission/card-results.ts'
import { objectiveResults } from '../../../store/commission/objective-results.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

export type Achieved = NonNullable<ComponentFacts['achieved']>

interface Found {
  readonly component: string
  readonly objective: string
  readonly payee: string
  readonly period: string
  readonly achieved: string | null
}

/** By component, payee and period; of what nobody has said, and what is not published, there is nothing. */
export async function achievedOf(
  { db, view }: Context,
  { name, document }: LivePlan,
  periods: readonly Period[],
  payees: readonly string[],
): Promise<ReadonlyMap<string, Achieved>> {
  const asked = document.components.flatMap(({ name: component, measure }) =>
    measure.from === 'objectives' ? measure.objectives.map((objective) => ({ component, ...objective })) : [],
  )
  if (asked.length === 0) return new Map()
  const keys = periods.map(({ key }) => key)
  const scorecards = asked.flatMap(({ card }) => card?.scorecard ?? [])
  const [said, results] = await Promise.all([
    objectiveResults(db, view, { plan: name, periods: keys, payees }),
    scorecards.length === 0 ? [] : cardResults(db, view.workspace.id, { scorecards, periods: keys, payees }),
  ])
  const byCard = asked.flatMap(({ component, name: objective, card }) =>
    card === undefined ? [] : results.flatMap((result) => foundBy(card, result, { component, objective })),
  )
  const isSaid = ({ component, objective }: Found) =>
    asked.some((one) => one.component === component && one.name === objective && one.card === undefined)
  const all = Map.groupBy(
    [...said.map(inPercent).filter(isSaid), ...byCard],
    ({ component, payee, period }) => `${component} ${payee} ${period}`,
  )
  return new Map(
    Array.from(all, ([key, some]) => [
      key,
      Object.fromEntries(some.map(({ objective, achieved }) => [objective, achieved])),
    ]),
  )
}

/** A score of 97 is 97 %, a coefficient of 1.2 is 120 %. */
function foundBy(
  { scorecard, counts = 'score' }: plans.CardResult,
  result: CardResult,
  of: Pick<Found, 'component' | 'objective'>,
): readonly Found[] {
  if (result.scorecard !== scorecard) return []
  const { payee, period, score, coefficient } = result
  return [{ ...of, payee, period, achieved: counts === 'score' ? score : percent(coefficient) }]
}

function inPercent({ achieved, ...of }: Found): Found {
  return { ...of, achieved: achieved === null ? null : percent(achieved) }
}

function percent(ratio: string): string {
  return text(multiply(fraction(ratio), hundred))
}

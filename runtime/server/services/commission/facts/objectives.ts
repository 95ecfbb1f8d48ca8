/** How far payees have achieved the objectives of a plan, in per cent. */
import type { ComponentFacts } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { fraction, hundred, multiply, text } from '@attain/engine/performance/fraction'
import { objectiveResults } from '../../../store/commission/objective-results.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

export type Achieved = NonNullable<ComponentFacts['achieved']>

/** By component, payee and period; of what nobody has said there is nothing. */
export async function achievedOf(
  { db, view }: Context,
  { name, document }: LivePlan,
  periods: readonly Period[],
  payees: readonly string[],
): Promise<ReadonlyMap<string, Achieved>> {
  if (!document.components.some(({ measure }) => measure.from === 'objectives')) return new Map()
  const rows = await objectiveResults(db, view, { plan: name, periods: periods.map(({ key }) => key), payees })
  const all = Map.groupBy(rows, ({ component, payee, period }) => `${component} ${payee} ${period}`)
  return new Map(
    Array.from(all, ([key, some]) => [
      key,
      Object.fromEntries(
        some.map(({ objective, achieved }) => [
          objective,
          achieved === null ? null : text(multiply(fraction(achieved), hundred)),
        ]),
      ),
    ]),
  )
}

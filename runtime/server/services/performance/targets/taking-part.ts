/** Who takes part when a target is shared out, where nobody says so. */
import { periodOf, within, yearAgo } from '@attain/engine/performance/calendar'
import { agreedLines } from '../../../store/targets/lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { actualsOf } from './actuals.ts'
import type { KnownTarget } from './documents.ts'
import type { Member } from './who.ts'

/**
 * Those who have targets, or reached anything, in the year in question or the one before: accounts of administrators and
 * people of other trades get none. Two questions, whatever their number.
 */
export async function subjectsTakingPart(
  context: Context,
  known: KnownTarget,
  yearNumber: number,
  members: readonly Member[],
): Promise<ReadonlySet<string>> {
  const { calendar, target } = known
  const year = periodOf(calendar, String(yearNumber))
  if (year === undefined) return new Set()
  const years = [year, yearAgo(calendar, year)]
  const { total, every } = target.periods
  const periods = years.flatMap((one) => [
    one.key,
    ...[...new Set([total, every])].flatMap((granularity) =>
      granularity === 'year' ? [] : within(calendar, one, granularity).map(({ key }) => key),
    ),
  ])
  const system = asSystem(context, null)
  const [lines, actuals] = await Promise.all([
    agreedLines(system.db, system.view, { target: target.name, periods }),
    actualsOf(system, known, {
      stretches: years.map((one) => ({ first: one, last: one, count: 1 })),
      levels: new Set(members.map(({ by }) => by)),
    }),
  ])
  return new Set([...lines.map(({ subject }) => subject), ...actuals.flatMap((figures) => [...figures.keys()])])
}

/** The targets that people have for a KPI in a period. */
import type { Period } from '@attain/engine/performance/calendar'
import type { Context } from '../context.ts'
import { personSubject, readTargets, targetKey, targetOf } from '../performance/targets/index.ts'
import type { Document } from './cycle.ts'
import type { Member } from './people.ts'

/** By person, as they are today; whoever has none is missing, and their card says so. */
export async function targetsFor(
  context: Context,
  kpi: string,
  document: Document,
  period: Period,
  members: readonly Member[],
): Promise<ReadonlyMap<string, string>> {
  if (!needsTargets(document, kpi)) return new Map()
  const target = targetOf(context, kpi, 'person', namedFor(document, kpi))
  if (target === undefined) return new Map()
  const amounts = await readTargets(context, {
    target,
    periods: [period],
    subjects: members.map(({ id }) => personSubject(id)),
  })
  return new Map(
    members.flatMap(({ id }) => {
      const found = amounts.get(targetKey(period.key, personSubject(id)))
      return found === undefined ? [] : [[id, found.asked] as const]
    }),
  )
}

/** Where everybody has the same target, or the rule looks at the figure alone, nobody's own is asked for. */
function needsTargets({ items, adjustments = [] }: Document, kpi: string): boolean {
  return [...items, ...adjustments].some((one) => one.kpi === kpi && one.target === undefined)
}

function namedFor({ items, adjustments = [] }: Document, kpi: string): string | undefined {
  return [...items, ...adjustments].find((one) => one.kpi === kpi && one.targets !== undefined)?.targets
}

/** Figures of KPIs that a plan looks at. */
import type { Period } from '@attain/engine/performance/calendar'
import { isShift } from '@attain/engine/performance/kpi'
import type { Context } from '../../context.ts'
import { figuresOfKpi } from '../../performance/figures.ts'
import { formulasOf, pathsThrough } from '../payees.ts'
import type { LivePlan } from '../plan.ts'

/** Names of KPIs that formulas read, as they read them. */
export function kpisOf({ definition }: LivePlan): readonly string[] {
  return [...new Set(formulasOf(definition).flatMap((formula) => [...pathsThrough(formula, 'kpi')]))]
}

interface Figure {
  readonly key: string
  /** A KPI, after its shifts: `previous.won_value`. */
  readonly path: string
  readonly of: 'person' | 'reports' | 'team' | 'company'
}

/** By what is asked, person and period. */
export async function figuresOf(
  context: Context,
  plan: LivePlan,
  periods: readonly Period[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const figures = new Map<string, string | null>()
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return figures
  const stretches = periods.map((period) => ({ first: period, last: period, count: 1 }))
  const asked = {
    ...(plan.document.calendar && { calendar: plan.document.calendar }),
    granularity: plan.every,
    from: first.key,
    to: last.key,
  }
  for (const { key, path, of } of figuresAsked(plan)) {
    const names = path.split('.')
    const kpi = context.view.workspace.model.kpis.get(names.at(-1) ?? '')
    if (kpi === undefined) continue
    const people = peopleOf[of]
    const query = { periods: asked, ...(people !== undefined && { people }) }
    const cells = await figuresOfKpi(context, kpi, stretches, query, [
      ...(of === 'team' ? (['team'] as const) : []),
      ...names.slice(0, -1).filter(isShift),
    ])
    for (const { period: at, subject, value } of cells)
      for (const id of people === undefined ? ids : [subject ?? ''])
        figures.set(`${key} ${id} ${periods[at]?.key}`, value)
  }
  return figures
}

const peopleOf = { person: 'person', reports: 'managerTree', team: 'person', company: undefined } as const

function figuresAsked(plan: LivePlan): readonly Figure[] {
  return [
    ...kpisOf(plan).map((path): Figure => ({ key: path, path, of: 'person' })),
    ...plan.document.components.flatMap(({ name, measure }): Figure[] => {
      const key = `component:${name}`
      if (measure.from === 'kpi') return [{ key, path: measure.kpi, of: measure.of ?? 'person' }]
      if (measure.from !== 'contest') return []
      const second = measure.second === undefined ? [] : [{ key: `second:${name}`, path: measure.second }]
      return [{ key, path: measure.kpi }, ...second].map((one) => ({ ...one, of: 'person' as const }))
    }),
  ]
}

/** Which KPI is asked for under a key. */
export function kpiOfKey(plan: LivePlan, key: string): string | undefined {
  return figuresAsked(plan)
    .find((asked) => asked.key === key)
    ?.path.split('.')
    .at(-1)
}

/** A figure of one cell: what was measured, or what a formula makes of it. */
import { compileEvaluator, type Environment, type Typed } from '../../formula/language.ts'
import { partsOfTyped } from '../../formula/types/typed.ts'
import type { KpiModel } from './kpi-model.ts'
import { isShift, type Shift } from './shift.ts'

type Kpis = ReadonlyMap<string, KpiModel>

/** A KPI over records that a figure needs, in which window and for whom besides those in question. */
export interface Need {
  readonly kpi: string
  readonly shifts: readonly Shift[]
}

/** Everything that has to be measured for a KPI: itself, or what its formula leads to; each once. */
export function needsOf(kpis: Kpis, name: string): readonly Need[] {
  const needs = new Map<string, Need>()
  const visit = (kpi: string, shifts: readonly Shift[]): void => {
    const model = kpis.get(kpi)
    if (model === undefined) throw new Error(`There is no KPI ${kpi}.`)
    if (model.measure.from === 'records') {
      needs.set(keyOf({ kpi, shifts }), { kpi, shifts })
      return
    }
    for (const use of usesIn(model.measure.formula)) visit(use.kpi, [...shifts, ...use.shifts])
  }
  visit(name, [])
  return [...needs.values()]
}

export function keyOf({ kpi, shifts }: Need): string {
  return [...shifts, kpi].join('.')
}

/** What the formula of a KPI names, each once; nothing of one over records. */
export function partsOfFigure(kpis: Kpis, name: string): readonly Need[] {
  const measure = kpis.get(name)?.measure
  if (measure?.from !== 'kpis') return []
  return [...new Map(usesIn(measure.formula).map((use) => [keyOf(use), use])).values()]
}

function usesIn(typed: Typed): readonly Need[] {
  if (typed.kind !== 'field') return partsOfTyped(typed).flatMap(usesIn)
  return [{ kpi: typed.path.field.name, shifts: typed.path.hops.map(({ name }) => name).filter(isShift) }]
}

const evaluators = new WeakMap<Typed, ReturnType<typeof compileEvaluator>>()

/**
 * The figure of a KPI: an exact decimal, or null where there is none, as of an average of nothing. `measured` gives what
 * was measured for a need in the cell.
 */
export function figureOf(
  kpis: Kpis,
  name: string,
  measured: (need: Need) => string | null,
  environment: Environment,
): string | null {
  const work = (kpi: string, shifts: readonly Shift[]): string | null => {
    const model = kpis.get(kpi)
    if (model === undefined) throw new Error(`There is no KPI ${kpi}.`)
    const { measure } = model
    if (measure.from === 'records') {
      const value = measured({ kpi, shifts })
      // nothing to add up is 0; of nothing there is no average
      return value ?? (measure.calculate === 'sum' || measure.calculate.startsWith('count') ? '0' : null)
    }
    const evaluate = evaluators.get(measure.formula) ?? compileEvaluator(measure.formula)
    evaluators.set(measure.formula, evaluate)
    const record = {
      read(path: string) {
        const names = path.split('.')
        return work(names.at(-1) ?? '', [...shifts, ...names.slice(0, -1).filter(isShift)])
      },
      children: () => [],
    }
    return (evaluate(record, environment) as string | null) ?? null
  }
  return work(name, [])
}

import type { Typed } from '../../../formula/types/typed.ts'
import { partsOfTyped } from '../../../formula/types/typed.ts'
import { KPI_OBJECT } from '../../../performance/kpi/kpi-object.ts'
import type { Bundle } from '../../bundle.ts'
import { readUse } from '../../formulas.ts'
import type { Dimension, KpiDocument } from './types.generated.ts'

/** What a measure itself names; formulas follow what they are made of. */
export function dimensionsIn(measure: KpiDocument['measure']): readonly Dimension[] {
  return measure.from === 'records' || measure.from === 'stages' ? (measure.dimensions ?? []) : []
}

/** What a KPI can be told apart by: of a formula, what all that it needs has in common. Undefined where that is not known. */
export function dimensionsOfKpi(
  bundle: Bundle,
  name: string,
  above: readonly string[] = [],
): ReadonlySet<string> | undefined {
  const measure = bundle.kpis.get(name)?.document.measure
  if (measure === undefined || above.includes(name)) return undefined
  if (measure.from !== 'kpis') return new Set(dimensionsIn(measure).map((dimension) => dimension.name))
  const use = { object: KPI_OBJECT, formula: measure.formula, gives: 'number', over: 'records' } as const
  const reading = readUse(bundle, use)
  if (reading === undefined || !('typed' in reading)) return undefined
  const needed = [...new Set(kpisIn(reading.typed))].map((kpi) => dimensionsOfKpi(bundle, kpi, [...above, name]))
  let common: ReadonlySet<string> | undefined
  for (const dimensions of needed) {
    if (dimensions === undefined) return undefined
    common = common === undefined ? dimensions : new Set([...common].filter((one) => dimensions.has(one)))
  }
  return common ?? new Set()
}

function kpisIn(typed: Typed): readonly string[] {
  return typed.kind === 'field' ? [typed.path.field.name] : partsOfTyped(typed).flatMap(kpisIn)
}

/** KPIs as the asker may see them. */
import type { KpiBody } from '@attain/contract'
import { figuresOf } from '@attain/engine/access'
import type { Condition } from '@attain/engine/formula'
import { always } from '@attain/engine/formula'
import { definitionOf, isAdditive, type KpiModel, needsOf } from '@attain/engine/performance/kpi'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { findPath } from '../question.ts'

/** Whose figures of the KPI the asker may see: a condition over people. */
export function whoseFigures({ view }: Context, kpi: string): Condition {
  return view.actor.isSystem ? always : figuresOf(view.workspace.model, view.actor.roles, kpi)
}

/** A KPI that the asker may see figures of; any other is as unknown as one that does not exist. */
export function visibleKpi(context: Context, name: string): KpiModel {
  const kpi = context.view.workspace.model.kpis.get(name)
  if (!kpi || whoseFigures(context, name).op === 'never')
    throw new AttainError('not_found', { what: { en: `KPI "${name}"`, 'zh-CN': `指标“${name}”` } })
  return kpi
}

export function listKpis(context: Context): readonly KpiBody[] {
  return [...context.view.workspace.model.kpis.values()]
    .filter(({ name }) => whoseFigures(context, name).op !== 'never')
    .map((kpi) => kpiBody(context, kpi))
}

export function kpiBody({ view }: Context, kpi: KpiModel): KpiBody {
  const object = objectOf(view.workspace.model.kpis, kpi)
  const live = object === undefined ? undefined : view.workspace.objects.get(object)
  const mayLookAt = (path: string) => live !== undefined && findPath(view, live, path) !== undefined
  const { model } = view.workspace
  const { name, label, description, unit, better, ranking } = kpi
  return {
    name,
    label,
    ...(description === undefined ? {} : { description }),
    unit,
    better,
    ranking,
    isAdditive: isAdditive(kpi),
    definition: definitionOf(kpi, model),
    ...(object === undefined ? {} : { object }),
    dimensions: dimensionsOf(model.kpis, kpi).map(({ name, label, path: { path } }) => ({
      name,
      label,
      ...(mayLookAt(path) ? { field: path } : {}),
    })),
  }
}

/** Whose records all that has to be measured is of; undefined where it is of several. */
function objectOf(kpis: ReadonlyMap<string, KpiModel>, kpi: KpiModel): string | undefined {
  const measures = needsOf(kpis, kpi.name).map((need) => kpis.get(need.kpi)?.measure)
  const objects = new Set(measures.flatMap((measure) => (measure?.from === 'records' ? [measure.object] : [])))
  const [only] = objects
  return objects.size === 1 ? only : undefined
}

/** What all that has to be measured for the KPI can be told apart by. */
export function dimensionsOf(kpis: ReadonlyMap<string, KpiModel>, kpi: KpiModel) {
  const measures = needsOf(kpis, kpi.name).map((need) => kpis.get(need.kpi)?.measure)
  const [first, ...others] = measures.flatMap((measure) => (measure?.from === 'records' ? [measure.dimensions] : []))
  return [...(first?.values() ?? [])].filter(({ name }) => others.every((dimensions) => dimensions.has(name)))
}

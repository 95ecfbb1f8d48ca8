/** Widgets as they begin: of the KPIs and objects that the application has, so that there is something to see at once. */
import type { Bundle, KpiDocument, Widget } from '@attain/engine/metadata'
import type { WidgetType } from './widget-kinds.tsx'

/** Without its name and place. */
export type Content = {
  readonly [T in WidgetType]: Omit<Extract<Widget, { type: T }>, 'name' | 'x' | 'y' | 'w' | 'h'>
}[WidgetType]

/** Undefined where the application has nothing that it could show. */
export function beginWidget(type: WidgetType, bundle: Bundle): Content | undefined {
  const kpis = kpisBy(bundle)
  const [kpi] = kpis.added
  const [dimension, other] = kpi === undefined ? [] : dimensionsOf(kpi)
  const [object] = objectsFor(bundle)
  const year = { granularity: 'month', last: 12 } as const
  switch (type) {
    case 'number':
      return kpi && { type, kpi: kpi.name, trend: 12 }
    case 'gauge': {
      const [share] = kpis.shares
      if (share !== undefined) return { type, kpi: share.name }
      return kpi && { type, kpi: kpi.name, of: { from: 'number', amount: 100 } }
    }
    case 'line':
      return kpi && { type, kpis: [kpi.name], periods: year }
    case 'bar':
      return kpi && { type, kpis: [kpi.name], by: dimension ?? 'person', direction: 'across' }
    case 'stacked':
      return kpi && { type, kpi: kpi.name, periods: year, by: 'period', parts: dimension ?? 'team' }
    case 'leaderboard':
      return kpi && { type, kpis: [kpi.name, ...kpis.shares.slice(0, 1).map(({ name }) => name)], by: 'person' }
    case 'forecast': {
      const [target] = bundle.targets.values()
      return target && { type, kpi: target.document.kpi }
    }
    case 'heatMap':
      return kpi && { type, kpi: kpi.name, rows: dimension ?? 'team', columns: other ?? 'period' }
    case 'scatter': {
      // a formula need not have a figure of everyone, what is added up has
      const second = [...kpis.added, ...kpis.all].find((one) => one !== kpi)
      return kpi && second && { type, kpis: [kpi.name, second.name], by: 'person' }
    }
    case 'cohort': {
      const customer = customerOf(kpis.added, bundle)
      return customer && { type, ...customer, periods: { granularity: 'quarter', last: 6 } }
    }
    case 'pivot':
      return (
        kpi && {
          type,
          kpis: [kpi.name],
          rows: [dimension ?? 'team'],
          ...(other === undefined ? {} : { columns: other }),
        }
      )
    case 'funnel': {
      const staged = objectsFor(bundle).find((name) => bundle.objects.get(name)?.document.stages !== undefined)
      return staged === undefined ? undefined : { type, object: staged }
    }
    case 'list':
      return object === undefined ? undefined : { type, object, limit: 8 }
    case 'text':
      return { type, body: { en: 'Text', 'zh-CN': '文字' } }
  }
}

/** Amounts before counts, as one asks for them first; rates and the like are not added up. */
export function kpisBy(bundle: Bundle) {
  const all = [...bundle.kpis.values()].map(({ document }) => document)
  const isAmount = ({ unit }: KpiDocument) => unit?.type === 'currency'
  const added = all
    .filter(({ measure }) => measure.from === 'records' && measure.calculate !== 'average')
    .sort((a, b) => Number(isAmount(b)) - Number(isAmount(a)))
  const fallback = added.length > 0 ? added : all
  return { all, added: fallback, shares: all.filter(({ unit }) => unit?.type === 'percent') }
}

export function dimensionsOf({ measure }: KpiDocument): readonly string[] {
  return measure.from === 'records' || measure.from === 'stages'
    ? (measure.dimensions ?? []).map(({ name }) => name)
    : []
}

/** A KPI by a record that it belongs to, customers first: who comes, and comes again. */
export function customerOf(kpis: readonly KpiDocument[], bundle: Bundle) {
  const found = kpis.flatMap(({ name, measure }) =>
    measure.from !== 'records'
      ? []
      : (measure.dimensions ?? [])
          .filter(({ field }) => bundle.objects.get(measure.object)?.fields.get(field)?.type === 'lookup')
          .map((dimension) => ({ kpi: name, of: dimension.name })),
  )
  return found.find(({ of }) => /account|customer|client|company/.test(of)) ?? found[0]
}

/** Those of the application, what moves through stages first. */
export function objectsFor(bundle: Bundle): readonly string[] {
  return [...bundle.objects.values()]
    .filter(({ system }) => !system)
    .sort((a, b) => Number(b.document.stages !== undefined) - Number(a.document.stages !== undefined))
    .map(({ name }) => name)
}

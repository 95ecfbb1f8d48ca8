/** Whole pages to begin with, made of the KPIs and objects that the application has. */
import type { Bundle, DashboardDocument, Widget } from '@attain/engine/metadata'
import { withContent } from './add-widget.ts'
import { beginWidget, type Content, dimensionsOf, kpisBy } from './begin-widget.ts'
import { type WidgetType, widgetKinds } from './widget-kinds.tsx'

export const starterKeys = ['own', 'team', 'target', 'forecast', 'funnel', 'customers'] as const
export type StarterKey = (typeof starterKeys)[number]

export type Starter = Pick<DashboardDocument, 'period' | 'people' | 'filters' | 'widgets'>

/** Undefined where the application has no KPI yet. */
export function starterOf(key: StarterKey, bundle: Bundle): Starter | undefined {
  const { all, added, shares } = kpisBy(bundle)
  const [kpi] = added
  if (kpi === undefined) return undefined
  const shown = [...added.slice(0, 3), ...shares.slice(0, 1)].slice(0, 4)
  const numbers = shown.map(
    (one): Content =>
      one.unit?.type === 'percent' ? { type: 'gauge', kpi: one.name } : { type: 'number', kpi: one.name, trend: 12 },
  )
  const filters = dimensionsOf(kpi)
    .filter((name) => name !== customerName(kpi, bundle))
    .slice(0, 3)
  const page = (period: DashboardDocument['period'], contents: readonly Sized[]): Starter => ({
    ...(period === undefined ? {} : { period }),
    ...(filters.length === 0 ? {} : { filters }),
    widgets: laidOut([...numbers.map((content) => ({ content, w: 12 / numbers.length, h: 2 })), ...contents]),
  })
  const usual = (type: WidgetType, w?: number, h?: number) => sized(beginWidget(type, bundle), w, h)
  switch (key) {
    case 'own':
      return {
        ...page({ granularity: 'month', compare: 'previous' }, [
          ...usual('line', 8, 5),
          ...usual('bar', 4, 5),
          ...usual('list', 8, 5),
          ...usual('funnel', 4, 5),
        ]),
        people: 'me',
      }
    case 'team':
      return page({ granularity: 'quarter', compare: 'previous' }, [
        ...sized({ type: 'leaderboard', kpis: names(shown), by: 'person', limit: 10 }, 7, 7),
        ...sized({ type: 'bar', kpis: [kpi.name], by: 'team', direction: 'across' }, 5, 7),
        ...sized(
          { type: 'line', kpis: [kpi.name], by: 'team', limit: 4, periods: { granularity: 'month', last: 12 } },
          7,
          5,
        ),
        ...usual('scatter', 5, 5),
      ])
    case 'target': {
      const [target] = targetsOf(bundle)
      if (target === undefined) return undefined
      const { kpi: aim, levels } = target
      return {
        period: { granularity: 'year' },
        widgets: laidOut([
          ...sized({ type: 'gauge', kpi: aim, of: { from: 'target' } }, 3, 3),
          ...sized({ type: 'line', kpis: [aim], target: true, periods: { granularity: 'month', last: 12 } }, 9, 5),
          ...(levels.includes('team')
            ? [
                ...sized({ type: 'bar', kpis: [aim], by: 'team', target: true }, 5, 6),
                ...sized({ type: 'leaderboard', kpis: [aim], by: 'team', target: true }, 7, 6),
              ]
            : []),
          ...(levels.includes('person')
            ? sized({ type: 'leaderboard', kpis: [aim], by: 'person', target: true, limit: 50 }, 12, 8)
            : []),
        ]),
      }
    }
    case 'forecast': {
      const [target] = targetsOf(bundle)
      if (target === undefined) return undefined
      return {
        period: { granularity: 'quarter' },
        widgets: laidOut([
          ...sized(
            {
              ...{ type: 'line', kpis: [target.kpi], target: true, ahead: 6 },
              periods: { granularity: 'month', last: 12 },
            },
            12,
            5,
          ),
          ...sized({ type: 'forecast', kpi: target.kpi }, 12, 8),
        ]),
      }
    }
    case 'funnel':
      return page({ granularity: 'quarter', compare: 'previous' }, [
        ...usual('funnel', 6, 6),
        ...sized({ type: 'bar', kpis: [(shares[0] ?? all[0] ?? kpi).name], by: 'team' }, 6, 6),
        ...usual('stacked', 7, 5),
        ...usual('list', 5, 5),
      ])
    case 'customers':
      return page({ granularity: 'year', compare: 'previous' }, [
        ...usual('heatMap', 7, 7),
        ...usual('bar', 5, 7),
        ...usual('pivot', 7, 7),
        ...usual('cohort', 5, 7),
      ])
  }
}

/** Documents of targets, those of amounts first. */
function targetsOf(bundle: Bundle) {
  const { added } = kpisBy(bundle)
  const place = (kpi: string) => added.findIndex(({ name }) => name === kpi)
  return [...bundle.targets.values()]
    .map(({ document }) => ({
      kpi: document.kpi,
      levels: document.levels.flatMap(({ by }) => (by === undefined ? [] : [by as string])),
    }))
    .sort((a, b) => Number(place(a.kpi) < 0) - Number(place(b.kpi) < 0) || place(a.kpi) - place(b.kpi))
}

interface Sized {
  readonly content: Content
  readonly w: number
  readonly h: number
}

function sized(content: Content | undefined, w?: number, h?: number): readonly Sized[] {
  if (content === undefined) return []
  const { size } = widgetKinds[content.type]
  return [{ content, w: w ?? size.w, h: h ?? size.h }]
}

function laidOut(contents: readonly Sized[]): Widget[] {
  return contents.reduce<readonly Widget[]>(
    (widgets, { content, w, h }) => withContent(widgets, content, { w, h }).widgets,
    [],
  ) as Widget[]
}

function names(kpis: readonly { readonly name: string }[]): [string, ...string[]] {
  return kpis.map(({ name }) => name) as [string, ...string[]]
}

/** What a customer is called by is too long a list to filter by. */
function customerName(kpi: Parameters<typeof dimensionsOf>[0], bundle: Bundle): string | undefined {
  if (kpi.measure.from !== 'records') return undefined
  const { object, dimensions = [] } = kpi.measure
  return dimensions.find(({ field }) => bundle.objects.get(object)?.fields.get(field)?.type === 'lookup')?.name
}

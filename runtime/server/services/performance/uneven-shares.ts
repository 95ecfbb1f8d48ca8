/** Records whose shares do not add up to 100 %: they count with what they say, and whoever looks at a figure is told. */
import { type KpiModel, needsOf, type RecordsMeasure } from '@attain/engine/performance/kpi'
import { countedRecords } from '../../store/measure/counted.ts'
import type { Context } from '../context.ts'
import { whoseFigures } from './kpis.ts'
import { calendarOf, type Stretch, windowOfStretch } from './periods.ts'
import type { Whom } from './whom.ts'

/** How many of them count in the figures of a KPI. */
export async function unevenRecords(
  context: Context,
  { name }: KpiModel,
  stretches: readonly Stretch[],
  { periods, within, where }: Whom,
): Promise<number> {
  const { db, view, today } = context
  const { kpis } = view.workspace.model
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (first === undefined || last === undefined) return 0
  const calendar = calendarOf(context, periods.calendar)
  const { from } = windowOfStretch(calendar, first, [])
  const { until } = windowOfStretch(calendar, last, [])
  const names = new Set(needsOf(kpis, name).map(({ kpi }) => kpi))
  const measures = [...names].map((one) => kpis.get(one)?.measure).filter((measure) => isShared(measure))
  const counts = await Promise.all(
    measures.map((measure) =>
      countedRecords(
        db,
        view,
        {
          ...{ measure, window: { from, until }, people: undefined, dimensions: [], skip: 0, limit: 0 },
          whose: whoseFigures(context, name),
          ...(within === undefined ? {} : { within }),
          ...(where === undefined ? {} : { where }),
        },
        today,
      ),
    ),
  )
  // parts of a formula are often over the same records
  return Math.max(0, ...counts.map(({ uneven }) => uneven))
}

function isShared(measure: KpiModel['measure'] | undefined): measure is RecordsMeasure {
  return measure?.from === 'records' && measure.splits !== undefined
}

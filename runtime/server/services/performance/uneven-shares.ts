/** Records whose shares do not add up to 100 %: they count with what they say, and whoever looks at a figure is told. */
import { type KpiModel, needsOf, type RecordsMeasure } from '@attain/engine/performance/kpi'
import { unevenRecords as countUneven } from '../../store/measure/uneven.ts'
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
  const calendar = calendarOf(context, periods.calendar)
  const windows = stretches.map((stretch) => windowOfStretch(calendar, stretch, []))
  const names = new Set(needsOf(kpis, name).map(({ kpi }) => kpi))
  const measures = [...names].map((one) => kpis.get(one)?.measure).filter((measure) => isShared(measure))
  const counts = await Promise.all(
    measures.map((measure) =>
      countUneven(
        db,
        view,
        {
          ...{ measure, windows, dimensions: [] },
          whose: whoseFigures(context, name),
          ...(within === undefined ? {} : { within }),
          ...(where === undefined ? {} : { where }),
        },
        today,
      ),
    ),
  )
  // parts of a formula are often over the same records
  return Math.max(0, ...counts)
}

function isShared(measure: KpiModel['measure'] | undefined): measure is RecordsMeasure {
  return measure?.from === 'records' && measure.splits !== undefined
}

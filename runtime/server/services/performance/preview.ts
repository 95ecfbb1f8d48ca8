import type { KpiPreviewBody, KpiPreviewQuery } from '@attain/contract'
import type { Context } from '../context.ts'
import { contextWith } from '../model-with.ts'
import { answerFigureRecords } from './figure-records.ts'
import { answerFigures } from './figures.ts'

/** What the figures of a KPI would be, as it stands in a draft, over the records that are there, and some of these. */
export async function previewKpi(
  context: Context,
  { document, others = [], sample, ...query }: KpiPreviewQuery,
): Promise<KpiPreviewBody> {
  const drafted = await contextWith(context, ...others, document)
  const kpi = document.name
  const { periods, within, where } = query
  const [figures, behind] = await Promise.all([
    answerFigures(drafted, { ...query, kpis: [kpi] }),
    sample === undefined
      ? undefined
      : answerFigureRecords(drafted, {
          kpi,
          periods: { ...periods, together: true },
          limit: sample,
          ...(within === undefined ? {} : { within }),
          ...(where === undefined ? {} : { where }),
        }),
  ])
  return { ...figures, ...(behind === undefined ? {} : { sample: behind }) }
}

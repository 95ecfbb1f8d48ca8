import type { FiguresBody, KpiPreviewQuery } from '@attain/contract'
import type { Context } from '../context.ts'
import { contextWith } from '../model-with.ts'
import { answerFigures } from './figures.ts'

/** What the figures of a KPI would be, as it stands in a draft, over the records that are there. */
export async function previewKpi(context: Context, { document, ...query }: KpiPreviewQuery): Promise<FiguresBody> {
  return answerFigures(await contextWith(context, document), { ...query, kpis: [document.name] })
}

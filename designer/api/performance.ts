import type { FiguresBody, KpiPreviewQuery } from '@attain/contract'
import { request } from '@attain/ui/api'

/** The figures of a KPI as it stands in a draft. */
export const previewKpi = (body: KpiPreviewQuery, signal?: AbortSignal) =>
  request<FiguresBody>('/performance/preview', { method: 'POST', body, ...(signal && { signal }) })

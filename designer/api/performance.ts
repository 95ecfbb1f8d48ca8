import type { KpiPreviewBody, KpiPreviewQuery } from '@attain/contract'
import { request } from '@attain/ui/api'

/** The figures of a KPI as it stands in a draft, with some of the records that count. */
export const previewKpi = (body: KpiPreviewQuery, signal?: AbortSignal) =>
  request<KpiPreviewBody>('/performance/preview', { method: 'POST', body, ...(signal && { signal }) })

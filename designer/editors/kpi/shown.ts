import type { KpiBody } from '@attain/contract'
import { formatFigure } from '@attain/engine/performance/figures'

/** A figure as it is written; a dash where there is none. */
export function shown(value: string | null, kpi: KpiBody, language: 'en' | 'zh-CN'): string {
  return value === null ? '–' : formatFigure(value, kpi.unit, language)
}

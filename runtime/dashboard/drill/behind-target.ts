/** From a target to the question for the records behind what was attained, or behind another KPI of the same people. */
import type { FigureRecordsQuery, TargetBody } from '@attain/contract'

export function behindTarget(
  { kpi, calendar }: TargetBody,
  period: string,
  subject: string,
  of = kpi.name,
): FigureRecordsQuery {
  const at = subject.indexOf(':')
  const [by, value] = at < 0 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)]
  const base = {
    kpi: of,
    periods: { calendar, granularity: granularityOf(period), from: period, to: period },
  }
  switch (by) {
    case 'company':
      return base
    case 'person':
      return { ...base, people: 'person', subject: value }
    case 'team':
      return { ...base, people: 'teamTree', subject: value }
    default:
      return { ...base, where: [{ dimension: by, values: [value] }] }
  }
}

/** Keys say what they are keys of. */
function granularityOf(key: string): FigureRecordsQuery['periods']['granularity'] {
  const [, part = ''] = /^\d{4}-?(.*)$/.exec(key) ?? []
  if (part === '') return 'year'
  if (part.startsWith('H')) return 'half'
  if (part.startsWith('Q')) return 'quarter'
  return part.startsWith('W') ? 'week' : 'month'
}

/**
 * Where a formula over KPIs looks besides the figure in question: another period, or more people. `previous.won_value` is
 * the won value of the period before. They read as lookups, so that the formula language needs nothing new.
 */
import type { Text } from '../../metadata/model.ts'

export type Shift = PeriodShift | PeopleShift

/** The period before, the same one a year ago, all of a year or quarter up to its end, the last ones up to it. */
export type PeriodShift = 'previous' | 'year_ago' | 'quarter_to_date' | 'year_to_date' | Rolling

/** How many periods a rolling window has, the one in question included. */
export type Rolling = 'rolling_2' | 'rolling_3' | 'rolling_6' | 'rolling_12'

/** Everybody, or all who belonged to the same team as the person at the time. */
export type PeopleShift = 'company' | 'team'

/** Every shift with its label; forgetting one does not compile. */
export const shifts: Readonly<Record<Shift, Text>> = {
  previous: { en: 'The period before', 'zh-CN': '上一期间' },
  year_ago: { en: 'A year ago', 'zh-CN': '去年同期' },
  quarter_to_date: { en: 'Quarter to date', 'zh-CN': '季度累计' },
  year_to_date: { en: 'Year to date', 'zh-CN': '年度累计' },
  rolling_2: { en: 'The last 2 periods', 'zh-CN': '最近 2 期' },
  rolling_3: { en: 'The last 3 periods', 'zh-CN': '最近 3 期' },
  rolling_6: { en: 'The last 6 periods', 'zh-CN': '最近 6 期' },
  rolling_12: { en: 'The last 12 periods', 'zh-CN': '最近 12 期' },
  team: { en: 'Their team', 'zh-CN': '所在团队' },
  company: { en: 'Everybody', 'zh-CN': '全公司' },
}

export const shiftNames = Object.keys(shifts) as readonly Shift[]

export function isShift(name: string): name is Shift {
  return Object.hasOwn(shifts, name)
}

export function isPeopleShift(shift: Shift): shift is PeopleShift {
  return shift === 'company' || shift === 'team'
}

/** How many periods a rolling window has; undefined for other shifts. */
export function rollingLength(shift: Shift): number | undefined {
  return shift.startsWith('rolling_') ? Number(shift.slice('rolling_'.length)) : undefined
}

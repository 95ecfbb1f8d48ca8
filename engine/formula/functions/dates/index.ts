/** Days, moments and periods, on the workspace's clock and in its fiscal calendar. Beyond the years 1000 to 9999: blank. */
import type { Definition } from '../definition.ts'
import { dateAdd, duration } from './adding.ts'
import { dateDif } from './difference.ts'
import { moments } from './moments.ts'
import { dayParts } from './parts.ts'
import { eoMonth, period } from './periods.ts'
import { workdays } from './workdays.ts'

export const dates: readonly Definition[] = [
  ...moments,
  ...dayParts,
  dateAdd,
  dateDif,
  eoMonth,
  workdays,
  period('PERIODSTART', 'periodStart', 'The first day', '第一天', '2026-10-01', false),
  period('PERIODEND', 'periodEnd', 'The last day', '最后一天', '2026-12-31', true),
  duration,
]

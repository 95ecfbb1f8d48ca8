import { expect, test } from 'vitest'
import { nameFrom } from './name-from.ts'

test.each([
  ['Site visit', 'site_visit'],
  ['  Größe (cm) ', 'gro_e_cm'],
  ['2nd try', 'nd_try'],
  ['拜访日期', 'visit_date'],
  ['客户满意度', 'account_satisfaction'],
  ['预计成交金额（元）', 'expected_close_amount'],
  ['魑魅', ''],
])('%s', (label, name) => expect(nameFrom(label)).toBe(name))

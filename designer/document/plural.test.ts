import { expect, test } from 'vitest'
import { pluralOf } from './plural.ts'

test.each([
  ['Site visit', 'Site visits'],
  ['Opportunity', 'Opportunities'],
  ['Survey', 'Surveys'],
  ['Branch', 'Branches'],
  ['Business', 'Businesses'],
  ['拜访', '拜访'],
  ['Phase 2', 'Phase 2'],
])('%s → %s', (one, many) => expect(pluralOf(one)).toBe(many))

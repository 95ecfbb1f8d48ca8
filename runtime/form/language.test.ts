import { expect, test } from 'vitest'
import { inSentence } from './language.ts'

test.each([
  ['Exchange rate', 'exchange rate'],
  ['People', 'people'],
  ['KPI', 'KPI'],
  ['CRM import', 'CRM import'],
  ['iPad', 'iPad'],
  ['客户', '客户'],
])('%s in a sentence is %s', (label, said) => expect(inSentence(label)).toBe(said))

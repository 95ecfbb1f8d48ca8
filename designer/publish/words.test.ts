import { loadSchema } from '@attain/engine/metadata'
import { beforeAll, describe, expect, test } from 'vitest'
import { wordsAt } from './words.ts'

beforeAll(() => Promise.all([loadSchema('object'), loadSchema('role')]))

const amount = { name: 'amount', label: { en: 'Amount', 'zh-CN': '金额' }, type: 'currency' }
const deal = { kind: 'object', name: 'deal', label: { en: 'Deal' }, fields: [amount], sharing: 'private' }
const at = (place: string, language: 'en' | 'zh-CN' = 'en') => wordsAt('object', place, [undefined, deal], language)

describe('a place', () => {
  test.each([
    ['/fields/amount/required', 'en', 'Fields › Amount › Required'],
    ['/fields/amount/label/en', 'en', 'Fields › Amount › Label › English'],
    ['/fields/amount/required', 'zh-CN', '字段 › 金额 › 必填'],
    ['/fields/gone/label', 'en', 'Fields › gone › Label'],
    ['', 'en', ''],
  ] as const)('%s in %s', (place, language, words) => expect(at(place, language).place).toBe(words))
})

describe('a value', () => {
  test.each([
    ['/fields/amount/required', true, 'yes'],
    ['/fields/amount/type', 'currency', 'Currency'],
    ['/fields/amount', amount, 'Amount'],
    ['/fields/amount/label', { en: 'Amount' }, 'Amount'],
    ['/fields', [amount], 'Amount'],
    ['/fields/amount/maxLength', undefined, 'nothing'],
    ['/fields/amount/default', { a: 1 }, '{"a":1}'],
  ])('of %s', (place, value, words) => expect(at(place).say(value)).toBe(words))
})

describe('steps between stages', () => {
  const stage = {
    name: 'stage',
    label: { en: 'Stage' },
    options: [
      { value: 'on_site', label: { en: 'On site', 'zh-CN': '现场' } },
      { value: 'closed', label: { en: 'Closed' } },
    ],
  }
  const visit = { ...deal, fields: [stage], stages: { field: 'stage', transitions: [{ from: 'on_site', to: [] }] } }
  test.each([
    ['/stages/transitions/on_site', { from: 'on_site', to: ['closed'] }, 'en', 'Stages › From › On site', 'Closed'],
    ['/stages/transitions/on_site', { from: 'on_site', to: [] }, 'en', 'Stages › From › On site', 'nowhere'],
    ['/stages/transitions/on_site/to/closed', 'closed', 'en', 'Stages › From › On site', 'Closed'],
    ['/stages/transitions/gone/to', ['closed', 'on_site'], 'zh-CN', '阶段 › 来自 › gone', 'Closed, 现场'],
  ] as const)('%s', (place, value, language, where, words) => {
    const { place: found, say } = wordsAt('object', place, [undefined, visit], language)
    expect([found, say(value as never)]).toEqual([where, words])
  })
})

test('rights on a KPI are said in words, under what the KPI is called', () => {
  const rights = { kpi: 'sales', scope: 'subordinates', targets: 'set' }
  const { place, say } = wordsAt('role', '/kpis/sales', [undefined, { kpis: [rights] }], 'en', undefined, (identity) =>
    identity === 'kpi:sales' ? 'Sales' : undefined,
  )
  expect([place, say(rights)]).toEqual(['KPIs › Sales', 'Whose figures: Figures of subordinates, Targets: Set'])
})

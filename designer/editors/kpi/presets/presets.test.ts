import { bundleFromDocuments, compileBundle, indexBundle, linkBundle, validateBundle } from '@attain/engine/metadata'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import en from '../en.json' with { type: 'json' }
import zhCN from '../zh-CN.json' with { type: 'json' }
import { presetsFor } from './presets.ts'

const text = (words: string) => ({ en: words, 'zh-CN': words })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  {
    ...{ kind: 'object', name: 'account', label: text('Account'), pluralLabel: text('Accounts') },
    fields: [
      field('name', 'text', { required: true }),
      field('since', 'rollup', { children: 'deals', where: 'stage = "won"', aggregate: 'min', field: 'signed_on' }),
    ],
  },
  {
    ...{
      kind: 'object',
      name: 'deal',
      label: text('Deal'),
      pluralLabel: text('Deals'),
      stages: { field: 'stage', since: 'stage_since' },
    },
    fields: [
      field('name', 'text', { required: true }),
      field('account', 'lookup', { target: 'account', children: { name: 'deals', label: text('Deals') } }),
      field('stage', 'select', {
        options: ['open', 'won', 'lost'].map((outcome) => ({ value: outcome, label: text(outcome), outcome })),
      }),
      field('begun_on', 'date'),
      field('signed_on', 'date'),
      field('stage_since', 'date'),
      field('returned_on', 'date'),
      field('amount', 'currency'),
    ],
  },
  {
    ...{ kind: 'object', name: 'payment', label: text('Payment'), pluralLabel: text('Payments') },
    fields: [field('name', 'text', { required: true }), field('paid_on', 'date'), field('amount', 'currency')],
  },
  {
    ...{ kind: 'object', name: 'answer', label: text('Answer'), pluralLabel: text('Answers') },
    fields: [
      field('name', 'text', { required: true }),
      field('given_on', 'date'),
      field('points', 'number', { min: '1', max: '5' }),
    ],
  },
  ...['decided', 'signed', 'a_value_then', 'value'].map((name) => ({
    ...{ kind: 'kpi', name, label: text(name) },
    ...(name.includes('value') && { unit: { type: 'currency' } }),
    measure: {
      ...{ from: 'records', object: 'deal', date: 'signed_on' },
      when: name === 'decided' ? 'stage in ["won", "lost"]' : 'stage = "won"',
      ...(name.includes('value') ? { calculate: 'sum', of: 'amount' } : { calculate: 'count' }),
      ...(name === 'a_value_then' && { personAt: 'date' }),
    },
  })),
  {
    ...{ kind: 'kpi', name: 'buyers', label: text('buyers') },
    measure: { from: 'records', object: 'deal', calculate: 'countDistinct', of: 'account', date: 'signed_on' },
  },
  {
    ...{ kind: 'kpi', name: 'new_accounts', label: text('new_accounts') },
    measure: { from: 'records', object: 'account', calculate: 'count', date: 'since' },
  },
  {
    ...{ kind: 'kpi', name: 'cost', label: text('cost') },
    measure: { from: 'entries' },
    unit: { type: 'currency' },
    better: 'lower',
  },
]
const bundle = indexBundle(linkBundle(validateBundle(bundleFromDocuments(documents))).sources, new Set())
const presets = presetsFor('mine', bundle)

beforeAll(() => i18next.init({ resources: { en: { kpi: en }, 'zh-CN': { kpi: zhCN } }, defaultNS: 'kpi' }))

test('there is one for everything that can be made of this application', () => {
  expect(presets.map(({ key, of }) => `${key} of ${of}`)).toEqual([
    'sales of deal',
    'won of deal',
    'decided of deal',
    'customers of deal',
    'cycle of deal',
    'conversion of deal',
    'timeInStage of deal',
    'newRecords of deal',
    'newRecords of account',
    'newCustomers of account',
    'newRecords of payment',
    'collected of payment',
    'activities of payment',
    'newRecords of answer',
    'activities of answer',
    'satisfaction of answer',
    'collectedEntered of ',
    'activitiesEntered of ',
    'satisfactionEntered of ',
    'spent of ',
    'average of value',
    'rate of signed',
    'growth of value',
    'growthOverYear of value',
    'yearToDate of value',
    'movingAverage of value',
    'shareOfAll of value',
    'shareOfTeam of value',
    'retention of buyers',
    'repeatPurchase of buyers',
    'acquisitionCost of new_accounts',
  ])
})

test('deals count on the day of their closing, and not since when they are in a stage or came back', () => {
  const datesOf = (wanted: string) => {
    const measure = presets.find(({ key }) => key === wanted)?.measure
    return measure?.from === 'records' ? [measure.date, measure.of] : []
  }
  expect(datesOf('sales')).toEqual(['signed_on', 'amount'])
  expect(datesOf('cycle')).toEqual(['signed_on', 'signed_on - begun_on'])
})

test.each(presets)('$key of $of is a KPI without problems, and is called something', ({ key, of, ...settings }) => {
  const kpi = { kind: 'kpi', name: 'mine', label: text('Mine'), ...settings }
  expect(compileBundle(bundleFromDocuments([...documents, kpi])).problems).toEqual([])
  for (const language of ['en', 'zh-CN']) expect(i18next.getFixedT(language)(`preset_${key}`, { of })).toContain(of)
})

test('an application without stages, money and KPIs has what it can count', () => {
  const [app] = documents
  const account = {
    ...{ kind: 'object', name: 'account', label: text('Account'), pluralLabel: text('Accounts') },
    fields: [field('name', 'text', { required: true })],
  }
  const small = indexBundle(
    linkBundle(validateBundle(bundleFromDocuments([app, account] as object[]))).sources,
    new Set(),
  )
  expect(presetsFor('mine', small).map(({ key }) => key)).toEqual([
    'newRecords',
    'collectedEntered',
    'activitiesEntered',
    'satisfactionEntered',
    'spent',
  ])
})

test('a win rate is of those decided, also where two KPIs count what was won', () => {
  const signed = documents.find(({ name }) => name === 'signed')
  const more = [...documents, { ...signed, name: 'orders' }]
  const twice = indexBundle(linkBundle(validateBundle(bundleFromDocuments(more))).sources, new Set())
  const rate = presetsFor('mine', twice).find(({ key }) => key === 'rate')
  expect(rate?.measure).toEqual({ from: 'kpis', formula: 'signed / decided' })
})

import { expect, test } from 'vitest'
import { bundleFromDocuments, compileBundle, type Model } from '../../metadata/index.ts'
import { definitionOf } from './definition.ts'

const text = (en: string, chinese: string) => ({ en, 'zh-CN': chinese })
const kpi = (name: string, label: object, rest: object) => ({ kind: 'kpi', name, label, ...rest })

const documents = [
  { kind: 'app', name: 'sales', label: text('Sales', '销售'), formatVersion: 1 },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal', '交易'),
    pluralLabel: text('Deals', '交易'),
    fields: [
      { name: 'name', label: text('Name', '名称'), type: 'text', required: true },
      { name: 'amount', label: text('Amount', '金额'), type: 'currency' },
      { name: 'begun_on', label: text('Begun on', '开始日'), type: 'date' },
      { name: 'signed_on', label: text('Signed on', '签约日'), type: 'date' },
      {
        name: 'stage',
        label: text('Stage', '阶段'),
        type: 'select',
        options: [
          { value: 'talks', label: text('In talks', '洽谈中') },
          { value: 'won', label: text('Won', '赢单') },
          { value: 'lost', label: text('Lost', '输单') },
        ],
      },
    ],
    stages: { field: 'stage' },
  },
  kpi('signed', text('Signed', '签约额'), {
    measure: { from: 'records', object: 'deal', when: 'amount > 0', calculate: 'sum', of: 'amount', date: 'signed_on' },
    unit: { type: 'currency' },
  }),
  kpi('cycle', text('Cycle', '周期'), {
    measure: {
      ...{ from: 'records', object: 'deal', when: 'AND(stage in ["won", "lost"], amount < TODAY() - signed_on)' },
      ...{ calculate: 'average', of: 'signed_on - begun_on', date: 'signed_on' },
    },
  }),
  kpi('won', text('Won', '赢单'), {
    measure: {
      from: 'records',
      object: 'deal',
      when: 'stage in ["won", "lost"]',
      calculate: 'count',
      date: 'signed_on',
    },
  }),
  kpi('growth', text('Growth', '增长'), {
    measure: { from: 'kpis', formula: 'signed / previous.year_to_date.signed - 1' },
  }),
  kpi('conversion', text('Conversion', '转化率'), {
    measure: { from: 'stages', object: 'deal', stage: 'talks', to: ['won'], calculate: 'conversion' },
  }),
  kpi('decided', text('Decided', '结单数'), {
    measure: {
      ...{ from: 'stages', object: 'deal', stage: 'talks', to: ['won', 'lost'], calculate: 'passed' },
      ...{ when: 'amount > 0', personAt: 'date' },
    },
  }),
  kpi('days', text('Days in talks', '洽谈天数'), {
    measure: { from: 'stages', object: 'deal', stage: 'talks', calculate: 'medianDays' },
  }),
  kpi('calls', text('Calls', '电话数'), { measure: { from: 'entries' } }),
  kpi('satisfaction', text('Satisfaction', '满意度'), { measure: { from: 'entries', calculate: 'average' } }),
]
const { model } = compileBundle(bundleFromDocuments(documents))
const sentence = (name: string) => definitionOf((model as Model).kpis.get(name) as never, model as Model)

test('a measure says what is added up, over what, when, by which date and for whom', () => {
  expect(sentence('signed')).toEqual({
    en: 'Sum of “Amount” over Deals where Amount is more than 0, in the period of “Signed on”, for whoever is its “Owner” now.',
    'zh-CN': '满足“金额超过 0”的交易的“金额”合计，按“签约日”归入期间，计入现在的“所有者”。',
  })
})

test('conditions and calculations say what people call their fields, as far as words can', () => {
  expect(sentence('won')).toEqual({
    en: 'Number of Deals where Stage is one of: Won, Lost, in the period of “Signed on”, for whoever is its “Owner” now.',
    'zh-CN': '满足“阶段为以下之一：赢单、输单”的交易数量，按“签约日”归入期间，计入现在的“所有者”。',
  })
  expect(sentence('cycle').en).toMatch(/^Average of “Signed on − Begun on” over Deals where AND\(stage in /)
})

test('a formula names KPIs as people do, and the periods that they are of', () => {
  expect(sentence('growth')).toEqual({
    en: 'Signed / Signed (the period before, year to date) - 1.',
    'zh-CN': '签约额 / 签约额（上一期间、年度累计） - 1。',
  })
})

test('the way through stages says what counts, what becomes of those still there, and whose it is', () => {
  expect(sentence('conversion')).toEqual({
    en: 'Of the Deals that came to “In talks” in the period, the share that has reached “Won” since; those on their way count as not there yet. A record counts by the first time that it came to the stage, for whoever is its “Owner” now.',
    'zh-CN':
      '期间内进入“洽谈中”的交易中，至今已进入“赢单”的比例；仍在途中的视为尚未转化。记录按首次进入该阶段计入，归属现在的“所有者”。',
  })
  expect(sentence('decided')).toEqual({
    en: 'Number of Deals where Amount is more than 0 that reached “Won” or “Lost” in the period, after “In talks”. A record counts by the first time that it came to the stage, for whoever was its “Owner” on that day.',
    'zh-CN':
      '经过“洽谈中”后在期间内进入“赢单”或“输单”的满足“金额超过 0”的交易数量。记录按首次进入该阶段计入，归属当日的“所有者”。',
  })
  expect(sentence('days')).toEqual({
    en: 'Median days that Deals spent in “In talks”, all stays of a record together, of those that left it in the period; those that are there still are left out. A record counts by the first time that it came to the stage, for whoever is its “Owner” now.',
    'zh-CN':
      '期间内离开“洽谈中”的交易的中位停留天数，多次停留合并计算；仍停留的不计入。记录按首次进入该阶段计入，归属现在的“所有者”。',
  })
})

test('entries are what was entered', () => {
  expect(sentence('calls').en).toBe('Sum of what was entered for it, or posted by rules, in the period.')
  expect(sentence('satisfaction')['zh-CN']).toBe('期间内填报或由规则记入的数值平均值。')
})

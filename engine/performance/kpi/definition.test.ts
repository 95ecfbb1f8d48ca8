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
      { name: 'signed_on', label: text('Signed on', '签约日'), type: 'date' },
    ],
  },
  kpi('signed', text('Signed', '签约额'), {
    measure: { from: 'records', object: 'deal', when: 'amount > 0', calculate: 'sum', of: 'amount', date: 'signed_on' },
    unit: { type: 'currency' },
  }),
  kpi('growth', text('Growth', '增长'), {
    measure: { from: 'kpis', formula: 'signed / previous.year_to_date.signed - 1' },
  }),
  kpi('calls', text('Calls', '电话数'), { measure: { from: 'entries' } }),
]
const { model } = compileBundle(bundleFromDocuments(documents))
const sentence = (name: string) => definitionOf((model as Model).kpis.get(name) as never, model as Model)

test('a measure says what is added up, over what, when, by which date and for whom', () => {
  expect(sentence('signed')).toEqual({
    en: 'Sum of “Amount” over Deals where amount > 0, in the period of “Signed on”, for “Owner”.',
    'zh-CN': '满足 amount > 0 的交易的“金额”合计，按“签约日”归入期间，计入“所有者”。',
  })
})

test('a formula names KPIs as people do, and the periods that they are of', () => {
  expect(sentence('growth')).toEqual({
    en: 'Signed / Signed (the period before, year to date) - 1.',
    'zh-CN': '签约额 / 签约额（上一期间、年度累计） - 1。',
  })
})

test('entries are what was entered', () => {
  expect(sentence('calls').en).toBe('What was entered for it, or posted by rules, in the period.')
})

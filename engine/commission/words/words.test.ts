/** Plans and results in words: the examples of the domain, and nothing left unsaid in any case. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CommissionPlanDocument } from '../../metadata/kinds/commission-plan/types.generated.ts'
import type { Language } from '../../metadata/model.ts'
import { calculatePlan } from '../index.ts'
import {
  calculated,
  environment,
  modelOf,
  payeesOf,
  planDocument,
  type WrittenCase,
  type WrittenPlan,
} from '../testing/written.ts'
import english from './en.json' with { type: 'json' }
import { lineWords, namesIn, paidAtSentence, planPage, refusalSentence, wordingOf } from './index.ts'
import chinese from './zh-CN.json' with { type: 'json' }

const messages = { en: english, 'zh-CN': chinese }
const languages: readonly Language[] = ['en', 'zh-CN']

const wordingIn = (plan: WrittenPlan, language: Language) =>
  wordingOf(planDocument(plan) as CommissionPlanDocument, language, messages[language])

/** All that is said of the lines of a payee's only period. */
function saidOf(plan: WrittenPlan, sales: string | object, language: Language) {
  const payees = { ada: { periods: { '2026-01': { components: { sales: sales as string } } } } }
  const [result] = calculated({ plan, payees })
  return (result?.lines ?? []).map((line) => lineWords(wordingIn(plan, language), line))
}

const deals = { from: 'credits', object: 'deal', date: 'closed_on', amount: 'amount' }

const marginal: WrittenPlan = {
  components: [
    {
      name: 'sales',
      label: { en: 'Sales', 'zh-CN': '销售' },
      pays: {
        by: 'table',
        tables: [
          {
            tiers: [
              { from: 0, value: 5 },
              { from: 100000, value: 8 },
            ],
          },
        ],
      },
    },
  ],
}

test('tiers are one line of arithmetic', () => {
  expect(saidOf(marginal, '150000', 'en')).toEqual([
    {
      title: 'Sales',
      arithmetic: '100,000 at 5% + 50,000 at 8% = 9,000',
      sentences: ['Measured: 150,000', '100,000 at 5% = 5,000', '50,000 at 8% = 4,000'],
    },
  ])
  expect(saidOf(marginal, '150000', 'zh-CN')[0]?.arithmetic).toBe('100,000 × 5% + 50,000 × 8% = 9,000')
})

test('what else came to bear is said step by step', () => {
  const plan: WrittenPlan = {
    ...marginal,
    components: marginal.components.map((component) => ({
      ...component,
      quota: { from: 'amount', amount: '120000' },
      cap: { amount: '8000' },
      multipliers: [{ name: 'year', label: { en: 'Year', 'zh-CN': '年度' }, factor: '0.9' }],
    })),
  }
  const [line] = saidOf(plan, { measure: '150000', quota: '120000' }, 'en')
  expect(line?.arithmetic).toBeUndefined()
  expect(line?.sentences).toEqual([
    'Measured: 150,000',
    '150,000 ÷ 120,000 = 125% of the quota',
    '100,000 at 5% = 5,000',
    '50,000 at 8% = 4,000',
    'At most 8,000: 9,000 is cut to it',
    '8,000 × 0.9 (“Year”)',
  ])
})

test('a place on the curve is said with what cuts it', () => {
  const plan = { ...marginal, cap: { amount: '8000' } }
  const tier = { on: 'part', key: '150000' } as const
  const tiers = [
    { ...tier, base: '100000', percent: '5', pays: '5000' },
    { ...tier, base: '50000', percent: '8', pays: '4000' },
  ]
  const said = (paid: object) => paidAtSentence(wordingIn(plan, 'en'), { tiers, due: '9000', pays: '9000', ...paid })
  expect(said({})).toBe('100,000 at 5% + 50,000 at 8% = 9,000')
  expect(said({ pays: '8000', limitedBy: 'cap' })).toBe(
    '100,000 at 5% + 50,000 at 8% = 9,000. At most 8,000: 9,000 is cut to it',
  )
  expect(said({ tiers: [], due: '0', pays: '0' })).toBeUndefined()
})

test('a refusal names what was refused and what it looks at', () => {
  const quota = { from: 'amount', amount: '1' }
  const plan: WrittenPlan = {
    components: [
      { ...marginal.components[0], name: 'service', quota },
      { name: 'sales', pays: { by: 'formula', formula: 'service.earned * 2' } },
    ],
  }
  const payees = { ada: { periods: { '2026-01': { components: { service: '10', sales: '10' } } } } }
  const [result] = calculated({ plan, payees })
  expect(result?.refusals.map((refusal) => refusalSentence(wordingIn(plan, 'en'), refusal))).toEqual([
    'Sales: there is no quota.',
    'sales: it looks at “Sales”, which has no result.',
  ])
})

test('a plan is one page', () => {
  const plan: WrittenPlan = {
    ...marginal,
    targetIncentive: { amount: 'salary * 30%' },
    draw: { kind: 'recoverable', amount: '2000', periods: 3 },
    schedule: [
      { percent: 50, after: 0 },
      { percent: 50, after: 1 },
    ],
  }
  const { model } = modelOf(plan)
  expect(planPage(wordingIn(plan, 'en'), namesIn(model, 'en'), 'CNY')).toEqual({
    title: 'Plan',
    sections: [
      {
        title: 'In general',
        sentences: [
          'This plan is in force from 2020-01-01 on.',
          'It is calculated and paid every month, in CNY.',
          'The target incentive is salary × 30% for each period.',
          'Whoever is on the plan for a part of a period has that part of: the target incentive, the draw.',
        ],
        tables: [],
      },
      {
        title: 'Sales',
        sentences: ['What counts: Deal, by closed_on, each worth amount.', '100% is credited to the owner.'],
        tables: [
          {
            title: 'Rates by the measure:',
            notes: [],
            columns: ['From', 'Pays', 'On'],
            rows: [
              ['0', '5%', 'what falls into this tier'],
              ['100,000', '8%', 'what falls into this tier'],
            ],
          },
        ],
      },
      {
        title: 'Draw',
        sentences: [
          '2,000 is paid for each period in any case. What was not earned is owed, and comes off what later exceeds it.',
          'It is given for 3 periods.',
        ],
        tables: [],
      },
      {
        title: 'Payment',
        sentences: [
          '50% of each payment is due at once.',
          '50% of each payment is due one period later.',
          'What is less than nothing comes off what is earned next; nobody pays it back in cash.',
          'Money is rounded once, half up, to the minor unit of CNY.',
        ],
        tables: [],
      },
    ],
    signing: {
      title: 'Agreed',
      statement: 'I have read this plan and agree to be paid by it.',
      name: 'Name',
      signature: 'Signature',
      date: 'Date',
    },
  })
  expect(planPage(wordingIn(plan, 'zh-CN'), namesIn(model, 'zh-CN'), 'CNY').sections[1]?.title).toBe('销售')
})

test.each([
  ['AND(amount >= 5000, NOT(ISBLANK(closed_on)))', 'amount is at least 5,000, and closed_on is filled in'],
  ['OR(name = "big", amount - (margin - 10%) > 3)', 'name is “big”, or amount − (margin − 10%) is more than 3'],
  ['units in [1, 2]', 'units is one of: 1, 2'],
  ['ROUND(amount) > 3', 'ROUND(amount) > 3'],
])('the condition %s is said as %s', (when, said) => {
  const plan = { ...marginal, components: marginal.components.map((one) => ({ ...one, measure: { ...deals, when } })) }
  const { model } = modelOf(plan)
  const [, sales] = planPage(wordingIn(plan, 'en'), namesIn(model, 'en'), 'CNY').sections
  expect(sales?.sentences).toContain(`Only those that meet: ${said}.`)
})

test('a gate names the figure of another component as people do', () => {
  const quota = { from: 'amount', amount: '1' }
  const gate = { name: 'gate', label: { en: 'Service' }, when: 'service.attainment >= 70%' }
  const service = { ...marginal.components[0], name: 'service', label: { en: 'Service', 'zh-CN': '服务' }, quota }
  const plan: WrittenPlan = { components: [service, ...marginal.components.map((one) => ({ ...one, gates: [gate] }))] }
  const { model } = modelOf(plan)
  const said = (language: Language) =>
    planPage(wordingIn(plan, language), namesIn(model, language), 'CNY').sections[2]?.sentences.at(-1)
  expect(said('en')).toBe('Service: unless Service › Attainment is at least 70%, nothing is paid.')
  expect(said('zh-CN')).toContain('服务 › 完成率不低于 70%')
})

const folder = new URL('../cases/', import.meta.url)
const cases: readonly WrittenCase[] = readdirSync(folder).flatMap((file) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
)

test('every line and every plan of the cases is said in full, in both languages', () => {
  for (const written of cases) {
    const { model, plan } = modelOf(written.plan)
    const results = calculatePlan(plan, payeesOf(written.payees, plan), environment)
    for (const language of languages) {
      const wording = wordingIn(written.plan, language)
      const said = [
        planPage(wording, namesIn(model, language), plan.currency),
        results.map(({ lines, refusals }) => [
          lines.map((line) => lineWords(wording, line)),
          refusals.map((refusal) => refusalSentence(wording, refusal)),
        ]),
      ]
      expect(JSON.stringify(said), written.name).not.toMatch(/\{\{|undefined|NaN|"":|""|\[object/)
    }
  }
})

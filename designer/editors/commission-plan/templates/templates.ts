/** Plans that companies commonly have, made for the objects of the application. */
import type { Bundle, plans } from '@attain/engine/metadata'
import { wonCondition } from '../measure/guess.ts'
import type { Answers } from './answers.ts'

export type TemplateName =
  | 'baseRate'
  | 'marginal'
  | 'retroactive'
  | 'accelerator'
  | 'marginMatrix'
  | 'teamOverride'
  | 'collections'
  | 'newHireRamp'
  | 'draw'
  | 'spiff'

type Both = { readonly en: string; readonly 'zh-CN': string }
type Body = Pick<plans.CommissionPlanDocument, 'components' | 'draw'>
type Make = (answers: Answers, bundle: Bundle) => Body

export interface PlanTemplate {
  readonly label: Both
  /** When one takes it, in a sentence. */
  readonly said: Both
  readonly make: Make
}

const sales = { name: 'sales', label: { en: 'Sales', 'zh-CN': '销售提成' } } as const
const quota = { from: 'amount', amount: '100000' } as const
const flat: plans.RateTable = { tiers: [{ from: 0, value: 5 }] }

/** In the order in which they are offered. */
export const templates: Readonly<Record<TemplateName, PlanTemplate>> = {
  baseRate: {
    label: { en: 'Base rate', 'zh-CN': '固定比例提成' },
    said: { en: 'The same share of everything that is sold.', 'zh-CN': '所有销售额按同一比例提成。' },
    make: ofSales(flat),
  },
  marginal: {
    label: { en: 'Marginal tiers', 'zh-CN': '分段累进提成' },
    said: {
      en: 'A higher rate on what exceeds a bound; what lies below keeps the lower one.',
      'zh-CN': '超出界限的部分按更高比例，界限以下仍按原比例。',
    },
    make: ofSales({
      tiers: [
        { from: 0, value: 5 },
        { from: 100000, value: 8 },
      ],
    }),
  },
  retroactive: {
    label: { en: 'Retroactive tiers', 'zh-CN': '全额追溯提成' },
    said: {
      en: 'Whoever reaches a bound has the higher rate on everything, back to the first sale.',
      'zh-CN': '达到界限后，全部销售额都按更高比例计算。',
    },
    make: ofSales({
      on: 'whole',
      tiers: [
        { from: 0, value: 5 },
        { from: 100000, value: 8 },
      ],
    }),
  },
  accelerator: {
    label: { en: 'Accelerator above quota', 'zh-CN': '超额加速提成' },
    said: {
      en: 'A base rate up to the quota, and one and a half times as much above it.',
      'zh-CN': '指标以内按基准比例，超出部分按 1.5 倍。',
    },
    make: ofSales(
      {
        key: { by: 'attainment' },
        baseRate: '10%',
        pays: 'times',
        tiers: [
          { from: 0, value: 1 },
          { from: 100, value: 1.5 },
        ],
      },
      { quota },
    ),
  },
  marginMatrix: {
    label: { en: 'Margin matrix', 'zh-CN': '毛利矩阵提成' },
    said: {
      en: 'The rate follows from attainment and margin together: discounts cost commission.',
      'zh-CN': '比例由完成率和毛利率共同决定：折扣会影响提成。',
    },
    make: (answers, bundle) => ({ components: [matrixComponent(answers, bundle)] }),
  },
  teamOverride: {
    label: { en: 'Team override', 'zh-CN': '团队提成' },
    said: {
      en: 'Managers have a share of what their people sell; nobody is reduced by it.',
      'zh-CN': '上级按下属销售额提成，下属的提成不减少。',
    },
    make: (answers, bundle) => ({
      components: [
        {
          name: 'override',
          label: { en: 'Team override', 'zh-CN': '团队提成' },
          measure: {
            ...creditsOf(answers, bundle),
            to: [{ rule: 'managers', ...(answers.person !== 'owner' && { of: answers.person }) }],
          },
          pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 2 }] }] },
        },
      ],
    }),
  },
  collections: {
    label: { en: 'On collections', 'zh-CN': '回款提成' },
    said: {
      en: 'Paid on the money that has come in, when it comes in.',
      'zh-CN': '按实际回款、在回款时计提。',
    },
    make: ofSales(flat, { name: 'collections', label: { en: 'Collections', 'zh-CN': '回款提成' } }),
  },
  newHireRamp: {
    label: { en: 'New-hire ramp', 'zh-CN': '新人保底提成' },
    said: {
      en: 'A guarantee that melts over the first four periods, beside the usual rate.',
      'zh-CN': '前四期保底逐期递减，同时按正常比例提成。',
    },
    make: (answers, bundle) => ({
      ...ofSales(flat)(answers, bundle),
      draw: { kind: 'guarantee', amount: '3000', percents: [100, 75, 50, 25] },
    }),
  },
  draw: {
    label: { en: 'Recoverable draw', 'zh-CN': '预支提成' },
    said: {
      en: 'An advance in every period; what later exceeds it pays it back.',
      'zh-CN': '每期预支一笔，之后超出部分用于抵扣。',
    },
    make: (answers, bundle) => ({
      ...ofSales(flat)(answers, bundle),
      draw: { kind: 'recoverable', amount: '2000' },
    }),
  },
  spiff: {
    label: { en: 'SPIFF', 'zh-CN': '大单奖励' },
    said: {
      en: 'A fixed sum for each large deal, for the first five of a period.',
      'zh-CN': '每笔大单奖励固定金额，每期最多五笔。',
    },
    make: (answers, bundle) => ({ components: [spiffComponent(answers, bundle)] }),
  },
}

export const templateNames = Object.keys(templates) as readonly TemplateName[]

function ofSales(table: plans.RateTable, more: Partial<plans.Component> = {}): Make {
  return (answers, bundle) => ({
    components: [{ ...sales, ...more, measure: creditsOf(answers, bundle), pays: { by: 'table', tables: [table] } }],
  })
}

function matrixComponent(answers: Answers, bundle: Bundle): plans.Component {
  const { amount, margin = `${amount} * 30%` } = answers
  return {
    ...sales,
    measure: {
      ...creditsOf(answers, bundle),
      others: [{ name: 'margin', label: { en: 'Margin', 'zh-CN': '毛利' }, of: margin }],
    },
    quota,
    pays: {
      by: 'table',
      tables: [
        {
          key: { by: 'attainment' },
          column: { by: 'formula', formula: 'margin / measure', unit: 'percent' },
          columns: { from: [0, 15, 25] },
          on: 'whole',
          tiers: [
            { from: 0, cells: [2, 3, 4] },
            { from: 80, cells: [3, 4, 6] },
            { from: 100, cells: [4, 6, 8] },
          ],
        },
      ],
    },
  }
}

function spiffComponent(answers: Answers, bundle: Bundle): plans.Component {
  const { amount: _, when, ...credits } = creditsOf(answers, bundle)
  const isLarge = `${answers.amount} >= 10000`
  return {
    name: 'spiff',
    label: { en: 'Large deals', 'zh-CN': '大单奖励' },
    measure: { ...credits, when: when === undefined ? isLarge : `AND(${when}, ${isLarge})` },
    pays: {
      by: 'table',
      tables: [
        {
          pays: 'perUnit',
          tiers: [
            { from: 0, value: 500 },
            { from: 5, value: 0 },
          ],
        },
      ],
    },
  }
}

function creditsOf(
  { object, amount, date, person }: Answers,
  bundle: Bundle,
): Omit<plans.Credits, 'when'> & { readonly when?: string } {
  const when = wonCondition(bundle, object)
  return {
    from: 'credits',
    object,
    ...(when !== undefined && { when }),
    date,
    amount,
    ...(person !== 'owner' && { to: [{ rule: 'person', field: person }] }),
  }
}

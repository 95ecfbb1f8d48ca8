/** Every template, for an application of its own objects: it compiles without problems, and pays its example. */
import { calculatePlan, type PayeeFacts } from '@attain/engine/commission'
import {
  bundleFromDocuments,
  compileBundle,
  linkBundle,
  type MetadataDocument,
  validateBundle,
} from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { usual } from '../curve/example.ts'
import { drawTable } from '../curve/plan-curve.ts'
import { objectsOf } from '../measure/guess.ts'
import { guessAnswers, likelyObject } from './answers.ts'
import { planFrom } from './plan-from.ts'
import { type TemplateName, templateNames, templates } from './templates.ts'

const field = (name: string, type: string, more: object = {}) => ({ name, label: { en: name }, type, ...more })
const own = [
  { kind: 'app', name: 'shop', label: { en: 'Shop' }, formatVersion: 1, currency: 'CNY' },
  {
    kind: 'object',
    name: 'contract',
    label: { en: 'Contract' },
    pluralLabel: { en: 'Contracts' },
    stages: { field: 'state' },
    fields: [
      field('name', 'text', { required: true }),
      field('state', 'select', {
        options: [
          { value: 'open', label: { en: 'Open' } },
          { value: 'signed', label: { en: 'Signed' }, outcome: 'won' },
        ],
      }),
      field('worth', 'currency'),
      field('margin', 'currency'),
      field('signed_on', 'date'),
      field('returned_on', 'date'),
    ],
  },
  {
    kind: 'object',
    name: 'receipt',
    label: { en: 'Receipt' },
    pluralLabel: { en: 'Receipts' },
    fields: [
      field('name', 'text', { required: true }),
      field('contract', 'masterDetail', {
        target: 'contract',
        children: { name: 'receipts', label: { en: 'Receipts' } },
      }),
      field('paid', 'currency'),
      field('paid_on', 'date'),
    ],
  },
] as unknown as readonly MetadataDocument[]

const bundleOf = (documents: readonly MetadataDocument[]) =>
  linkBundle(validateBundle(bundleFromDocuments([...documents])))

function made(template: TemplateName) {
  const bundle = bundleOf(own)
  const object = likelyObject(template === 'collections', bundle, objectsOf(bundle)) ?? ''
  const answers = guessAnswers(bundle, object)
  if (answers === undefined) throw new Error('Nothing was guessed.')
  const document = planFrom(template, answers, bundle, {
    name: 'plan',
    label: { en: 'Plan', 'zh-CN': '方案' },
    year: 2026,
  })
  const { model, problems } = compileBundle(bundleFromDocuments([...own, document as unknown as MetadataDocument]))
  const ofPlan = problems.filter(({ path }) => path.startsWith('commission-plans/'))
  return { document, problems: ofPlan, plan: model?.plans.get('plan')?.definition }
}

const span = (
  month: number,
  measures: Record<string, string>,
  component: string,
  quota?: string,
): PayeeFacts['spans'][number] => ({
  period: `2026-0${month}`,
  from: `2026-0${month}-01`,
  to: `2026-0${month}-28`,
  within: { year: '2026', half: '2026-H1', quarter: '2026-Q1' },
  days: { active: 28, of: 28 },
  kpis: {},
  adjustments: [],
  components: { [component]: { measures, ...(quota !== undefined && { quota }) } },
})

function paid(
  template: TemplateName,
  ...months: readonly (Record<string, string> & { quota?: string })[]
): readonly string[] {
  const { plan } = made(template)
  if (plan === undefined) throw new Error(JSON.stringify(made(template).problems))
  const [component] = plan.components
  const spans = months.map(({ quota, ...measures }, index) => span(index + 1, measures, component?.name ?? '', quota))
  const environment = { now: '2026-12-31T00:00:00.000Z', timeZone: 'UTC' } as never
  return calculatePlan(plan, [{ payee: 'ada', person: {}, spans }], environment).map((period) => period.paid)
}

describe.each(templateNames)('%s', (template) => {
  test('has no problems in an application of its own objects', () => expect(made(template).problems).toEqual([]))

  test('has a curve and words in both languages', () => {
    const [component] = made(template).document.components
    const table = component?.pays?.by === 'table' ? component.pays.tables[0] : undefined
    expect(component && table && drawTable(table, component, usual)).toBeDefined()
    const { label, said } = templates[template]
    for (const words of [label, said]) expect(words.en === '' || words['zh-CN'] === '').toBe(false)
  })
})

test('templates pay their examples', () => {
  expect(paid('baseRate', { measure: '120000' })).toEqual(['6000'])
  expect(paid('marginal', { measure: '150000' })).toEqual(['9000'])
  expect(paid('retroactive', { measure: '150000' })).toEqual(['12000'])
  expect(paid('accelerator', { measure: '120000', quota: '100000' })).toEqual(['13000'])
  expect(paid('marginMatrix', { measure: '110000', margin: '24200', quota: '100000' })).toEqual(['6600'])
  expect(paid('teamOverride', { measure: '100000' })).toEqual(['2000'])
  expect(paid('collections', { measure: '30000' })).toEqual(['1500'])
  expect(paid('newHireRamp', { measure: '20000' }, { measure: '20000' }, { measure: '100000' })).toEqual([
    '3000',
    '2250',
    '5000',
  ])
  expect(paid('draw', { measure: '24000' }, { measure: '50000' })).toEqual(['2000', '2000'])
  expect(paid('spiff', { count: '3' }, { count: '7' })).toEqual(['1500', '2500'])
})

test('what an application has is guessed: what is won, its money, the day of its closing, and whose it is', () => {
  const credits = (template: TemplateName) => made(template).document.components[0]?.measure
  expect(credits('marginal')).toEqual({
    from: 'credits',
    object: 'contract',
    when: 'state = "signed"',
    date: 'signed_on',
    amount: 'worth',
  })
  expect(credits('collections')).toMatchObject({
    object: 'receipt',
    date: 'paid_on',
    amount: 'paid',
    to: [{ rule: 'person', field: 'contract.owner' }],
  })
  expect(credits('marginMatrix')).toMatchObject({ others: [{ name: 'margin', of: 'margin' }] })
})

import { type Formula, type Language, loadSchema } from '@attain/engine/metadata'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DocumentValue } from '../../document/documents.ts'
import { sampleBundle } from '../../formula/sample-bundle.test-data.ts'
import en from '../../i18n/en.json' with { type: 'json' }
import zhCN from '../../i18n/zh-CN.json' with { type: 'json' }
import { automationWords } from '../../publish/automation-words.ts'
import { wordsAt } from '../../publish/words.ts'
import { namesIn } from '../automation/words/names.ts'
import { sayCondition } from '../automation/words/say-condition.ts'
import { sayTrigger } from '../rule/say-trigger.ts'
import type { ApprovalNode } from './graph/document.ts'
import { sayNode, sayWay } from './say-node.ts'

beforeAll(() => loadSchema('approval'))
beforeAll(() =>
  i18next.init({
    resources: { en: { page: en }, 'zh-CN': { page: zhCN } },
    defaultNS: 'page',
    interpolation: { escapeValue: false },
  }),
)
const names = (language: Language) =>
  namesIn(sampleBundle, 'deal', language, i18next.getFixedT(language, 'page') as typeof i18next.t)
const step = (more: object) =>
  ({ type: 'approval', name: 'a', approvers: [{ from: 'managers' }], ...more }) as ApprovalNode
const two = [
  { from: 'role', role: 'finance' },
  { from: 'managers', levels: 2 },
]

describe('a node says who and how', () => {
  test.each<[ApprovalNode, english: string, chinese: string]>([
    [step({}), 'manager', '直属上级'],
    [
      step({ approvers: two }),
      'all of: finance, managers up to level 2',
      '会签（全部同意）：finance、逐级上级（到第 2 级）',
    ],
    [
      step({ approvers: two, needed: 1 }),
      'any of: finance, managers up to level 2',
      '或签（一人即可）：finance、逐级上级（到第 2 级）',
    ],
    [
      step({ approvers: two, needed: '60%' }),
      '60% of: finance, managers up to level 2',
      '60% 同意：finance、逐级上级（到第 2 级）',
    ],
    [
      step({ approvers: two, inOrder: true }),
      'one after another: finance, then managers up to level 2',
      '依次审批：finance，然后逐级上级（到第 2 级）',
    ],
    [
      step({
        approvers: [{ from: 'field', field: 'account.owner' }],
        limits: [{ after: { amount: 2, unit: 'days', working: true }, do: 'remind' }],
      }),
      'Account › Owner; reminds after 2 working days',
      'Account›所有者；2 个工作日后提醒',
    ],
    [
      { type: 'wait', name: 'w', for: { amount: 1, unit: 'hours' }, when: 'stage = "won"' },
      'waits 1 hour or until Stage = Won',
      '等待 1 小时，或直到满足 Stage = Won',
    ],
    [
      { type: 'action', name: 'x', actions: [{ do: 'setFields', values: [{ field: 'stage', value: '"won"' }] }] },
      'Set Stage',
      '设置Stage',
    ],
  ])('%#', (node, english, chinese) => {
    expect(sayNode(node, names('en'))).toBe(english)
    expect(sayNode(node, names('zh-CN'))).toBe(chinese)
  })
})

test('conditions are said with the names that people know', () => {
  const say = (formula: Formula) => sayCondition(formula, names('en'))
  expect(say('amount > 100000')).toBe('Amount > 100,000')
  expect(say('AND(stage = "won", account.region = "north")')).toBe('AND(Stage = Won, Account › Region = North)')
  expect(say('stage in ["open", "won"]')).toBe('Stage in [Open, Won]')
  expect(say('closed_on > #2026-01-31#')).toBe('Closed on > 2026-01-31')
  expect(say('name = "5"" disks"')).toBe('Name = “5" disks”')
  expect(say('TRUE')).toBe('every record')
})

test('conditions that are kept as JSON Logic are said as if they were text', () => {
  const say = (formula: Formula) => sayCondition(formula, names('en'))
  expect(say({ '>': [{ var: 'amount' }, 100000] })).toBe('Amount > 100,000')
  expect(
    say({ and: [{ '==': [{ var: 'account.region' }, 'north'] }, { '!': [{ blank: [{ var: 'seller' }] }] }] }),
  ).toBe('AND(Account › Region = North, NOT(ISBLANK(Seller)))')
  expect(say({ in: [{ var: 'stage' }, Array.from({ length: 60 }, () => 'won')] })).toBe('by formula')
})

test('a way says what it is taken for', () => {
  const node: ApprovalNode = { type: 'condition', name: 'c', branches: [{ when: 'amount > 1' }], otherwise: 'end' }
  expect(sayWay(node, 0, names('en'))).toEqual({ title: 'Branch 1', text: 'Amount > 1' })
  expect(sayWay(node, 'otherwise', names('en')).title).toBe('Otherwise')
})

test.each([
  [{ type: 'changed', fields: ['amount', 'stage'] }, 'When one of these changes: Amount, Stage'],
  [{ type: 'date', field: 'closed_on', offset: { amount: 3, unit: 'days' } }, '3 days before Closed on'],
  [{ type: 'schedule', every: 'week' }, 'Every Monday at 08:00'],
  [{ type: 'schedule', every: 'week', weekday: 'sunday', at: '07:15' }, 'Every Sunday at 07:15'],
  [{ type: 'schedule', every: 'month', day: 5 }, 'Every month on day 5 at 08:00'],
  [{ type: 'schedule', every: 'hour', at: '10:05' }, 'Every hour at minute 05'],
] as const)('a rule says when it runs: %#', (trigger, words) => {
  expect(sayTrigger(trigger as never, names('en'), sampleBundle)).toBe(words)
})

describe('what publishing changes is said by steps, people and what is done', () => {
  const document: DocumentValue = {
    kind: 'approval',
    object: 'deal',
    name: 'x',
    first: 'm',
    nodes: [
      { type: 'approval', name: 'm', label: { en: 'Manager' }, approvers: [{ from: 'managers' }], next: 'f' },
      { type: 'approval', name: 'f', label: { en: 'Finance' }, approvers: [{ from: 'managers' }], next: 'end' },
    ],
  }
  const at = (place: string) =>
    wordsAt('approval', place, [undefined, document], 'en', automationWords([undefined, document], names('en')))
  test('a step is not taken for the one that leads to it', () => {
    expect(at('/nodes/f/needed').place).toBe('Nodes › Finance › Needed')
    expect(at('/nodes/m/approvers/managers/levels').place).toBe('Nodes › Manager › Approvers › manager › Levels')
  })
  test.each([
    ['/nodes/m/next', 'f', 'Finance'],
    ['/nodes/m/next', 'end', 'End'],
    ['/nodes/m/approvers', two, 'finance, managers up to level 2'],
    ['/nodes/m/limits', [{ after: { amount: 2, unit: 'days' }, do: 'remind' }], 'reminds after 2 days'],
    ['/nodes/m/branches', [{ label: { en: 'Large' }, when: 'amount > 200', next: 'f' }], 'Large: Amount > 200'],
    ['/onApproved', [{ do: 'setFields', values: [{ field: 'stage', value: '"won"' }] }], 'Set Stage'],
    ['/nodes/m/fields', [{ field: 'amount', right: 'edit' }], 'Amount: Edit'],
    ['/nodes/m/needed', 1, '1'],
  ])('%s', (place, value, words) => expect(at(place).say(value as never)).toBe(words))
})

/** What begins a rule, and what it then does to records. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRollupsAreRight } from '../../testing/right-rollups.ts'
import { label, note, type RuleCompany, rule, set, startRules, task } from './testing/rule-company.ts'

interface Case {
  readonly name: string
  readonly rules: readonly object[]
  /** What is done to the deal, after it was created. */
  readonly create: Record<string, unknown>
  readonly changes?: readonly Record<string, unknown>[]
  readonly deletes?: true
  readonly tasks?: readonly string[]
  readonly values?: Record<string, unknown>
}

const cases: readonly Case[] = [
  {
    name: 'created',
    rules: [rule('aa', { type: 'created' }, [task('"Welcome " & code')])],
    create: {},
    changes: [{ amount: '2' }],
    tasks: ['Welcome aa'],
  },
  {
    name: 'created, for whom the condition is met',
    rules: [rule('ab', { type: 'created' }, [task('code')], { when: 'AND(ISNEW(), amount > 10)' })],
    create: { amount: '5' },
    tasks: [],
  },
  {
    name: 'changed, of any field',
    rules: [rule('ac', { type: 'changed' }, [task('"Was " & TEXT(PRIOR(amount)) & " is " & TEXT(amount)')])],
    create: { amount: '1' },
    changes: [{ amount: '2' }, { notes: 'x' }],
    tasks: ['Was 1 is 2', 'Was 2 is 2'],
  },
  {
    name: 'changed, of these fields',
    rules: [rule('ad', { type: 'changed', fields: ['closed_on', 'amount'] }, [task('TEXT(amount)')])],
    create: { amount: '1' },
    changes: [{ notes: 'x' }, { amount: '7' }, { notes: 'y' }],
    tasks: ['7'],
  },
  {
    name: 'changed, as PRIOR and ISCHANGED say',
    rules: [
      rule('ae', { type: 'changed' }, [task('"Up"')], { when: 'AND(ISCHANGED(amount), amount > PRIOR(amount) * 2)' }),
    ],
    create: { amount: '1' },
    changes: [{ amount: '2' }, { amount: '9' }, { notes: 'x' }],
    tasks: ['Up'],
  },
  {
    name: 'a stage reached by a change',
    rules: [rule('af', { type: 'stage', stages: ['won'] }, [task('"Won"')])],
    create: { amount: '1' },
    changes: [{ notes: 'x' }, { stage: 'won' }, { notes: 'y' }],
    tasks: ['Won'],
  },
  {
    name: 'a stage reached at once',
    rules: [rule('ag', { type: 'stage', stages: ['won', 'lost'] }, [task('"Ended"')])],
    create: { stage: 'lost' },
    tasks: ['Ended'],
  },
  {
    name: 'deleted',
    rules: [
      rule('ah', { type: 'deleted' }, [
        { do: 'createRecord', object: 'task', values: [{ field: 'subject', value: '"Gone " & code & TEXT(amount)' }] },
      ]),
    ],
    create: { amount: '3' },
    deletes: true,
    tasks: ['Gone ah3'],
  },
  {
    name: 'not while it is switched off',
    rules: [rule('ai', { type: 'created' }, [task('"Off"')], { active: false })],
    create: {},
    tasks: [],
  },
  {
    name: 'several go by their order, then by name, and find what those before made',
    rules: [
      rule('aj', { type: 'created' }, [note('notes & "c"')], { order: 2 }),
      { ...rule('aj', { type: 'created' }, [note('"a"')], { order: 1 }), name: 'z_first' },
      {
        ...rule('aj', { type: 'created' }, [note('notes & "b"')], { order: 2, when: 'notes = "a"' }),
        name: 'a_second',
      },
    ],
    create: {},
    values: { notes: 'abc' },
  },
  {
    name: 'a rule follows another',
    rules: [
      rule('ak', { type: 'created' }, [set('amount', '100')]),
      {
        ...rule('ak', { type: 'changed', fields: ['amount'] }, [
          note('IF(CURRENTUSER() = owner, "by Ada", "by another")'),
        ]),
        name: 'ak_next',
      },
    ],
    create: {},
    values: { amount: '100.00', notes: 'by Ada' },
  },
  {
    name: 'a rule that comes to itself and is content comes to rest',
    rules: [rule('al', { type: 'changed' }, [set('amount', 'MAX(amount, 50)')])],
    create: { amount: '1' },
    changes: [{ amount: '2' }],
    values: { amount: '50.00' },
  },
]
let company: RuleCompany
beforeAll(async () => {
  company = await startRules([
    ...cases.flatMap(({ rules }) => rules),
    {
      kind: 'rule',
      object: 'task',
      name: 'without_history',
      label,
      on: { type: 'changed', fields: ['due_on'] },
      when: 'AND(NOT(ISBLANK(PRIOR(due_on))), LEFT(subject, 3) = "no ")',
      actions: [set('subject', '"from " & TEXT(PRIOR(due_on)) & " to " & TEXT(due_on)')],
    },
    {
      kind: 'rule',
      object: 'line',
      name: 'doubled',
      label,
      on: { type: 'created' },
      when: 'quantity = 21',
      actions: [set('quantity', '42')],
    },
  ])
})
afterAll(() => company.application.close())

describe('begins when a record is', () => {
  test.each(cases)('$name', async ({ rules, create: values, changes = [], deletes, tasks, values: after }) => {
    const code = (rules[0] as { name: string }).name
    const id = await company.create('deal', { code, ...values }, company.ada)
    for (const next of changes) {
      await company.change('deal', id, next, company.ada)
      // sooner or later makes no difference
      if (next.amount !== undefined) await company.application.app.following.idle()
    }
    if (deletes) await company.ada.send('DELETE', `/api/records/deal/${id}`)
    await company.application.settled()
    if (after) expect(await company.read('deal', id)).toMatchObject(after)
    const made = deletes ? await company.tasksOf(`LEFT(subject, 4) = "Gone"`) : await company.tasksOf(`deal = "${id}"`)
    expect(made).toEqual([...(tasks ?? [])].sort())
    expect(await company.runsOf(`record=${id}&outcome=failed`)).toEqual([])
  })
})

test('a record that has no history is followed all the same, change by change', async () => {
  const id = await company.create('task', { subject: 'no history', due_on: '2026-01-01' })
  await company.change('task', id, { due_on: '2026-01-02' })
  await company.change('task', id, { due_on: '2026-01-03', subject: 'yes' })
  await company.application.settled()
  expect(await company.runsOf(`record=${id}`)).toMatchObject([
    { rule: 'task/without_history', on: 'changed', by: company.administrator.id },
  ])
  expect(await company.read('task', id)).toMatchObject({ subject: 'from 2026-01-01 to 2026-01-03' })
})

test('what a rule changes keeps roll-ups right', async () => {
  const account = await company.create('account', { name: 'Acme' })
  const deal = await company.create('deal', { code: 'rollups', account })
  await company.create('line', { title: 'a', deal, quantity: '21' })
  await company.application.settled()
  expect(await company.read('deal', deal)).toMatchObject({ quantity: '42' })
  await expectRollupsAreRight(company.application, company.administrator)
})

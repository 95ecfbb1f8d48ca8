import type { Action } from '@attain/engine/metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AttainError } from '../../errors.ts'
import { viewOf } from '../../store/live-workspace.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { newId } from '../../store/new-id.ts'
import { actionBundle } from '../../testing/action-bundle.ts'
import { expectRollupsAreRight } from '../../testing/right-rollups.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import type { Context } from '../context.ts'
import { type ActionRun, type Done, performActions } from './index.ts'

let application: TestApplication
let administrator: TestPerson
let context: Context
const people: Record<string, TestPerson> = {}
const calls: string[] = []

beforeAll(async () => {
  application = await createTestApplication(actionBundle)
  administrator = await application.person('Administrator', ['administrator'])
  for (const [name, role, points] of [
    ['Ada', 'own_scope', '5'],
    ['Ben', 'own_scope', '9'],
    ['Cid', 'own_scope', '9'],
    ['Dee', 'no_money', '1'],
    ['Eve', 'nothing', '1'],
  ] as const)
    people[name] = await application.person(name, [role], { points, email: `${name.toLowerCase()}@example.com` })
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const view = viewOf(workspace, { personId: administrator.id, roles: ['administrator'] })
  context = { db: application.db, view, now: new Date(), today: '2026-11-26', language: 'en' }
})
afterAll(() => application.close())

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const { status, body } = await administrator.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const read = async (object: string, id: string) => (await administrator.get(`/api/records/${object}/${id}`)).body
const ada = () => people.Ada as TestPerson

function runOn(id: string, more: Partial<ActionRun> = {}): ActionRun {
  const object = context.view.workspace.objects.get('deal')
  if (!object) throw new Error('no deals')
  return {
    object,
    id,
    causedBy: ada().id,
    source: 'rule:deal/test',
    key: newId(),
    chain: [{ rule: 'deal/test', record: id }],
    topic: 'rule',
    approvals: {
      start: async (_, name, { key }) => void calls.push(`start ${name} ${key}`),
      withdraw: async (_, name) => void calls.push(`withdraw ${name}`),
    },
    ...more,
  }
}

function perform(actions: readonly Action[], run: ActionRun): Promise<readonly Done[]> {
  return application.db.transaction().execute((db) => performActions({ ...context, db }, actions, run))
}

let count = 0
const newDeal = (values: Record<string, unknown> = {}) =>
  create('deal', { code: `D${++count}`, owner: ada().id, amount: '1000.00', ...values })

describe('values of the record', () => {
  const cases: {
    name: string
    before?: Record<string, unknown>
    actions: readonly Action[]
    after: Record<string, unknown>
    says: readonly string[]
  }[] = [
    {
      name: 'are set from formulas, each after the one before',
      actions: [
        {
          do: 'setFields',
          values: [
            { field: 'amount', value: 'amount * 1.5' },
            { field: 'notes', value: 'code' },
          ],
        },
        { do: 'setFields', values: [{ field: 'margin', value: 'IF(amount = 1500, 0.25, 0)' }] },
      ],
      after: { amount: '1500.00', margin: '0.25' },
      says: ['Set Amount: $1,500.00; Notes: D', 'Set Margin: 25%'],
    },
    {
      name: 'are emptied by blank',
      before: { notes: 'x' },
      actions: [{ do: 'setFields', values: [{ field: 'notes', value: 'BLANK()' }] }],
      after: { notes: null },
      says: ['Set Notes: –'],
    },
    {
      name: 'that are so already are left alone',
      actions: [{ do: 'setFields', values: [{ field: 'stage', value: '"open"' }] }],
      after: { version: 1 },
      says: ['Nothing changed.'],
    },
    {
      name: 'tell who caused it from the system',
      actions: [
        {
          do: 'setFields',
          values: [
            { field: 'owner', value: 'CURRENTUSER()' },
            { field: 'notes', value: 'IF(HASROLE("own_scope"), "rep", "none")' },
          ],
        },
      ],
      before: { owner: null },
      after: { notes: 'rep', updated_by: null },
      says: ['Set Notes: rep; Owner: Ada'],
    },
    {
      name: 'tags are added and taken away',
      before: { tags: ['old', 'hot'] },
      actions: [{ do: 'tag', field: 'tags', add: ['new', 'old'], remove: ['hot'] }],
      after: { tags: ['new', 'old'] },
      says: ['Set Tags: new, old'],
    },
  ]
  test.each(cases)('$name', async ({ before, actions, after, says }) => {
    const id = await newDeal(before)
    const said = await perform(actions, runOn(id))
    expect((await read('deal', id)).values).toMatchObject(after)
    expect(said.map(({ en }) => en.replace(/D\d+$/, 'D'))).toEqual(says)
  })

  test('history says that it was the system', async () => {
    const id = await newDeal()
    await perform([{ do: 'setFields', values: [{ field: 'notes', value: '"x"' }] }], runOn(id))
    const { body } = await administrator.get(`/api/records/deal/${id}/history`)
    expect(body.items[0]).toMatchObject({ action: 'updated', by: null })
    const events = await application.db
      .selectFrom('events')
      .select(['version', 'cause'])
      .where('record_id', '=', id)
      .orderBy('id')
      .execute()
    expect(events).toEqual([
      { version: 1, cause: null },
      { version: 2, cause: { rules: [{ rule: 'deal/test', record: id }], by: ada().id } },
    ])
  })

  test('that break a rule of the record are refused, with all that was done before', async () => {
    const id = await newDeal({ amount: null })
    const actions: Action[] = [
      { do: 'setFields', values: [{ field: 'notes', value: '"first"' }] },
      { do: 'setFields', values: [{ field: 'stage', value: '"won"' }] },
    ]
    const error = await application.db.transaction().execute(async (db) => {
      const failed = await performActions({ ...context, db }, actions, runOn(id)).catch((reason: unknown) => reason)
      // the transaction goes on
      await db.selectFrom('events').select('id').limit(1).execute()
      return failed as AttainError
    })
    expect(error).toBeInstanceOf(AttainError)
    expect(error.messageIn('en')).toBe(
      'Action 2 (set fields) failed: The record cannot be saved: Amount: A won deal needs an amount.',
    )
    expect(error.messageIn('zh-CN')).toBe('第 2 个操作（设置字段）失败：记录无法保存：金额: 赢单须填写金额。')
    expect((await read('deal', id)).values).toMatchObject({ notes: null, stage: 'open' })
  })

  test('stages keep to their order, references to what is there, and a deleted record is not found', async () => {
    const id = await newDeal({ stage: 'won' })
    const set = (field: string, value: string): Action => ({ do: 'setFields', values: [{ field, value }] })
    await expect(perform([set('stage', '"open"')], runOn(id))).rejects.toThrow('It cannot go from "Won" to "Open"')
    await administrator.send('DELETE', `/api/records/deal/${id}`)
    await expect(perform([set('notes', '"x"')], runOn(id))).rejects.toThrow('There is no such deal')
  })
})

describe('other records', () => {
  test('are created for whoever has the record, and changed as the condition says', async () => {
    const account = await create('account', { name: 'Acme' })
    const id = await newDeal({ account })
    for (const title of ['a', 'b']) await create('line', { title, deal: id, quantity: title === 'a' ? '1' : '5' })
    const said = await perform(
      [
        {
          do: 'createRecord',
          object: 'task',
          values: [
            { field: 'subject', value: '"Call " & account.name' },
            { field: 'deal', value: 'id' },
          ],
        },
        {
          do: 'createRecord',
          object: 'line',
          values: [
            { field: 'title', value: '"c"' },
            { field: 'deal', value: 'id' },
            { field: 'quantity', value: '2' },
          ],
        },
        {
          do: 'updateRelated',
          related: 'lines',
          where: 'quantity < 3',
          values: [{ field: 'quantity', value: 'amount / 100' }],
        },
        { do: 'updateRelated', related: 'account', values: [{ field: 'credit_limit', value: 'amount * 2' }] },
        {
          do: 'updateRelated',
          related: 'account',
          where: 'name = "Other"',
          values: [{ field: 'credit_limit', value: '0' }],
        },
        { do: 'setFields', values: [{ field: 'notes', value: 'TEXT(SUM(lines.quantity))' }] },
      ],
      runOn(id),
    )
    expect(said.map(({ en }) => en)).toEqual([
      'Created Task "Call Acme"',
      'Created Line "c"',
      'Changed 2 Lines',
      'Changed 1 Account',
      'Nothing changed.',
      'Set Notes: 25',
    ])
    const tasks = await administrator.post('/api/records/task/query', {
      fields: ['subject', 'deal', 'owner', 'created_by'],
    })
    expect(tasks.body.items).toMatchObject([
      { values: { subject: 'Call Acme', deal: id, owner: ada().id, created_by: null } },
    ])
    expect((await read('account', account)).values.credit_limit).toBe('2000.00')
    await expectRollupsAreRight(application, administrator)
  })
})

describe('assign', () => {
  const team: Action = { do: 'assign', among: [{ from: 'role', role: 'own_scope' }] }
  const ownerOf = async (id: string) => {
    const { owner } = (await read('deal', id)).values
    return Object.entries(people).find(([, person]) => person.id === owner)?.[0]
  }

  test('one after the other gives everybody as much, however many come at once', async () => {
    const deals = await Promise.all(Array.from({ length: 21 }, () => newDeal({ owner: null })))
    const source = 'rule:deal/round'
    await Promise.all(deals.map((id) => perform([team], runOn(id, { source }))))
    const owners = await Promise.all(deals.map(ownerOf))
    expect(Object.groupBy(owners, (name) => name ?? 'nobody')).toMatchObject({
      Ada: { length: 7 },
      Ben: { length: 7 },
      Cid: { length: 7 },
    })
  })

  test('goes on behind the last one when somebody comes or goes', async () => {
    const among = (...names: string[]): Action => ({
      do: 'assign',
      among: [{ from: 'people', people: names.map((name) => `${name.toLowerCase()}@example.com`) }],
    })
    const owners: unknown[] = []
    for (const action of [
      among('Ada', 'Ben', 'Cid'),
      among('Dee', 'Ada', 'Ben', 'Cid'),
      among('Ada', 'Cid'),
      among('Ada', 'Cid'),
      among('Ada', 'Cid'),
    ]) {
      const id = await newDeal()
      await perform([action], runOn(id, { source: 'rule:deal/changing' }))
      owners.push(await ownerOf(id))
    }
    expect(owners).toEqual(['Ada', 'Ben', 'Ada', 'Cid', 'Ada'])
  })

  test('by load takes who has the least that counts', async () => {
    const open = 'LEFT(code, 1) = "L"'
    await create('deal', { code: 'L1', owner: ada().id })
    const id = await create('deal', { code: 'L2', owner: people.Ben?.id })
    const run = runOn(id, { source: 'rule:deal/load' })
    const action: Action = {
      do: 'assign',
      by: 'load',
      open,
      among: [{ from: 'people', people: ['ada@example.com', 'ben@example.com'] }],
    }
    expect(await perform([action], run)).toEqual([{ en: 'Gave it to Ben', 'zh-CN': '分配给Ben' }])
    expect(await ownerOf(id)).toBe('Ben')
  })

  test('by score takes the best, and of several the one whose turn it is', async () => {
    const owners: unknown[] = []
    for (let i = 0; i < 3; i++) {
      const id = await newDeal()
      await perform([{ ...team, by: 'score', score: 'points' }], runOn(id, { source: 'rule:deal/score' }))
      owners.push(await ownerOf(id))
    }
    expect(owners).toEqual(['Ben', 'Cid', 'Ben'])
  })

  test('by territory, where nobody or several people are an error', async () => {
    const action: Action = {
      do: 'assign',
      by: 'territory',
      territory: { object: 'territory', field: 'sector', equals: 'account.sector', person: 'rep' },
    }
    const account = await create('account', { name: 'Clinic', sector: 'medical' })
    const id = await newDeal({ account })
    await expect(perform([action], runOn(id))).rejects.toThrow('Nobody active has the Territory "medical".')
    await create('territory', { name: 'M', sector: 'medical', rep: people.Cid?.id })
    await perform([action], runOn(id))
    expect(await ownerOf(id)).toBe('Cid')
    await create('territory', { name: 'M2', sector: 'medical', rep: people.Dee?.id })
    await expect(perform([action], runOn(id))).rejects.toThrow(/Several people have the Territory "medical": .*Cid/)
    await expect(perform([action], runOn(await newDeal()))).rejects.toThrow('Nobody active has the Territory "–".')
  })

  test('nobody is an error', async () => {
    const action: Action = { do: 'assign', among: [{ from: 'people', people: ['nobody@example.com'] }] }
    await expect(perform([action], runOn(await newDeal()))).rejects.toThrow('There is nobody to give it to')
  })
})

describe('telling', () => {
  const told = (name: string) =>
    application.db
      .selectFrom('notifications')
      .select(['title', 'text', 'link', 'topic'])
      .where('person_id', '=', people[name]?.id ?? '')
      .execute()

  test('people read what they may see, in their language, once', async () => {
    const account = await create('account', { name: 'Shown', credit_limit: '5.00' })
    const id = await newDeal({ code: 'N1', account, stage: 'open', closed_on: '2026-03-01' })
    const run = runOn(id)
    const notify: Action = {
      do: 'notify',
      people: [{ from: 'people', people: ['ada@example.com', 'dee@example.com', 'eve@example.com'] }],
      title: { en: '{code} is {stage}', 'zh-CN': '{code} {stage}' },
      text: { en: '{amount} of {account} ({account.credit_limit}) {owner} {nothing}' },
    }
    expect(await perform([notify], run)).toEqual([{ en: 'Told 3 people', 'zh-CN': '通知了 3 人' }])
    await perform([notify], run)
    const link = `/records/deal/${id}`
    const title = { en: 'N1 is Open', 'zh-CN': 'N1 进行中' }
    expect(await told('Ada')).toMatchObject([
      { topic: 'rule', link, title, text: { en: '$1,000.00 of Shown ($5.00) Ada –' } },
    ])
    // amounts are hidden from the one, the whole record from the other
    expect(await told('Dee')).toMatchObject([{ title, text: { en: '– of Shown (–) Ada –' } }])
    expect(await told('Eve')).toMatchObject([
      { title: { en: '– is –', 'zh-CN': '– –' }, text: { en: '– of – (–) – –' } },
    ])
  })

  test('of a record that is gone, only who saw all of them reads what it was', async () => {
    const id = await newDeal({ code: 'G1' })
    const gone = { id, document: { code: 'G1', stage: 'open', amount: '7.00' }, owner: ada().id, prior: undefined }
    await administrator.send('DELETE', `/api/records/deal/${id}`)
    const action: Action = {
      do: 'notify',
      people: [
        { from: 'people', people: ['ada@example.com', 'dee@example.com'] },
        { from: 'field', field: 'owner' },
      ],
      title: { en: 'Gone: {code} {amount}' },
    }
    await perform([action], runOn(id, { gone }))
    expect((await told('Ada')).at(-1)).toMatchObject({ link: null, title: { en: 'Gone: – –' } })
    expect((await told('Dee')).at(-1)).toMatchObject({ title: { en: 'Gone: G1 –' } })
  })

  test('other systems are sent the values that are named, robots the whole text', async () => {
    const account = await create('account', { name: 'Hooked' })
    const id = await newDeal({ code: 'W1', account })
    const run = runOn(id)
    const actions: Action[] = [
      { do: 'webhook', webhook: 'erp', fields: ['code', 'amount', 'account', 'account.name'] },
      { do: 'notify', robot: 'sales', title: { en: '{code}: {amount}' } },
    ]
    const said = await perform(actions, run)
    expect(said.map(({ en }) => en)).toEqual(['Sent to the webhook "erp"', 'Told the robot "sales"'])
    const sent = await application.db
      .selectFrom('deliveries')
      .select(['target', 'key', 'payload'])
      .where('key', 'like', `${run.key}%`)
      .orderBy('target')
      .execute()
    expect(sent).toMatchObject([
      {
        target: 'erp',
        key: `${run.key}/0`,
        payload: {
          body: {
            source: 'rule:deal/test',
            object: 'deal',
            id,
            values: { code: 'W1', amount: '1000.00', account, 'account.name': 'Hooked' },
            labels: { account: 'Hooked' },
          },
        },
      },
      { target: 'sales', key: `${run.key}/1`, payload: { title: { en: 'W1: $1,000.00' } } },
    ])
  })

  test('approvals begin and end by who does that', async () => {
    const id = await newDeal()
    const run = runOn(id)
    const said = await perform(
      [
        { do: 'startApproval', approval: 'discount' },
        { do: 'withdrawApproval', approval: 'discount' },
      ],
      run,
    )
    expect(said.map(({ en }) => en)).toEqual(['Started the approval "discount"', 'Withdrew the approval "discount"'])
    expect(calls).toEqual([`start discount ${run.key}/0`, 'withdraw discount'])
  })
})

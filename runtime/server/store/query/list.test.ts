import type { Json } from '@attain/engine/fields'
import { always } from '@attain/engine/formula'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from '../../testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { viewOf } from '../live-workspace.ts'
import { LiveWorkspaces } from '../live-workspaces.ts'
import { newId } from '../new-id.ts'
import { insertRecords } from '../write/insert.ts'
import { frequentWords } from './frequent-words.ts'
import { listRecords } from './list.ts'
import { searchRecords } from './search.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const slotted = ['code', 'account', 'stage', 'amount', 'margin', 'closed_on', 'urgent', 'next_call']

/** The deals of the tests, with a field of every kind of slot. */
const bundle = dealBundle.map((document) => {
  const { kind, name } = document as { kind: string; name: string }
  if (kind === 'object' && name === 'deal') {
    const { fields } = document as unknown as { fields: object[] }
    const more = [
      { name: 'urgent', label: text('Urgent'), type: 'boolean' },
      { name: 'next_call', label: text('Next call'), type: 'datetime' },
    ]
    return { ...document, fields: [...fields, ...more] }
  }
  if (kind === 'view') return { ...document, columns: slotted.map((field) => ({ field })) }
  return document
})

let application: TestApplication
let admin: TestPerson
let manager: TestPerson
let rep: TestPerson
beforeAll(async () => {
  application = await createTestApplication(bundle)
  admin = await application.person('Ada', ['administrator'])
  manager = await application.person('Mia', ['subordinates_scope'])
  rep = await application.person('Rob', ['own_scope'])
  const answer = await admin.send('PATCH', `/api/records/person/${rep.id}`, { values: { manager: manager.id } })
  expect(answer.status).toBe(200)
})
afterAll(() => application.close())

test('a list reads from slots what a single record reads from its document', async () => {
  const account = await admin.post('/api/records/account', { values: { name: 'Ünïcode 有限公司' } })
  const rich = await admin.post('/api/records/deal', {
    values: {
      code: 'D-1 "quoted"',
      account: account.body.id,
      stage: 'won',
      amount: '-1054.50',
      margin: '0.0525',
      closed_on: '1969-12-31',
      urgent: false,
      next_call: '2026-02-28T23:59:59.007Z',
    },
  })
  expect(rich.status).toBe(201)
  const empty = await admin.post('/api/records/deal', { values: { code: 'D-2' } })
  const { body } = await admin.get(`/api/records/deal?fields=${slotted.join(',')}&sort=code`)
  for (const { id } of [rich.body, empty.body] as { id: string }[]) {
    const { values, labels } = (await admin.get(`/api/records/deal/${id}`)).body
    const shown = body.items.find((item: { id: string }) => item.id === id)
    expect(shown.values).toEqual(Object.fromEntries(slotted.map((field) => [field, values[field]])))
    expect(shown.labels.account).toEqual(labels.account)
  }
  // the test is worth something only while these fields have slots
  const slots = await application.db.selectFrom('field_slots').select('field').where('state', '=', 'ready').execute()
  expect(slots.map((slot) => slot.field)).toEqual(expect.arrayContaining(slotted))
})

describe('a manager pages through the deals of their people', () => {
  /** More deals of somebody else, all in front, than the first rows that are looked through. */
  const inFront = 4100
  const mine: string[] = []

  beforeAll(async () => {
    const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
    const deal = workspace.objects.get('deal')
    if (!deal) throw new Error('no object deal')
    // ids of one millisecond are in no order
    const ids = Array.from({ length: 12 + inFront }, newId).sort()
    const record = (code: string, owner: string, closedOn: string | null) => {
      const document: Record<string, Json> = { code, stage: 'open', ...(closedOn ? { closed_on: closedOn } : {}) }
      return { id: ids.shift() as string, owner, document }
    }
    const own = Array.from({ length: 12 }, (_, i) =>
      record(`M-${i}`, i % 2 === 0 ? rep.id : manager.id, i < 8 ? `2024-01-${10 + Math.floor(i / 2)}` : null),
    )
    const others = Array.from({ length: inFront }, (_, i) => record(`X-${i}`, admin.id, '2025-06-01'))
    const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
    await insertRecords(application.db, view, deal, [...own, ...others], new Date())
    mine.push(...own.map(({ document }) => String(document.code)))
  })

  async function pages(sort: string, limit: number): Promise<string[]> {
    const codes: string[] = []
    let after = ''
    do {
      const { status, body } = await manager.get(`/api/records/deal?fields=code&sort=${sort}&limit=${limit}${after}`)
      expect(status).toBe(200)
      codes.push(...body.items.map((item: { values: { code: string } }) => item.values.code))
      after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`
    } while (after !== '')
    return codes
  }

  const filled = (order: (a: number, b: number) => number) => [0, 1, 2, 3, 4, 5, 6, 7].sort(order).map((i) => `M-${i}`)
  const day = (i: number) => Math.floor(i / 2)

  test.each([1, 2, 3, 5, 12, 50])('in every order, %i at a time', async (limit) => {
    // far: behind everything that others own
    expect(await pages('-closed_on', limit)).toEqual([
      ...filled((a, b) => day(b) - day(a) || b - a),
      'M-11',
      'M-10',
      'M-9',
      'M-8',
    ])
    // near: in front of it
    expect(await pages('closed_on', limit)).toEqual([
      ...filled((a, b) => day(a) - day(b) || a - b),
      'M-8',
      'M-9',
      'M-10',
      'M-11',
    ])
    expect(await pages('created_at', limit)).toEqual(mine)
    expect(await pages('-created_at', limit)).toEqual(mine.toReversed())
    expect(await pages('code', limit)).toEqual(mine.toSorted((a, b) => a.localeCompare(b, 'en')))
  })

  test('in orders of several fields, and of related ones', async () => {
    const expected = [...filled((a, b) => day(a) - day(b) || b - a), 'M-9', 'M-8', 'M-11', 'M-10']
    expect(await pages('closed_on,-code', 3)).toEqual(expected)
    expect(await pages('closed_on,account.name,-code', 3)).toEqual(expected)
    expect(await pages('account.name,closed_on,-code', 3)).toEqual(expected)
  })

  test.each([
    ['of its own field', { in: [{ var: 'code' }, ['M-1', 'M-4', 'M-9']] }],
    [
      'of related fields as well',
      {
        and: [
          { in: [{ var: 'code' }, ['M-1', 'M-4', 'M-9', 'X-7']] },
          { '!=': [{ var: 'account.name' }, 'Nobody'] },
          { '==': [{ var: 'owner.manager' }, '{manager}'] },
        ],
      },
    ],
  ])('with a filter %s, by whoever asks', async (_, filter) => {
    const text = JSON.stringify(filter).replaceAll('"{manager}"', JSON.stringify(manager.id))
    const codes = text.includes('owner.manager') ? ['M-4'] : ['M-1', 'M-4', 'M-9']
    for (const person of [manager, admin]) {
      for (const sort of ['closed_on', '-closed_on', 'created_at', '-created_at', 'code']) {
        const found: string[] = []
        let after = ''
        do {
          const { status, body } = await person.get(
            `/api/records/deal?fields=code&sort=${sort}&limit=1&filter=${encodeURIComponent(text)}${after}`,
          )
          expect(status).toBe(200)
          found.push(...body.items.map((item: { values: { code: string } }) => item.values.code))
          after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`
        } while (after !== '')
        expect(found.toSorted()).toEqual(codes)
      }
    }
  })

  test('by words, which are rare among many others', async () => {
    const found = ['M-1', 'M-10', 'M-11']
    for (const sort of ['closed_on', '-closed_on', 'created_at', '-created_at', 'code']) {
      const { body } = await manager.get(`/api/records/deal?fields=code&sort=${sort}&search=m%201`)
      const codes = body.items.map((item: { values: { code: string } }) => item.values.code)
      expect(codes.toSorted()).toEqual(found)
      const everybody = await admin.get(`/api/records/deal?fields=code&sort=${sort}&search=m%201&limit=2`)
      const first = everybody.body.items.map((item: { values: { code: string } }) => item.values.code)
      expect(first).toEqual(codes.slice(0, 2))
    }
    const { body } = await manager.get('/api/search?q=m%201&objects=deal')
    expect(body.items.map((item: { name: string }) => item.name)).toEqual(['M-11', 'M-10', 'M-1'])
    const others = await manager.get('/api/search?q=x%201&objects=deal')
    expect(others.body.items).toEqual([])
    const frequent = await admin.get('/api/search?q=x&objects=deal&limit=5')
    expect(frequent.body.items).toHaveLength(5)
  })

  test('by a rare word beside others, once Postgres has counted them', async () => {
    await sql`analyze record_words`.execute(application.db)
    const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
    const deal = workspace.objects.get('deal')
    if (!deal) throw new Error('no object deal')
    const as = async (person: TestPerson, role: string, typed: string) => {
      const view = viewOf(workspace, { personId: person.id, roles: [role] })
      return (await searchRecords(application.db, view, deal, typed, 3, '2026-11-22')).map(({ name }) => name)
    }
    const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
    expect(await frequentWords(application.db, view, deal)).toContain('x')
    expect(await as(admin, 'administrator', 'x 4099')).toEqual(['X-4099'])
    expect(await as(admin, 'administrator', '4099 X')).toEqual(['X-4099'])
    expect(await as(admin, 'administrator', 'm 4099')).toEqual([])
    expect(await as(admin, 'administrator', 'x 409')).toEqual(['X-4099', 'X-4098', 'X-4097'])
    expect(await as(manager, 'subordinates_scope', 'x 4099')).toEqual([])
  })

  test('a list without people below asks for what is read, and no more', async () => {
    const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
    const deal = workspace.objects.get('deal')
    if (!deal) throw new Error('no object deal')
    const view = viewOf(workspace, { personId: manager.id, roles: ['subordinates_scope'] })
    const question = { paths: [], filter: always, sort: [], limit: 5 }
    const answer = await listRecords(application.db, view, deal, question, '2026-11-22')
    expect(answer.items.map(({ values, labels }) => ({ values, labels }))).toEqual(
      Array.from({ length: 5 }, () => ({ values: {}, labels: {} })),
    )
  })
})

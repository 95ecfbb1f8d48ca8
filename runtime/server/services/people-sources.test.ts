import type { PeopleSource } from '@attain/engine/metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewOf } from '../store/live-workspace.ts'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { dealBundle } from '../testing/deal-bundle.ts'
import { createTestApplication, type TestApplication } from '../testing/test-application.ts'
import type { Context } from './context.ts'
import { resolvePeople } from './people-sources.ts'
import type { Subject } from './subject.ts'

let application: TestApplication
let context: Context
/** Names by id and back. */
const ids: Record<string, string> = {}
let subject: Subject

const people = [
  { name: 'Chief', title: 'Director' },
  { name: 'Head', title: 'Head of sales', manager: 'Chief' },
  { name: 'Gone', title: 'Lead', manager: 'Head', active: false },
  { name: 'Left', title: 'Lead', manager: 'Head', left_on: '2026-01-31' },
  { name: 'Rep', manager: 'Gone', email: 'Rep@example.com' },
  { name: 'Other', manager: 'Head', email: 'other@example.com' },
  { name: 'Locked', manager: 'Left' },
]

beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  const administrator = await application.person('Administrator', ['administrator'])
  const create = async (object: string, values: object) => {
    const { status, body } = await administrator.post(`/api/records/${object}`, { values })
    expect(status).toBe(201)
    return body.id as string
  }
  for (const { manager, ...values } of people)
    ids[values.name] = await create('person', { ...values, ...(manager && { manager: ids[manager] }) })
  const team = await create('team', { name: 'West', head: ids.Head })
  await administrator.send('PATCH', `/api/records/person/${ids.Rep}`, { values: { team } })
  for (const name of ['Rep', 'Other', 'Locked']) await application.account(ids[name] as string, name, ['own_scope'])
  await application.db
    .updateTable('memberships')
    .set({ active: false })
    .where('person_id', '=', ids.Locked as string)
    .execute()
  const account = await create('account', { name: 'Acme', owner: ids.Other })
  const deal = await create('deal', { code: 'D1', account, owner: ids.Rep, amount: '100.00' })
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const object = workspace.objects.get('deal')
  if (!object) throw new Error('no deals')
  const view = viewOf(workspace, { personId: ids.Rep as string, roles: [] })
  context = { db: application.db, view, now: new Date(), today: '2026-11-26', language: 'en' }
  const document = { code: 'D1', account, stage: 'open', amount: '100.00' }
  subject = {
    object,
    record: { id: deal, document, owner: ids.Rep as string, prior: undefined },
    submitter: ids.Rep as string,
    chosen: [ids.Other as string, ids.Gone as string, ids.Chief as string],
  }
})
afterAll(() => application.close())

const cases: readonly { name: string; sources: readonly PeopleSource[]; finds: readonly string[] }[] = [
  {
    name: 'named people, in their order',
    sources: [{ from: 'people', people: ['other@example.com', 'REP@example.com', 'nobody@example.com'] }],
    finds: ['Other', 'Rep'],
  },
  { name: 'a role', sources: [{ from: 'role', role: 'own_scope' }], finds: ['Other', 'Rep'] },
  {
    name: 'everyone who signs in',
    sources: [{ from: 'role', role: 'everyone' }],
    finds: ['Administrator', 'Other', 'Rep'],
  },
  { name: 'the head of the team', sources: [{ from: 'teamHead' }], finds: ['Head'] },
  {
    name: 'the head of the team of somebody without one',
    sources: [{ from: 'teamHead', of: 'account.owner' }],
    finds: [],
  },
  { name: 'the manager, who left', sources: [{ from: 'managers' }], finds: [] },
  { name: 'managers of two levels', sources: [{ from: 'managers', levels: 2 }], finds: ['Head'] },
  { name: 'all managers of many levels', sources: [{ from: 'managers', levels: 9 }], finds: ['Head', 'Chief'] },
  {
    name: 'managers up to a title',
    sources: [{ from: 'managers', title: 'Head of sales' }],
    finds: ['Head'],
  },
  {
    name: 'managers up to a title that is beyond the levels',
    sources: [{ from: 'managers', title: 'Director', levels: 2 }],
    finds: ['Head'],
  },
  {
    name: 'all managers when nobody has the title',
    sources: [{ from: 'managers', title: 'President' }],
    finds: ['Head', 'Chief'],
  },
  {
    name: 'the manager of a person of a related record',
    sources: [{ from: 'managers', of: 'account.owner' }],
    finds: ['Head'],
  },
  { name: 'a field', sources: [{ from: 'field', field: 'owner' }], finds: ['Rep'] },
  { name: 'a field of a related record', sources: [{ from: 'field', field: 'account.owner' }], finds: ['Other'] },
  { name: 'a blank field', sources: [{ from: 'field', field: 'account.parent.owner' }], finds: [] },
  { name: 'the submitter', sources: [{ from: 'submitter' }], finds: ['Rep'] },
  { name: 'the chosen, without who is not active', sources: [{ from: 'chosen' }], finds: ['Other', 'Chief'] },
  {
    name: 'a formula that reads far records',
    sources: [{ from: 'formula', formula: 'IF(amount > 50, account.owner.manager, owner)' }],
    finds: ['Head'],
  },
  {
    name: 'several sources, each person once',
    sources: [{ from: 'submitter' }, { from: 'role', role: 'own_scope' }, { from: 'managers', levels: 3 }],
    finds: ['Rep', 'Other', 'Head', 'Chief'],
  },
]

describe('people', () => {
  test.each(cases)('$name', async ({ sources, finds }) => {
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
    const found = await resolvePeople(context, sources, subject)
    expect(found.map((id) => names.get(id) ?? 'Administrator')).toEqual(finds)
  })

  test('nobody submitted it', async () => {
    const sources: PeopleSource[] = [{ from: 'submitter' }, { from: 'teamHead' }, { from: 'managers', levels: 5 }]
    expect(await resolvePeople(context, sources, { ...subject, submitter: null })).toEqual([])
  })
})

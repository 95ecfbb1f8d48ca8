/** The ways to live: reviewed with numbers, tried by some, at a time, withdrawn; and what went wrong on the way. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRevisionErrors } from './services/revision-errors.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'
import { createScheduledPublishes } from './workers/scheduled-publishes.ts'

type Document = { kind: string; name: string; fields?: object[]; [property: string]: unknown }
const label = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })

let application: TestApplication
let ada: TestPerson
let ben: TestPerson
let version = 0
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  ada = await application.person('Ada', ['administrator'])
  ben = await application.person('Ben', ['administrator'])
})
afterAll(() => application.close())
beforeEach(async () => {
  await sql`delete from rollouts`.execute(application.db)
  await ada.send('DELETE', `/api/drafts/${ada.id}`)
  version = 0
  await application.publish(dealBundle)
})

/** The bundle with another object "deal". */
function withDeal(change: (deal: Document) => Document): Document[] {
  return (dealBundle as Document[]).map((one) => (one.kind === 'object' && one.name === 'deal' ? change(one) : one))
}
const adding = (...fields: object[]) => withDeal((deal) => ({ ...deal, fields: [...(deal.fields ?? []), ...fields] }))
const dealIn = (documents: Document[]) => documents.find(({ kind, name }) => kind === 'object' && name === 'deal')

async function publishDraft(documents: Document[], how: object) {
  const content = dealIn(documents)
  const body = { seen: version, documents: [{ identity: 'object:deal', content, unfinished: null }] }
  const saved = await ada.send('PUT', `/api/drafts/${ada.id}`, body)
  expect(saved.status).toBe(200)
  version = saved.body.version
  return ada.post(`/api/drafts/${ada.id}/publish`, { seen: version, message: 'Try', ...how })
}
const revisions = async () => (await ada.get('/api/metadata/revisions')).body.items
const create = (by: TestPerson, values: object) =>
  by.post('/api/records/deal', { values: { code: crypto.randomUUID().slice(0, 8), ...values } })

describe('a canary', () => {
  const forBen = () => ({ canary: { people: [ben.id], roles: [] } })
  const revisionOf = async (person: TestPerson) => (await person.get('/api/app')).body.revision

  test('is what some people work with, while the others stay; then everybody has it', async () => {
    const before = await revisionOf(ada)
    const { body } = await publishDraft(adding(field('mood', 'text')), forBen())
    expect(body).toMatchObject({ published: true })
    expect([await revisionOf(ada), await revisionOf(ben)]).toEqual([before, body.revision])
    expect((await revisions())[0]).toMatchObject({
      revision: body.revision,
      live: false,
      rollout: { kind: 'canary', peopleNames: ['Ben'] },
    })

    const made = await create(ben, { mood: 'good' })
    expect(made.status).toBe(201)
    const url = `/api/records/deal/${made.body.id}`
    // who is on live does not see the field, and what they change leaves it
    expect((await ada.get(url)).body.values).not.toHaveProperty('mood')
    expect((await ada.send('PATCH', url, { values: { code: `x${made.body.id.slice(-6)}` } })).status).toBe(200)
    expect((await ben.get(url)).body.values.mood).toBe('good')
    // without a column of its own it is read from the document
    const filter = encodeURIComponent('mood = "good"')
    expect((await ben.get(`/api/records/deal?filter=${filter}`)).body.items).toHaveLength(1)
    expect((await ada.get(`/api/records/deal?filter=${filter}`)).status).toBe(400)

    expect((await ada.post(`/api/metadata/revisions/${body.revision}/promote`, {})).status).toBe(204)
    expect([await revisionOf(ada), await revisionOf(ben)]).toEqual([body.revision, body.revision])
    expect((await ada.get(url)).body.values.mood).toBe('good')
    expect((await revisions())[0]).toMatchObject({ live: true, rollout: null })
  })

  test('ends without a trace of what it added, and values stay for the next time', async () => {
    const before = await revisionOf(ben)
    const { body } = await publishDraft(adding(field('mood', 'text')), forBen())
    const made = await create(ben, { mood: 'kept' })
    expect((await ada.post(`/api/metadata/revisions/${body.revision}/withdraw`, {})).status).toBe(204)
    expect(await revisionOf(ben)).toBe(before)
    expect((await ben.get(`/api/records/deal/${made.body.id}`)).body.values).not.toHaveProperty('mood')
    await application.publish(adding(field('mood', 'text')))
    expect((await ada.get(`/api/records/deal/${made.body.id}`)).body.values.mood).toBe('kept')
  })

  test('brings objects that only they have', async () => {
    const visit = { kind: 'object', name: 'visit', label: label('Visit'), fields: [field('name', 'text')] }
    await ada.send('PUT', `/api/drafts/${ada.id}`, {
      seen: 0,
      documents: [{ identity: 'object:visit', content: visit, unfinished: null }],
    })
    const { body } = await ada.post(`/api/drafts/${ada.id}/publish`, { seen: 1, message: '', ...forBen() })
    expect((await ben.post('/api/records/visit', { values: { name: 'First' } })).status).toBe(201)
    expect((await ben.get('/api/records/visit?sort=name')).body.items).toHaveLength(1)
    expect((await ada.get('/api/records/visit')).status).toBe(404)
    await ada.post(`/api/metadata/revisions/${body.revision}/promote`, {})
    expect((await ada.get('/api/records/visit?sort=name')).body.items).toHaveLength(1)
  })

  test('by role', async () => {
    const { body } = await publishDraft(adding(field('mood', 'text')), { canary: { people: [], roles: ['own_scope'] } })
    const rep = await application.person('Rep', ['own_scope'])
    expect(await revisionOf(rep)).toBe(body.revision)
    expect(await revisionOf(ben)).toBe(body.revision - 1)
  })

  test('is refused when it would rewrite records, and nothing else is published meanwhile', async () => {
    const retyped = withDeal((deal) => ({
      ...deal,
      fields:
        deal.fields?.map((one) => ((one as { name: string }).name === 'code' ? { ...one, unique: false } : one)) ?? [],
    }))
    const review = await ada.post('/api/metadata/diff', { documents: retyped })
    expect(review.body.canaryObstacles).toHaveLength(1)
    expect(await publishDraft(retyped, forBen())).toMatchObject({ status: 409, body: { code: 'no_canary' } })

    const { body } = await publishDraft(adding(field('mood', 'text')), forBen())
    const other = await ada.post('/api/metadata/publish', { documents: adding(field('other', 'text')) })
    expect(other).toMatchObject({ status: 409, body: { code: 'canary_running', details: { revision: body.revision } } })
  })
})

describe('at a time', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

  test('it goes live then, once, and not before', async () => {
    const { body } = await publishDraft(adding(field('mood', 'text')), { at: inAnHour() })
    const lived: number[] = []
    const worker = createScheduledPublishes(application.db, application.app.log, async (id) => void lived.push(id))
    await worker.look()
    expect((await revisions())[0]).toMatchObject({
      revision: body.revision,
      live: false,
      rollout: { kind: 'scheduled' },
    })
    await sql`update rollouts set at = now() - interval '1 second'`.execute(application.db)
    await Promise.all([worker.look(), worker.look()])
    await worker.stop()
    expect(lived).toEqual([application.workspaceId])
    expect((await revisions())[0]).toMatchObject({ revision: body.revision, live: true, rollout: null })
  })

  test('it says why when another was published meanwhile, and can be called off', async () => {
    const { body } = await publishDraft(adding(field('mood', 'text')), { at: inAnHour() })
    await application.publish(adding(field('other', 'text')))
    await sql`update rollouts set at = now() - interval '1 second'`.execute(application.db)
    const worker = createScheduledPublishes(application.db, application.app.log, async () => {})
    await worker.look()
    await worker.stop()
    const [, scheduled] = await revisions()
    expect(scheduled).toMatchObject({ revision: body.revision, live: false })
    expect(scheduled.rollout.problem).toMatch(/made on revision/)
    expect((await ada.post(`/api/metadata/revisions/${body.revision}/withdraw`, {})).status).toBe(204)
    expect((await revisions())[1].rollout).toBeNull()
  })

  test('a time that has passed is refused', async () => {
    expect((await publishDraft(adding(field('mood', 'text')), { at: '2020-01-01T00:00:00Z' })).status).toBe(400)
  })
})

describe('the review', () => {
  test('counts the records and people that a change is about', async () => {
    for (const code of ['a', 'b', 'c']) await create(ada, { code: `${code}-${Date.now()}` })
    const total = (await ada.get('/api/records/deal/count')).body.count
    const documents = withDeal((deal) => ({
      ...deal,
      fields: [...(deal.fields ?? []), field('reason', 'text', { required: true })],
      validations: [{ name: 'never', must: 'code = "nobody"', message: label('Never') }],
    })).filter(({ kind, name }) => !(kind === 'role' && name === 'own_scope'))
    await application.person('Rep', ['own_scope'])
    const { body } = await ada.post('/api/metadata/diff', { documents })
    const of = (kind: string) => body.impact.find((one: { kind: string }) => one.kind === kind)
    expect(of('field-required')).toMatchObject({ field: 'reason', records: { count: total, capped: false } })
    expect(of('validation-added')).toMatchObject({ validation: 'never', records: { count: total, capped: false } })
    expect(of('role-removed').people).toBeGreaterThan(0)
  })
})

describe('revisions', () => {
  test('tell who changed a document when', async () => {
    await application.publish(adding(field('mood', 'text')))
    await application.publish([
      ...adding(field('mood', 'text')),
      { kind: 'page', name: 'other', label: label('O'), content: { type: 'group' } },
    ])
    const { items } = (await ada.get('/api/metadata/revisions?document=object:deal')).body
    const all = await revisions()
    expect(all[0].revision).toBeGreaterThan(items[0].revision)
    const one = await ada.get(`/api/metadata/revisions/${items[0].revision}`)
    expect(one.body.changes).toMatchObject([{ document: 'object:deal', change: 'changed' }])
    expect((await ada.get('/api/metadata/revisions/99999')).status).toBe(404)
  })

  test('count what goes wrong for people who work under them', async () => {
    const errors = createRevisionErrors(application.db, application.app.log)
    const revision = (await revisions())[0].revision
    const happened = {
      workspaceId: application.workspaceId,
      revision,
      code: 'not_found',
      status: 404,
      message: 'No',
      requestId: crypto.randomUUID(),
    }
    errors.note(happened)
    errors.note(happened)
    await errors.write()
    errors.note({ ...happened, message: 'No \0' })
    await errors.stop()
    const { items } = (await ada.get(`/api/metadata/revisions/${revision}/errors`)).body
    expect(items).toMatchObject([{ code: 'not_found', status: 404, count: 3, lastMessage: 'No \uFFFD' }])
    expect((await revisions())[0].errors).toBe(3)
  })
})

/** Drafts: kept as they are typed, by several people at once, and published without losing anybody's work. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let ada: TestPerson
let ben: TestPerson
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
})
afterAll(() => application.close())
beforeEach(async () => {
  ada = await application.person('Ada', ['administrator'])
  ben = await application.person('Ben', ['administrator'])
})

const visit = (label = 'Visit') => ({
  kind: 'object',
  name: 'visit',
  label: { en: label, 'zh-CN': label },
  fields: [{ name: 'name', label: { en: 'Name', 'zh-CN': '名称' }, type: 'text' }],
})
const filed = (content: object | null, identity = 'object:visit', unfinished: string | null = null) => ({
  identity,
  content,
  unfinished,
})
const draftOf = (person: TestPerson) => `/api/drafts/${person.id}`
const save = (by: TestPerson, of: TestPerson, seen: number, documents: object[], more: object = {}) =>
  by.send('PUT', draftOf(of), { seen, documents, ...more })
const live = async () => (await ada.get('/api/metadata')).body as { revision: number; documents: { name: string }[] }

test('a draft begins with its first save, and is read as it was saved', async () => {
  const { revision } = await live()
  const before = await ada.get(draftOf(ada))
  expect(before.body).toMatchObject({
    owner: ada.id,
    ownerName: 'Ada',
    baseRevision: revision,
    version: 0,
    documents: [],
  })
  expect(before.body.base.length).toBe(dealBundle.length)

  expect((await save(ada, ada, 0, [filed(visit())])).body).toMatchObject({ version: 1, documents: [] })
  const { body } = await ada.get(draftOf(ada))
  expect(body.documents).toMatchObject([{ ...filed(visit()), version: 1, changedBy: ada.id, changedByName: 'Ada' }])
  expect((await ada.get('/api/drafts')).body.items[0]).toMatchObject({ owner: ada.id, changes: 1, version: 1 })
  expect((await ben.get(draftOf(ben))).body.documents).toEqual([])
})

test('what another has saved in the same document is a conflict that tells it; in another document it is not', async () => {
  await save(ada, ada, 0, [filed(visit('By Ada'))])
  const other = { ...visit(), name: 'route' }
  const beside = await save(ben, ada, 0, [filed(other, 'object:route')])
  expect(beside.body).toMatchObject({ version: 2, documents: [{ identity: 'object:visit', changedByName: 'Ada' }] })

  const refused = await save(ada, ada, 1, [filed({ ...other, label: { en: 'Way' } }, 'object:route')])
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'draft_moved',
      details: { version: 2, documents: [{ identity: 'object:route', changedByName: 'Ben' }] },
    },
  })
  const { body } = await ada.get(`${draftOf(ada)}/changes?since=1`)
  expect(body).toMatchObject({ version: 2, documents: [{ content: other }] })
})

test('two saves at once: one is kept, the other is told', async () => {
  const answers = await Promise.all(['a', 'b', 'c'].map((label) => save(ada, ada, 0, [filed(visit(label))])))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('publishing a draft makes a revision, and the draft goes on from it', async () => {
  const { revision } = await live()
  await save(ada, ada, 0, [filed(visit())])
  const published = await ada.post(`${draftOf(ada)}/publish`, { seen: 1, message: 'Visits' })
  expect(published.body).toMatchObject({ published: true, revision: revision + 1 })
  expect((await live()).documents.map(({ name }) => name)).toContain('visit')
  expect((await ada.get('/api/records/visit')).status).toBe(200)
  expect((await ada.get(draftOf(ada))).body).toMatchObject({ baseRevision: revision + 1, version: 2, documents: [] })
  const { items } = (await ada.get('/api/drafts')).body as { items: { owner: string }[] }
  expect(items.map(({ owner }) => owner)).not.toContain(ada.id)

  await save(ada, ada, 2, [filed(null)])
  await ada.post(`${draftOf(ada)}/publish`, { seen: 3, message: 'No visits' })
  expect((await live()).documents.map(({ name }) => name)).not.toContain('visit')
})

test('a draft that has moved, or whose revision is not live any more, is not published', async () => {
  await save(ada, ada, 0, [filed(visit())])
  await save(ben, ada, 1, [filed({ ...visit(), name: 'route' }, 'object:route')])
  const moved = await ada.post(`${draftOf(ada)}/publish`, { seen: 1, message: '' })
  expect(moved).toMatchObject({ status: 409, body: { code: 'draft_moved' } })

  await save(ben, ben, 0, [filed({ ...visit(), name: 'tour' }, 'object:tour')])
  expect((await ben.post(`${draftOf(ben)}/publish`, { seen: 1, message: '' })).status).toBe(200)
  const { revision, documents } = await live()
  const late = await ada.post(`${draftOf(ada)}/publish`, { seen: 2, message: '' })
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict', details: { revision } } })
  expect((await ada.get(draftOf(ada))).body.documents).toHaveLength(2)

  // moved onto the live revision, it can be
  const seen = { seen: 2, documents: [filed(visit())] }
  expect((await ada.send('PUT', draftOf(ada), { ...seen, baseRevision: revision + 1 })).status).toBe(404)
  await ada.send('PUT', draftOf(ada), { ...seen, baseRevision: revision })
  expect((await ada.post(`${draftOf(ada)}/publish`, { seen: 3, message: '' })).status).toBe(200)
  const names = (await live()).documents.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining([...documents.map(({ name }) => name), 'visit']))
  await ada.post(`/api/metadata/revisions/1/rollback`, {})
})

test('a draft with problems or unfinished text is not published, and stays', async () => {
  await save(ada, ada, 0, [filed({ ...visit(), fields: [{ name: 'to', type: 'lookup', target: 'nowhere' }] })])
  const refused = await ada.post(`${draftOf(ada)}/publish`, { seen: 1, message: '' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_bundle' } })

  await save(ada, ada, 1, [filed(visit(), 'object:visit', '{ "kind": ')])
  const unfinished = await ada.post(`${draftOf(ada)}/publish`, { seen: 2, message: '' })
  expect(unfinished).toMatchObject({ status: 409, body: { code: 'draft_unfinished' } })
  expect((await ada.get(draftOf(ada))).body.documents[0]).toMatchObject({ unfinished: '{ "kind": ' })
})

test('a document is filed under its own name, and only administrators see any of it', async () => {
  expect((await save(ada, ada, 0, [filed(visit(), 'object:tour')])).status).toBe(400)
  expect((await save(ada, ada, 0, [filed({ kind: 'spell', name: 'x' }, 'spell:x')])).status).toBe(400)
  const rep = await application.person('Rep', ['own_scope'])
  for (const url of ['/api/drafts', draftOf(ada), `${draftOf(ada)}/changes?since=0`])
    expect((await rep.get(url)).status).toBe(403)
  expect((await save(rep, rep, 0, [])).status).toBe(403)
  expect((await rep.post(`${draftOf(ada)}/publish`, { seen: 0, message: '' })).status).toBe(403)
  expect((await ada.send('DELETE', draftOf(ben))).status).toBe(404)
})

test('a draft can be thrown away', async () => {
  await save(ada, ada, 0, [filed(visit())])
  expect((await ada.send('DELETE', draftOf(ada))).status).toBe(204)
  expect((await ada.get(draftOf(ada))).body).toMatchObject({ version: 0, documents: [] })
})

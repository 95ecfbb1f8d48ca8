/** Changes on their way between workspaces: with what they need, conflicts by field, there and back. */
import {
  bundleFromDocuments,
  linkBundle,
  type merge as Merge,
  merge,
  needsOf,
  validateBundle,
} from '@attain/engine/metadata'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, setMembership } from './accounts/index.ts'
import { TestBrowser } from './accounts/test-application.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from './testing/test-application.ts'

type Json = Parameters<typeof Merge>[0]
type Document = { kind: string; name: string; [property: string]: unknown }
type Documents = ReadonlyMap<string, Document>
type Ask = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object, workspace?: string) => Promise<Answer>

let application: TestApplication
let ada: Ask
let adaId: string
let ben: TestPerson
let slug: string
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  const { app, db, workspaceId } = application
  const person = await application.person('Ada', [])
  adaId = person.id
  await db.deleteFrom('memberships').where('person_id', '=', adaId).execute()
  const accountId = await createAccount(db, { username: 'ada', name: 'Ada', password: 'a long password' })
  await setMembership(db, workspaceId, adaId, accountId, ['administrator'], true)
  ben = await application.person('Ben', ['administrator'])
  const browser = new TestBrowser(app)
  await browser.signIn('ada', 'a long password')
  ada = async (method, url, body, workspace = 'main') => {
    const response = await browser.send(method, url, body, { 'attain-workspace': workspace })
    expect(response.statusCode, `${url}: ${response.body}`).toBeLessThan(500)
    return { status: response.statusCode, headers: {}, body: response.body === '' ? null : response.json() }
  }
  slug = (await ada('POST', '/api/sandboxes', { name: 'Sandbox', data: 'none' })).body.slug
})
afterAll(() => application.close())

function identity({ kind, object, name }: Document): string {
  return kind === 'app' ? 'app' : kind === 'view' ? `view:${object}/${name}` : `${kind}:${name}`
}
const byIdentity = (documents: Document[]): Documents => new Map(documents.map((one) => [identity(one), one]))
const bundleOf = (documents: Documents) => linkBundle(validateBundle(bundleFromDocuments([...documents.values()])))

async function live(workspace: string): Promise<Documents> {
  return byIdentity((await ada('GET', '/api/metadata', undefined, workspace)).body.documents)
}

async function publish(workspace: string, change: (documents: Map<string, Document>) => void): Promise<void> {
  const documents = new Map(await live(workspace))
  change(documents)
  const { status, body } = await ada('POST', '/api/metadata/publish', { documents: [...documents.values()] }, workspace)
  expect(status, JSON.stringify(body)).toBe(200)
}

/** As the designer does it: reads what the other has, merges what was chosen and what that needs, saves, says so. */
async function move(from: string, to: string, chosen: string[] | undefined, choose: 'mine' | 'theirs' = 'mine') {
  const { body } = await ada('GET', `/api/exchange/${from}`, undefined, to)
  const [theirs, base, mine] = [byIdentity(body.documents), byIdentity(body.base), await live(to)]
  const differs = [...new Set([...theirs.keys(), ...mine.keys()])].filter((id) => {
    const [was, there] = [JSON.stringify(base.get(id)), JSON.stringify(theirs.get(id))]
    return was !== there && there !== JSON.stringify(mine.get(id))
  })
  const needs = needsOf(bundleOf(theirs), bundleOf(mine), chosen ?? [], new Set(differs))
  const moved = chosen === undefined ? differs : [...chosen, ...needs.keys()]
  const conflicts: string[] = []
  if (moved.length === 0) return { differs, moved, conflicts, version: 0 }
  const documents = moved.map((id) => {
    const merged = merge(base.get(id) as Json, mine.get(id) as Json, theirs.get(id) as Json, () => choose)
    conflicts.push(...merged.conflicts.map(({ place }) => `${id}#${place}`))
    return { identity: id, content: merged.value ?? null, unfinished: null }
  })
  const { version, liveRevision } = (await ada('GET', `/api/drafts/${adaId}`, undefined, to)).body
  const saved = await ada('PUT', `/api/drafts/${adaId}`, { seen: version, baseRevision: liveRevision, documents }, to)
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const taken = { owner: adaId, revision: body.revision, identities: moved }
  expect((await ada('PUT', `/api/exchange/${from}/taken`, taken, to)).status).toBe(204)
  return { differs, moved, conflicts, version: saved.body.version }
}

async function publishDraft(workspace: string, seen: number): Promise<void> {
  const { status, body } = await ada('POST', `/api/drafts/${adaId}/publish`, { seen, message: '' }, workspace)
  expect(status, JSON.stringify(body)).toBe(200)
}

async function apart(): Promise<{ toLive: number; fromLive: number }> {
  const { toLive, fromLive } = (await ada('GET', '/api/sandboxes')).body.items[0]
  return { toLive, fromLive }
}

const field = (name: string) => ({ name, label: { en: name, 'zh-CN': name }, type: 'text' })
function addField(documents: Map<string, Document>, object: string, name: string): void {
  const document = documents.get(`object:${object}`) as Document & { fields: object[] }
  documents.set(`object:${object}`, { ...document, fields: [...document.fields, field(name)] })
}
function relabel(documents: Map<string, Document>, id: string, en: string): void {
  const document = documents.get(id) as Document
  documents.set(id, { ...document, label: { ...(document.label as object), en } })
}

test('a chosen document brings what it needs, and nothing else', async () => {
  await publish(slug, (documents) => {
    addField(documents, 'deal', 'region')
    addField(documents, 'account', 'remark')
    const view = documents.get('view:deal/all') as Document & { columns: object[] }
    documents.set('view:deal/all', { ...view, columns: [...view.columns, { field: 'region' }] })
  })
  expect(await apart()).toEqual({ toLive: 3, fromLive: 0 })
  const { moved, conflicts, version, differs } = await move(slug, 'main', ['view:deal/all'])
  expect(differs.sort()).toEqual(['object:account', 'object:deal', 'view:deal/all'])
  expect([moved.sort(), conflicts]).toEqual([['object:deal', 'view:deal/all'], []])
  await publishDraft('main', version)
  expect(await apart()).toEqual({ toLive: 1, fromLive: 0 })
})

test('what both changed in different ways is a conflict by field, and is asked once', async () => {
  await publish('main', (documents) => {
    relabel(documents, 'object:deal', 'Chance')
    addField(documents, 'deal', 'only_live')
  })
  await publish(slug, (documents) => {
    relabel(documents, 'object:deal', 'Business')
    addField(documents, 'deal', 'only_sandbox')
  })
  expect(await apart()).toEqual({ toLive: 2, fromLive: 1 })
  const { conflicts, version } = await move(slug, 'main', ['object:deal'])
  expect(conflicts).toEqual(['object:deal#/label/en'])
  await publishDraft('main', version)
  const deal = (await live('main')).get('object:deal') as Document & {
    label: { en: string }
    fields: { name: string }[]
  }
  expect(deal.label.en).toBe('Chance')
  expect(deal.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['region', 'only_live', 'only_sandbox']))
  // the sandbox's part has been decided on; live's has not come here yet
  expect(await apart()).toEqual({ toLive: 1, fromLive: 1 })
  expect((await move(slug, 'main', [])).differs).toEqual(['object:account'])
})

test('there and back, both are equal', async () => {
  const back = await move('main', slug, undefined)
  expect([back.differs, back.conflicts]).toEqual([['object:deal'], []])
  await publishDraft(slug, back.version)
  const there = await move(slug, 'main', undefined)
  expect(there.conflicts).toEqual([])
  await publishDraft('main', there.version)
  expect(await apart()).toEqual({ toLive: 0, fromLive: 0 })
  expect(await live(slug)).toEqual(await live('main'))
})

test('a document is taken away, and a change made by hand on both sides is none', async () => {
  await publish(slug, (documents) => {
    documents.delete('view:deal/all')
    relabel(documents, 'object:account', 'Client')
  })
  await publish('main', (documents) => relabel(documents, 'object:account', 'Client'))
  expect(await apart()).toEqual({ toLive: 1, fromLive: 0 })
  const { differs, version } = await move(slug, 'main', undefined)
  expect(differs).toEqual(['view:deal/all'])
  await publishDraft('main', version)
  expect((await live('main')).has('view:deal/all')).toBe(false)
  // the next change of the same field starts from what both had
  await publish(slug, (documents) => relabel(documents, 'object:account', 'Customer'))
  expect((await move(slug, 'main', ['object:account'])).conflicts).toEqual([])
  expect(await apart()).toEqual({ toLive: 1, fromLive: 0 })
})

test('what was taken back before publishing is not forgotten', async () => {
  const before = await apart()
  const { version } = await move(slug, 'main', ['object:account'])
  const mine = (await live('main')).get('object:account')
  const documents = [{ identity: 'object:account', content: mine, unfinished: null }]
  const role = { kind: 'role', name: 'extra', label: { en: 'Extra', 'zh-CN': '额外' } }
  documents.push({ identity: 'role:extra', content: role, unfinished: null })
  const saved = await ada('PUT', `/api/drafts/${adaId}`, { seen: version, documents })
  await publishDraft('main', saved.body.version)
  expect(await apart()).toEqual({ toLive: before.toLive, fromLive: before.fromLive + 1 })
})

test('only between workspaces that one administers, and not with a key', async () => {
  expect((await ada('GET', '/api/exchange/nowhere')).status).toBe(404)
  expect((await ben.get(`/api/exchange/${slug}`)).body.code).toBe('forbidden')
  const { app, db } = application
  const stranger = await application.person('Zoe', [])
  await db.deleteFrom('memberships').where('person_id', '=', stranger.id).execute()
  const accountId = await createAccount(db, { username: 'zoe', name: 'Zoe', password: 'a long password' })
  await setMembership(db, application.workspaceId, stranger.id, accountId, ['administrator'], true)
  const browser = new TestBrowser(app)
  await browser.signIn('zoe', 'a long password')
  // an administrator of live who is nobody in the sandbox
  expect((await browser.send('GET', `/api/exchange/${slug}`)).statusCode).toBe(404)
  const taken = { owner: adaId, revision: 1, identities: ['app'] }
  expect((await browser.send('PUT', `/api/exchange/${slug}/taken`, taken)).statusCode).toBe(404)
  const { items } = (await browser.send('GET', '/api/sandboxes')).json()
  expect(items[0]).toMatchObject({ slug, isMine: false })
})

/** An open draft against the real server: saved as it goes, with others at work in it, and published meanwhile. */
import type { DraftBody, DraftChanges, SaveDraftBody } from '@attain/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dealBundle } from '../../runtime/server/testing/deal-bundle.ts'
import {
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from '../../runtime/server/testing/test-application.ts'
import { addDocument, insertEntry, setValue } from './command.ts'
import { changedBetween } from './documents.ts'
import { Draft } from './draft.ts'
import type { DraftPort } from './draft-state.ts'
import { valueAt } from './pointer.ts'

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

/** The draft of the one, on the other's screen. */
function portOf(owner: TestPerson, by: TestPerson): DraftPort {
  const url = `/api/drafts/${owner.id}`
  const get = async <T>(path: string) => (await by.get(path)).body as T
  return {
    read: () => get<DraftBody>(url),
    readLive: () => get('/api/metadata'),
    changes: (since) => get<DraftChanges>(`${url}/changes?since=${since}`),
    async save(body: SaveDraftBody) {
      const answer = await by.send('PUT', url, body)
      if (answer.status === 409) return 'moved'
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return answer.body as DraftChanges
    },
  }
}

async function open(owner: TestPerson, by = owner): Promise<Draft> {
  const port = portOf(owner, by)
  return new Draft(await port.read(), port, 1_000_000)
}

const DEAL = 'object:deal'
const label = (draft: Draft, pointer = '/label/en') => valueAt(draft.state.documents.get(DEAL), pointer)
const field = (name: string) => ({ name, label: { en: name, 'zh-CN': name }, type: 'text' })
const fieldNames = (draft: Draft) =>
  (valueAt(draft.state.documents.get(DEAL), '/fields') as { name: string }[]).map(({ name }) => name)
const saved = async (owner: TestPerson) => (await open(owner)).state

test('what was changed back and saved is no change when the draft is opened anew', async () => {
  const draft = await open(ada)
  draft.run(setValue(DEAL, '/label/en', 'Chance'))
  await draft.save()
  draft.undo()
  await draft.save()
  const { documents, base } = await saved(ada)
  expect(changedBetween(base, documents)).toEqual([])
})

test('what is done is saved, and there again when the draft is opened anew', async () => {
  const draft = await open(ada)
  expect(draft.state.saving.state).toBe('saved')
  draft.run(setValue(DEAL, '/label/en', 'Chance'))
  draft.run(insertEntry(DEAL, '/fields', 0, field('first'), 'first'))
  expect(draft.state.saving.state).toBe('waiting')
  await draft.save()
  expect(draft.state).toMatchObject({ saving: { state: 'saved' }, version: 1 })
  draft.undo()
  await draft.save()
  const again = await open(ada)
  expect(label(again)).toBe('Chance')
  expect(fieldNames(again)).not.toContain('first')
  expect(again.state.base.get(DEAL)).not.toEqual(again.state.documents.get(DEAL))
})

test('two people in one draft: what they change in different places is merged', async () => {
  const [mine, theirs] = [await open(ada), await open(ada, ben)]
  mine.run(setValue(DEAL, '/label/en', 'Chance'))
  theirs.run(insertEntry(DEAL, '/fields', 0, field('first'), 'first'))
  await mine.save()
  await theirs.save()
  await mine.look()
  for (const draft of [mine, theirs]) {
    expect(label(draft)).toBe('Chance')
    expect(fieldNames(draft)).toContain('first')
    expect(draft.state.conflicts).toEqual([])
  }
  expect((await saved(ada)).documents).toEqual(mine.state.documents)
  // my own step back leaves theirs
  mine.undo()
  await mine.save()
  expect(fieldNames(await open(ada))).toContain('first')
})

test.each(['mine', 'theirs'] as const)(
  'the same place: a conflict by field waits until one chooses (%s)',
  async (side) => {
    const [mine, theirs] = [await open(ada), await open(ada, ben)]
    theirs.run(setValue(DEAL, '/label/en', 'By Ben'))
    await theirs.save()
    mine.run(setValue(DEAL, '/label/en', 'By Ada'))
    mine.run(setValue(DEAL, '/icon', 'star'))
    mine.run(addDocument({ kind: 'page', name: 'other', label: { en: 'Other' }, content: { type: 'text' } }, 'other'))
    await mine.save()
    expect(mine.state.conflicts).toMatchObject([
      { identity: DEAL, by: 'Ben', places: [{ place: '/label/en', mine: 'By Ada', theirs: 'By Ben' }] },
    ])
    // the rest is saved, the document waits
    expect([...(await saved(ada)).documents.keys()]).toContain('page:other')
    expect(label(await open(ada))).toBe('By Ben')

    mine.resolve(DEAL, () => side)
    await mine.save()
    expect(mine.state.conflicts).toEqual([])
    const end = await open(ada)
    expect(label(end)).toBe(side === 'mine' ? 'By Ada' : 'By Ben')
    expect(label(end, '/icon')).toBe('star')
  },
)

test('a revision that was published meanwhile is merged into the draft', async () => {
  const draft = await open(ada)
  draft.run(setValue(DEAL, '/label/en', 'Of the draft'))
  draft.run(setValue(DEAL, '/description', { en: 'Mine' }))
  await draft.save()

  const other = await open(ben)
  other.run(setValue(DEAL, '/label/en', 'Live'))
  other.run(insertEntry(DEAL, '/fields', 0, field(`live_${ben.id.slice(0, 4)}`), 'live'))
  await other.save()
  const published = await ben.post(`/api/drafts/${ben.id}/publish`, { seen: other.state.version, message: '' })
  expect(published.status).toBe(200)

  await draft.look()
  expect(draft.state.liveRevision).toBeGreaterThan(draft.state.baseRevision)
  await draft.takeOverLive()
  expect(draft.state.baseRevision).toBe(draft.state.liveRevision)
  expect(draft.state.conflicts).toMatchObject([{ identity: DEAL, by: null, places: [{ place: '/label/en' }] }])
  // nothing is lost if the page goes away now
  expect(label(await open(ada))).toBe('Of the draft')
  expect(label(await open(ada), '/description/en')).toBe('Mine')

  draft.resolve(DEAL, () => 'theirs')
  await draft.save()
  expect((await ada.post(`/api/drafts/${ada.id}/publish`, { seen: draft.state.version, message: '' })).status).toBe(200)
  await draft.reopen()
  expect(label(draft)).toBe('Live')
  expect(draft.state).toMatchObject({ baseRevision: published.body.revision + 1, saving: { state: 'saved' } })
  await application.publish(dealBundle)
})

test('a draft without changes follows the live revision', async () => {
  const draft = await open(ada)
  draft.run(setValue(DEAL, '/icon', 'star'))
  await draft.save()
  draft.undo()
  await draft.save()
  await application.publish(dealBundle.map((one) => ({ ...one, label: { en: 'New', 'zh-CN': '新' } })))
  await draft.takeOverLive()
  expect(await saved(ada)).toMatchObject({ baseRevision: draft.state.liveRevision })
  expect((await saved(ada)).documents).toEqual((await saved(ada)).base)
  await application.publish(dealBundle)
})

test('text that is no document is kept beside the last one that was', async () => {
  const draft = await open(ada)
  draft.setUnfinished(DEAL, '{ "kind": "object", ')
  await draft.save()
  const again = await open(ada)
  expect(again.state.unfinished.get(DEAL)).toBe('{ "kind": "object", ')
  expect(again.state.documents.get(DEAL)).toEqual(draft.state.base.get(DEAL))
  again.setUnfinished(DEAL, undefined)
  await again.save()
  await draft.look()
  expect(draft.state.unfinished.size).toBe(0)
})

test('what could not be saved stays, and is saved when it can be', async () => {
  let broken = true
  const port = portOf(ada, ada)
  const draft = new Draft(
    await port.read(),
    {
      ...port,
      save: (body) => (broken ? Promise.reject(new Error('no network')) : port.save(body)),
    },
    1_000_000,
  )
  draft.run(setValue(DEAL, '/icon', 'star'))
  await draft.save()
  expect(draft.state.saving).toMatchObject({ state: 'failed' })
  broken = false
  await draft.save()
  expect(label(await open(ada), '/icon')).toBe('star')
})

test('a draft that another threw away is as live, but for what I have just done', async () => {
  const draft = await open(ada)
  draft.run(setValue(DEAL, '/icon', 'star'))
  await draft.save()
  await ben.send('DELETE', `/api/drafts/${ada.id}`)
  draft.run(setValue(DEAL, '/label/en', 'Later'))
  await draft.save()
  expect(label(draft, '/icon')).toBe(valueAt(draft.state.base.get(DEAL), '/icon'))
  expect(label(await open(ada))).toBe('Later')
})

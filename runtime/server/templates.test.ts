/** Templates: what the server has, and the versions that a workspace has installed. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, dateIn } from './services/context.ts'
import { listTemplates, readTemplate, rememberInstalled, templatesFolder } from './services/templates.ts'
import { viewOf } from './store/live-workspace.ts'
import { LiveWorkspaces } from './store/live-workspaces.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let ada: TestPerson
let folder: string
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  ada = await application.person('Ada', ['administrator'])
  folder = await mkdtemp(join(tmpdir(), 'attain-templates-'))
  await cp(join(templatesFolder, 'hardware-sales'), join(folder, 'hardware'), { recursive: true })
})
afterAll(async () => {
  await application.close()
  await rm(folder, { recursive: true, force: true })
})

test('are listed with what they bring, and read with their documents', async () => {
  const { body } = await ada.get('/api/templates')
  expect(body.items).toMatchObject([{ name: 'hardware-sales', label: { en: 'Hardware Sales' }, version: '1.0.0' }])
  const { body: one } = await ada.get('/api/templates/hardware-sales')
  expect(one.documents.length).toBe(
    Object.values(body.items[0].counts as Record<string, number>).reduce((a, b) => a + b),
  )
  expect(one.base).toBeNull()
})

test('are for administrators, and what is none says so', async () => {
  const ben = await application.person('Ben', ['rep'])
  expect((await ben.get('/api/templates')).status).toBe(403)
  for (const name of ['nothing', '..', 'hardware-sales%2F..', 'UPPER'])
    expect((await ada.get(`/api/templates/${name}`)).status).toBe(404)
})

test('what was installed is remembered, at the version that was looked at', async () => {
  const address = '/api/templates/hardware-sales/installed'
  expect((await ada.send('PUT', address, { version: '0.9.0' })).body.code).toBe('conflict')
  expect((await ada.send('PUT', address, { version: '1.0.0' })).status).toBe(204)
  const { body } = await ada.get('/api/templates/hardware-sales?base=1.0.0')
  expect(body.base).toEqual(body.documents)
  expect((await ada.get('/api/templates/hardware-sales?base=0.9.0')).body.base).toBeNull()
})

test('a later version comes with the documents of the one that was installed', async () => {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const now = new Date()
  const view = viewOf(workspace, { personId: ada.id, roles: ['administrator'] })
  const context: Context = { db: application.db, view, now, today: dateIn('UTC', now), language: 'en' }
  await rememberInstalled(context, 'hardware', '1.0.0', folder)

  const path = join(folder, 'hardware/app.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"1.0.0"', '"1.1.0"'))
  await rm(join(folder, 'hardware/views/opportunity/quick_wins.json'))
  const read = await readTemplate(context, 'hardware', '1.0.0', folder)
  expect(read.version).toBe('1.1.0')
  expect(read.base?.length).toBe(read.documents.length + 1)
  expect((await listTemplates(folder)).map(({ name }) => name)).toEqual(['hardware'])

  // a folder that is broken is no template, and stops nobody
  await writeFile(path, '{')
  expect(await listTemplates(folder)).toEqual([])
})

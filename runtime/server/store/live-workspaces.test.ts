import type { Model } from '@attain/engine/metadata'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../services/publish/index.ts'
import { dealBundle } from '../testing/deal-bundle.ts'
import { createTestApplication, type TestApplication } from '../testing/test-application.ts'
import { LiveWorkspaces } from './live-workspaces.ts'

let application: TestApplication
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
})
afterAll(() => application.close())

const called = (name: string) =>
  dealBundle.map((document) =>
    'kind' in document && document.kind === 'app' ? { ...document, label: { en: name, 'zh-CN': name } } : document,
  )

async function publishAs(name: string): Promise<{ readonly revision: number; readonly model: Model }> {
  let model: Model | undefined
  const { revision } = await publish(application.db, application.workspaceId, {
    documents: called(name),
    message: name,
    by: null,
    at: new Date(),
    compiled: (given) => {
      model = given
    },
  })
  return { revision, model: model as Model }
}

test('what publishing has compiled is not compiled again', async () => {
  const workspaces = new LiveWorkspaces(application.db)
  const { workspaceId: id } = application
  await workspaces.get(id)
  const { revision, model } = await publishAs('One')
  workspaces.remember(id, revision, model)
  expect((await workspaces.reload(id)).model).toBe(model)
})

test('a publish that is heard of twice at once is compiled once', async () => {
  const workspaces = new LiveWorkspaces(application.db)
  const { workspaceId: id } = application
  await publishAs('Two')
  const [first, second] = await Promise.all([workspaces.reload(id), workspaces.reload(id)])
  expect(first.model.app.label.en).toBe('Two')
  expect(second.model).toBe(first.model)
})

test('documents that a revision has in common with others are kept once', async () => {
  const count = async () => {
    const { kept } = await application.db
      .selectFrom('documents')
      .select(({ fn }) => fn.countAll<string>().as('kept'))
      .executeTakeFirstOrThrow()
    return Number(kept)
  }
  const before = await count()
  await publishAs('Three')
  expect(await count()).toBe(before + 1)
  await publishAs('One')
  expect(await count()).toBe(before + 1)
})

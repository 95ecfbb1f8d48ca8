import { expect, test } from 'vitest'
import { notify } from '../../server/services/notifications/index.ts'
import { createWebReceiver } from '../../server/testing/receivers.ts'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { idOf } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('what one is told appears at once, leads to what it is about, and is read then', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  await go()
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  const db = example.database()
  const { workspace_id: workspaceId, person_id: personId } = await db
    .selectFrom('memberships')
    .innerJoin('auth_user', 'auth_user.id', 'memberships.account_id')
    .select(['workspace_id', 'person_id'])
    .where('username', '=', 'marta')
    .executeTakeFirstOrThrow()
  const link = `/records/account/${await idOf(visit, 'account', 'Northwind Clinics')}`
  const title = { en: 'A contract waits for you', 'zh-CN': '有合同待您审批' }
  await notify(db, workspaceId, [{ personId, topic: 'approval', key: 'story', title, link }])
  await page.getByRole('button', { name: 'Notifications, 1 unread' }).click()
  const list = page.getByRole('dialog', { name: 'Notifications' })
  await list.getByRole('link', { name: title.en }).waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await list.getByRole('link', { name: title.en }).click()
  await page.getByRole('heading', { name: 'Northwind Clinics', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
})

test('an administrator sets up a webhook in the own network, and tries it out', async () => {
  const receiver = await createWebReceiver()
  try {
    const { page, go, watch } = await example.visit('admin')
    await go('channels')
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a webhook' })
    await dialog.getByLabel('Name').fill('erp')
    await dialog.getByLabel('Address').fill(`${receiver.url}/hook`)
    watch.expectRefusal(400, '/api/channels/erp')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('is an address within a private network').waitFor()
    await settle(page)
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByLabel('Allowed hosts').fill('127.0.0.1,')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The allowed hosts are saved').waitFor()
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await dialog.getByLabel('Name').fill('erp')
    await dialog.getByLabel('Address').fill(`${receiver.url}/hook`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Send a test by erp' }).click()
    await page.getByText('The answer was 200.').waitFor()
    expect(receiver.calls.map(({ url, body }) => [url, JSON.parse(body).type])).toEqual([['/hook', 'test']])
    await settle(page)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('link', { name: 'Deliveries' }).click()
    await page.getByText('Nothing was given up.').waitFor()
    await settle(page)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('link', { name: 'Failed jobs' }).click()
    await page.getByText('No job has failed for good.').waitFor()
    await page.getByRole('link', { name: 'Rules', exact: true }).click()
    await page.getByText('Nothing has failed.').waitFor()
    await settle(page)
    expect(await findBarriers(page)).toEqual([])
  } finally {
    await receiver.close()
  }
})

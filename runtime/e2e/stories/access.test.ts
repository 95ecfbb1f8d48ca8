import { expect, test } from 'vitest'
import { settle } from '../harness/hands.ts'
import { idOf } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a sales representative sees own deals only, and hidden fields nowhere', async () => {
  const manager = await example.visit('marta')
  const foreign = await idOf(manager, 'opportunity', 'D1106')

  const { page, go, watch } = await example.visit('oliver')
  const answers: string[] = []
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return
    answers.push(await response.text().catch(() => ''))
  })
  await go()
  await page
    .getByRole('region', { name: /My open opportunities/ })
    .or(page.getByText('My open opportunities'))
    .first()
    .waitFor()
  await go('records/opportunity')
  await page.getByText('17 records').waitFor()
  const owners = await page
    .getByRole('row')
    .getByRole('link', { name: /Priya|陈思远|Sofia/ })
    .count()
  expect(owners).toBe(0)
  expect(await page.getByRole('checkbox').count(), 'nothing to select where nothing may be deleted').toBe(0)
  expect(await page.getByRole('button', { name: 'More' }).count()).toBe(0)

  watch.expectRefusal(404, `/api/records/opportunity/${foreign}`)
  await go(`records/opportunity/${foreign}`)
  await page.getByText('There is nothing here').waitFor()
  await go()
  await page.getByRole('heading', { name: 'My performance' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).fill('D1106')
  await page.getByText('Nothing found for “D1106”.').waitFor()

  await go(`records/person/${await idOf({ page }, 'person', 'Oliver Hart')}`)
  await page.getByRole('heading', { name: 'Oliver Hart' }).waitFor()
  await page.getByRole('region', { name: 'History' }).waitFor()
  await settle(page)
  const hidden = /employee.?number|hired.?on|left.?on/i
  expect(await page.locator('body').textContent()).not.toMatch(hidden)
  await go('records/person')
  await page.getByRole('row', { name: 'Oliver Hart' }).waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Title', exact: true }).waitFor()
  expect(await page.locator('body').textContent()).not.toMatch(hidden)

  expect(answers.length).toBeGreaterThan(5)
  for (const answer of answers) {
    expect(answer).not.toMatch(/employee_number|hired_on|left_on/)
    expect(answer).not.toContain('D1106')
  }
})

test('an administrator sees what the representative does not', async () => {
  const { page, go } = await example.visit('admin')
  await go(`records/person/${await idOf({ page }, 'person', 'Oliver Hart')}`)
  await page.getByText('Employee number').waitFor()
  await page.getByRole('button', { name: 'Help' }).click()
  const opening = page.context().waitForEvent('page')
  // a click while the menu is still unfolding is lost
  await page.getByRole('menuitem', { name: 'API reference' }).hover()
  await page.getByRole('menuitem', { name: 'API reference' }).click()
  const docs = await opening
  await docs.waitForLoadState()
  await docs.getByRole('heading', { name: 'Opportunities' }).waitFor()
})

test('an API key is shown once, works, and works no more when it is revoked', async () => {
  const { page, go } = await example.visit('marta')
  await go('api-keys')
  await page.getByRole('button', { name: 'Create key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create key' })
  await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('Nightly import')
  await page.keyboard.press('Enter')
  const key = await dialog.getByRole('textbox', { name: 'The new key' }).inputValue()
  await dialog.getByRole('button', { name: 'I have stored it' }).click()
  const url = `${new URL(page.url()).origin}/api/session`
  const ask = () => fetch(url, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status).toBe(200)
  await page.getByRole('button', { name: 'Revoke Nightly import' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('The key is revoked').waitFor()
  expect((await ask()).status).toBe(401)
})

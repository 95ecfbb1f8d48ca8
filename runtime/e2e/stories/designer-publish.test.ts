/** From draft to live: a list is made, tried by one, seen by all, and taken back; two people in one draft lose nothing. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()
const designer = '/designer/w/main'

const saved = (page: Page) => page.getByRole('status').getByText('Saved').waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const views = async (page: Page) => {
  const answer = await page.request.get('/api/app')
  return ((await answer.json()) as { views: { name: string }[] }).views.map(({ name }) => name)
}

/** Writes into the source editor, in the place of everything; the editor itself closes the brace that opens. */
async function writeSource(page: Page, text: string) {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

test('a list is made, tried by one role, made live for all, and taken back', async () => {
  const admin = (await example.visit('admin')).page
  const rep = (await example.visit('oliver')).page
  const manager = (await example.visit('marta')).page
  await admin.goto(designer)
  await admin.getByRole('button', { name: 'New View' }).click()
  await choose(admin, 'Of the object', 'Opp', 'Opportunity')
  await admin.getByLabel('What people call it').fill('Large deals')
  await button(admin, 'Create').click()
  await admin.getByRole('heading', { name: 'Large deals' }).waitFor()
  await saved(admin)

  await admin.getByRole('link', { name: 'Publish 1 change' }).or(button(admin, 'Publish 1 change')).first().click()
  await admin.getByText('Large deals').last().waitFor()
  await admin.getByLabel('For some people first').check()
  await choose(admin, 'Everybody with one of these roles', 'Sales rep', 'Sales representative')
  await admin.keyboard.press('Escape')
  await button(admin, 'Let them try 1 change').click()
  await admin.getByText(/is being tried/).waitFor()
  expect(await views(rep)).toContain('large_deals')
  expect(await views(manager)).not.toContain('large_deals')

  await admin.goto(`${designer}/history`)
  await admin.getByText('Tried by Sales representative').waitFor()
  await button(admin, 'Make it live').click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Make it live' }).click()
  await admin.getByText(/Revision \d+ is live/).waitFor()
  expect(await views(manager)).toContain('large_deals')

  await button(admin, 'Go back to it').first().click()
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /Go back to revision/ })
    .click()
  await admin.getByText(/Live again, as revision/).waitFor()
  expect(await views(manager)).not.toContain('large_deals')
})

test('source and problems go together, and what is half written is kept', async () => {
  const { page } = await example.visit('admin')
  await page.goto(`${designer}/edit/role/finance`)
  await page.getByText('Source', { exact: true }).click()
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await writeSource(
    page,
    '{ "kind": "role", "name": "finance", "label": { "en": "Money" }, "objects": [{ "object": "acount", "read": true }] ',
  )
  await page.getByRole('heading', { name: 'Money' }).waitFor()
  await button(page, /1 problem/).click()
  await page.getByText('Did you mean “account”?').waitFor()
  await writeSource(page, '{ "kind": "role", ')
  await saved(page)
  await page.reload()
  await page.locator('.monaco-editor .view-line', { hasText: '"role",' }).waitFor()
  await page.getByText('Editor', { exact: true }).click()
  await page.getByText('The source holds text that is not finished').waitFor()
  await page.goto(`${designer}/publish`)
  await page.getByRole('alert').getByRole('link', { name: 'Money' }).click()
  await page.getByRole('heading', { name: 'Money' }).waitFor()
  await page.request.delete(
    `/api/drafts/${((await (await page.request.get('/api/session')).json()) as { person: { id: string } }).person.id}`,
  )
})

test('two people in one draft: what both changed in one place is chosen, the rest is kept', async () => {
  const visit = await example.visit('admin')
  visit.watch.expectRefusal(409, '/api/drafts')
  const first = visit.page
  await first.goto(`${designer}/edit/app`)
  const second = await first.context().newPage()
  await second.goto(`${designer}/edit/app`)
  for (const page of [first, second]) await page.getByLabel('Label', { exact: true }).first().waitFor()
  const label = (page: Page) => page.getByLabel('Label', { exact: true }).first()
  // at once, before either has heard of the other
  await Promise.all([label(first).fill('First Sales'), label(second).fill('Second Sales')])
  const conflicted = await Promise.race(
    [first, second].map(async (page) => {
      await page.getByRole('dialog').getByText('Label › English').waitFor()
      return page
    }),
  )
  const dialog = conflicted.getByRole('dialog')
  await dialog.locator('code', { hasText: 'Second Sales' }).click()
  await dialog.getByRole('button', { name: 'Go on with these' }).click()
  for (const page of [first, second]) await page.getByRole('heading', { name: 'Second Sales' }).waitFor()
})

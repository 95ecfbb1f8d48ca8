import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { choose, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const right = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const labels = (page: Page) => page.locator('.navigation-tree .page-label').allTextContents()
const depth = (page: Page, name: string) =>
  page.locator(`[data-page="${name}"]`).evaluate((row) => Number.parseInt(row.style.paddingInlineStart, 10) / 24)

test('a role is given rights, and what they come to is seen as somebody who has it', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/role/sales_rep')

  // a right brings along what it does nothing without
  await right(page, 'Delete: Currency').check()
  expect(await right(page, 'Read: Currency').isChecked()).toBe(true)
  await choose(page, 'Which may be changed: Currency', 'All records')
  await right(page, 'Read: Currency').uncheck()
  expect(await right(page, 'Delete: Currency').isChecked()).toBe(false)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByRole('combobox', { name: 'Which may be changed: Currency' }).count()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => right(page, 'Read: Currency').isChecked()).toBe(false)

  // what computed fields read, and who therefore does not see them
  await page.getByRole('button', { name: 'Fields: Account' }).click()
  const fields = page.getByRole('region', { name: 'Fields of Account' })
  await fields.getByText(/Hidden: it tells of what the role does not see.*Opportunity › Value/).waitFor()
  await fields.getByRole('radiogroup', { name: 'Phone', exact: true }).getByText('Hidden').click()
  await page.getByRole('button', { name: 'Undo: change Phone · Account' }).waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  // required fields that cannot be filled in are said where the right stands
  await right(page, 'Create: Product').check()
  await page.locator('.rights-more', { hasText: 'but not fill in' }).first().waitFor()

  await tab(page, 'See as').click()
  const form = page.locator('.seen-form')
  await form.getByText('Not seen at all').waitFor()
  await form.locator('.seen-hidden').getByText('Phone').waitFor()
  await page.locator('.seen-rights').getByText('Sees own records').first().waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await page.getByText('A person', { exact: true }).click()
  await choose(page, 'Choose a person', 'Grace Whitfield', 'Grace')
  await page.getByText('Has: Finance.').waitFor()
  await page.locator('.seen-navigation').getByText('Exchange rates').waitFor()

  await tab(page, 'All roles').click()
  await page.getByRole('link', { name: 'Finance, Account' }).click()
  await page.getByRole('heading', { name: 'Finance' }).waitFor()
  await expect.poll(() => right(page, 'Create: Account').evaluate((box) => box.matches(':focus'))).toBe(true)
})

test('pages are moved and added in the navigation', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/page/products')
  await page.getByRole('button', { name: 'Move Products' }).focus()
  const place = (await labels(page)).indexOf('Products')
  await page.keyboard.press('ArrowDown')
  // past the group that follows it, with all that is in it
  await expect.poll(async () => (await labels(page)).indexOf('Products')).toBeGreaterThan(place)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => depth(page, 'products')).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => depth(page, 'products')).toBe(0)

  // dragged to the right, below a group, it stands in the group
  const from = await page.getByRole('button', { name: 'Move Pipeline' }).boundingBox()
  const to = await page.getByRole('button', { name: 'Move People' }).boundingBox()
  if (!from || !to) throw new Error('The tree is not on the screen.')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 3 })
  await page.locator('[data-page="pipeline"][data-dragging]').waitFor()
  await page.mouse.move(from.x + 40, to.y + 10, { steps: 6 })
  await expect.poll(() => depth(page, 'pipeline')).toBe(1)
  await page.mouse.up()
  await page.getByRole('button', { name: 'Undo: move Pipeline' }).waitFor()
  await expect.poll(() => depth(page, 'pipeline')).toBe(1)

  await page.getByRole('button', { name: 'Add a page' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a page' })
  await choose(page, 'A list of', 'Calendar days', 'Calendar', dialog)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Calendar days' }).waitFor()
  await page.getByRole('button', { name: 'Icon: Choose an icon' }).click()
  await page.getByRole('button', { name: 'Star', exact: true }).click()
  await page.locator('[data-page="calendar_days"] .anticon-star').waitFor()
  await page.getByText('Saved', { exact: true }).waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  await page.goto('/designer/w/main/edit/app')
  await choose(page, 'Time zone', 'Asia/Shanghai', 'Shanghai')
  await choose(page, 'Home', 'Accounts', 'Acc')
  await page.getByRole('button', { name: /^Undo: change/ }).waitFor()
  // a page that has no Chinese name yet is a warning, and no more
  await page.getByRole('button', { name: /^(?!.*\d problem).*(No problems|\d warnings?)/ }).waitFor()
})

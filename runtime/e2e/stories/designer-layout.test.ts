import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { carry, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const fieldsIn = (of: Locator) => of.locator('.tile-label').allTextContents()

test('a form is arranged by mouse and by keyboard, and is shown as a role has it', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/layout/opportunity/default')
  const [deal, dates] = [section(page, 'Deal'), section(page, 'Dates and value')]
  await deal.waitFor()

  await carry(
    page,
    page.getByRole('button', { name: 'Add Created at to the form' }),
    page.locator('[data-tile=account]'),
  )
  await expect
    .poll(() => fieldsIn(deal))
    .toEqual(['Code*', 'Stage*', 'Created at', 'Account', 'Product*', 'Owner', 'Next step'])

  await page.getByRole('button', { name: 'Move Next step' }).focus()
  await page.keyboard.press('Space')
  const told = page.locator('[aria-live]')
  await told.filter({ hasText: 'Next step goes before Next step.' }).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowDown')
  await told.filter({ hasText: 'Next step goes at the end of Deal.' }).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowDown')
  await told.filter({ hasText: 'Next step goes before Engaged on.' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await expect.poll(async () => (await fieldsIn(dates))[0]).toBe('Next step')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await fieldsIn(deal)).at(-1)).toBe('Next step')

  await page.getByText('Preview', { exact: true }).click()
  const form = section(page, 'On a computer')
  await form.getByText('Reason for loss').waitFor({ state: 'detached' })
  await form.getByRole('combobox', { name: 'Stage' }).click()
  await page.locator('.ant-select-item-option', { hasText: 'Lost' }).click()
  // what is shown follows what is chosen
  await form.getByText('Reason for loss').waitFor()
  await page.getByRole('combobox', { name: 'As', exact: true }).click()
  await page.locator('.ant-select-item-option', { hasText: 'Sales representative' }).click()
  // a representative does not give records away
  await form.getByRole('combobox', { name: 'Owner' }).waitFor({ state: 'detached' })
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
})

test('a list gets a column over a relation, and is shown with its records', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/view/opportunity/all')
  const list = section(page, 'Preview')
  await list.getByRole('cell', { name: 'Engaging' }).first().waitFor()
  await page.getByRole('combobox', { name: 'Add to: Columns' }).click()
  await page.keyboard.type('sector')
  await page.locator('.ant-select-tree-node-content-wrapper', { hasText: 'Sector' }).click()
  await list.getByRole('columnheader', { name: 'Account › Sector' }).waitFor()
  await page.getByRole('button', { name: 'Remove Account › Sector' }).waitFor()

  await page.getByText('Board', { exact: true }).click()
  await section(page, 'Engaging').getByRole('listitem').first().waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
})

import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, tabTo } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()
const address = '/designer/w/main/edit/object/product'

const rows = (page: Page) => page.getByRole('list', { name: 'Fields' }).locator('.field-open')
const row = (page: Page, name: string) => rows(page).filter({ has: page.getByText(name, { exact: true }) })
const names = (page: Page) => page.getByRole('list', { name: 'Fields' }).locator('.field-row code').allTextContents()
const settings = (page: Page) => page.getByRole('complementary', { name: 'Settings of what is chosen' })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const stages = (page: Page) => page.getByRole('list', { name: 'Path' }).locator('.stage-label').allTextContents()
const chosenType = (place: Locator) => place.locator('.type-select')

/** What follows a key within the time that a busy machine takes. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 10_000 })

test('an object gets fields and stages; names, types and order change, are taken back and done again', async () => {
  const { page } = await example.visit('admin')
  await page.goto(address)
  await row(page, 'series').waitFor()

  // two keystrokes and a word: the name and the type follow
  await page.keyboard.press('a')
  for (const line of ['Launched on', 'Weight : number', 'Status : select Sold, Retired']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await row(page, 'status').waitFor()
  expect((await names(page)).slice(-3)).toEqual(['launched_on', 'weight', 'status'])
  // an empty line opens the settings of the last one
  await page.keyboard.press('Enter')
  await expect
    .poll(() =>
      settings(page)
        .getByLabel(/^Label of/)
        .count(),
    )
    .toBe(2)
  await page.keyboard.press('Escape')
  // beside the list the form has them already
  const form = page.getByRole('complementary', { name: 'Form' })
  await form.getByLabel('Launched on').waitFor()
  await form.getByRole('button', { name: 'Close' }).click()

  // the keyboard moves a row, by itself and by its handle
  await row(page, 'launched_on').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await soon(async () => (await names(page)).indexOf('launched_on')).toBe(6)
  await tabTo(page, page.getByRole('button', { name: 'Move Weight' }))
  await page.keyboard.press('Space')
  await page.locator('.field-row[data-dragging]').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('[aria-live]', { hasText: 'Weight is at place 10' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await soon(async () => (await names(page)).slice(-2)).toEqual(['status', 'weight'])

  // a new field changes its type at once, one with values in records says what will become of them
  await row(page, 'weight').click()
  await choose(page, 'Type', 'Text', 'Text', settings(page))
  await chosenType(settings(page)).getByText('Text', { exact: true }).waitFor()
  await row(page, 'series').click()
  await choose(page, 'Type', 'Number', 'Number', settings(page))
  const change = page.getByRole('dialog', { name: 'Series: from Text to Number?' })
  await change.getByText('Those that can be read as the new type are converted').waitFor()
  await change.getByText(/Settings that go:.*Search/).waitFor()
  await change.getByRole('button', { name: 'Change the type' }).click()
  await chosenType(settings(page)).getByText('Number', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Undo: change Series' }).click()
  await chosenType(settings(page)).getByText('Text', { exact: true }).waitFor()

  // another name goes wherever the old one stood
  await settings(page).getByRole('button', { name: 'Rename' }).click()
  const rename = page.getByRole('dialog', { name: 'Rename Series' })
  await rename.getByText('it is a new field that begins empty').waitFor()
  await rename.getByLabel('Name in formulas and the API').fill('product_line')
  await rename.getByRole('button', { name: 'Rename anyway' }).click()
  await row(page, 'product_line').waitFor()
  expect(await names(page)).not.toContain('series')

  await tab(page, 'Stages').click()
  await page.getByRole('button', { name: 'Make a path of stages' }).click()
  await page.getByLabel('Add a stage').fill('Review')
  await page.keyboard.press('Enter')
  await soon(() => stages(page)).toEqual(['New', 'In progress', 'Review', 'Won', 'Lost'])
  await page.getByLabel('Won may go to New').uncheck()
  expect(await page.getByLabel('Won may go to Lost').isChecked()).toBe(true)
  await page.keyboard.press('Control+z')
  await soon(() => page.getByLabel('Won may go to New').isChecked()).toBe(true)
  await page.keyboard.press('Control+z')
  await soon(() => stages(page)).toEqual(['New', 'In progress', 'Won', 'Lost'])
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await soon(() => page.getByLabel('Won may go to New').isChecked()).toBe(false)

  // nothing that named the field is broken (six labels have no Chinese words), and all of it is there again
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('button', { name: '6 warnings' }).waitFor()
  await page.reload()
  await row(page, 'product_line').waitFor()
  expect((await names(page)).slice(-3)).toEqual(['status', 'weight', 'stage'])
  await row(page, 'product_line').click()
  await settings(page)
    .getByText(/^Used in \d+ places$/)
    .click()
  await settings(page).getByText('All products (View)').waitFor()
  await tab(page, 'Stages').click()
  await soon(() => stages(page)).toEqual(['New', 'In progress', 'Review', 'Won', 'Lost'])
  expect(await page.getByLabel('Won may go to New').isChecked()).toBe(false)
})

import { expect, test } from 'vitest'
import { tabTo } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a whole day without a mouse', async () => {
  const { page, watch } = await example.visit(null)
  const { keyboard } = page
  const focused = (target = page.locator(':focus')) => target.evaluate((element) => element.matches(':focus'))
  watch.expectRefusal(401, '/api/')

  // Signing in: the cursor stands where it must.
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
  await keyboard.type('marta')
  await keyboard.press('Tab')
  await keyboard.type('attain-demo-2026')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Team comparison' }).waitFor()

  // To the list, by searching.
  await keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).waitFor()
  await keyboard.type('go to opp')
  await page.getByRole('option', { name: 'Go to Opportunities' }).waitFor()
  await keyboard.press('Enter')
  await page.getByRole('row', { name: 'D1106' }).waitFor()

  // A filter.
  await tabTo(page, page.getByRole('button', { name: 'Filter', exact: true }))
  await keyboard.press('Enter')
  await expect.poll(() => focused(page.getByRole('combobox', { name: 'Field' }))).toBe(true)
  await keyboard.type('stage')
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('group', { name: 'Value' }).getByRole('checkbox', { name: 'Engaging' }))
  await keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Apply' }))
  await keyboard.press('Enter')
  await page.getByText('14 records').waitFor()

  // Sorting, then through the rows into a record.
  await tabTo(page, page.getByRole('columnheader', { name: 'Code' }).getByRole('button', { name: 'Code' }))
  await keyboard.press('Enter')
  await expect.poll(() => page.getByRole('columnheader', { name: 'Code' }).getAttribute('aria-sort')).toBe('ascending')
  const rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') })
  await expect.poll(() => rows.first().getAttribute('aria-label')).toBe('D1010')
  await tabTo(page, rows.first())
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  const code = (await rows.nth(2).getAttribute('aria-label')) ?? ''
  await expect.poll(() => focused(rows.nth(2))).toBe(true)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: code }).waitFor()

  // Editing and saving.
  await keyboard.press('e')
  await tabTo(page, page.getByRole('textbox', { name: 'Next step' }))
  await keyboard.type('Typed without a mouse')
  await keyboard.press('Control+s')
  await page.getByRole('heading', { name: code, exact: true }).waitFor()
  await page.getByText('Typed without a mouse').first().waitFor()

  // The next stage.
  const engaging = page.getByRole('list', { name: 'Stage' })
  await tabTo(page, engaging.getByRole('button', { name: 'Prospecting' }))
  await keyboard.press('Enter')
  await page.getByText('Moved to Prospecting').waitFor()

  // A new record from the list, and its end.
  await keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).waitFor()
  await keyboard.type('create opp')
  await page.getByRole('option', { name: 'Create opportunity' }).waitFor()
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Code' }))
  await keyboard.type('KEYS-ONLY')
  await tabTo(page, page.getByRole('combobox', { name: 'Product' }))
  await keyboard.type('vega pro')
  await page.locator('.ant-select-item-option', { hasText: 'Vega Pro' }).filter({ visible: true }).waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'KEYS-ONLY' }).waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Delete KEYS-ONLY' }))
  await keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Delete “KEYS-ONLY”?' })
  await tabTo(page, question.getByRole('button', { name: 'Delete' }))
  await keyboard.press('Enter')
  await page.getByText('“KEYS-ONLY” is in the recycle bin').waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Undo' }))
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'KEYS-ONLY' }).waitFor()
})

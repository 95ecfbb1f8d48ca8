import { expect, test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('next year is broken down and saved with a reason; an agent sees it, and how this year goes', async () => {
  const { page, go } = await example.visit('helena')
  await go('targets?tab=plan&year=2027')
  await page.getByRole('gridcell', { name: 'Whole company, 2027: 2,400,000' }).click()
  await page.getByRole('button', { name: 'Break down' }).click()
  const dialog = page.getByRole('dialog', { name: 'Break down: Whole company' })
  await choose(page, 'How', 'By weights', '', dialog)
  for (const [office, weight] of [
    ['Central', '1'],
    ['East', '2'],
    ['West', '3'],
  ] as const)
    await dialog.getByRole('textbox', { name: `Weight of ${office}` }).fill(weight)
  await dialog.getByRole('row', { name: /^West.*1,200,000/ }).waitFor()
  await dialog.getByRole('row', { name: /^Central.*400,000/ }).waitFor()
  await choose(page, 'How', 'As the target says', '', dialog)
  await dialog.getByRole('radio', { name: 'All the way down' }).click()
  await dialog.getByRole('button', { name: /^Take over \d{3} targets$/ }).click()
  // one of them by hand, as in a spreadsheet
  const january = page.getByRole('gridcell', { name: /^Oliver Hart, January 2027:/ })
  await january.click()
  await page.keyboard.type('1.2万')
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: 'Oliver Hart, January 2027: 12,000, changed, not saved' }).waitFor()
  await page.getByRole('rowheader', { name: 'Central: left to hand out' }).waitFor()
  // the next cell has the focus at once, so that no digit of a quick hand is lost
  expect(await page.evaluate(nextCell)).toMatch(/February 2027/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByRole('rowheader', { name: 'Central: left to hand out' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Save \d{3} changes$/ }).click()
  await page.getByLabel('Reason').fill('Plan of the board')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText(/\d{3} targets saved\./).waitFor()

  const agent = await example.visit('oliver', { device: 'phone' })
  await agent.go('targets?tab=plan&year=2027')
  await agent.page.getByRole('button', { name: /^Oliver Hart\s*Person/ }).waitFor()
  await agent.go('my-performance?span=year')
  await agent.page.getByRole('button', { name: 'What Sales is made of' }).click()
  await agent.page.getByText('How it is calculated').waitFor()
  expect(await agent.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

test('a table is pasted with its heads; sharing out among people or into periods has rows of its own', async () => {
  const { page, go } = await example.visit('helena')
  await go('targets?tab=plan&year=2028')
  await page.getByRole('gridcell', { name: /^Whole company, 2028/ }).click()
  await page.evaluate(pasteIntoCell('Name\tJan\nOliver Hart\t9,000'))
  await page.getByRole('dialog', { name: 'Read in the clipboard' }).getByText('1 target changes').waitFor()
  await page.getByRole('button', { name: 'Take 1 target over' }).click()
  await page.getByRole('gridcell', { name: 'Oliver Hart, January 2028: 9,000, changed, not saved' }).waitFor()

  await page.getByRole('button', { name: 'Break down' }).click()
  const dialog = page.getByRole('dialog', { name: 'Break down: Whole company' })
  await dialog.getByLabel('Amount').fill('1200000')
  await choose(page, 'How', 'Evenly', '', dialog)
  await dialog.getByRole('row', { name: /^East/ }).waitFor()
  await dialog.getByRole('radio', { name: 'Shorter periods' }).click()
  await dialog.getByRole('row', { name: /^December 2028/ }).waitFor()
  expect(await dialog.getByRole('row').count()).toBe(13)
})

const pasteIntoCell = (text: string) => `(() => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', ${JSON.stringify(text)})
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  document.activeElement.dispatchEvent(event)
})()`

/** Types a digit into the cell and leaves it by Tab, as one task; gives what has the focus then. */
const nextCell = `(async () => {
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  press('1')
  await Promise.resolve()
  press('Tab')
  await Promise.resolve()
  return document.activeElement.getAttribute('aria-label')
})()`

/** An approval is drawn on the canvas, by mouse and by keyboard, and goes live. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { carry, choose, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const canvas = (page: Page) => page.getByRole('region', { name: 'Steps of the approval' })
const card = (page: Page, id: string) => canvas(page).locator(`[data-element="${id}"]`)
const plus = (page: Page, exit: string) => canvas(page).locator(`[data-exit="${exit}"]`)
const beside = (page: Page) => page.getByRole('complementary', { name: 'Settings and trial run' })
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })
const focused = (page: Page, name: string) => page.locator('[role=menuitem]:focus', { hasText: name })
const steps = (page: Page) => canvas(page).locator('.is-node .approval-title').allTextContents()

test('an approval with three branches, all of several people and a time limit is drawn, tried and published', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await page.getByRole('button', { name: 'New Approval' }).click()
  await choose(page, 'Of the object', 'Opportunity', 'Opp')
  await page.getByLabel('What people call it').fill('Special terms')
  await page.getByRole('button', { name: 'Create', exact: true }).click()

  // a condition is carried onto a line, and gets one branch more
  await card(page, 'manager').waitFor()
  await beside(page).getByLabel('Label, 中文').fill('特殊条款')
  await carry(page, page.getByRole('button', { name: 'Condition', exact: true }), plus(page, 'manager/next'))
  await card(page, 'condition/otherwise').waitFor()
  await beside(page).getByRole('button', { name: 'Add a branch' }).click()
  await card(page, 'condition/1').waitFor()
  await beside(page)
    .getByText('e.g. stage = "won"')
    .or(beside(page).getByRole('textbox', { name: 'When' }))
    .first()
    .click()
  await page.keyboard.insertText('close_value > 10000')

  // all of several people, within two working days
  await plus(page, 'condition/0').click()
  await item(page, 'Approval').click()
  await beside(page).getByRole('button', { name: 'Add people' }).click()
  await choose(page, 'Role', 'Finance')
  await beside(page)
    .getByRole('button', { name: /^Time limits/ })
    .click()
  await beside(page).getByRole('button', { name: 'Add a time limit' }).click()
  await expect
    .poll(() => card(page, 'approval').textContent())
    .toContain('all of: manager, Finance; reminds after 2 working days')

  // by keyboard: to the other branch, a copy behind it, taken back and done again
  await card(page, 'condition').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('+')
  await focused(page, 'Approval').waitFor()
  await page.keyboard.press('ArrowDown')
  await focused(page, 'Copy').waitFor()
  await page.keyboard.press('Enter')
  await card(page, 'copy').waitFor()
  const drawn = ['Manager', 'Condition', 'Copy', 'Approval']
  await expect.poll(async () => (await steps(page)).sort()).toEqual(drawn.toSorted())
  await page.keyboard.press('ControlOrMeta+z')
  await card(page, 'copy').waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+y')
  await card(page, 'copy').waitFor()

  await page.getByRole('button', { name: 'No problems' }).waitFor()
  await beside(page).getByText('Trial run', { exact: true }).click()
  await beside(page).getByRole('list', { name: 'The way it takes' }).waitFor()
  await canvas(page).locator('.is-lit').first().waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  await page.getByRole('link', { name: 'Publish 1 change' }).click()
  await page.getByRole('button', { name: 'Publish 1 change' }).click()
  await page.getByText(/Revision \d+ is live/).waitFor()
})

/** A scorecard is changed in the designer: items, weights, rules, grades, by mouse and by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const part = (page: Page, name: string) => page.locator(`[data-part=${name}]`)
const items = (page: Page) => part(page, 'items').locator('.entry-head strong').allTextContents()
const sum = (page: Page) => part(page, 'items').getByRole('status')
const weights = (page: Page) =>
  part(page, 'items')
    .getByLabel(/^Weight of/)
    .evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value))

test('an item is added and weighed, moved by keyboard, and its rule is drawn while it changes', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/scorecard/quarterly')
  await sum(page).getByText('100%').waitFor()

  // a condition that is about people gives an example about people
  const aboutPeople = 'e.g. title = "Sales agent"'
  const exempt = part(page, 'distribution')
  await exempt.getByPlaceholder(aboutPeople).or(exempt.getByText(aboutPeople)).first().waitFor()

  // one more KPI, which gets no weight as nothing is free
  await choose(page, 'Add an item', 'New pipeline')
  await expect.poll(() => items(page)).toContain('New pipeline')
  await page.getByLabel('Weight of New pipeline').fill('10')
  await expect.poll(() => sum(page).textContent()).toContain('10% too much')
  await part(page, 'items').getByRole('button', { name: 'Make it 100%' }).click()
  await expect.poll(() => weights(page)).toEqual(['45', '14', '9', '14', '9', '9'])
  await expect.poll(() => sum(page).textContent()).toContain('100%')

  // above the last, by keyboard
  const told = (words: string) => page.locator('[aria-live]', { hasText: words }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Move New pipeline', exact: true }).focus()
  await page.keyboard.press('Space')
  await told('New pipeline is at place 6')
  await page.keyboard.press('ArrowUp')
  await told('New pipeline is at place 5')
  await page.keyboard.press('Space')
  await expect
    .poll(() => items(page))
    .toEqual(['Sales', 'Win rate', 'Sales cycle', 'Customers who bought', 'New pipeline', 'Teamwork'])

  // who runs its cycles is said here too: without a role it is administrators alone
  const roles = part(page, 'roles')
  for (const action of ['Run cycles', 'Calibrate, decide appeals'])
    await roles.getByRole('checkbox', { name: `${action}: Sales director` }).uncheck()
  await roles.getByText('Nobody but administrators runs it yet.').waitFor()
  await roles.getByRole('checkbox', { name: 'Run cycles: Office lead' }).check()
  await roles.getByText('Nobody but administrators runs it yet.').waitFor({ state: 'detached' })

  // a ladder with a step more: in words, as a curve, and wrong as long as it stands in no order
  const entry = part(page, 'items').locator('li').nth(4)
  await entry.locator('.entry-head').click()
  await choose(page, 'Scoring rule', 'Ladder')
  await entry.locator('.score-chart svg').waitFor()
  await entry.getByRole('button', { name: 'Add a row' }).click()
  await expect.poll(() => entry.locator('small').first().textContent()).toContain('≥ 70% → 35 · else 0')
  await entry.getByLabel('From 4').fill('95')
  await entry.getByText('95 has to be below 80').first().waitFor()
  await entry.getByText('The curve shows once the bounds are in order.').waitFor()
  await entry.getByLabel('From 4').fill('60')
  await entry.locator('.score-chart svg').waitFor()

  // grades: one more, above the rest
  await part(page, 'grades').getByRole('button', { name: 'Add a grade' }).click()
  await expect.poll(() => part(page, 'grades').locator('.grade-band li').count()).toBe(6)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => part(page, 'grades').locator('.grade-band li').count()).toBe(5)
  await expect.poll(() => page.locator('.problem-summary').textContent()).toContain('No problems')
})

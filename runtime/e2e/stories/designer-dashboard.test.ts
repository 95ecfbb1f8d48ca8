/** A dashboard from an empty page on: widgets are dragged onto it and set, and a page of the navigation shows it. */
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const tile = (page: Page, name: RegExp) => page.getByRole('region', { name: 'The page' }).getByRole('button', { name })

test('widgets are dragged onto an empty page and below others, and say what is reached of the target', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await button(page, 'New dashboard').click()
  await page.locator('#new-label').fill('Where we stand')
  await page.keyboard.press('Enter')

  await button(page, /^Text/).dragTo(page.getByRole('heading', { name: 'What does it begin with?' }))
  await tile(page, /^Text: column 1, row 1/).waitFor()
  await page.getByLabel('Body', { exact: true }).fill('First line\nSecond line')
  await page.getByText('First line\nSecond line').first().waitFor()

  await page.getByText('Add', { exact: true }).click()
  const ground = page.getByRole('region', { name: 'The page' })
  const { height = 0 } = (await ground.boundingBox()) ?? {}
  await button(page, /^Progress/).dragTo(ground, { targetPosition: { x: 60, y: height - 40 } })
  await tile(page, /^Customer retention: column 1, row 3/).waitFor()
  await choose(page, 'KPI', 'Sales', 'won_value')
  await choose(page, 'Of what', 'A number')
  await page.getByText('Not finished').waitFor()
  await choose(page, 'Of what', 'The target')
  await page.getByText('Not finished').waitFor({ state: 'detached' })
  await page
    .getByText(/^\$.* of \$/)
    .first()
    .waitFor()
  await page.getByText('Say of what it is the progress').first().waitFor({ state: 'detached' })
})

test('a page of the navigation becomes that of a dashboard without its source being seen', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await button(page, 'New page').click()
  await page.locator('#new-label').fill('Standing')
  await page.keyboard.press('Enter')
  const settings = page.getByRole('region', { name: 'Settings of the page' })
  await choose(page, 'Content', 'Dashboard', '', settings)
  await page.getByText('Not finished').waitFor()
  await choose(page, 'Dashboard', 'Sales funnel', '', settings)
  await page.getByText('Not finished').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Standing dashboard' }).waitFor()
})

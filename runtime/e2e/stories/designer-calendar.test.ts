import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { choose, chooseFirmly, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a calendar is made, and the year beside it follows what is said', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await page.getByRole('button', { name: 'New calendar', exact: true }).click()
  await page.locator('#new-label').fill('Retail')
  await page.keyboard.press('Enter')

  const year = page.getByRole('region', { name: 'The year as it follows' })
  await year.getByText('1 Jan – 31 Mar', { exact: true }).waitFor()
  await choose(page, 'Starts in', 'April')
  await year.getByText(/^FY20\d\d$/).waitFor()
  await year.locator('h4').first().getByText('1 Apr – 30 Jun').waitFor()

  await page.getByRole('button', { name: 'Name a period' }).click()
  await choose(page, 'Period 1', 'Q1')
  await page.getByLabel('Label 1, English').fill('Spring')
  await year.getByRole('heading', { name: /^Spring/ }).waitFor()
  await page.getByRole('button', { name: 'Remove Name of a period 1' }).click()
  await year.getByRole('heading', { name: /^Q1/ }).waitFor()

  await choose(page, 'Years', 'Weeks, 4-4-5 and the like')
  await year.getByText('Years nearby').waitFor()
  expect(await year.locator('.calendar-weeks > span').count()).toBeGreaterThanOrEqual(52)
  await chooseFirmly(page, 'Pattern', '4-5-4')
  await chooseFirmly(page, 'Weeks start on', 'Sunday')
  await choose(page, 'Month', 'January', 'Jan')
  await choose(page, 'Named by', 'The year it starts in')
  while (!/2023/.test(await year.locator('h2').innerText()))
    await year.getByRole('button', { name: 'Previous year' }).click()
  await year.getByText('29 Jan 2023 – 3 Feb 2024 · 53 weeks').waitFor()
  const months = await year.locator('.calendar-quarter').last().locator('li small').allInnerTexts()
  expect(months.map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
    '29 Oct – 25 Nov',
    '26 Nov – 30 Dec',
    '31 Dec 2023 – 3 Feb 2024',
  ])
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  await choose(page, 'Years', 'ISO weeks')
  await expect.poll(() => year.locator('li small').count()).toBe(0)
  await page.getByRole('button', { name: '1 warning' }).waitFor()
})

test('a calendar that has lost its shape is shown as source, also to whoever opens it anew', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await page.getByRole('button', { name: 'New calendar', exact: true }).click()
  await page.locator('#new-label').fill('Broken')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'The year as it follows' }).waitFor()
  await page.getByText('Source', { exact: true }).click()
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+a')
  const broken = { kind: 'calendar', name: 'broken', label: { en: 'Broken' }, years: { type: 'months' }, names: [{}] }
  // the editor itself closes what opens
  await page.keyboard.insertText(JSON.stringify(broken, null, 2))
  const said = page.getByText('This document does not have the shape of its kind.', { exact: false })
  await said.waitFor()
  await page.getByRole('status').getByText('Saved').waitFor()
  await page.evaluate(`localStorage.setItem('attain.designer.way', 'editor')`)
  await page.reload()
  await said.waitFor()
})

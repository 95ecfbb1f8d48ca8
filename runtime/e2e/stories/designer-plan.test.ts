/** A commission plan from a template: its rates are changed in the designer, and its payees read it in words. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const curve = (page: Page) => page.locator('.plan-chart')
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a plan begins from a template, its curve follows every key, and a payee reads it in words', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')

  // marginal tiers, on what the example sells
  await page.getByRole('button', { name: 'New commission plan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Marginal tiers').click()
  await expect.poll(() => dialog.getByLabel('What people call it').inputValue()).toBe('Marginal tiers')
  await dialog.locator('.ant-select', { hasText: 'Opportunities' }).waitFor()
  await dialog.locator('.ant-select', { hasText: 'Close date' }).waitFor()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL('**/edit/commission-plan/marginal_tiers')

  // the curve beside the rates, in words for those who do not see it
  await page.getByRole('button', { name: /^Sales/ }).click()
  await curve(page).locator('svg').waitFor()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 9,000')
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('accelerator at 100,000')
  await cell(page, 'Per cent of the base, tier 2').fill('10')
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 10,000')
  await page.getByLabel('At', { exact: true }).fill('150000')
  await page.getByText('100,000 at 5% + 50,000 at 10% = 10,000').waitFor()

  // a tier more by the keyboard, whose bound stands too low at first
  await cell(page, 'Per cent of the base, tier 2').press('Enter')
  await expect
    .poll(() => cell(page, 'Per cent of the base, tier 3').evaluate((input) => input.matches(':focus')))
    .toBe(true)
  await cell(page, 'What is measured, tier 3').fill('90000')
  await page.getByText('The curve shows once the bounds are in order.').waitFor()
  await page.getByRole('button', { name: 'Sort tiers' }).click()
  await expect.poll(() => cell(page, 'What is measured, tier 2').inputValue()).toBe('90000')
  await page.getByRole('button', { name: 'Remove tier 2' }).click()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 10,000')

  // a cap, which is marked
  await page.locator('.plan-component').getByRole('button', { name: 'Cap' }).click()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('Capped at 10,000 from 150,000 on')

  await page.getByText('In words', { exact: true }).click()
  await page.getByText('It is for whoever meets: Active.').first().waitFor()

  await expect.poll(() => page.locator('.problem-summary').textContent()).toContain('No problems')
  const publish = 'Publish 1 change'
  await page
    .getByRole('link', { name: publish })
    .or(page.getByRole('button', { name: publish }))
    .first()
    .click()
  await page.locator('.changes', { hasText: 'Marginal tiers' }).first().waitFor()
  await page.getByRole('main').getByRole('button', { name: publish }).click()
  await page.getByText(/Revision \d+ is live/).waitFor()

  const { page: payee } = await example.visit('oliver')
  await payee.goto('/w/main/commission')
  await payee.getByRole('link', { name: 'My plan: Marginal tiers' }).click()
  await payee.getByRole('heading', { name: 'Marginal tiers' }).waitFor()
  await payee.getByText('Only those that meet: Stage is Won.').first().waitFor()
  await payee.getByRole('row', { name: '100,000 10% what falls into this tier' }).first().waitFor()
  await payee.getByText('中文').click()
  await payee.getByText('仅限符合：阶段为赢单。').first().waitFor()
  await payee.getByText('签名').first().waitFor()
})

/** What commission would be: finance changes a rate and keeps the scenario, a rep supposes that deals are closed. */
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const amount = (text: string) => Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * 100)

test('finance sees what other rates would cost, and keeps it', async () => {
  const grace = await example.visit('grace')
  const { page } = grace
  await grace.go('commission/plans/agents/simulate')
  await page.getByLabel('Volume more or less by').fill('10')
  await page.getByText('Change rates and tiers').click()
  await page.getByLabel('Large deals: tier 1 pays').fill('300')
  await page.getByRole('button', { name: 'Simulate' }).click()
  const large = page.getByRole('row', { name: /^Large deals/ })
  await large.waitFor()
  // twice as much for each, and a tenth more of them
  const [, before = '', after = ''] = await large.getByRole('cell').allInnerTexts()
  expect(amount(before)).toBeGreaterThan(0)
  expect(amount(after)).toBe(Math.round(amount(before) * 2.2))
  await page.getByRole('button', { name: 'Oliver Hart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Oliver Hart' })
  await drawer.getByText('As changed').first().waitFor()
  // down to the deals: what each is credited with, a tenth more
  await drawer.getByText('Deals of Sales').first().click()
  const deals = drawer.getByRole('table').first()
  const credited = await deals
    .getByRole('row', { name: /^Total credited/ })
    .getByRole('cell')
    .allInnerTexts()
  expect(amount(credited[2] ?? '')).toBe(Math.round(amount(credited[1] ?? '') * 1.1))
  await deals.getByRole('link').first().waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save as scenario' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as scenario' })
  await dialog.getByLabel('Name').fill('Double for large deals')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Double for large deals' }).click()
  await page.getByText('Volume +10% · Rates or tiers are changed').waitFor()
  await page.getByRole('row', { name: /^Large deals/ }).waitFor()
  await page
    .getByRole('img', { name: /^Cost by component: \$[\d,.]+ as it is/ })
    .locator('svg')
    .waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  // it says what it was calculated from, and is calculated anew when it is asked to
  const first = await page.getByText(/^Calculated /).innerText()
  expect(first).toMatch(/by revision \d+ of the application/)
  const answer = page.waitForResponse((one) => one.url().endsWith('/calculation'))
  await page.getByRole('button', { name: 'Calculate again' }).click()
  expect((await answer).status()).toBe(200)
  await page.getByText('The scenario is calculated anew').waitFor()
})

test('a designer simulates a plan as it stands in the draft', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/commission-plan/agents')
  await page.getByRole('button', { name: /^Large deals/ }).click()
  await page
    .getByRole('textbox', { name: /, tier 1$/ })
    .last()
    .fill('300')
  await page.getByRole('button', { name: 'Simulate this draft' }).click()
  await page.waitForURL('**/commission/plans/agents/simulate?draft=*')
  await page.getByText('What is changed is the plan as it stands in your draft.').waitFor()
  await page.getByRole('button', { name: 'Simulate' }).click()
  const large = page.getByRole('row', { name: /^Large deals/ })
  await large.waitFor()
  const [, before = '', after = ''] = await large.getByRole('cell').allInnerTexts()
  expect(amount(before)).toBeGreaterThan(0)
  expect(amount(after)).toBe(2 * amount(before))
})

test('a rep sees on the phone what closing a deal would pay', async () => {
  const siyuan = await example.visit('siyuan', { device: 'phone', language: 'zh-CN' })
  const { page } = siyuan
  await siyuan.go('commission')
  await page.getByRole('link', { name: '如果成交……' }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByLabel(/的金额$/).fill('20000')
  await page.getByText('成交后', { exact: true }).waitFor()
  await page.locator('.commission-difference[data-way="up"]').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

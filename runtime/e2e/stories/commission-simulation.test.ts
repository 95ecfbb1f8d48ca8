/** What commission would be: finance changes a rate and keeps the scenario, a rep supposes that deals are closed. */
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

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
  const amount = (text: string) => Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * 100)
  expect(amount(before)).toBeGreaterThan(0)
  expect(amount(after)).toBe(Math.round(amount(before) * 2.2))
  await page.getByRole('button', { name: 'Oliver Hart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Oliver Hart' })
  await drawer.getByText('As changed').first().waitFor()
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
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
})

test('a rep sees on the phone what closing a deal would pay', async () => {
  const siyuan = await example.visit('siyuan', { device: 'phone', language: 'zh-CN' })
  const { page } = siyuan
  await siyuan.go('commission')
  await page.getByRole('link', { name: '如果成交……' }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByLabel(/的金额$/).fill('20000')
  await page.getByText('成交后', { exact: true }).waitFor()
  await page.locator('.simulation-difference[data-way="up"]').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

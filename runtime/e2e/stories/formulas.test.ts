import { expect, test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { createOpportunity, idOf, readOpportunity } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a new form works out defaults and formula fields while somebody types', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  await go('records/opportunity/new')
  const closes = page.getByRole('textbox', { name: 'Close date' })
  await closes.waitFor()
  await expect.poll(() => closes.inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  const expected = await closes.inputValue()
  const weighted = page.getByLabel('Weighted value')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('1000')
  await weighted.getByText('$100.00').waitFor()
  await choose(page, 'Stage', 'Engaging')
  await weighted.getByText('$400.00').waitFor()
  // The list price belongs to the product, which is asked for it.
  await choose(page, 'Product', 'Vega 100', 'vega 100')
  const times = page.getByLabel('Times list price')
  await times.getByText(/^\d+(\.\d+)?$/).waitFor()

  // The default follows the stage, until somebody writes another day.
  await choose(page, 'Stage', 'Won')
  await expect.poll(() => closes.inputValue()).toBe('')
  await weighted.waitFor({ state: 'detached' })
  await choose(page, 'Stage', 'Engaging')
  await expect.poll(() => closes.inputValue()).toBe(expected)
  await closes.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('24/12/2026')
  await page.keyboard.press('Enter')
  await choose(page, 'Stage', 'Won')
  await expect.poll(() => closes.inputValue()).toBe('24/12/2026')

  await choose(page, 'Stage', 'Prospecting')
  await page.getByRole('textbox', { name: 'Code' }).fill('FORMULA-1')
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  await page.getByRole('heading', { name: 'FORMULA-1' }).waitFor()
  await page.getByText('$100.00').first().waitFor()
})

test('a default that was cleared by hand stays away', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  await go('records/opportunity/new')
  const closes = page.getByRole('textbox', { name: 'Close date' })
  await closes.waitFor()
  await expect.poll(() => closes.inputValue()).not.toBe('')
  await page.getByRole('textbox', { name: 'Code' }).fill('FORMULA-2')
  await choose(page, 'Product', 'Vega 100', 'vega 100')
  const picker = page.locator('.ant-picker', { has: closes })
  await picker.hover()
  await picker.locator('.ant-picker-clear').click()
  await expect.poll(() => closes.inputValue()).toBe('')
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  await page.getByRole('heading', { name: 'FORMULA-2' }).waitFor()
  const { values } = await readOpportunity(visit, await idOf(visit, 'opportunity', 'FORMULA-2'))
  expect(values.close_date ?? null).toBeNull()
})

test('a rule about what was there before is told before saving, at its field', async () => {
  const visit = await example.visit('marta', { language: 'zh-CN' })
  const { page, go } = visit
  const won = { stage: 'won', engage_date: '2026-11-01', close_date: '2026-11-20', close_value: '5000' }
  const { id } = await createOpportunity(visit, { code: 'FORMULA-3', ...won })
  await go(`records/opportunity/${id}/edit`)
  const value = page.getByRole('textbox', { name: '金额', exact: true })
  await value.fill('6000')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').getByText('赢单后金额不能再改').waitFor()
  expect(await value.getAttribute('aria-invalid')).toBe('true')
  await value.fill('5000')
  await page.getByRole('textbox', { name: '下一步' }).fill('开票')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: 'FORMULA-3' }).waitFor()
})

test('a computed value says how it came about, from the keyboard', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  const { id } = await createOpportunity(visit, { code: 'FORMULA-4', close_value: '5000' })
  await go(`records/opportunity/${id}`)
  const why = page.getByRole('region', { name: 'Dates and value' }).getByRole('button', {
    name: 'How Times list price is worked out',
  })
  await why.focus()
  await page.keyboard.press('Enter')
  const explanation = page.getByRole('region', { name: 'How Times list price is worked out' })
  await explanation.getByText('IF(NOT(ISBLANK(close_value)), close_value / product.sales_price)').waitFor()
  await explanation.getByText('$5,000.00').waitFor()
  await explanation.getByRole('link', { name: 'Product › List price' }).waitFor()
  await page.keyboard.press('Escape')
  await explanation.waitFor({ state: 'detached' })
  expect(await why.evaluate((button) => button.matches(':focus'))).toBe(true)
  await page.keyboard.press('Enter')
  await explanation.getByRole('link', { name: 'Value' }).click()
  await explanation.waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('#field-close_value').evaluate((place) => place.matches(':focus'))).toBe(true)
})

test('on a phone, in Chinese, it leads to the record that a value comes from', async () => {
  const visit = await example.visit('marta', { language: 'zh-CN', device: 'phone' })
  const { page, go } = visit
  const { id } = await createOpportunity(visit, { code: 'FORMULA-5', close_value: '5000' })
  await go(`records/opportunity/${id}`)
  await page.getByRole('region', { name: '日期与金额' }).getByRole('button', { name: '标价倍数的计算方式' }).tap()
  const explanation = page.getByRole('region', { name: '标价倍数的计算方式' })
  await explanation.getByRole('link', { name: '产品›标价' }).tap()
  await page.getByRole('heading', { name: 'Vega 100' }).waitFor()
})

test('a filter that is a formula is shown as one, and edited with its mistakes told', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity?view=quick_wins')
  const chip = page.getByRole('button', { name: 'Edit filter: Close date - Engaged on < 30' })
  await chip.click()
  const text = page.getByRole('textbox', { name: 'Formula' })
  await expect.poll(() => text.inputValue()).toBe('close_date - engage_date < 30')
  const apply = page.getByRole('button', { name: 'Apply' })
  await text.fill('close_value < product.sales_prise')
  await page.getByText('Did you mean').waitFor()
  expect(await apply.isDisabled()).toBe(true)
  await text.fill('close_value > product.sales_price * 2')
  await apply.click()
  await page.getByRole('button', { name: 'Edit filter: Value > Product › List price * 2' }).waitFor()
  // What the fields of the editor can say becomes a sentence again.
  await page.getByRole('button', { name: 'Edit filter: Value >' }).click()
  await text.fill('stage = "won"')
  await apply.click()
  await page.getByRole('button', { name: 'Edit filter: Stage is Won' }).first().waitFor()
})

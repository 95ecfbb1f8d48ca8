import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a formula is written with help, put right, tried on a record, and edited as rows', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main/edit/view/opportunity/overdue')
  const plain = page.getByRole('textbox', { name: 'Filter' })
  expect(await plain.inputValue()).toBe('AND(stage in ["prospecting", "engaging"], close_date < TODAY())')
  const lines = page.locator('.formula-monaco .view-lines')
  // a line that is too long goes on in the next one
  const textOf = async (shown: Locator) => (await shown.innerText()).replaceAll('\u00a0', ' ').replaceAll('\n', '')
  const written = () => textOf(lines)

  // fields and options are offered, in the words of people
  await plain.click()
  await lines.waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('account.sec')
  await page.getByRole('option', { name: /^sector/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(' = ')
  await page.getByRole('option', { name: /"medical"/ }).waitFor()
  await page.keyboard.type('"med')
  await page.keyboard.press('Enter')
  await expect.poll(written).toBe('account.sector = "medical"')
  await page.getByText('Gives: yes or no').waitFor()

  // what is wrong is marked, and put right by what the hint says
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('clos_value > 1000')
  await page.keyboard.press('Escape')
  await page.getByText('There is no field “clos_value” on opportunity.').waitFor()
  await page.locator('.squiggly-error').waitFor()
  await page.getByRole('button', { name: 'Write “close_value” instead' }).click()
  await expect.poll(written).toBe('close_value > 1000')

  // the result on a record that is there
  const record = page.getByRole('combobox', { name: 'Record of Opportunity to try it on' })
  await record.click()
  await record.pressSequentially('D1106')
  await page.locator('.ant-select-item-option', { hasText: 'D1106' }).first().click()
  const result = page.locator('.formula-result output')
  await result.getByText(/^(Yes|No)$/).waitFor()

  // the same as rows, and back without loss
  await page.getByRole('button', { name: 'Filter: builder' }).click()
  const dialog = page.getByRole('dialog', { name: 'Filter' })
  const value = dialog.getByRole('textbox', { name: 'Value' })
  expect(await value.inputValue()).toMatch(/^1,?000$/)
  await value.fill('2000')
  await dialog.getByRole('button', { name: 'Condition', exact: true }).click()
  await dialog.getByText('One row is not finished').waitFor()
  await dialog.getByRole('combobox', { name: 'Field' }).nth(1).click()
  await page.keyboard.type('overdue')
  await page.keyboard.press('Enter')
  await dialog.getByText('One row is not finished').waitFor({ state: 'detached' })
  await dialog.getByText('Text', { exact: true }).click()
  expect(await textOf(dialog.locator('.formula-monaco .view-lines'))).toBe('AND(close_value > 2000, overdue = TRUE)')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect.poll(written).toBe('AND(close_value > 2000, overdue = TRUE)')
})

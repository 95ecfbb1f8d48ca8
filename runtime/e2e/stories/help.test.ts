import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('help leads to the functions, and a search finds one of them', async () => {
  const { page, go } = await example.visit('oliver')
  await go()
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('menuitem', { name: 'Formulas' }).click()
  await page.getByRole('heading', { name: 'Formulas', level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('working days')
  const workdays = page.getByRole('article', { name: 'WORKDAYS' })
  await workdays.getByText('gives number').waitFor()
  await page.getByRole('heading', { name: 'Child records' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('WORKDAYS')
})

test('an address leads to a function, in Chinese as well', async () => {
  const { page, go } = await example.visit('marta', { language: 'zh-CN', device: 'phone' })
  await go('help/formulas#DATEADD')
  const dateadd = page.getByRole('article', { name: 'DATEADD' })
  await dateadd.getByText('日期').first().waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('DATEADD')
  const box = await dateadd.boundingBox()
  expect(box?.y).toBeGreaterThan(50)
  expect(box?.y).toBeLessThan(200)
  await page.getByRole('heading', { name: '空值与错误' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

test('the search for everything goes to the functions too', async () => {
  const { page, go } = await example.visit('oliver')
  await go()
  await page.getByRole('heading', { name: 'My performance' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).waitFor()
  await page.keyboard.type('formulas')
  await page.getByRole('option', { name: 'Go to Formulas' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Formulas', level: 1 }).waitFor()
})

test('a formula is tried out: its result, its type, and what is wrong with it', async () => {
  const { page, go } = await example.visit('oliver')
  await go('help/formulas')
  const trial = page.getByRole('region', { name: 'Try it' })
  await trial.getByText('100', { exact: true }).waitFor()
  await trial.getByText('amount in CNY').waitFor()

  await trial.getByText('The record').click()
  await trial.getByLabel('amount').fill('50')
  await trial.getByText('2.5', { exact: true }).waitFor()

  await trial.getByLabel('Formula').fill('IF(amount > 1,\n  amont)')
  await trial.getByText('Line 2, column 3: There is no field “amont” on deal.').waitFor()
  await trial.getByText('Did you mean “amount”?').waitFor()
  expect(await trial.locator('mark').textContent()).toBe('amont')

  await page.getByRole('button', { name: 'Try FIRST(lines.product, quantity > 0, quantity)' }).click()
  await trial.getByText('A', { exact: true }).waitFor()
  expect(await trial.getByLabel('Formula').inputValue()).toBe('FIRST(lines.product, quantity > 0, quantity)')
})

test('the functions come with the pages that need them, not with a list', async () => {
  const { page, go } = await example.visit('oliver')
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text().catch(() => ''))
  })
  await go('records/opportunity')
  await page.getByRole('row', { name: 'D1' }).first().waitFor()
  const hasFunctions = () => scripts.filter((script) => script.includes('REGEXMATCH')).length
  expect(hasFunctions()).toBe(0)
  await go('help/formulas')
  await page.getByRole('article', { name: 'REGEXMATCH' }).waitFor()
  await expect.poll(hasFunctions).toBe(1)
})

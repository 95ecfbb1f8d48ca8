import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a representative comes home to figures, and each opens to its records', async () => {
  const { page, go } = await example.visit('oliver')
  await go()
  await page.getByRole('region', { name: 'My open opportunities' }).getByRole('row', { name: 'D1248' }).waitFor()
  const figure = page.getByRole('region', { name: 'Deals won' }).getByRole('button', { name: /deals?$/ })
  const [count] = /\d+/.exec(await figure.innerText()) ?? []
  await figure.click()
  const behind = page.getByRole('dialog', { name: 'Deals won' })
  await behind.getByText(/Number of Opportunit/).waitFor()
  const records = behind.getByRole('table').getByRole('link')
  await records.first().waitFor()
  expect(String(await records.count())).toBe(count)
  await records.first().click()
  await page.locator('.record-head').waitFor()
})

test('the first page of others says how the work stands, and each figure opens to its records', async () => {
  const { page, go } = await example.visit('admin')
  await go()
  const stages = page.getByRole('region', { name: 'Opportunities' }).getByRole('list', { name: 'Stage' })
  const won = stages.getByRole('link', { name: /Won/ })
  await won.getByText(/\d/).first().waitFor()
  const [count] = /[\d,]+/.exec(await won.innerText()) ?? []
  await won.click()
  await page.getByText(`${count} records`).waitFor()
})

test('who has no deals sees those of the others', async () => {
  const { page, go } = await example.visit('admin')
  await go()
  const work = page.getByRole('region', { name: 'Open opportunities' })
  await work.getByRole('columnheader', { name: 'Owner' }).waitFor()
  await work
    .getByRole('row', { name: 'Prospecting' })
    .or(work.getByRole('row', { name: 'Engaging' }))
    .first()
    .waitFor()
  expect(await work.getByRole('cell', { name: 'Won' }).count()).toBe(0)
  await work.getByRole('row').nth(1).click()
  await page.locator('.record-head').waitFor()
})

test('on paper a dashboard stands alone', async () => {
  const { page, go } = await example.visit('oliver')
  await go('pages/sales_funnel')
  await page.getByRole('heading', { name: 'Sales funnel' }).waitFor()
  await page.getByRole('navigation').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('banner').filter({ visible: true }).count()).toBe(0)
})

import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
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

test('on paper nothing is cut, and charts are as wide as their place', async () => {
  const { page, go } = await example.visit('helena')
  await go('pages/customer_distribution')
  await page.getByRole('region', { name: 'Customers by location' }).locator('svg text').first().waitFor()
  await page.getByRole('columnheader', { name: 'Denmark' }).waitFor()
  const fits = await page.evaluate(`{
    dispatchEvent(new Event('beforeprint'))
    const wide = (one) => one.getBoundingClientRect().width
    const all = (which) => [...document.querySelectorAll(which)]
    const fits = {
      page: Math.round(wide(document.querySelector('.dashboard'))),
      cut: all('.widget-scroll').filter((one) => one.scrollWidth > one.clientWidth).length,
      charts: all('.widget-chart').map((one) => (wide(one.querySelector('svg')) / wide(one)).toFixed(2)),
    }
    dispatchEvent(new Event('afterprint'))
    fits
  }`)
  expect(fits).toEqual({ page: 980, cut: 0, charts: ['1.00'] })
  expect(await page.locator('.dashboard').evaluate(({ style }) => style.width + style.zoom)).toBe('')
})

test('a whole page is saved as a workbook: what it was narrowed down to, then each widget', async () => {
  const { page, go } = await example.visit('helena')
  await go('pages/customer_distribution?f.region=China')
  await page.getByRole('columnheader', { name: 'China' }).waitFor()
  await page.locator('.dashboard:not(:has([aria-busy="true"]))').waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save as spreadsheet' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('Customer distribution.xlsx')
  const files = unzipSync(await readFile(await download.path()))
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const names = [...read('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
  expect(names.slice(0, 3)).toEqual(['Filters', 'Customers who bought', 'Sales'])
  expect(names).toHaveLength(8)
  expect(read('xl/worksheets/sheet1.xml')).toContain('>Account location<')
  expect(read('xl/worksheets/sheet3.xml')).toMatch(/<c r="A2" s="\d+"><v>[\d.]+<\/v>/)
})

test('on a phone a table is as high as its rows, and what a finger opens covers the words of its mark', async () => {
  const { page, go } = await example.visit('oliver', { device: 'phone' })
  await go('pages/my_performance')
  const list = page.getByRole('region', { name: 'My open opportunities' })
  await list.getByRole('row', { name: 'D1248' }).waitFor()
  const [table, card] = [await list.getByRole('table').boundingBox(), await list.boundingBox()]
  expect((card?.height ?? 0) - (table?.height ?? 0)).toBeLessThan(100)
  const chart = page.getByRole('region', { name: 'Sales by series' })
  await chart.locator('path[fill="#1c64d3"]').first().tap()
  await page.getByRole('dialog', { name: 'Sales' }).getByText('How it is calculated').waitFor()
  expect(await chart.getByText('Sales (compared)').filter({ visible: true }).count()).toBe(1)
})

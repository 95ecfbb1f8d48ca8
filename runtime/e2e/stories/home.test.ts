import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('the first page says how my deals stand, and each figure opens to its records', async () => {
  const { page, go } = await example.visit('oliver')
  await go()
  const work = page.getByRole('region', { name: 'My open opportunities' })
  await work.getByRole('row', { name: 'D1248' }).waitFor()
  const stages = work.getByRole('list', { name: 'Stage' })
  const won = stages.getByRole('link', { name: /Won/ })
  const [count] = /\d+/.exec(await won.innerText()) ?? []
  expect(count).toBe('10')
  await won.click()
  await page.getByText(`${count} records`).waitFor()
  await page.getByText('Owner is me').waitFor()
})

test('who has no deals sees those of the others', async () => {
  const { page, go } = await example.visit('grace')
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

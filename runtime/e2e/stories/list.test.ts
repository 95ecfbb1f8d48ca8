import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

/** The texts of a column, from the top, as far as rows are drawn. */
async function column(page: Page, title: string): Promise<string[]> {
  const heads = await page.getByRole('columnheader').allTextContents()
  const index = heads.findIndex((head) => head.startsWith(title))
  const rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') })
  return rows.locator(`[role=gridcell]:nth-child(${index + 1})`).allTextContents()
}

const amount = (text: string) => Number(text.replaceAll(',', ''))
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)

test('a sales manager sorts, filters and sends the link to somebody else', async () => {
  const { page, go } = await example.visit('marta')
  await go()
  await page.getByRole('menuitem', { name: 'Opportunities' }).click()
  await page.getByRole('heading', { name: 'Opportunities' }).waitFor()
  await page.getByText('82 records').waitFor()

  const value = page.getByRole('columnheader', { name: 'Value' })
  await value.getByRole('button', { name: 'Value' }).click()
  await expect.poll(() => value.getAttribute('aria-sort')).toBe('ascending')
  await page.locator('[aria-busy=false]').first().waitFor()
  await value.getByRole('button', { name: 'Value' }).click()
  await expect.poll(() => value.getAttribute('aria-sort')).toBe('descending')
  await expect.poll(async () => (await column(page, 'Value'))[0]).toBe('67,640.00')
  const values = (await column(page, 'Value')).slice(0, 15).map(amount)
  expect(values).toEqual(sorted(values).reverse())

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await choose(page, 'Field', 'Stage', 'Stage')
  await choose(page, 'Comparison', 'is any of')
  const options = page.getByRole('group', { name: 'Value' })
  await options.getByRole('checkbox', { name: 'Won' }).check()
  await options.getByRole('checkbox', { name: 'Engaging' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Edit filter: Stage: Engaging, Won' }).waitFor()
  await page.getByText('58 records').waitFor()
  await expect.poll(async () => new Set(await column(page, 'Stage'))).toEqual(new Set(['Won', 'Engaging']))

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await choose(page, 'Field', 'Value', 'Value')
  await choose(page, 'Comparison', 'is at least')
  await page.getByRole('textbox', { name: 'Value' }).fill('20,000')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Edit filter: Value ≥ .*20,000/ }).waitFor()
  await expect.poll(async () => Math.min(...(await column(page, 'Value')).map(amount))).toBeGreaterThanOrEqual(20_000)
  const shown = await column(page, 'Code')
  const count = await page.locator('.list-count').textContent()

  const colleague = await example.visit('marta')
  await colleague.page.goto(page.url())
  await colleague.page.getByRole('button', { name: 'Edit filter: Stage: Engaging, Won' }).waitFor()
  await expect.poll(() => column(colleague.page, 'Code')).toEqual(shown)
  expect(await colleague.page.locator('.list-count').textContent()).toBe(count)

  await page.getByRole('button', { name: 'Remove filter: Stage: Engaging, Won' }).click()
  await page.getByRole('button', { name: 'Edit filter: Stage: Engaging, Won' }).waitFor({ state: 'detached' })
  await page.goBack()
  await page.getByRole('button', { name: 'Edit filter: Stage: Engaging, Won' }).waitFor()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByText('82 records').waitFor()
})

test('scrolling loads more, and coming back finds the place', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity')
  const table = page.getByRole('grid')
  await table.getByRole('row', { name: 'D1106' }).waitFor()
  expect(await table.getAttribute('aria-rowcount')).toBe('-1')
  await table.hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 1_500)
      return table.getAttribute('aria-rowcount')
    })
    .toBe('83')
  const last = table.locator('[aria-rowindex="83"]')
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 1_500)
      return last.isVisible()
    })
    .toBe(true)
  const code = (await last.getAttribute('aria-label')) ?? ''
  await last.getByRole('link', { name: code }).click()
  await page.getByRole('heading', { name: code }).waitFor()
  await page.goBack()
  await table.getByRole('row', { name: code }).waitFor()
})

test('Ctrl+K finds a record, a page and what can be created', async () => {
  const { page, go } = await example.visit('marta')
  await go()
  await page.getByRole('heading', { name: 'Team comparison' }).waitFor()
  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: 'Search everything' })
  await search.fill('quiet comp')
  await page.getByRole('option', { name: /Quiet Compiler/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Quiet Compiler' }).waitFor()

  await page.keyboard.press('Control+k')
  await search.fill('create acc')
  await page.getByRole('option', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'New account' }).waitFor()

  await page.keyboard.press('Control+k')
  // Enter right after the last letter, before any answer is there.
  await search.waitFor()
  await page.keyboard.type('go to prod')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Products' }).waitFor()
})

test('a saved view, words, and columns of one’s own that last', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity')
  await choose(page, 'View', 'Won')
  await page.getByText('44 records').waitFor()
  await page.getByRole('columnheader', { name: 'Sector' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search this list' }).fill('D1075')
  await page.getByText('1 record', { exact: true }).waitFor()
  await page.getByRole('row', { name: 'D1075' }).waitFor()

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Next step' }).check()
  await page.getByRole('columnheader', { name: 'Next step' }).waitFor()
  await page.reload()
  await page.getByRole('columnheader', { name: 'Next step' }).waitFor()
})

test('conditions are grouped, and a group of them is edited', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity')
  await page.getByText('82 records').waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await choose(page, 'Field', 'Stage', 'Stage')
  await page.getByRole('group', { name: 'Value' }).getByRole('checkbox', { name: 'Prospecting' }).check()
  await page.getByRole('button', { name: 'Make a group' }).click()
  const outer = page.getByRole('group', { name: 'Group of conditions' }).first()
  const row = (n: number) => outer.locator(':scope > ul > li').nth(n)
  await row(1).getByRole('button', { name: 'Remove this condition' }).click()
  await outer.getByRole('button', { name: 'Add group' }).click()
  const inner = row(1).getByRole('group', { name: 'Group of conditions' })
  await choose(page, 'Field', 'Stage', 'Stage', inner)
  await inner.getByRole('checkbox', { name: 'Engaging' }).check()
  expect(await page.getByRole('button', { name: 'Apply' }).isEnabled()).toBe(true)
  await inner.getByRole('button', { name: 'Add condition' }).click()
  expect(await page.getByRole('button', { name: 'Apply' }).isEnabled()).toBe(false)
  const second = inner.getByRole('listitem').nth(1)
  await choose(page, 'Field', 'Value', 'Value', second)
  await choose(page, 'Comparison', 'is at least', '', second)
  await second.getByRole('textbox', { name: 'Value' }).fill('20,000')
  await page.keyboard.press('Enter')
  const chip = page.getByRole('button', { name: /^Edit filter: Stage: Engaging and Value ≥ / })
  await chip.waitFor()
  const stages = () => column(page, 'Stage').then((all) => [...new Set(all)].sort())
  await expect.poll(stages).toEqual(['Engaging', 'Prospecting'])
  const large = await page.locator('.list-count').textContent()

  await page.reload()
  await chip.click()
  await row(1).getByText('Value', { exact: true }).waitFor()
  await row(1).getByRole('button', { name: 'Remove this condition' }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Edit filter: Stage: Prospecting' }).waitFor()
  await page.getByRole('button', { name: 'Edit filter: Stage: Engaging', exact: true }).waitFor()
  await expect.poll(() => page.locator('.list-count').textContent()).not.toBe(large)
  await expect.poll(stages).toEqual(['Engaging', 'Prospecting'])
})

test('the filtered list goes into a file', async () => {
  const { page, go } = await example.visit('marta')
  await go(`records/opportunity?filter=${encodeURIComponent('{"==":[{"var":"stage"},"won"]}')}`)
  await page.getByText('44 records').waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
  const download = await downloading
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('Code,Account')
  expect(lines).toHaveLength(45)
  await page.getByText('44 records were written to the file.').waitFor()
})

test('in Chinese on a phone: cards, filter in words, nothing sticks out', async () => {
  const { page, go } = await example.visit('marta', { language: 'zh-CN', device: 'phone' })
  await go('records/opportunity')
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'D1106' }).waitFor()
  await page.getByRole('button', { name: '筛选', exact: true }).tap()
  await choose(page, '字段', '阶段', '阶段')
  await choose(page, '比较方式', '是以下之一')
  await page.getByRole('checkbox', { name: '洽谈中' }).check()
  await page.getByRole('button', { name: '应用' }).tap()
  await page.getByRole('button', { name: '编辑筛选：阶段：洽谈中' }).waitFor()
  await page.getByText('14 条').waitFor()
  await page.getByRole('link', { name: 'D1106' }).tap()
  await page.getByRole('heading', { name: 'D1106' }).waitFor()
})

test.each([
  ['en', 'Opportunities'],
  ['zh-CN', '商机'],
] as const)('on a phone in %s, a list and a board fit the screen and show their title', async (language, title) => {
  const { page, go, follow } = await example.visit('marta', { language, device: 'phone' })
  await go()
  for (const path of ['records/opportunity', 'records/opportunity?view=pipeline']) {
    await follow(path)
    const heading = page.getByRole('heading', { name: title, level: 1 })
    await heading.waitFor()
    await page.locator('.card a, .board-card a').first().waitFor()
    await settle(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    const fits = await heading.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)
    expect(fits, 'the title is cut off').toBe(true)
    const button = await page.locator('.list-actions > :last-child').boundingBox()
    expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(390)
  }
})

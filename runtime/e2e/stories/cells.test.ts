/** Editing in the list, cell by cell. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { createOpportunity, readOpportunity } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

/** The cell of a record under a column. */
async function cellOf(page: Page, record: string, column: string) {
  const heads = page.getByRole('columnheader')
  await heads.filter({ hasText: column }).first().waitFor()
  const index = (await heads.allTextContents()).findIndex((head) => head.startsWith(column))
  const row = page.getByRole('row', { name: record, exact: true })
  await row.waitFor()
  return row.locator(`:scope > [role=gridcell]:nth-child(${index + 1})`)
}

test('with the mouse: a double click, Enter saves, Escape leaves', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  const { id } = await createOpportunity(visit, { code: 'CELL-1', close_value: '1000' })
  await go('records/opportunity?q=CELL-1')
  const value = await cellOf(page, 'CELL-1', 'Value')
  await value.dblclick()
  const input = page.getByRole('textbox', { name: 'Value' })
  await input.fill('2,500.5')
  await page.keyboard.press('Enter')
  await expect.poll(() => value.textContent()).toBe('2,500.50')
  await page.getByRole('status').getByText('CELL-1 saved').waitFor({ state: 'attached' })
  expect(await value.evaluate((cell) => cell.matches(':focus'))).toBe(true)
  expect((await readOpportunity(visit, id)).values.close_value).toBe('2500.50')

  await page.keyboard.press('F2')
  await input.fill('7')
  await page.keyboard.press('Escape')
  await input.waitFor({ state: 'detached' })
  expect(await value.textContent()).toBe('2,500.50')

  // Another record of the lookup, then a stage; both are stored once they are picked.
  await (await cellOf(page, 'CELL-1', 'Account')).dblclick()
  await page.getByRole('combobox', { name: 'Account' }).pressSequentially('quiet')
  await page.locator('.ant-select-item-option', { hasText: 'Quiet Compiler' }).click()
  await (await cellOf(page, 'CELL-1', 'Account')).getByRole('link', { name: 'Quiet Compiler' }).waitFor()
  await (await cellOf(page, 'CELL-1', 'Close date')).dblclick()
  await page.getByRole('textbox', { name: 'Close date' }).fill('2026-12-24')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await cellOf(page, 'CELL-1', 'Close date')).textContent()).toBe('24 Dec 2026')
  await expect
    .poll(async () => (await readOpportunity(visit, id)).values)
    .toMatchObject({ close_value: '2500.50', close_date: '2026-12-24' })
})

test('with the keyboard: arrows to a cell, Tab saves and goes on, the row opens the record', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  const { keyboard } = page
  const first = await createOpportunity(visit, { code: 'KEY-1', close_value: '10', close_date: '2026-11-01' })
  await createOpportunity(visit, { code: 'KEY-2', close_value: '20', close_date: '2026-12-01' })
  await go('records/opportunity?q=KEY-')
  const row = page.getByRole('row', { name: 'KEY-2', exact: true })
  await row.waitFor()
  await row.focus()
  const focused = async (record: string, column: string) =>
    (await cellOf(page, record, column)).evaluate((cell) => cell.matches(':focus'))
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowRight')
  await expect.poll(() => focused('KEY-1', 'Code')).toBe(true)
  await keyboard.press('ArrowUp')
  await expect.poll(() => focused('KEY-2', 'Code')).toBe(true)
  await keyboard.press('ArrowDown')
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  await expect.poll(() => focused('KEY-1', 'Value')).toBe(true)
  expect(await (await cellOf(page, 'KEY-1', 'Value')).getAttribute('aria-readonly')).toBe('false')

  await keyboard.press('Enter')
  await page.getByRole('group', { name: 'Edit Value of KEY-1' }).waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type('12.5')
  await keyboard.press('Tab')
  await page.getByRole('group', { name: 'Edit Close date of KEY-1' }).waitFor()
  await keyboard.press('Escape')
  await expect.poll(() => focused('KEY-1', 'Close date')).toBe(true)
  await expect.poll(async () => (await cellOf(page, 'KEY-1', 'Value')).textContent()).toBe('12.50')
  await expect.poll(async () => (await readOpportunity(visit, first.id)).values.close_value).toBe('12.50')

  await keyboard.press('Home')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'KEY-1' }).waitFor()
})

test('in Chinese: what the field, a rule and a transition refuse is said at the cell, and what was typed stays', async () => {
  const visit = await example.visit('marta', { language: 'zh-CN' })
  const { page, go, watch } = visit
  const { id } = await createOpportunity(visit, { code: 'NO-1', close_value: '0', close_date: '2026-11-01' })
  await go('records/opportunity?q=NO-1')
  await (await cellOf(page, 'NO-1', '金额')).dblclick()
  const input = page.getByRole('textbox', { name: '金额' })
  await input.fill('五百')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText(/数/).waitFor()
  expect(await input.inputValue()).toBe('五百')
  await page.keyboard.press('Escape')

  // A won deal needs a value: only the server knows this rule of the whole record here.
  const stage = await cellOf(page, 'NO-1', '阶段')
  const win = page.locator('.ant-select-item-option', { hasText: '赢单' })
  watch.expectRefusal(422, `/api/records/opportunity/${id}`)
  await stage.dblclick()
  await win.click()
  const refusal = page.getByRole('alert').getByText('金额：赢单的商机须填写成交日期，且金额大于零。')
  await refusal.waitFor()
  await page.getByRole('group', { name: '编辑NO-1的阶段' }).getByText('赢单', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await stage.getByText('初步接触').waitFor()
  await (await cellOf(page, 'NO-1', '金额')).dblclick()
  await input.fill('700')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await readOpportunity(visit, id)).values.close_value).toBe('700.00')
  await stage.dblclick()
  await win.click()
  await expect.poll(async () => (await readOpportunity(visit, id)).values.stage).toBe('won')

  // A rule about what was before: the value of a won deal stays, and what was typed as well.
  await (await cellOf(page, 'NO-1', '金额')).dblclick()
  await input.fill('800')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('赢单后金额不能再改。').waitFor()
  expect(await input.inputValue()).toBe('800.00')
  await page.keyboard.press('Escape')

  // From won there is one way only; the others are shown and cannot be taken.
  await (await cellOf(page, 'NO-1', '阶段')).dblclick()
  const lost = page.locator('.ant-select-item-option', { hasText: '输单' })
  await lost.waitFor()
  expect(await lost.getAttribute('class')).toContain('disabled')
  await page.keyboard.press('Escape')
})

test('somebody else was quicker: both values are shown, and one is taken', async () => {
  const marta = await example.visit('marta')
  const siyuan = await example.visit('siyuan', { language: 'zh-CN' })
  const { id, version } = await createOpportunity(siyuan, { code: 'BOTH-1', close_value: '100' })
  const change = (version: number, values: object) =>
    siyuan.page.request.patch(`/api/records/opportunity/${id}`, {
      data: { values },
      headers: { 'if-match': `"${version}"` },
    })
  const { page, watch } = marta
  watch.expectRefusal(412, `/api/records/opportunity/${id}`)
  await marta.go('records/opportunity?q=BOTH-1')
  const value = await cellOf(page, 'BOTH-1', 'Value')
  const input = page.getByRole('textbox', { name: 'Value' })
  await value.dblclick()
  await input.fill('300')
  expect((await change(version, { close_value: '200', stage: 'lost', close_date: '2026-11-02' })).status()).toBe(200)
  await page.keyboard.press('Enter')
  const group = page.getByRole('group', { name: 'Edit Value of BOTH-1' })
  await group.getByText('Somebody else changed this record meanwhile').waitFor()
  await group.getByText('Lost').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await group.getByRole('button', { name: 'Keep mine: $300.00' }).click()
  await expect.poll(() => value.textContent()).toBe('300.00')
  await (await cellOf(page, 'BOTH-1', 'Stage')).getByText('Lost').waitFor()
  await expect.poll(async () => (await readOpportunity(marta, id)).values.close_value).toBe('300.00')

  await value.dblclick()
  await input.fill('400')
  const now = await readOpportunity(marta, id)
  expect((await change(now.version, { close_value: '350' })).status()).toBe(200)
  await page.keyboard.press('Enter')
  await group.getByRole('button', { name: 'Take theirs: $350.00' }).click()
  await expect.poll(() => value.textContent()).toBe('350.00')
  expect((await readOpportunity(marta, id)).values.close_value).toBe('350.00')
})

test('only what may be edited is offered: neither computed nor foreign, and nothing on a phone', async () => {
  const { page, go } = await example.visit('oliver')
  await go('records/opportunity')
  const owner = await cellOf(page, 'D1010', 'Owner')
  expect(await owner.getAttribute('aria-readonly')).toBe('true')
  await go('records/account?q=Quiet')
  const sector = await cellOf(page, 'Quiet Compiler', 'Sector')
  await sector.dblclick()
  await page.getByRole('alert').getByText('You may read this record, but not change it.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alert').getByText('You may read this record').waitFor({ state: 'detached' })

  const phone = await example.visit('marta', { device: 'phone' })
  await phone.go('records/opportunity')
  await phone.page.getByRole('link', { name: 'D1106' }).waitFor()
  expect(await phone.page.getByRole('gridcell').count()).toBe(0)
})

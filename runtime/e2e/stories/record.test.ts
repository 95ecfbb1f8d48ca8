import { expect, test } from 'vitest'
import { middleOf } from '../harness/hands.ts'
import { createOpportunity, idOf, readOpportunity } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('the stage path moves the record, or says what is missing and leads there', async () => {
  const visit = await example.visit('marta')
  const { page, go, watch } = visit
  const { id } = await createOpportunity(visit, { code: 'PATH' })
  await go(`records/opportunity/${id}`)
  const path = page.getByRole('list', { name: 'Stage' })
  await path.getByRole('button', { name: 'Prospecting' }).waitFor()
  expect(await path.getByRole('button', { name: 'Prospecting' }).getAttribute('aria-current')).toBe('step')

  watch.expectRefusal(422, `/api/records/opportunity/${id}`)
  await path.getByRole('button', { name: 'Engaging' }).click()
  await page.getByText('Fill in when talks began.').waitFor()
  await page.getByRole('button', { name: 'Fill in' }).click()
  await page.getByRole('textbox', { name: 'Engaged on' }).fill('01/11/2026')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => path.getByRole('button', { name: 'Engaging' }).getAttribute('aria-current')).toBe('step')

  await path.getByRole('button', { name: 'Prospecting' }).click()
  await page.getByText('Moved to Prospecting').waitFor()
  expect((await readOpportunity(visit, id)).values.stage).toBe('prospecting')
})

test('a related list creates with its parent filled in, the history tells who did what', async () => {
  const visit = await example.visit('siyuan', { language: 'zh-CN' })
  const { page, go } = visit
  await go(`records/account/${await idOf(visit, 'account', '华信科技')}`)
  const related = page.getByRole('region', { name: '商机' })
  await related.getByRole('link', { name: '新建商机' }).click()
  await page.getByText('华信科技').first().waitFor()
  await page.getByRole('textbox', { name: '编号' }).fill('RELATED')
  await page.getByRole('combobox', { name: '产品' }).click()
  await page.locator('.ant-select-item-option').filter({ visible: true }).first().click()
  await page.getByRole('button', { name: '新建商机' }).click()
  await page.getByRole('heading', { name: 'RELATED' }).waitFor()
  await page.getByRole('definition').filter({ hasText: '华信科技' }).first().waitFor()

  await page.getByRole('link', { name: '编辑' }).click()
  await page.getByRole('textbox', { name: '金额' }).fill('1500')
  await page.getByRole('button', { name: '保存' }).click()
  const history = page.getByRole('region', { name: '变更历史' })
  const entry = history.getByRole('listitem').filter({ hasText: '陈思远 修改' }).first()
  await entry.waitFor()
  expect(await entry.textContent()).toMatch(/金额.*1,500\.00/)
  await history.getByText(/陈思远 创建/).waitFor()

  await page.getByRole('definition').getByRole('link', { name: '华信科技' }).first().click()
  await related.getByRole('link', { name: 'RELATED' }).waitFor()
})

test('deletes with a way back, and restores from the recycle bin', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  const { id } = await createOpportunity(visit, { code: 'GONE' })
  const remove = async () => {
    await page.getByRole('button', { name: 'Delete GONE' }).click()
    await page.getByRole('dialog', { name: 'Delete “GONE”?' }).getByRole('button', { name: 'Delete' }).click()
    await page.getByText('“GONE” is in the recycle bin').waitFor()
  }
  await go(`records/opportunity/${id}`)
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Restored', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'GONE' }).waitFor()

  await remove()
  await page.getByRole('heading', { name: 'Opportunities' }).waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Recycle bin' }).click()
  await page.getByRole('button', { name: 'Restore GONE' }).click()
  await page.getByText('The recycle bin is empty.').waitFor()
  expect((await readOpportunity(visit, id)).values.code).toBe('GONE')
})

test('deletes several at once, says how many, and brings all back', async () => {
  const visit = await example.visit('marta')
  const { page, go } = visit
  for (const code of ['BULK-1', 'BULK-2', 'BULK-3']) await createOpportunity(visit, { code })
  await go('records/opportunity?q=BULK')
  await page.getByText('3 records').waitFor()
  const row = page.getByRole('row', { name: 'BULK-1' })
  const before = await middleOf(row)
  await page.getByRole('checkbox', { name: 'Select BULK-1' }).check()
  await page.getByRole('checkbox', { name: 'Select BULK-3' }).check()
  expect(await middleOf(row), 'no row moves when some are selected').toEqual(before)
  await page.getByRole('region', { name: 'Selected records' }).getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete 2 opportunities' }).click()
  await page.getByText('2 records are in the recycle bin').waitFor()
  await page.getByText('1 record', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('3 records').waitFor()
})

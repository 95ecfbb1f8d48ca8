/** Finance closes a month by clicks alone: what is unusual, sent, confirmed, disputed and settled, locked, exported. */
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('finance closes a month from the screen alone', async () => {
  const [grace, oliver, siyuan] = await Promise.all([
    example.visit('grace'),
    example.visit('oliver'),
    example.visit('siyuan', { device: 'phone', language: 'zh-CN' }),
  ])
  const { page } = grace

  await grace.go('commission')
  await page.getByRole('link', { name: 'October 2026' }).first().click()
  await page.getByRole('button', { name: 'Calculate again' }).click()
  await page.getByText('Calculated', { exact: true }).last().waitFor()
  await page.getByText('Zero pay').click()
  await page.getByRole('link', { name: 'Emily Novak' }).waitFor()
  await page.getByText('Over cap').click()
  await page.getByText('Nobody is above a cap.').waitFor()
  // what follows from the appraisal of the quarter is paid with this month
  await page.getByText(/rewards and penalties from appraisals are in no statement yet/).waitFor()
  await page.getByRole('button', { name: 'Take up' }).click()
  await page.getByText(/rewards and penalties are in the statements now$/).waitFor()
  await page.getByRole('button', { name: 'Take up' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Send to review' }).click()
  await page.getByRole('button', { name: 'Send 9 statements' }).click()
  await page.getByText('0 of 9 confirmed').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  // a rep is told, reads and confirms
  await oliver.go('commission')
  await oliver.page
    .getByRole('link', { name: /October 2026/ })
    .first()
    .click()
  await oliver.page.getByRole('button', { name: 'I have read it' }).click()
  await oliver.page.getByText('Version 2 was confirmed').waitFor()

  // another one disputes a line, on a phone
  await siyuan.go('commission')
  await siyuan.page
    .getByRole('link', { name: /2026年10月/ })
    .first()
    .click()
  await siyuan.page.getByText('考核奖励：季度奖金 · 季度考核 · 2026年第三季度').waitFor()
  await siyuan.page.getByRole('button', { name: '申诉：销售' }).click()
  const dialog = siyuan.page.getByRole('dialog', { name: '提出申诉' })
  await dialog.getByLabel('您认为的金额').fill('900')
  await dialog.getByLabel('哪里有误？').fill('少算了一笔十月底签的单')
  await dialog.getByRole('button', { name: /提\s?交/ }).click()
  await siyuan.page.getByText('申诉中').first().waitFor()
  await settle(siyuan.page)
  expect(await findBarriers(siyuan.page)).toEqual([])
  expect(await siyuan.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)

  // finance accepts it; the line with the reason is in a new version, which is sent as well
  await page.reload()
  await page.getByText('1 of 9 confirmed').waitFor()
  await page.getByRole('tab', { name: /Disputes/ }).click()
  await page.getByText('少算了一笔十月底签的单').waitFor()
  await page.getByRole('link', { name: 'Open the approval' }).click()
  await page.getByPlaceholder('Opinion (optional)').fill('Right, it was signed in October')
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.locator('.approval-title').getByText('Approved').waitFor()
  await grace.go('commission/plans/agents/2026-10?tab=disputes')
  await page.getByText('Posted in October 2026:').waitFor()
  await page.getByRole('tab', { name: 'Statements' }).click()
  await page.getByText('Version 3').waitFor()
  await page.getByRole('link', { name: '陈思远' }).click()
  await page.getByText('少算了一笔十月底签的单 → Right, it was signed in October (Grace Whitfield)').waitFor()

  await grace.go('commission/plans/agents/2026-10')
  await page.getByRole('button', { name: 'Send 1 statement' }).click()
  await page.getByRole('button', { name: 'Remind 8 people' }).waitFor()
  await page.getByRole('button', { name: 'Lock' }).click()
  const asked = page.getByRole('dialog', { name: 'Lock this period?' })
  await asked.getByText('8 people have not confirmed').waitFor()
  await asked.getByRole('button', { name: 'Lock' }).click()
  await page.getByRole('button', { name: 'Mark as paid' }).waitFor()

  // accounting takes the payment, once
  await page.getByRole('tab', { name: 'Accounting' }).click()
  await page.getByRole('button', { name: 'Take the payment' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take the payment' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('listitem').filter({ hasText: 'Payment' }).getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Agents 2026-10 Payment.csv')
  expect(await page.getByRole('button', { name: 'Take the payment' }).count()).toBe(0)
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
})

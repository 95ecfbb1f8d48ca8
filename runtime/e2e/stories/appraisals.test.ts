import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('an appraisal is opened, and a rep reviews themselves from the inbox of a phone', async () => {
  const [admin, oliver] = await Promise.all([
    example.visit('admin'),
    example.visit('oliver', { device: 'phone', language: 'zh-CN' }),
  ])
  await admin.go('scorecards')
  await admin.page.getByRole('button', { name: 'Open an appraisal' }).first().click()
  const dialog = admin.page.getByRole('dialog', { name: 'Open an appraisal' })
  await dialog.getByText('people take part').waitFor()
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await admin.page.getByRole('button', { name: 'Start reviews' }).click()
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Start reviews' }).click()
  await admin.page.getByRole('button', { name: 'End reviews, calibrate' }).waitFor()
  await settle(admin.page)
  expect(await findBarriers(admin.page)).toEqual([])

  const { page } = oliver
  await oliver.go('inbox')
  await page.getByRole('link', { name: '您的自评' }).click()
  await page.getByRole('button', { name: '提交评分' }).click()
  await page.getByText('请评分。').waitFor()
  await page.getByRole('spinbutton', { name: '团队协作' }).fill('90')
  await page.getByRole('button', { name: '提交评分' }).click()
  await page.getByText('评分已提交').waitFor()
  await page.getByRole('list').getByText('团队协作 90').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  // what others will give stays hidden, and the page fits the phone
  expect(await page.getByText('上级评分').count()).toBe(0)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { choose } from '../harness/hands.ts'
import { createOpportunity, idOf, readOpportunity } from '../harness/opportunities.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a missing account is created from the lookup, and chosen', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity/new')
  const account = page.getByRole('combobox', { name: 'Account' })
  await account.click()
  await account.pressSequentially('Blue Harbour Ltd')
  await page.getByTitle('New account “Blue Harbour Ltd”').click()
  const drawer = page.getByRole('dialog', { name: 'New account' })
  await expect.poll(() => drawer.getByLabel('Name').first().inputValue()).toBe('Blue Harbour Ltd')
  await drawer.getByRole('button', { name: 'Create account' }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.locator('.ant-select', { has: account }).getByText('Blue Harbour Ltd').waitFor()
  expect(new URL(page.url()).pathname).toBe('/w/main/records/opportunity/new')
  expect(await idOf({ page }, 'account', 'Blue Harbour Ltd')).toMatch(/^[0-9a-f-]{36}$/)
})

test('creates an opportunity: problems first, then the record, then a change', async () => {
  const { page, go } = await example.visit('marta')
  await go('records/opportunity')
  await page.getByRole('link', { name: 'New opportunity' }).click()
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '2 things need your attention' })
  await summary.getByText('Code: This must be filled in.').waitFor()
  const code = page.getByRole('textbox', { name: 'Code' })
  expect(await code.getAttribute('aria-invalid')).toBe('true')
  const explained = ((await code.getAttribute('aria-describedby')) ?? '').split(' ')
  const texts = await Promise.all(explained.map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(texts).toContain('This must be filled in.')

  await summary.getByRole('link', { name: 'Product' }).click()
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Product' }).evaluate((input) => input.matches(':focus')))
    .toBe(true)

  await code.fill('E2E-1')
  await choose(page, 'Account', 'Northwind Clinics', 'northw')
  await choose(page, 'Product', 'Vega Pro', 'vega')
  await choose(page, 'Stage', 'Won')
  // A won deal needs a date and a value: the form knows it before the server does.
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  await page.getByRole('alert').getByText('Close date: This must be filled in.').waitFor()
  await page.getByRole('textbox', { name: 'Engaged on' }).fill('01/10/2026')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Close date' }).fill('20/11/2026')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Value' }).fill('12345.67')
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  await page.getByText('Opportunity created').waitFor()
  await page.getByRole('heading', { name: 'E2E-1' }).waitFor()
  await page.getByRole('definition').filter({ hasText: '$12,345.67' }).first().waitFor()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Next step' }).fill('Send the invoice')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Send the invoice').first().waitFor()

  await go('records/opportunity?q=E2E-1')
  const row = page.getByRole('row', { name: 'E2E-1' })
  await row.waitFor()
  expect(await row.getByRole('gridcell').allTextContents()).toEqual(
    expect.arrayContaining(['E2E-1', 'Northwind Clinics', 'Vega Pro', 'Won', '12,345.67', '20 Nov 2026']),
  )
})

test('in Chinese on a phone: problems in Chinese, those of the server included', async () => {
  const visit = await example.visit('marta', { language: 'zh-CN', device: 'phone' })
  const { page, go, watch } = visit
  await createOpportunity(visit, { code: 'TAKEN' })
  await go('records/opportunity/new')
  await page.getByRole('button', { name: '新建商机' }).tap()
  await page.getByRole('alert').getByText('有 2 处需要处理').waitFor()
  await page.getByRole('alert').getByText('编号：此项必填。').waitFor()
  await page.getByRole('textbox', { name: '编号' }).fill('TAKEN')
  await choose(page, '产品', 'Vega Pro', 'vega pro')
  await choose(page, '客户', '华信科技', '华信')
  watch.expectRefusal(409, '/api/records/opportunity')
  await page.getByRole('button', { name: '新建商机' }).tap()
  const summary = page.getByRole('alert').filter({ hasText: '有 1 处需要处理' })
  await summary.getByRole('link', { name: '编号' }).waitFor()
  expect(await summary.textContent()).not.toMatch(/[a-z]{3,} [a-z]{2,}/)
  await page.getByRole('textbox', { name: '编号' }).fill('手机-1')
  await page.getByRole('button', { name: '新建商机' }).tap()
  await page.getByRole('heading', { name: '手机-1' }).waitFor()
})

test('two people change the same record: nobody loses anything', async () => {
  const marta = await example.visit('marta')
  const siyuan = await example.visit('siyuan', { language: 'zh-CN' })
  const { id } = await createOpportunity(siyuan, { code: 'SHARED', next_step: 'Call', close_value: '1000' })
  for (const visit of [marta, siyuan]) await visit.go(`records/opportunity/${id}/edit`)

  await siyuan.page.getByRole('textbox', { name: '下一步' }).fill('拜访客户')
  await siyuan.page.getByRole('textbox', { name: '金额' }).fill('2500')
  await siyuan.page.getByRole('button', { name: '保存' }).click()
  await siyuan.page.getByText('拜访客户').first().waitFor()

  await marta.page.getByRole('textbox', { name: 'Next step' }).fill('Send the offer')
  await marta.page.getByRole('textbox', { name: 'Notes' }).fill('They like the Vega.')
  marta.watch.expectRefusal(412, `/api/records/opportunity/${id}`)
  await marta.page.getByRole('button', { name: 'Save' }).click()
  const dialog = marta.page.getByRole('dialog', { name: 'Somebody else changed this record meanwhile' })
  await dialog.getByText('Changed by the other person').waitFor()
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^Value.*1,000\.00.*2,500\.00/),
  ])
  await dialog.getByRole('group', { name: 'Next step' }).waitFor()
  await dialog.getByRole('radio', { name: 'Take theirs: 拜访客户' }).check()
  await dialog.getByRole('radio', { name: 'Keep mine: Send the offer' }).check()
  await dialog.getByRole('button', { name: 'Take over and continue' }).click()
  await expect.poll(() => marta.page.getByRole('textbox', { name: 'Value' }).inputValue()).toBe('2,500.00')
  await marta.page.getByRole('button', { name: 'Save' }).click()
  await marta.page.getByRole('heading', { name: 'SHARED', exact: true }).waitFor()
  expect((await readOpportunity(marta, id)).values).toMatchObject({
    next_step: 'Send the offer',
    notes: 'They like the Vega.',
    close_value: '2500.00',
  })
})

test('what was typed survives a reload, and leaving asks', async () => {
  const { page, go } = await example.visit('marta')
  page.on('dialog', (dialog) => void dialog.accept())
  await go('records/opportunity/new')
  await page.getByRole('textbox', { name: 'Code' }).fill('DRAFT-1')
  await choose(page, 'Account', 'Quiet Compiler', 'quiet')
  await page.getByRole('textbox', { name: 'Value' }).fill('99.5')
  await expect
    .poll(() => page.evaluate("sessionStorage.getItem('attain.draft.main.opportunity.new')"))
    .toContain('99.5')
  await page.reload()
  await page.getByText('There are unsaved changes from').waitFor()
  await page.getByRole('button', { name: 'Restore' }).click()
  expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe('DRAFT-1')
  expect(await page.getByRole('textbox', { name: 'Value' }).inputValue()).toBe('99.5')
  await page.getByText('Quiet Compiler').waitFor()

  await page.getByRole('menuitem', { name: 'Products' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe('DRAFT-1')
  await page.getByRole('menuitem', { name: 'Products' }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('heading', { name: 'Products' }).waitFor()

  await go('records/opportunity/new')
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await page.evaluate("sessionStorage.getItem('attain.draft.main.opportunity.new')")).toBeNull()
})

test('attaches a file, which comes back the same', async () => {
  const visit = await example.visit('siyuan')
  const { page, go } = visit
  const { id } = await createOpportunity(visit, { code: 'FILES' })
  const content = Buffer.from([0, 1, 2, 250, ...Buffer.from('报价 offer')])
  await go(`records/opportunity/${id}/edit`)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Documents' }).click()
  await (await choosing).setFiles({ name: '报价 #1.pdf', mimeType: 'application/pdf', buffer: content })
  await page.getByRole('button', { name: 'Remove 报价 #1.pdf' }).waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  const file = page.getByRole('button', { name: '报价 #1.pdf', exact: true })
  const downloading = page.waitForEvent('download')
  await file.click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^报价 .?1\.pdf$/)
  expect(await readFile(await download.path())).toEqual(content)
})

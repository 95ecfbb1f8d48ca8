/** An account is submitted for approval, three people decide together on their phones, and the final action is done. */
import { beforeAll, expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import type { Visit } from '../harness/served-example.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()
const workspace = { 'attain-workspace': 'main' }

/** Oliver's manager Marta, 林晓梅 who leads an office, and Grace of finance have to agree. */
const approval = {
  kind: 'approval',
  object: 'account',
  name: 'credit',
  label: { en: 'Credit check', 'zh-CN': '信用审批' },
  first: 'together',
  nodes: [
    {
      type: 'approval',
      name: 'together',
      label: { en: 'Sales and finance', 'zh-CN': '销售与财务' },
      approvers: [
        { from: 'managers', levels: 1 },
        { from: 'role', role: 'office_lead' },
        { from: 'role', role: 'finance' },
      ],
      needed: 'all',
      next: 'end',
    },
  ],
  onApproved: [{ do: 'setFields', values: [{ field: 'office_location', value: '"Credit is good"' }] }],
}

beforeAll(async () => {
  const admin = await example.visit('admin')
  const { documents } = await (await admin.page.request.get('/api/metadata', { headers: workspace })).json()
  const answer = await admin.page.request.post('/api/metadata/publish', {
    headers: workspace,
    data: { documents: [...documents, approval], message: 'Credit is checked' },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
})

async function makeAccount({ page }: Visit, name: string): Promise<string> {
  const answer = await page.request.post('/api/records/account', { headers: workspace, data: { values: { name } } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()).id
}

test('submitted with a preview, decided by three on their phones, and the final action is done', async () => {
  const oliver = await example.visit('oliver')
  const account = await makeAccount(oliver, 'Larkspur Tools')
  await oliver.go(`records/account/${account}`)
  await oliver.page.getByRole('button', { name: 'Submit for approval' }).click()
  const dialog = oliver.page.getByRole('dialog', { name: 'Credit check' })
  for (const name of ['Marta Kowalczyk', '林晓梅', 'Grace Whitfield', 'all of them'])
    await dialog.getByText(name).waitFor()
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await oliver.page.getByText('Credit check is running.').waitFor()
  await oliver.page.getByText('Asked now:').waitFor()
  expect(await oliver.page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0)

  // in the list: approved, taken back, approved again; who leaves the list sends it at once
  const marta = await example.visit('marta', { device: 'phone' })
  await marta.go()
  await marta.page.getByRole('link', { name: 'Approvals' }).click()
  const line = marta.page.getByRole('article').filter({ hasText: 'Larkspur Tools' })
  await line.getByRole('button', { name: 'Approve Larkspur Tools', exact: true }).click()
  await marta.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await line.getByRole('button', { name: 'Approve Larkspur Tools', exact: true }).click()
  await line.getByText('Approved').waitFor()
  const sent = marta.page.waitForResponse('**/api/approvals/decide')
  await marta.follow()
  expect(await (await sent).json()).toEqual({ done: 1, failed: [] })

  // on the page of the task, in Chinese, with a quick phrase
  const xiaomei = await example.visit('xiaomei', { device: 'phone', language: 'zh-CN' })
  await xiaomei.go('inbox')
  await xiaomei.page.getByRole('link', { name: 'Larkspur Tools' }).click()
  await xiaomei.page.getByRole('textbox', { name: '审批意见' }).click()
  await xiaomei.page.getByRole('button', { name: '同意。' }).click()
  await settle(xiaomei.page)
  expect(await findBarriers(xiaomei.page)).toEqual([])
  await xiaomei.page.getByRole('button', { name: '同意', exact: true }).click()
  await xiaomei.page.getByRole('link', { name: '返回列表' }).waitFor()

  const grace = await example.visit('grace', { device: 'phone' })
  await grace.go('inbox')
  await settle(grace.page)
  expect(await findBarriers(grace.page)).toEqual([])
  await grace.page.getByRole('link', { name: 'Larkspur Tools' }).click()
  await grace.page.getByRole('button', { name: 'Approve', exact: true }).click()
  await grace.page.locator('.approval-title').getByText('Approved').waitFor()
  await grace.page.getByText('同意。').waitFor()

  await oliver.go(`records/account/${account}`)
  await oliver.page.getByText('Credit is good').first().waitFor()
  await oliver.page.getByRole('region', { name: 'Approvals' }).getByText('Approved').waitFor()
})

test('the keys of the inbox: J, R with an opinion, Z takes it back', async () => {
  const oliver = await example.visit('oliver')
  for (const name of ['Alder Works', 'Birch Works']) {
    const record = await makeAccount(oliver, name)
    const data = { object: 'account', approval: 'credit', record }
    expect((await oliver.page.request.post('/api/approvals', { headers: workspace, data })).ok()).toBe(true)
  }
  const { page, go } = await example.visit('marta')
  await go('inbox')
  await page.getByRole('link', { name: 'Birch Works' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await page.locator(':focus').innerText()).toBe('Alder Works')
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Opinion' }).pressSequentially('too late')
  await page.keyboard.press('Enter')
  const line = page.getByRole('article').filter({ hasText: 'Alder Works' })
  await line.getByText('Rejected').waitFor()
  await page.keyboard.press('z')
  await line.getByRole('button', { name: 'Reject Alder Works' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Undo the last decision').waitFor()
})

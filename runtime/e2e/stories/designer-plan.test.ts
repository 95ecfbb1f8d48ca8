/** A commission plan from a template: its rates are changed in the designer, and its payees read it in words. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const curve = (page: Page) => page.locator('.plan-chart')
const part = (page: Page, name: string) => page.locator(`.plan-part[data-part="${name}"]`)
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a plan begins from a template, its curve follows every key, and a payee reads it in words', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')

  // marginal tiers, on what the example sells
  await page.getByRole('button', { name: 'New commission plan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Marginal tiers').click()
  await expect.poll(() => dialog.getByLabel('What people call it').inputValue()).toBe('Marginal tiers')
  await dialog.locator('.ant-select', { hasText: 'Opportunities' }).waitFor()
  await dialog.locator('.ant-select', { hasText: 'Close date' }).waitFor()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL('**/edit/commission-plan/marginal_tiers')

  // the curve beside the rates, in words for those who do not see it
  await page.getByRole('button', { name: /^Sales/ }).click()
  await curve(page).locator('svg').waitFor()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 9,000')
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('accelerator at 100,000')
  await cell(page, 'Per cent of the base, tier 2').fill('10')
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 10,000')
  await page.getByLabel('At', { exact: true }).fill('150000')
  await page.getByText('100,000 at 5% + 50,000 at 10% = 10,000').waitFor()

  // a tier more by the keyboard, whose bound stands too low at first
  await cell(page, 'Per cent of the base, tier 2').press('Enter')
  await expect
    .poll(() => cell(page, 'Per cent of the base, tier 3').evaluate((input) => input.matches(':focus')))
    .toBe(true)
  await cell(page, 'What is measured, tier 3').fill('90000')
  await page.getByText('The curve shows once the bounds are in order.').waitFor()
  await page.getByRole('button', { name: 'Sort tiers' }).click()
  await expect.poll(() => cell(page, 'What is measured, tier 2').inputValue()).toBe('90000')
  await page.getByRole('button', { name: 'Remove tier 2' }).click()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('150,000 → 10,000')

  // a cap, which is marked
  await page.locator('.plan-component').getByRole('button', { name: 'Cap' }).click()
  await expect.poll(() => curve(page).getAttribute('aria-label')).toContain('Capped at 10,000 from 150,000 on')

  await page.getByText('In words', { exact: true }).click()
  await page.getByText('It is for whoever meets: Active.').first().waitFor()

  await expect.poll(() => page.locator('.problem-summary').textContent()).toContain('No problems')
  const publish = 'Publish 1 change'
  await page
    .getByRole('link', { name: publish })
    .or(page.getByRole('button', { name: publish }))
    .first()
    .click()
  await page.locator('.changes', { hasText: 'Marginal tiers' }).first().waitFor()
  await page.getByRole('main').getByRole('button', { name: publish }).click()
  await page.getByText(/Revision \d+ is live/).waitFor()

  const { page: payee } = await example.visit('oliver')
  await payee.goto('/w/main/commission')
  await payee.getByRole('link', { name: 'My plan: Marginal tiers' }).click()
  await payee.getByRole('heading', { name: 'Marginal tiers' }).waitFor()
  await payee.getByText('Only those that meet: Stage is Won.').first().waitFor()
  await payee.getByRole('row', { name: '100,000 10% what falls into this tier' }).first().waitFor()
  await payee.getByText('中文').click()
  await payee.getByText('仅限符合：阶段为赢单。').first().waitFor()
  await payee.getByText('签名').first().waitFor()
})

test('what waits for the money and what is taken back read as sentences, and can be undone', async () => {
  const { page } = await example.visit('admin')
  const draft = await openDraft(page)
  await draft.add(payments)
  await page.goto('/designer/w/main/edit/commission-plan/agents?at=/components/0')
  const sales = page.locator('.plan-component')

  // the list that has payments, by its amount and day
  await sales.getByRole('button', { name: 'Hold', exact: true }).click()
  const hold = part(page, 'hold')
  await hold.locator('.ant-select', { hasText: 'Payments' }).waitFor()
  await hold.getByLabel('Part that waits').fill('70')
  const held = { payments: 'payments', amount: 'amount', date: 'paid_on' }
  await expect.poll(async () => (await draft.sales()).hold).toEqual({ ...held, percent: 70 })
  await choose(page, hold.getByLabel('Date'), 'Due on')
  await expect.poll(async () => (await draft.sales()).hold).toEqual({ ...held, date: 'due_on', percent: 70 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await draft.sales()).hold).toEqual({ ...held, percent: 70 })

  // all of a returned deal in the place of a part of it, and by a formula
  const clawback = part(page, 'clawback')
  await clawback.locator('.ant-select', { hasText: 'the share in “Returned part”' }).waitFor()
  await choose(page, clawback.getByLabel('Lost'), 'all of it')
  await expect.poll(async () => (await draft.sales()).clawback).toEqual({ date: 'returned_on', lost: '1' })
  await choose(page, clawback.getByLabel('Lost'), 'a part, by a formula')
  await expect.poll(async () => (await draft.sales()).clawback).toEqual({ date: 'returned_on', lost: '50%' })
  await clawback.getByRole('button', { name: 'Remove Clawback' }).click()
  await expect.poll(async () => (await draft.sales()).clawback).toBeUndefined()
  await sales.getByRole('button', { name: 'Clawback' }).click()
  await expect.poll(async () => (await draft.sales()).clawback).toEqual({ date: 'returned_on', lost: 'returned_part' })
  await expect.poll(() => page.locator('.problem-summary').textContent()).toContain('No problems')
})

async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click()
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
}

interface Content {
  readonly components?: readonly Readonly<Record<string, unknown>>[]
}

/** What the server keeps of the draft of whoever has signed in. */
async function openDraft(page: Page) {
  const read = async <T>(path: string) => (await (await page.request.get(`/api/${path}`)).json()) as T
  const { person } = await read<{ person: { id: string } }>('session')
  const path = `drafts/${person.id}`
  const current = () =>
    read<{ version: number; documents: readonly { identity: string; content: Content | null }[] }>(path)
  return {
    async add(content: { readonly kind: string; readonly name: string }) {
      const change = { identity: `${content.kind}:${content.name}`, content, unfinished: null }
      const data = { seen: (await current()).version, documents: [change] }
      expect((await page.request.put(`/api/${path}`, { data })).status()).toBe(200)
    },
    async sales() {
      const plan = (await current()).documents.find(({ identity }) => identity === 'commission-plan:agents')
      return plan?.content?.components?.[0] ?? {}
    },
  }
}

const words = (en: string, chinese: string) => ({ en, 'zh-CN': chinese })
const payments = {
  kind: 'object',
  name: 'payment',
  label: words('Payment', '回款'),
  pluralLabel: words('Payments', '回款'),
  nameField: 'code',
  fields: [
    { name: 'code', label: words('Number', '编号'), type: 'text' },
    {
      name: 'opportunity',
      label: words('Opportunity', '商机'),
      type: 'masterDetail',
      target: 'opportunity',
      children: { name: 'payments', label: words('Payments', '回款') },
    },
    { name: 'amount', label: words('Amount', '金额'), type: 'currency' },
    { name: 'paid_on', label: words('Paid on', '到账日期'), type: 'date' },
    { name: 'due_on', label: words('Due on', '应收日期'), type: 'date' },
  ],
}

/**
 * Pictures of every page, at 1440×900 and on a phone, in both languages, light and dark:
 *
 *     node runtime/e2e/screenshots.ts FOLDER [NAME …]
 *
 * Names choose pages by a part of their name, such as `board` or `phone-zh`.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { buildFrontEnds } from '../../toolchain/web-build.js'
import { databaseUrl, runStatements } from '../server/postgres/throwaway-postgres.ts'
import { startTestPostgres } from '../server/testing/test-postgres.ts'
import { launchChromium } from './harness/chromium.ts'
import { fillDatabase } from './harness/example-database.ts'
import { settle } from './harness/hands.ts'
import { type Device, type Language, serveExample } from './harness/served-example.ts'

const [folder, ...names] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: node runtime/e2e/screenshots.ts FOLDER [NAME …]')
  process.exit(2)
}

interface Picture {
  readonly name: string
  /** Below the workspace; null where nobody is signed in. */
  readonly path: string | null
  readonly as?: string
  /** What to do before the picture is taken. */
  readonly first?: (page: Page) => Promise<void>
  readonly only?: Device
}

/** Opens the first record of the list. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('.table-row a, .card a').first().click()
  await page.locator('.record-head').waitFor()
}

const byFilter = (filter: unknown) => `records/opportunity?filter=${encodeURIComponent(JSON.stringify(filter))}`
const engaging = byFilter({ '==': [{ var: 'stage' }, 'engaging'] })

const pictures: readonly Picture[] = [
  { name: 'sign-in', path: null },
  {
    name: 'sign-in-refused',
    path: null,
    first: async (page) => {
      await page.locator('#login').fill('marta')
      await page.locator('#password').fill('wrong')
      await page.keyboard.press('Enter')
      await page.locator('.ant-alert').waitFor()
    },
  },
  { name: 'home', path: '' },
  { name: 'home-rep', path: '', as: 'oliver' },
  { name: 'list', path: 'records/opportunity' },
  {
    name: 'list-filter',
    path: engaging,
    first: async (page) => {
      await page.locator('.filter-chip button').first().click()
      await page.locator('.condition-editor').waitFor()
    },
  },
  {
    name: 'list-group',
    path: byFilter({
      or: [
        {
          and: [
            { in: [{ var: 'stage' }, ['engaging']] },
            { or: [{ blank: [{ var: 'account' }] }, { '>=': [{ var: 'close_value' }, '20000'] }] },
          ],
        },
        { in: [{ var: 'stage' }, ['won']] },
      ],
    }),
    first: async (page) => {
      await page.locator('.filter-chip button').first().click()
      await page.locator('.group-editor').waitFor()
    },
  },
  {
    name: 'list-selected',
    path: 'records/opportunity',
    only: 'desktop',
    first: async (page) => {
      await page.locator('.table-row input[type=checkbox]').nth(1).check()
      await page.locator('.table-row input[type=checkbox]').nth(2).check()
    },
  },
  {
    name: 'list-cell',
    path: 'records/opportunity',
    only: 'desktop',
    first: async (page) => {
      await page.locator('[data-index="3"] [data-column="3"]').dblclick()
      await page.locator('.ant-select-item-option').first().waitFor()
    },
  },
  {
    name: 'list-cell-refused',
    path: engaging,
    only: 'desktop',
    first: async (page) => {
      await page.locator('[data-index="3"] [data-column="5"]').dblclick()
      await page.locator('.cell-editor input').fill('-5')
      await page.keyboard.press('Enter')
      await page.locator('.cell-problem:not([hidden])').waitFor()
    },
  },
  {
    name: 'list-cell-overtaken',
    path: engaging,
    only: 'desktop',
    first: async (page) => {
      const row = page.locator('[data-index="4"]')
      await row.locator('[data-column="5"]').dblclick()
      await page.locator('.cell-editor input').fill('12345')
      const id = (await row.locator('a').first().getAttribute('href'))?.split('/').at(-1)
      const url = `/api/records/opportunity/${id}`
      const { version, values } = await (await page.request.get(url)).json()
      const close_value = String(Number(values.close_value ?? 0) + 1)
      await page.request.patch(url, { data: { values: { close_value } }, headers: { 'if-match': `"${version}"` } })
      await page.keyboard.press('Enter')
      await page.locator('.cell-overtaken').waitFor()
    },
  },
  {
    name: 'list-columns',
    path: 'records/opportunity',
    only: 'desktop',
    first: (page) => page.locator('.list-tools-end button').first().click(),
  },
  { name: 'list-empty', path: 'records/opportunity?q=zzzz' },
  { name: 'accounts', path: 'records/account' },
  { name: 'people', path: 'records/person', as: 'admin' },
  { name: 'products', path: 'records/product' },
  { name: 'calendars', path: 'records/working_calendar', as: 'admin' },
  { name: 'board', path: 'records/opportunity?view=pipeline' },
  { name: 'record', path: engaging, first: openFirst },
  {
    name: 'record-why',
    path: byFilter({ '==': [{ var: 'stage' }, 'won'] }),
    first: async (page) => {
      await openFirst(page)
      await page.locator('.details .formula-why').first().click()
      await page.locator('.formula-explanation dd').first().waitFor()
    },
  },
  { name: 'list-formula', path: 'records/opportunity?view=quick_wins' },
  {
    name: 'list-formula-editor',
    path: 'records/opportunity?view=quick_wins',
    first: async (page) => {
      await page.locator('.filter-chip button', { hasText: '30' }).first().click()
      await page.locator('.formula-editor textarea').fill('close_value < product.sales_prise * 3')
      await page.locator('.formula-problems').waitFor()
    },
  },
  { name: 'record-account', path: 'records/account', first: openFirst },
  { name: 'form-new', path: 'records/opportunity/new' },
  {
    name: 'form-errors',
    path: 'records/opportunity/new',
    first: async (page) => {
      await page.locator('button[type=submit]').click()
      await page.locator('.attain-summary').waitFor()
    },
  },
  {
    name: 'form-edit',
    path: engaging,
    first: async (page) => {
      await openFirst(page)
      await page.locator('.record-actions a').first().click()
      await page.locator('form').waitFor()
    },
  },
  {
    name: 'form-quick',
    path: 'records/opportunity/new',
    first: async (page) => {
      await page.locator('[id$=field_account]').pressSequentially('Blue Harbour')
      await page.locator('.attain-choice[data-new]', { hasText: 'Blue Harbour' }).click()
      await page.locator('.ant-drawer form').waitFor()
    },
  },
  { name: 'form-account', path: 'records/account/new' },
  {
    name: 'search',
    path: '',
    first: async (page) => {
      await page.locator('.shell-search').click()
      await page.locator('.search-input input').fill('vega')
      await page.locator('.search-result').first().waitFor()
    },
  },
  { name: 'me-menu', path: '', first: (page) => page.locator('.me').click() },
  { name: 'navigation', path: '', only: 'phone', first: (page) => page.locator('.bottom-bar button').last().click() },
  { name: 'recycle-bin', path: 'recycle-bin/opportunity' },
  { name: 'api-keys', path: 'api-keys' },
  {
    name: 'password',
    path: '',
    first: async (page) => {
      await page.locator('.me').click()
      await page.locator('.ant-dropdown-menu-item', { hasText: /password|密码/ }).click()
      await page.locator('.ant-modal input').first().waitFor()
    },
  },
  { name: 'formulas', path: 'help/formulas', first: (page) => page.locator('.trial dl').waitFor() },
  {
    name: 'formulas-place',
    path: 'help/formulas#DATEADD',
    first: (page) => page.locator('.function:focus').waitFor(),
  },
  {
    name: 'formulas-try',
    path: 'help/formulas',
    first: async (page) => {
      await page.locator('.try-record summary').click()
      await page.locator('#try-formula').fill('IF(amount > 1000,\n  amont * 5%, fee + amount)')
      await page.locator('.trial mark').first().waitFor()
    },
  },
  {
    name: 'formulas-found',
    path: 'help/formulas',
    first: async (page) => {
      await page.locator('.formulas-search input').fill('round')
      await page.locator('#SUM').waitFor({ state: 'detached' })
    },
  },
  { name: 'formulas-rules', path: 'help/formulas#blank' },
  { name: 'formulas-differences', path: 'help/formulas#spreadsheet' },
  { name: 'help-menu', path: '', first: (page) => page.locator('.shell-help').click() },
  { name: 'not-found', path: 'records/nothing' },
]

const postgres = await startTestPostgres()
const browser = await launchChromium()
try {
  await buildFrontEnds(resolve(import.meta.dirname, '../..'), process.execPath)
  await mkdir(folder, { recursive: true })
  await runStatements(postgres.serverUrl, [`create database pictures template ${postgres.template}`])
  const url = databaseUrl(postgres.serverUrl, 'pictures')
  const served = await serveExample(url, browser, await fillDatabase(url))
  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'zh-CN'] as const)
      for (const dark of [false, true])
        for (const picture of pictures) {
          const name = `${picture.name}-${device}-${language === 'en' ? 'en' : 'zh'}${dark ? '-dark' : ''}`
          const isChosen = names.length === 0 ? !dark : names.some((part) => name.includes(part))
          if (!isChosen || (picture.only && picture.only !== device)) continue
          await take(picture, name, { device, language, dark })
        }
  await served.close()

  async function take(
    picture: Picture,
    name: string,
    options: { device: Device; language: Language; dark: boolean },
  ): Promise<void> {
    const visit = await served.visit(picture.path === null ? null : (picture.as ?? 'marta'), options)
    const { page } = visit
    if (picture.path === null) await page.goto('/')
    else await visit.go(picture.path)
    await page.locator('h1').first().waitFor()
    await settle(page)
    await picture.first?.(page)
    await settle(page)
    await page.screenshot({ path: join(folder ?? '', `${name}.png`) })
    await visit.close()
    console.log(name)
  }
} finally {
  await browser.close()
  await postgres.stop()
}

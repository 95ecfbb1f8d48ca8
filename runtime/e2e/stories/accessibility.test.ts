import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { idOf } from '../harness/opportunities.ts'
import type { Visit, VisitOptions } from '../harness/served-example.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

/**
 * Every page, with what to wait for; `first` brings it into the state that is looked at. `again`: has colours that others do
 * not have, or another form on a phone.
 */
const pages: readonly {
  name: string
  path: string
  ready: string
  first?: (visit: Visit) => Promise<void>
  again?: true
}[] = [
  { name: 'home', again: true, path: '', ready: '.leaderboard td' },
  { name: 'list', again: true, path: 'records/opportunity', ready: '.table-row a, .card a' },
  { name: 'empty list', path: 'records/opportunity?q=nothing-like-this', ready: '.empty' },
  {
    name: 'filter',
    again: true,
    path: `records/opportunity?filter=${encodeURIComponent('{"in":[{"var":"stage"},["won"]]}')}`,
    ready: '.condition-editor',
    first: async ({ page }) => {
      await page.locator('.filter-chip button').first().click()
    },
  },
  {
    name: 'group of conditions',
    path: `records/opportunity?filter=${encodeURIComponent('{"and":[{"or":[{"in":[{"var":"stage"},["won"]]},{"blank":[{"var":"account"}]}]}]}')}`,
    ready: '.group-editor .condition-row',
    first: async ({ page }) => {
      await page.locator('.filter-chip button').first().click()
    },
  },
  { name: 'board', again: true, path: 'records/opportunity?view=pipeline', ready: '.board-card a' },
  {
    name: 'record',
    again: true,
    path: 'records/opportunity',
    ready: '.record-head',
    first: ({ page }) => page.locator('.table-row a, .card a').first().click(),
  },
  {
    name: 'record with a related list',
    again: true,
    path: 'records/account',
    ready: '.related table',
    first: async (visit) => visit.follow(`records/account/${await idOf(visit, 'account', 'Northwind Clinics')}`),
  },
  {
    name: 'form with problems',
    again: true,
    path: 'records/opportunity/new',
    ready: '.attain-summary',
    first: ({ page }) => page.locator('button[type=submit]').click(),
  },
  { name: 'recycle bin', path: 'recycle-bin/opportunity', ready: '.empty' },
  { name: 'API keys', path: 'api-keys', ready: '.empty' },
  { name: 'notifications', path: 'notifications', ready: '.empty' },
  { name: 'notification settings', path: 'notifications/preferences', ready: '.topics' },
  { name: 'formulas', path: 'help/formulas', ready: '.trial dl' },
  { name: 'nothing', path: 'records/nothing', ready: '.notice' },
  {
    name: 'search',
    path: 'records/account',
    ready: '.search-result',
    first: async ({ page }) => {
      await page.locator('.shell-search').click()
      await page.locator('.search-input input').fill('vega')
    },
  },
  {
    name: 'me',
    path: 'records/account',
    ready: '.ant-dropdown-menu',
    first: ({ page }) => page.locator('.me').click(),
  },
]

const eyes: readonly VisitOptions[] = [
  { device: 'desktop', language: 'en' },
  { device: 'phone', language: 'zh-CN', dark: true },
]

for (const options of eyes) {
  test(`no barriers: ${options.device} in ${options.language}${options.dark ? ', dark' : ''}`, async () => {
    const visit = await example.visit('marta', options)
    const barriers: Record<string, string[]> = {}
    await visit.go()
    const isFirst = options === eyes[0]
    for (const { name, path, ready, first } of pages.filter(({ again }) => isFirst || again)) {
      await visit.follow(path)
      await first?.(visit)
      await visit.page.locator(ready).first().waitFor()
      await settle(visit.page)
      const found = await findBarriers(visit.page)
      if (found.length > 0) barriers[name] = found
      await visit.page.keyboard.press('Escape')
    }
    expect(barriers).toEqual({})
  })
}

test('no barriers on the page to sign in', async () => {
  const { page, watch } = await example.visit(null)
  watch.expectRefusal(401, '/api/')
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('Enter your username').waitFor()
  expect(await findBarriers(page)).toEqual([])
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { follow, settle } from '../harness/hands.ts'
import type { Visit } from '../harness/served-example.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const tab = (at: number) => (page: Page) => page.getByRole('tab').nth(at).click()

/**
 * Every page of the designer, with what to wait for; `first` brings it into the state that is looked at, and `after`
 * back. `inDark`: has colours that others do not have.
 */
const pages: readonly {
  name: string
  path: string
  ready: string
  first?: (page: Page) => Promise<void>
  after?: (page: Page) => Promise<void>
  inDark?: true
}[] = [
  { name: 'map', inDark: true, path: '?node=object:opportunity', ready: '.map-panel button' },
  {
    name: 'problems',
    inDark: true,
    path: '',
    ready: '.problem-list button',
    first: async (page) => {
      await page.locator('.problem-summary[aria-expanded=false]').click()
    },
    after: (page) => page.locator('.problem-summary').click(),
  },
  { name: 'fields', inDark: true, path: '/edit/object/opportunity?at=/fields/3', ready: '.option-row' },
  { name: 'formula', path: '/edit/object/opportunity?at=/fields/7', ready: '.formula-editor' },
  { name: 'stages', path: '/edit/object/opportunity', ready: '.matrix', first: tab(1) },
  { name: 'validations', path: '/edit/object/opportunity', ready: '.named-open', first: tab(3) },
  { name: 'settings of an object', path: '/edit/object/opportunity', ready: '.object-settings', first: tab(4) },
  { name: 'layout', inDark: true, path: '/edit/layout/opportunity/default', ready: '.tile' },
  {
    name: 'preview',
    path: '/edit/layout/opportunity/default',
    ready: '.preview-page',
    first: (page) => page.getByText('预览', { exact: true }).first().click(),
  },
  { name: 'list', inDark: true, path: '/edit/view/opportunity/all', ready: '.path-row' },
  { name: 'board', path: '/edit/view/opportunity/pipeline', ready: '.path-row' },
  {
    name: 'rights',
    inDark: true,
    path: '/edit/role/sales_rep',
    ready: '.field-rights',
    first: (page) => page.locator('.rights button[aria-expanded=false]').first().click(),
  },
  { name: 'figures and targets', path: '/edit/role/sales_rep', ready: '.figure-rights', first: tab(1) },
  { name: 'see as', path: '/edit/role/sales_rep', ready: '.see-as h2', first: tab(2) },
  { name: 'all roles', path: '/edit/role/sales_rep', ready: 'table', first: tab(3) },
  {
    name: 'scorecard',
    inDark: true,
    path: '/edit/scorecard/quarterly?at=/items/1',
    ready: '.score-chart svg',
  },
  {
    name: 'commission plan',
    inDark: true,
    path: '/edit/commission-plan/agents?at=/components/0',
    ready: '.plan-chart svg',
  },
  {
    name: 'commission plan in words',
    path: '/edit/commission-plan/agents',
    ready: '.plan-sheet h1',
    first: (page) => page.getByText('文字说明', { exact: true }).click(),
  },
  {
    name: 'new commission plan',
    path: '/edit/commission-plan/managers',
    ready: '.plan-templates .plan-spark path',
    first: (page) => page.getByRole('button', { name: '新建奖金方案' }).click(),
    after: (page) => page.getByRole('button', { name: '取消' }).click(),
  },
  { name: 'navigation', inDark: true, path: '/edit/page/pipeline', ready: '.page-row' },
  { name: 'application', path: '/edit/app', ready: '.schema-form' },
  { name: 'publishing', inDark: true, path: '/publish', ready: '.changes' },
  {
    name: 'revisions',
    inDark: true,
    path: '/history',
    ready: '.revision-detail .changes',
    first: (page) => page.locator('.revision-row button').first().click(),
  },
  { name: 'templates', path: '/templates', ready: '.templates-one' },
  { name: 'a template', path: '/templates?name=hardware-sales', ready: '.templates-actions' },
  { name: 'questions', path: '/start', ready: '.start-brings' },
  { name: 'spreadsheet', path: '/start?from=sheets', ready: '.ant-upload' },
  { name: 'no such document', path: '/edit/object/nothing', ready: '.notice' },
]

/** What stands around every page is looked at with the first. */
const frame = ['.designer-bar', '.designer-outline']

test('no barriers in the designer, light and dark', async () => {
  const visit = await example.visit('admin', { language: 'zh-CN' })
  const { page } = visit
  await withAMistake(visit)
  await page.goto('/designer/w/main')
  const barriers: Record<string, string[]> = {}
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const { name, path, ready, first, after, inDark = false } of pages) {
      if (colorScheme === 'dark' && !inDark) continue
      await follow(page, `/designer/w/main${path}`)
      await first?.(page)
      await page.locator(ready).first().waitFor()
      await settle(page)
      const rules = colorScheme === 'dark' ? 'colours' : 'all'
      const found = await findBarriers(page, rules, { except: name === 'map' ? [] : frame })
      await after?.(page)
      if (found.length > 0) barriers[`${name}, ${colorScheme}`] = found
    }
  }
  expect(barriers).toEqual({})
})

/** A draft with something to publish, and something wrong. */
async function withAMistake({ page }: Visit): Promise<void> {
  const read = async <T>(path: string) => (await (await page.request.get(`/api/${path}`)).json()) as T
  const { person } = await read<{ person: { id: string } }>('session')
  const { documents } = await read<{ documents: { kind: string; object?: string; name: string }[] }>('metadata')
  const view = documents.find(({ kind, object, name }) => kind === 'view' && object === 'account' && name === 'all')
  const content = { ...view, columns: [{ field: 'name' }, { field: 'nothing' }] }
  const change = { identity: 'view:account/all', content, unfinished: null }
  const answer = await page.request.put(`/api/drafts/${person.id}`, { data: { seen: 0, documents: [change] } })
  expect(answer.status()).toBe(200)
}

/**
 * What the designer is for, from end to end: in an empty workspace somebody builds a process for site visits by hand,
 * publishes it, another person works with it, it is changed, tried by that person, made live and taken back.
 */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { carry, choose, chooseFirmly, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()
const designer = '/designer/w/visits'
const password = 'a-long-word-2026'

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()

async function makeObject(page: Page, label: string) {
  await button(page, 'New object').click()
  await page.getByLabel('What people call it').fill(label)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: label, exact: true }).first().waitFor()
}

/** Line by line, as hands do; an empty line opens the settings of the last one. */
async function addFields(page: Page, lines: readonly string[]) {
  await button(page, 'Add a field').click()
  for (const line of lines) {
    await page.getByRole('textbox', { name: /^New field/ }).fill(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
}

/** Writes a formula; the plain input takes the letters until the editor is there. */
async function writeFormula(page: Page, name: string, text: string) {
  await page.getByRole('textbox', { name, exact: true }).click()
  await page.locator('.formula-monaco .view-lines').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
}

async function barriersOf(page: Page) {
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
}

test('a site visit process is built, used, changed, tried by one, made live and taken back', async () => {
  const { page, watch } = await example.visit('admin')
  watch.expectRefusal(404, '/account')
  const made = await page.request.post('/api/workspaces', { data: { slug: 'visits', name: 'Visits' } })
  expect(made.status()).toBe(201)
  await page.goto(designer)

  // objects, fields, a relation, stages, a rule
  await makeObject(page, 'Account')
  await makeObject(page, 'Site visit')
  await addFields(page, [
    'Account',
    'Visit date',
    'Purpose: select First contact, Demo, Service',
    'Visitor',
    'Status: select Planned, On site, Reported, Closed',
    'Participants',
    'Travel cost',
    'Follow-up needed',
    'Report',
    'Cost per participant: formula',
  ])
  await writeFormula(page, 'Expression', 'travel_cost / participants')
  await tab(page, /Stages/)
  await choose(page, 'or use a field that is there', 'Status')
  await button(page, 'Only to the next one').click()
  await tab(page, /Validations/)
  await page.getByRole('textbox', { name: /A rule/ }).fill('Please write a report first.')
  await page.keyboard.press('Enter')
  await writeFormula(page, 'Must be true', 'OR(status != "closed", NOT(ISBLANK(report)))')
  await page.getByText('No problems').first().waitFor()

  // what hangs on it
  await page.getByRole('link', { name: /^Account/ }).click()
  await addFields(page, ['Number of visits: rollup', 'Last visit: rollup'])
  await chooseFirmly(page, 'Child records', 'Site visit')
  await chooseFirmly(page, 'Aggregate', 'Largest')
  await choose(page, 'Field', 'Visit date')
  await page
    .getByRole('button', { name: /^Number of visits/ })
    .first()
    .click()
  await page.getByLabel('Label').first().waitFor()
  await choose(page, 'Child records', 'Site visit')

  // all that people need, shown before it is made
  for (const link of [/^Account/, /^Site visit/]) {
    await page.getByRole('link', { name: link }).first().click()
    await button(page, 'Let people use them …').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('In the navigation:').waitFor()
    await dialog.getByRole('button', { name: /Make these/ }).click()
    await page.getByText('only administrators can work with them').waitFor({ state: 'detached' })
  }

  // a section by button, a field by mouse, and a right less
  await page
    .getByRole('link', { name: 'Site visit Site visit' })
    .or(page.locator('a[href$="layout/site_visit/default"]'))
    .first()
    .click()
  await button(page, 'Add a section').click()
  await page.getByRole('region', { name: 'New section', exact: true }).waitFor()
  await page.getByLabel('Label').first().fill('Afterwards')
  const afterwards = page.getByRole('region', { name: 'Afterwards', exact: true })
  await afterwards.scrollIntoViewIfNeeded()
  await carry(page, button(page, 'Move Report'), afterwards.getByText('Add a field'))
  await expect.poll(() => afterwards.locator('.tile-label').allTextContents()).toEqual(['Report'])
  await page.getByRole('link', { name: /Sales representative/ }).click()
  await page.getByRole('checkbox', { name: /Delete.*Site visit|Site visit.*Delete/ }).check()

  // as they will have it
  await page.getByRole('link', { name: 'Preview as …' }).click()
  const screen = page.locator('.preview-as-screen')
  await screen.getByRole('button', { name: 'Site visits' }).click()
  await screen.getByText('Site visits by status').click()
  await screen.getByRole('region', { name: 'On site' }).waitFor()
  await screen.getByText('Site visit: the form').click()
  await screen.getByRole('region', { name: 'On a computer' }).getByText('Afterwards').waitFor()
  await barriersOf(page)

  // live
  await page.getByRole('link', { name: /^Publish \d+ changes/ }).click()
  await page.getByText('Sales representative').last().waitFor()
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('Site visits')
  await page.getByRole('button', { name: /^Publish \d+ changes/ }).click()
  await page.getByText('Revision 2 is live').waitFor()

  // somebody who works with it
  await page.getByRole('link', { name: 'Open the application' }).click()
  await page.getByRole('link', { name: 'People' }).first().click()
  await page.getByRole('link', { name: 'New person' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Rita Rep')
  await button(page, 'Create person').click()
  await button(page, 'Give an account').click()
  const account = page.getByRole('dialog')
  await account.getByLabel('Username').fill('rita')
  await account.getByLabel('Password').fill(password)
  await choose(page, 'Roles', 'Sales representative', '', account)
  await page.keyboard.press('Escape')
  await account.getByRole('button', { name: 'Save' }).click()
  await page.getByText('rita', { exact: true }).waitFor()

  const visit = await example.visit(null)
  visit.watch.expectRefusal(422, '/api/records/site_visit/')
  const rita = visit.page
  await rita.request.post('/api/auth/sign-in/username', { data: { username: 'rita', password } })
  await rita.goto('/w/visits')
  await rita.getByRole('link', { name: 'New site visit' }).first().click()
  await rita.getByRole('textbox', { name: 'Name' }).fill('First visit')
  await rita.getByRole('combobox', { name: 'Account' }).fill('Blue Harbour')
  await rita.getByTitle('New account “Blue Harbour”').click()
  await button(rita.getByRole('dialog'), 'Create account').click()
  await choose(rita, 'Visitor', 'Rita Rep', 'Ri')
  await rita.getByRole('textbox', { name: 'Visit date' }).fill('20/11/2026')
  await rita.keyboard.press('Enter')
  await rita.getByRole('textbox', { name: 'Participants' }).fill('4')
  await rita.getByRole('textbox', { name: 'Travel cost' }).fill('100')
  await button(rita, 'Create site visit').click()
  await rita.getByRole('heading', { name: 'First visit' }).waitFor()
  await rita.getByText('25', { exact: true }).waitFor()
  const path = rita.getByRole('list', { name: 'Status' })
  for (const stage of ['On site', 'Reported']) {
    await path.getByRole('button', { name: stage }).click()
    await path.locator('[aria-current]', { hasText: stage }).waitFor()
  }
  await path.getByRole('button', { name: 'Closed' }).click()
  await rita.getByText('Please write a report first.').first().waitFor()
  await rita.goto('/w/visits/records/account')
  await rita.getByRole('link', { name: 'Blue Harbour' }).click()
  await rita.getByRole('row', { name: /First visit/ }).waitFor()

  // a field that must be filled in, and a stage more: told in words, with how many records it is about
  await page.goto(`${designer}/edit/object/site_visit`)
  await addFields(page, ['Outcome: select Good, Bad'])
  await page.getByRole('checkbox', { name: 'Required' }).check()
  await tab(page, /Stages/)
  await page.getByRole('textbox', { name: 'Add a stage' }).fill('Followed up')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^Publish \d change/ }).click()
  await page.getByText('“Outcome” of Site visit becomes required').waitFor()
  await page.getByText('1 record', { exact: true }).waitFor()
  await page.getByText('Stages › From › Closed').waitFor()

  // tried by Rita alone
  await page.getByLabel('For some people first').check()
  await choose(page, 'People', 'Rita Rep', 'Rita')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Let them try 1 change' }).click()
  await page.getByText('Revision 3 is being tried').waitFor()
  const stagesOf = async (of: Page) => {
    const answer = await of.request.get('/api/app', { headers: { 'attain-workspace': 'visits' } })
    return JSON.stringify(await answer.json()).includes('Followed up')
  }
  expect([await stagesOf(rita), await stagesOf(page)]).toEqual([true, false])

  // live for all, and back
  await page.getByRole('link', { name: 'Revisions' }).last().click()
  await page.getByText('Tried by Rita Rep').waitFor()
  await page.getByRole('button', { name: 'Make it live' }).click()
  await settle(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Make it live' }).click()
  await page.getByText('Revision 3 is live').waitFor()
  expect(await stagesOf(page)).toBe(true)
  await page.getByRole('button', { name: 'Go back to it' }).first().click()
  await settle(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Go back to revision/ })
    .click()
  await page.getByText(/Live again, as revision/).waitFor()
  expect([await stagesOf(rita), await stagesOf(page)]).toEqual([false, false])
  await rita.reload()
  await rita.getByRole('row', { name: /First visit/ }).waitFor()
})

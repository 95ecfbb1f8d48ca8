import { expect, test } from 'vitest'
import { follow, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const customers = csv('customers.csv', 'Name,City\nAcme,Kiel\nBlue Sky,Bonn\nCore,Ulm\n')
const visits = csv(
  'visits.csv',
  'No,Customer,Made on,Outcome\nV1,Acme,01/02/2025,good\nV2,Acme,13/02/2025,bad\nV3,Core,,good\nV4,Core,,bad\n',
)

test('an empty workspace begins with three questions, or with a spreadsheet', async () => {
  const { page } = await example.visit('admin')
  await page.request.post('/api/workspaces', { data: { slug: 'fresh', name: 'Fresh' } })
  const outline = page.getByRole('navigation', { name: 'All documents' })
  await page.goto('/designer/w/fresh')
  await page.getByText('Nothing is built here yet.').waitFor()
  await page.getByRole('link', { name: 'Start from questions or a spreadsheet' }).last().click()

  await page.getByRole('radio', { name: /By tender/ }).click()
  await page.getByText('Announced → Preparing the bid → Bid submitted').waitFor()
  await page.getByRole('button', { name: 'Make this in my draft' }).click()
  await outline
    .getByRole('link', { name: /^Opportunity/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'No problems' }).waitFor()
  await page.getByRole('button', { name: 'Undo: add the starter for sales' }).click()
  await page.getByText('Nothing is built here yet.').waitFor()

  await page.goto('/designer/w/fresh/start?from=sheets')
  await page.locator('input[type=file]').setInputFiles([customers, visits])
  const visit = page.getByRole('region', { name: 'Visit' })
  await visit.getByText('all 4 rows fit').first().waitFor()
  expect(await visit.getByRole('row', { name: /Customer/ }).textContent()).toContain('Relation')
  await visit.getByRole('textbox', { name: 'Name of Outcome' }).fill('Outcome!')
  await visit.locator('.start-problem').waitFor()
  const make = page.getByRole('button', { name: 'Make 2 objects' })
  expect(await make.isDisabled()).toBe(true)
  await visit.getByRole('textbox', { name: 'Name of Outcome' }).fill('result')
  await make.click()
  await page.getByText('2 objects are in your draft').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('import.zip')
  await page.getByRole('link', { name: 'Open the map' }).click()
  await outline.getByRole('link', { name: /Visit/ }).first().waitFor()
  await settle(page)
})

test('a template is looked at, and installed beside what has the same names', async () => {
  const { page } = await example.visit('admin')
  await page.request.post('/api/workspaces', { data: { slug: 'leaf', name: 'Leaf' } })
  const outline = page.getByRole('navigation', { name: 'All documents' })
  await page.goto('/designer/w/leaf/start')
  await page.getByRole('button', { name: 'Make this in my draft' }).click()
  await outline
    .getByRole('link', { name: /^Opportunity/ })
    .first()
    .waitFor()
  await follow(page, '/designer/w/leaf/templates')
  await page.getByRole('region', { name: 'Hardware Sales' }).getByRole('link', { name: 'Look at it' }).click()
  await page.getByRole('heading', { name: /documents? says? something else/ }).waitFor()
  await page.getByRole('button', { name: 'Use such names' }).click()
  const picture = page.getByRole('region', { name: 'What it brings, as a picture' })
  await picture.getByText('hs_opportunity').waitFor()
  await page.getByRole('button', { name: 'Install into my draft' }).click()
  await outline.getByRole('link', { name: 'Opportunity hs_opportunity' }).waitFor()
  await page.getByRole('button', { name: 'No problems' }).waitFor()
  await page.goto('/designer/w/leaf/templates?name=hardware-sales')
  await page.getByText('Version 1.0.0 is installed, and nothing of it is missing.').waitFor()

  await settle(page)
})

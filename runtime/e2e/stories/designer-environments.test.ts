/** A sandbox is made in one click, a field is added in it, and the change goes to live. */
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a field is made in a sandbox, moved to live and published', async () => {
  const { page } = await example.visit('admin')
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await page.goto('/designer/w/main/environments')
  await button('New sandbox').click()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await button('Create').click()
  const row = page.getByRole('listitem').filter({ hasText: 'Hardware Sales sandbox 1' })
  await row.getByText('No changes for live').waitFor({ timeout: 60_000 })
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  await row.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('note', { name: 'Sandbox: Hardware Sales sandbox 1' }).waitFor()
  await page.goto('/designer/w/main-sandbox/edit/object/product')
  await page.getByRole('button', { name: 'Add a field' }).waitFor()
  await page.keyboard.press('a')
  await page.keyboard.type('Colour')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Saved').waitFor()
  await page.goto('/designer/w/main-sandbox/publish')
  await button('Publish 1 change').last().click()
  await page
    .getByText(/Revision \d+ is live/)
    .first()
    .waitFor()

  // the users' application is amber as well, and has the records
  await page.goto('/w/main-sandbox/product')
  await page.getByRole('note', { name: 'Sandbox: Hardware Sales sandbox 1' }).waitFor()

  await page.goto('/designer/w/main/environments')
  await row.getByText('1 change for live').waitFor()
  await row
    .getByRole('link', { name: 'Move changes here' })
    .or(row.getByRole('button', { name: 'Move changes here' }))
    .first()
    .click()
  await page.getByText('Colour').first().waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])
  await button('Take 1 document into the draft').click()
  await page.getByRole('heading', { name: 'Publish', exact: true }).waitFor()
  await button('Publish 1 change').last().click()
  await page
    .getByText(/Revision \d+ is live/)
    .first()
    .waitFor()
  await page.goto('/designer/w/main/environments')
  await row.getByText('No changes for live').waitFor()
  const live = (await (await page.request.get('/api/metadata')).json()) as {
    documents: { name: string; fields?: { label: { en: string } }[] }[]
  }
  const product = live.documents.find(({ name }) => name === 'product')
  expect(product?.fields?.map(({ label }) => label.en)).toContain('Colour')
})

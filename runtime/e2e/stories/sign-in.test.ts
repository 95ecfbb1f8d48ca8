import { test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a wrong password is told, the right one leads in, and signing out leads out', async () => {
  const { page, watch } = await example.visit(null)
  watch.expectRefusal(401, '/api/')
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
  await page.getByLabel('Username or email').fill('marta')
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('Username, email or password is not right').waitFor()
})

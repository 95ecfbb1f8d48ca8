import { expect, test } from 'vitest'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

test('a wrong password is told, the right one leads in, signing out leads out', async () => {
  const { page, watch } = await example.visit(null)
  watch.expectRefusal(401, '/api/')
  await page.goto('/')
  const login = page.getByRole('textbox', { name: 'Username or email' })
  const password = page.getByRole('textbox', { name: 'Password' })
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('Enter your username or email and your password.').waitFor()

  await login.fill('iris')
  await password.fill('not-the-password')
  await password.press('Enter')
  await page.getByRole('alert').getByText('Username, email or password is not right').waitFor()
  expect(await login.inputValue()).toBe('iris')

  await password.fill('attain-demo-2026')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Welcome, Iris Lang' }).waitFor()

  await page.getByRole('button', { name: 'Account of Iris Lang' }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
  const session = await page.request.get('/api/session')
  expect(session.status()).toBe(401)
})

test('in Chinese on a phone: the page that was asked for comes after signing in', async () => {
  const { page, watch, go } = await example.visit(null, { language: 'zh-CN', device: 'phone' })
  watch.expectRefusal(401, '/api/')
  await go('records/account')
  await page.getByRole('heading', { name: '登录 Attain' }).waitFor()
  await page.getByRole('textbox', { name: '用户名或邮箱' }).fill('xiaomei')
  await page.getByRole('textbox', { name: '密码' }).fill('错误的密码')
  await page.getByRole('button', { name: '登录' }).tap()
  await page.getByRole('alert').getByText('用户名、邮箱或密码不正确').waitFor()
  await page.getByRole('textbox', { name: '密码' }).fill('attain-demo-2026')
  await page.getByRole('button', { name: '登录' }).tap()
  await page.getByRole('heading', { name: '客户', level: 1 }).waitFor()
  await page.getByRole('heading', { name: '华信科技' }).waitFor()
})

test('signing out everywhere ends the session of the other browser as well', async () => {
  const here = await example.visit('iris')
  const there = await example.visit('iris')
  there.watch.expectRefusal(401, '/api/')
  // What the home page is still asking for when the session ends is refused as well.
  here.watch.expectRefusal(401, '/api/')
  await there.go()
  await here.go()
  await here.page.getByRole('button', { name: 'Account of Iris Lang' }).click()
  await here.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await here.page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
  await there.page.getByRole('menuitem', { name: 'Products' }).click()
  await there.page.getByRole('heading', { name: 'Sign in to Attain' }).waitFor()
})

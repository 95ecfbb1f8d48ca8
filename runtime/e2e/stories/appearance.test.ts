import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { chooseInMenu, settle } from '../harness/hands.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const brightness = async (page: Page) => {
  const colour = (await page.evaluate(
    "getComputedStyle(document.querySelector('.shell-content')?.closest('.shell') ?? document.body).backgroundColor",
  )) as string
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}

test('the language changes everything at once and is remembered', async () => {
  const { page, go } = await example.visit('marta', { moving: true })
  await go('records/opportunity')
  await page.getByRole('row', { name: 'D1106' }).waitFor()
  await page.getByRole('button', { name: 'Account of Marta Kowalczyk' }).click()
  await chooseInMenu(page, 'Language', '中文')
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor()
  await page.getByRole('row', { name: 'D1106' }).getByText('洽谈中').waitFor()
  await page.getByText('2027年3月8日').waitFor()
  await page.getByText('82 条').waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
  await page.reload()
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor()
})

test('on a phone the language changes by touch', async () => {
  const { page, go } = await example.visit('iris', { language: 'zh-CN', device: 'phone', moving: true })
  await go()
  await page.getByRole('button', { name: 'Iris Lang' }).tap()
  await page.getByRole('menuitem', { name: '语言' }).tap()
  await page.getByRole('menuitem', { name: 'English' }).tap()
  await page.getByRole('heading', { name: 'Welcome, Iris Lang' }).waitFor()
})

test('dark when it is chosen, or when the system is', async () => {
  const light = await example.visit('iris')
  await light.go()
  await light.page.getByRole('heading', { name: 'Welcome, Iris Lang' }).waitFor()
  expect(await brightness(light.page)).toBeGreaterThan(200)
  await light.page.getByRole('button', { name: 'Account of Iris Lang' }).click()
  await chooseInMenu(light.page, 'Appearance', 'Dark')
  await expect.poll(() => brightness(light.page)).toBeLessThan(60)
  await light.page.reload()
  await light.page.getByRole('heading', { name: 'Welcome, Iris Lang' }).waitFor()
  expect(await brightness(light.page)).toBeLessThan(60)

  const dark = await example.visit('iris', { dark: true })
  await dark.go()
  await dark.page.getByRole('heading', { name: 'Welcome, Iris Lang' }).waitFor()
  expect(await brightness(dark.page)).toBeLessThan(60)
})

test('nothing moves for those who asked the system for that', async () => {
  const { page, go } = await example.visit('iris')
  await go()
  await page.evaluate(`{
    globalThis.motions = []
    const note = ({ target }) => globalThis.motions.push(target.className)
    for (const type of ['animationstart', 'transitionstart']) document.addEventListener(type, note)
  }`)
  await page.getByRole('button', { name: 'Account of Iris Lang' }).click()
  await page.getByRole('menuitem', { name: 'Language' }).click({ trial: true })
  await settle(page)
  expect(await page.evaluate(`globalThis.motions.filter((name) => /enter|appear/.test(name))`)).toEqual([])
})

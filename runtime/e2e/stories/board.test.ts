import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { middleOf, openMenu, settle, tabTo } from '../harness/hands.ts'
import { createOpportunity, readOpportunity, type StoredRecord } from '../harness/opportunities.ts'
import type { Visit } from '../harness/served-example.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()
const ready = { engage_date: '2026-11-01', close_value: '5000.00' }

const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (place: Page | Locator, code: string) => place.getByRole('group', { name: code, exact: true })

async function openBoard(visit: Visit, code: string): Promise<void> {
  await visit.go(`records/opportunity?view=pipeline&q=${code}`)
  await card(visit.page, code).waitFor()
}

async function expectStage(visit: Visit, record: StoredRecord, expected: string): Promise<void> {
  await expect.poll(async () => (await readOpportunity(visit, record.id)).values.stage).toBe(expected)
}

test('the mouse carries a card; where it may not go it does not stay', async () => {
  const visit = await example.visit('marta')
  const { page } = visit
  const record = await createOpportunity(visit, { code: 'MOUSE', ...ready, close_date: null })
  await openBoard(visit, 'MOUSE')
  const carry = async (to: string, before?: () => Promise<void>) => {
    const from = await middleOf(card(page, 'MOUSE'))
    const { x, y } = await middleOf(stage(page, to))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 })
    await page.mouse.move(x, y, { steps: 8 })
    await before?.()
    await page.mouse.up()
  }
  await carry('Engaging')
  await card(stage(page, 'Engaging'), 'MOUSE').waitFor()
  await expectStage(visit, record, 'engaging')

  // Without a close date it cannot be won: the server refuses, the card goes back and says why.
  visit.watch.expectRefusal(422, `/api/records/opportunity/${record.id}`)
  await carry('Won')
  await page.getByText('MOUSE was not moved to Won').waitFor()
  await page.getByText('A won opportunity needs a close date and a value above zero.').waitFor()
  await card(stage(page, 'Engaging'), 'MOUSE').waitFor()
  await expectStage(visit, record, 'engaging')
})

test('a transition that is not allowed does not move', async () => {
  const visit = await example.visit('marta')
  const { page } = visit
  const record = await createOpportunity(visit, { code: 'CLOSED', ...ready, stage: 'won', close_date: '2026-11-20' })
  await openBoard(visit, 'CLOSED')
  const from = await middleOf(card(page, 'CLOSED'))
  const to = await middleOf(stage(page, 'Lost'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await stage(page, 'Lost').getByText('Won cannot go to Lost directly.').waitFor()
  await page.mouse.up()
  await page.locator('[data-floating]').waitFor({ state: 'detached' })
  await card(stage(page, 'Won'), 'CLOSED').waitFor()

  const lost = await openMenu(page, 'Move CLOSED', 'Lost')
  expect(await lost.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('menuitem', { name: 'Engaging' }).click()
  await card(stage(page, 'Engaging'), 'CLOSED').waitFor()
  await expectStage(visit, record, 'engaging')
})

test('the keyboard carries a card, and says in Chinese where it is', async () => {
  const visit = await example.visit('xiaomei', { language: 'zh-CN' })
  const { page } = visit
  const record = await createOpportunity(visit, { code: 'KEYS', ...ready })
  await openBoard(visit, 'KEYS')
  await tabTo(page, card(page, 'KEYS'))
  await page.keyboard.press('Space')
  const told = page.locator('[aria-live]')
  await told.filter({ hasText: '初步接触' }).first().waitFor({ state: 'attached' })
  // where the columns are is measured once the card floats
  await page.locator('[data-floating]').waitFor()
  await settle(page)
  await page.keyboard.press('ArrowRight')
  await told.filter({ hasText: '洽谈中' }).first().waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await card(stage(page, '洽谈中'), 'KEYS').waitFor()
  await expectStage(visit, record, 'engaging')
})

test('a finger carries a card on a phone', async () => {
  const visit = await example.visit('marta', { device: 'phone' })
  const { page } = visit
  const record = await createOpportunity(visit, { code: 'TOUCH', ...ready, close_date: '2026-11-20' })
  await openBoard(visit, 'TOUCH')
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const from = await middleOf(card(page, 'TOUCH'))
  await touch('touchStart', from.x, from.y)
  // A short press lifts the card; a quicker movement would scroll.
  await page.locator('[data-floating]').waitFor()
  // At the edge the board scrolls by itself; the finger goes back to the middle when the first column is out of it.
  await touch('touchMove', 375, from.y)
  await expect
    .poll(async () => {
      const box = await stage(page, 'Prospecting').boundingBox()
      return box ? box.x + box.width : 0
    })
    .toBeLessThan(170)
  await touch('touchMove', 200, from.y)
  await touch('touchMove', 195, from.y)
  const over = page.locator('.board-column[data-over]')
  const name = (await over.getAttribute('aria-label')) ?? ''
  expect(name).toMatch(/Engaging|Won|Lost/)
  await touch('touchEnd')
  await card(stage(page, name), 'TOUCH').waitFor()
  await expectStage(visit, record, name.toLowerCase())
})

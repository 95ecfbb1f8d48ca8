/** Movements that stories share. */
import type { Locator, Page } from 'playwright-core'

/** Searches a list input for words and takes the option with this text. */
export async function choose(
  page: Page,
  label: string | RegExp,
  option: string,
  words = '',
  within: Page | Locator = page,
): Promise<void> {
  const input = within.getByRole('combobox', { name: label })
  await input.click()
  if (words !== '') await input.pressSequentially(words)
  await page.locator('.ant-select-item-option', { hasText: option }).filter({ visible: true }).first().click()
}

/** The same; again when the list closed because what it stands in was drawn anew. */
export async function chooseFirmly(page: Page, label: string, option: string): Promise<void> {
  const input = page.getByRole('combobox', { name: label })
  const shown = page.locator('.ant-select', { has: input }).getByTitle(option)
  for (let attempt = 1; ; attempt += 1) {
    await input.click()
    try {
      const wanted = page.locator('.ant-select-item-option', { hasText: option }).filter({ visible: true })
      await wanted.first().click({ timeout: 2_000 })
      return await shown.first().waitFor({ timeout: 2_000 })
    } catch (error) {
      if (attempt === 4) throw error
    }
  }
}

/** Opens a menu, and gives one of its items; again when the click still belonged to a card that was being carried. */
export async function openMenu(page: Page, button: string, item: string): Promise<Locator> {
  const wanted = page.getByRole('menuitem', { name: item })
  for (let attempt = 1; ; attempt += 1) {
    await page.getByRole('button', { name: button }).click()
    try {
      await wanted.waitFor({ timeout: 2_000 })
      return wanted
    } catch (error) {
      if (attempt === 4) throw error
    }
  }
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not lead to ${target}.`)
}

/** Opens a submenu and takes an item of it; again when the menu was still moving. */
export async function chooseInMenu(page: Page, submenu: string, item: string): Promise<void> {
  const wanted = page.getByRole('menuitem', { name: item })
  for (let attempt = 1; ; attempt += 1) {
    await page.mouse.move(0, 0)
    await page.getByRole('menuitem', { name: submenu }).hover()
    try {
      return await wanted.click({ timeout: 2_000 })
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}

/** Goes to an address within the page that is open, as a link does: quicker, as nothing is loaded again. */
export async function follow(page: Page, address: string): Promise<void> {
  // The state is what the router writes for its own links.
  await page.evaluate(`{
    const state = { ...history.state, idx: (history.state?.idx ?? 0) + 1 }
    history.pushState(state, '', ${JSON.stringify(address)})
    dispatchEvent(new PopStateEvent('popstate', { state }))
  }`)
}

/** Waits until nothing is loading that is shown as bones, and nothing moves: colours and places are then what they stay. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.bone, .ant-skeleton').first().waitFor({ state: 'detached' })
  const moving = (await page.evaluate(restOrWhatMoves)) as string[]
  if (moving.length > 0) throw new Error(`The page does not come to rest: ${moving.join(', ')}`)
}

/**
 * Runs in the page. Motions that have an end have to be over, and so have those of Ant Design, which begin a frame or
 * two after an element appears; hence some frames in a row without any. What has left already, and is kept by Ant Design
 * where it has no size and cannot be seen (the sign of a button that was busy for a moment), is at rest.
 */
const restOrWhatMoves = `(async () => {
  const animated = () => document.getAnimations().filter((animation) =>
    animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity)
  const hasLeft = (element) => element.getAttribute('class').includes('-leave') &&
    element.getBoundingClientRect().width === 0 && getComputedStyle(element).opacity === '0'
  const entering = () => [...document.querySelectorAll('[class*="-enter"], [class*="-appear"], [class*="-leave"]')]
    .filter((element) => !hasLeft(element) && /(^|\\s)ant-\\S*-(enter|appear|leave)(-(prepare|start|active|end))?(\\s|$)/.test(element.getAttribute('class')))
  const what = (element) => element?.getAttribute('class') ?? element?.nodeName
  const end = performance.now() + 10_000
  let moving = []
  for (let still = 0; still < 4; ) {
    if (performance.now() > end) return moving
    await new Promise((next) => requestAnimationFrame(next))
    moving = [...animated().map(({ effect }) => what(effect.target)), ...entering().map(what)]
    still = moving.length === 0 ? still + 1 : 0
  }
  return []
})()`

/** The middle of an element on the screen. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not on the screen.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags by the mouse, in steps as a hand does: a drag begins with a small way. What is still loading would move the target. */
export async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.waitFor()
  await to.waitFor()
  await settle(page)
  const [start, end] = [await middleOf(from), await middleOf(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 10, start.y + 4, { steps: 3 })
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up()
}

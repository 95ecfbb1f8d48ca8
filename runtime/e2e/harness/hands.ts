/** Movements that stories share. */
import type { Locator, Page } from 'playwright-core'

/** Searches a list input for words and takes the option with this text. */
export async function choose(page: Page, label: string | RegExp, option: string, words = ''): Promise<void> {
  const input = page.getByRole('combobox', { name: label })
  await input.click()
  if (words !== '') await input.pressSequentially(words)
  await page.locator('.ant-select-item-option', { hasText: option }).filter({ visible: true }).first().click()
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

/** Waits until nothing is loading that is shown as bones. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.bone, .ant-skeleton').first().waitFor({ state: 'detached' })
}

/** The middle of an element on the screen. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not on the screen.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

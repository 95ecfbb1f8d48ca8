/**
 * Pages that somebody has left, for whoever comes next with the same screen, language and colours: the renderer of a page
 * that is open knows the application's code already, and a new one takes a second of a core to get there.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const left = new Map<string, Page[]>()

/** A page in a context of its own, in which nobody has been, or of which nothing is left. */
export async function takePage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = left.get(JSON.stringify(options))?.pop()
  if (page !== undefined) return page
  const context = await browser.newContext(options)
  // several stories at a time share the cores
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

/** Forgets who was there and what they did; what opened pages besides is closed. */
export async function leavePage(page: Page, options: BrowserContextOptions): Promise<void> {
  const context = page.context()
  if (page.isClosed() || context.pages().length !== 1) return context.close()
  await page.goto('/api/health')
  await page.evaluate('{ localStorage.clear(); sessionStorage.clear() }')
  await context.clearCookies()
  const { colorScheme = null, reducedMotion = null } = options
  await page.emulateMedia({ media: null, colorScheme, reducedMotion })
  await page.mouse.move(0, 0)
  const key = JSON.stringify(options)
  left.set(key, [...(left.get(key) ?? []), page])
}

/** Nobody comes any more. */
export async function closePages(): Promise<void> {
  const pages = [...left.values()].flat()
  left.clear()
  await Promise.all(pages.map((page) => page.context().close()))
}

/**
 * Pages that somebody has left, for whoever comes next with the same screen, language and colours: the renderer of a page
 * that is open knows the application's code already, and a new one takes a second of a core to get there.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface LeftPages {
  /** A page in a context of its own, in which nobody has been, or of which nothing is left. */
  take(options: BrowserContextOptions): Promise<Page>
  /** Forgets who was there and what they did; a page that opened others is closed with them. */
  leave(page: Page, options: BrowserContextOptions): Promise<void>
  /** Nobody comes any more. */
  close(): Promise<void>
}

export function createLeftPages(browser: Browser): LeftPages {
  const left = new Map<string, Page[]>()
  return {
    async take(options) {
      const page = left.get(JSON.stringify(options))?.pop()
      if (page !== undefined) return page
      const context = await browser.newContext(options)
      // several stories at a time share the cores
      context.setDefaultTimeout(20_000)
      return context.newPage()
    },
    async leave(page, options) {
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
    },
    async close() {
      await Promise.all([...left.values()].flat().map((page) => page.context().close()))
    },
  }
}

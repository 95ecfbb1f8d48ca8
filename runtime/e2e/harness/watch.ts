import type { ConsoleMessage, Page, Response } from 'playwright-core'

/** What went wrong in a page without anybody looking: errors, refused requests, breaches of the content policy. */
export interface Watch {
  readonly problems: readonly string[]
  /** Says that the server is meant to refuse a request to this part of an address; every such refusal is fine then. */
  expectRefusal(status: number, path: string): void
  /** What comes later is somebody else's. */
  stop(): void
}

export function watchPage(page: Page): Watch {
  const problems: string[] = []
  const expected: { status: number; path: string }[] = []
  const onError = (error: Error) => problems.push(`error: ${error.stack ?? error.message}`)
  const onConsole = (message: ConsoleMessage) => {
    const type = message.type()
    if (type !== 'error' && type !== 'warning') return
    // The answer itself is looked at below.
    if (message.text().startsWith('Failed to load resource')) return
    problems.push(`console ${type}: ${message.text()}`)
  }
  const onResponse = (response: Response) => {
    if (response.status() < 400) return
    const { pathname } = new URL(response.url())
    const isExpected = expected.some(({ status, path }) => status === response.status() && pathname.includes(path))
    if (!isExpected) problems.push(`${response.status()} ${response.request().method()} ${pathname}`)
  }
  page.on('pageerror', onError).on('console', onConsole).on('response', onResponse)
  return {
    problems,
    expectRefusal: (status, path) => expected.push({ status, path }),
    stop: () => page.off('pageerror', onError).off('console', onConsole).off('response', onResponse),
  }
}

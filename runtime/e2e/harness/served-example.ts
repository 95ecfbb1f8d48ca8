/** The real application, listening on a free port, and people who look at it in a real browser. */
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import demo from '../../../metadata-examples/hardware-sales/demo.json' with { type: 'json' }
import { createApp } from '../../server/app.ts'
import { connect } from '../../server/database/connect.ts'
import { follow } from './hands.ts'
import { createLeftPages } from './left-pages.ts'
import { type Watch, watchPage } from './watch.ts'

export type Language = 'en' | 'zh-CN'
export type Device = 'desktop' | 'phone'

export interface VisitOptions {
  readonly language?: Language
  readonly device?: Device
  readonly dark?: boolean
  /** With motion, as most people have it. Without, as a dialog that still grows can lose a click on a busy machine. */
  readonly moving?: boolean
}

/** Somebody in front of a browser of their own. */
export interface Visit {
  readonly page: Page
  readonly watch: Watch
  /** Opens an address of the workspace, such as `records/opportunity`. */
  go(path?: string): Promise<void>
  /** The same within the page that is open, as a link does: quicker, as nothing is loaded again. */
  follow(path?: string): Promise<void>
  /** `isSpoilt`: nobody comes to its page after that. */
  close(isSpoilt?: boolean): Promise<void>
}

export interface ServedExample {
  readonly url: string
  /** A browser that is signed in already; without a username nobody is. */
  visit(username: string | null, options?: VisitOptions): Promise<Visit>
  close(): Promise<void>
}

const devices: Readonly<Record<Device, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

const addressOf = (path: string) => `/w/main${path && `/${path}`}`

/** Serves the example that is in this database. */
export async function serveExample(
  databaseUrl: string,
  browser: Browser,
  administratorPassword: string,
): Promise<ServedExample> {
  const db = connect(databaseUrl, { poolSize: 6, applicationName: 'attain e2e' })
  const app = await createApp({ db, databaseUrl, settings: { requestsPerMinute: 1_000_000 } })
  await app.listen({ host: 'localhost', port: 0 })
  const url = `http://localhost:${(app.server.address() as AddressInfo).port}`
  const pages = createLeftPages(browser)
  const sessions = new Map<string, readonly Cookie[]>()

  async function signIn(context: BrowserContext, username: string): Promise<void> {
    const password = username === 'admin' ? administratorPassword : demo.password
    const answer = await context.request.post(`${url}/api/auth/sign-in/username`, { data: { username, password } })
    if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`)
    sessions.set(username, await context.cookies())
  }

  return {
    url,
    async visit(username, { language = 'en', device = 'desktop', dark = false, moving = false } = {}) {
      const screen: BrowserContextOptions = {
        ...devices[device],
        baseURL: url,
        locale: locales[language],
        timezoneId: 'Europe/Berlin',
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: moving ? 'no-preference' : 'reduce',
      }
      const page = await pages.take(screen)
      const known = username === null ? undefined : sessions.get(username)
      if (known !== undefined) await page.context().addCookies([...known])
      else if (username !== null) await signIn(page.context(), username)
      const watch = watchPage(page)
      return {
        page,
        watch,
        go: async (path = '') => {
          await page.goto(addressOf(path))
        },
        follow: (path = '') => follow(page, addressOf(path)),
        close: (isSpoilt = false) => {
          watch.stop()
          return isSpoilt ? page.context().close() : pages.leave(page, screen)
        },
      }
    },
    async close() {
      await pages.close()
      await app.close()
      await db.destroy()
    },
  }
}

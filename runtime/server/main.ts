/**
 * The process: starts what is needed in order, and ends it in the opposite order. What the server does is in app.ts.
 * Exit code 0 after Ctrl-C, SIGTERM or the end of the parent; 1 when it could not start or go on.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { connect } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { startEmbeddedPostgres } from './postgres/embedded-postgres.ts'
import { FolderInUseError, type FolderLock, lockFolder } from './postgres/folder-lock.ts'
import { readSettings, type Settings, SettingsError } from './settings.ts'
import { createShutdown } from './shutdown.ts'

const shutdown = createShutdown()
const drainMs = 1_500
const jobsDelayMs = 1_000

class Interrupted extends Error {}

/** Throws when the process was asked to end while it was still starting. */
function assertGoingOn(): void {
  if (shutdown.hasBegun) throw new Interrupted()
}

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  // The larger part of the start is loading code and the other is Postgres: both at once.
  const modules = Promise.all([import('./app.ts'), import('./first-start.ts')])
  modules.catch(() => {}) // awaited below, unless Postgres fails first

  const database = await openDatabase(settings)
  const db = connect(database.url, {
    poolSize: settings.databasePoolSize,
    preparesStatements: settings.preparesStatements,
  })
  shutdown.defer('database connections', () => db.destroy(), 1_000)
  await migrate(db)
  assertGoingOn()

  const [{ createApp }, { firstStart }] = await modules
  await firstStart(db, settings)
  assertGoingOn()

  const app = await createApp({ db, databaseUrl: database.url, settings })
  shutdown.defer('web server', () => closeApp(app), drainMs + 1_000)
  assertGoingOn()
  await listen(app, settings)

  beginJobs(app)
  const url = webAddress(settings, (app.server.address() as AddressInfo).port)
  await database.lock?.announce(url)
  shutdown.defer('data folder', async () => database.lock?.announceEnd())
  const seconds = process.uptime().toFixed(1)
  console.log(
    `\nAttain runs at ${url}\n  data   ${database.description}\n  ready  after ${seconds} s; Ctrl-C ends it\n`,
  )
}

/** A moment later, so that who waited for the server does not wait for this as well. */
function beginJobs(app: FastifyInstance): void {
  const begin = () => {
    if (shutdown.hasBegun) return
    app.following.start()
    app.ruleClocks.start()
    app.alertClocks.start()
    app.subscriptionClocks.start()
    app.warming.start()
    app.jobs.start().catch((error: unknown) => {
      console.error('The work on jobs did not begin; trying again.', error)
      setTimeout(begin, jobsDelayMs * 10).unref()
    })
  }
  setTimeout(begin, jobsDelayMs).unref()
}

/** Your Postgres when there is a DATABASE_URL, otherwise an embedded one on the data folder, for this process alone. */
async function openDatabase(
  settings: Settings,
): Promise<{ url: string; description: string; lock: FolderLock | null }> {
  if (settings.databaseUrl !== null) {
    await assertAddressFree(settings)
    const { host, pathname } = new URL(settings.databaseUrl)
    return { url: settings.databaseUrl, description: `Postgres at ${host}${pathname} (DATABASE_URL)`, lock: null }
  }
  const lock = await lockFolder(settings.dataFolder)
  shutdown.defer('data folder', () => lock.release())
  await assertAddressFree(settings) // after the lock, which says more when it is ourselves who listen there
  assertGoingOn()
  const starting = startEmbeddedPostgres(settings.dataFolder)
  const stop = () =>
    starting.then(
      (postgres) => postgres.stop(),
      () => {}, // it never ran, and the start reports why
    )
  shutdown.defer('embedded Postgres', stop)
  const postgres = await starting
  assertGoingOn()
  postgres.ended.then(() => {
    if (!shutdown.hasBegun) void end(1)
  })
  return { url: postgres.url, description: `${settings.dataFolder} (embedded Postgres)`, lock }
}

/** Asked before there is a database: a first start that cannot end well leaves nothing behind. */
async function assertAddressFree(settings: Settings): Promise<void> {
  await explainAddress(settings, async ({ host, port }) => {
    const probe = createServer().listen({ host, port })
    await once(probe, 'listening')
    probe.close()
    await once(probe, 'close')
  })
}

async function listen(app: FastifyInstance, settings: Settings): Promise<void> {
  await explainAddress(settings, ({ host, port }) => app.listen({ host, port }))
}

async function explainAddress(settings: Settings, use: (settings: Settings) => Promise<unknown>): Promise<void> {
  const { host, port } = settings
  try {
    await use(settings)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new SettingsError([`PORT is ${port}, but another program already listens there. Set PORT to a free one.`])
    }
    if (code === 'EACCES') {
      throw new SettingsError([`PORT is ${port}, which this user may not listen on. Set PORT to one above 1023.`])
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      throw new SettingsError([`HOST is "${host}", which is no address of this machine. Try localhost or 0.0.0.0.`])
    }
    throw error
  }
}

/** Lets running requests end; after a while their connections are cut. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}

function webAddress({ host }: Settings, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

async function end(exitCode: number): Promise<void> {
  await shutdown.run()
  process.exit(exitCode)
}

function endWhenAsked(): void {
  let askedAt: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C arrives twice at once, from the terminal and from npm; only a later one means "now!".
      if (askedAt !== null && Date.now() - askedAt > 1_000) process.exit(130)
      if (askedAt !== null) return
      askedAt = Date.now()
      console.log('\nAttain is ending …')
      void end(0)
    })
  }
  // npm start holds a channel open; it closes when that process dies, even by kill -9.
  if (process.channel !== undefined) process.once('disconnect', () => void end(0))
}

function reportStartError(error: unknown): void {
  const isForTheReader = error instanceof SettingsError || error instanceof FolderInUseError
  console.error(isForTheReader ? error.message : error)
}

process.on('unhandledRejection', (reason) => console.error('A promise failed and nobody handled it.', reason))
process.on('uncaughtException', (error) => {
  console.error('An error that nobody handled; Attain ends.', error)
  void end(1)
})
endWhenAsked()
start().catch((error: unknown) => {
  if (error instanceof Interrupted) return
  if (!shutdown.hasBegun) reportStartError(error)
  void end(1)
})

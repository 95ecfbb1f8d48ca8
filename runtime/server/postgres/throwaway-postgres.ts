import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { lockFolder, readFolderUse } from './folder-lock.ts'

/** Something that is gone when it is stopped. */
export interface Throwaway {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts a Postgres in a temporary folder, whose name begins with `prefix`. It ends with this process. */
export async function startThrowawayPostgres(prefix: string): Promise<Throwaway> {
  const parent = await roomyFolder()
  await removeLeftovers(parent, prefix)
  const folder = await mkdtemp(join(parent, prefix))
  await chmod(folder, 0o711) // as root, Postgres runs as another user and has to come through
  await lockFolder(folder)
  const postgres = await startEmbeddedPostgres(folder, 'throwaway')
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Makes a database of its own on a server that is there already, with a user that may create databases. */
export async function createThrowawayDatabase(serverUrl: string, prefix: string): Promise<Throwaway> {
  const name = `${prefix}${randomBytes(8).toString('hex')}`
  await runStatements(serverUrl, [`create database ${name}`])
  return {
    url: databaseUrl(serverUrl, name),
    stop: () => runStatements(serverUrl, [`drop database ${name} with (force)`]),
  }
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements one by one, each outside of a transaction. */
export async function runStatements(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** In memory where the machine has room there: a database is some 1,400 small files, which take a busy disk seconds. */
async function roomyFolder(): Promise<string> {
  const memory = '/dev/shm'
  const space = await statfs(memory).catch(() => undefined)
  return space !== undefined && space.bavail * space.bsize > ROOM_BYTES ? memory : tmpdir()
}

const ROOM_BYTES = 4 * 1024 ** 3

/** Removes what runs that were killed left behind; their Postgres has ended with them. */
async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(parent, name)
    const isFresh = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs > Date.now() - 60_000,
      () => true,
    )
    // A fresh one may belong to a run that has not written its lock yet.
    if (!isFresh && (await readFolderUse(folder)) === null) await rm(folder, { recursive: true, force: true })
  }
}

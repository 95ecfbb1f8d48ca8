import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { prepareQueues } from '../jobs/index.ts'
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { lockFolder, readFolderUse } from '../postgres/folder-lock.ts'

/** The Postgres of a test run, with the migrated database that every test database is a copy of. */
export type TestPostgres = { serverUrl: string; template: string; stop: () => Promise<void> }

const prefix = 'attain-test-postgres-'

/**
 * Starts a throw-away Postgres for a test run and makes the template. ATTAIN_TEST_DATABASE_URL names another server to
 * use, with a user that may create databases.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const givenUrl = process.env.ATTAIN_TEST_DATABASE_URL
  const template = `attain_template_${process.pid}`
  if (givenUrl !== undefined && givenUrl !== '') {
    await makeTemplate(givenUrl, template)
    return { serverUrl: givenUrl, template, stop: () => dropTemplate(givenUrl, template) }
  }

  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o711) // as root, Postgres runs as another user and has to come through
  await lockFolder(folder)
  const postgres = await startEmbeddedPostgres(folder, 'throwaway')
  const stop = async (): Promise<void> => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(postgres.url, template)
  } catch (error) {
    await stop()
    throw error
  }
  return { serverUrl: postgres.url, template, stop }
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements one by one, each outside of a transaction. */
export async function runStatements(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  await runStatements(serverUrl, [`drop database if exists ${template}`, `create database ${template}`])
  const db = connect(databaseUrl(serverUrl, template), { poolSize: 1 })
  try {
    await migrate(db)
    await prepareQueues(db)
  } finally {
    await db.destroy()
  }
  // Nobody connects to it any more, autovacuum included: a database in use cannot be copied.
  await runStatements(serverUrl, [`alter database ${template} is_template true allow_connections false`])
}

async function dropTemplate(serverUrl: string, template: string): Promise<void> {
  await runStatements(serverUrl, [`alter database ${template} is_template false`, `drop database ${template}`])
}

/** Removes what test runs that were killed left behind; their Postgres has ended with them. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const folder = join(tmpdir(), name)
    const isFresh = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs > Date.now() - 60_000,
      () => true,
    )
    // A fresh one may belong to a run that has not written its lock yet.
    if (!isFresh && (await readFolderUse(folder)) === null) await rm(folder, { recursive: true, force: true })
  }
}

import { connect } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { prepareQueues } from '../jobs/index.ts'
import { databaseUrl, runStatements, startThrowawayPostgres } from '../postgres/throwaway-postgres.ts'

/** The Postgres of a test run, with the migrated database that every test database is a copy of. */
export type TestPostgres = { serverUrl: string; template: string; stop: () => Promise<void> }

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

  const postgres = await startThrowawayPostgres('attain-test-postgres-')
  try {
    await makeTemplate(postgres.url, template)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { serverUrl: postgres.url, template, stop: postgres.stop }
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

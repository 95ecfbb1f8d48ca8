import { sql } from 'kysely'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { databaseUrl, runStatements } from '../postgres/throwaway-postgres.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

test('does nothing when everything is done', async () => {
  expect(await migrate(database.db)).toEqual([])
})

test('refuses a database of a newer version', async () => {
  await sql`insert into migrations (name, timestamp) values ('9999-from-the-future', '2099')`.execute(database.db)
  await expect(migrate(database.db)).rejects.toThrow('does not know the migrations 9999-from-the-future')
})

test('several processes may migrate an empty database at once', async () => {
  const name = 'attain_migrate_at_once'
  await runStatements(inject('serverUrl'), [`create database ${name}`])
  const handles = [1, 2, 3].map(() => connect(databaseUrl(inject('serverUrl'), name), { poolSize: 2 }))
  try {
    const done = await Promise.all(handles.map((db) => migrate(db)))
    expect(done.filter((names) => names.length > 0)).toHaveLength(1)
    const { rows } = await sql<{ timeout: string }>`select current_setting('statement_timeout') as timeout`.execute(
      handles[0]!,
    )
    expect(rows[0]?.timeout).toBe('30s')
  } finally {
    for (const db of handles) await db.destroy()
    await runStatements(inject('serverUrl'), [`drop database ${name} with (force)`])
  }
})

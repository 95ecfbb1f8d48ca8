import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createPool } from './connect.ts'
import { createPreparingPool, PLANNED_FOR_VALUES } from './preparing-pool.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** A handle whose statements all run on the same connection, and which gives names at the third use. */
async function withOneConnection(run: (db: Kysely<unknown>) => Promise<void>, maxNames = 800): Promise<void> {
  const pool = createPreparingPool(createPool(database.url, { poolSize: 1 }), { maxNames })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await run(db)
  } finally {
    await db.destroy()
  }
}

async function preparedStatements(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
  return rows.map((row) => row.statement).sort()
}

async function repeat(times: number, run: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < times; count++) await run()
}

test('prepares a statement at its third use, not before', async () => {
  await withOneConnection(async (db) => {
    await repeat(2, () => sql`select ${1}::int as twice`.execute(db))
    await repeat(3, () => sql`select ${1}::int as thrice`.execute(db))
    expect(await preparedStatements(db)).toEqual(['select $1::int as thrice'])
  })
})

test('prepares none that is to be planned for its values', async () => {
  await withOneConnection(async (db) => {
    const ask = (on: Kysely<unknown>) => sql`${sql.raw(PLANNED_FOR_VALUES)}select ${1}::int`.execute(on)
    await repeat(4, () => ask(db))
    await db.transaction().execute((transaction) => repeat(4, () => ask(transaction)))
    expect(await preparedStatements(db)).toEqual([])
  })
})

test('leaves statements without parameters alone, several in one text included', async () => {
  await withOneConnection(async (db) => {
    await repeat(4, () => db.executeQuery(CompiledQuery.raw('select 1; select 2')))
    expect(await preparedStatements(db)).toEqual([])
  })
})

test('works inside transactions, also those that fail', async () => {
  await withOneConnection(async (db) => {
    const select = (value: string, transaction: Kysely<unknown>) => sql`select ${value}::int as n`.execute(transaction)
    await repeat(3, () => db.transaction().execute((transaction) => select('1', transaction)))
    await expect(db.transaction().execute((transaction) => select('x', transaction))).rejects.toMatchObject({
      code: '22P02',
    })
    const { rows } = await db.transaction().execute((transaction) => select('7', transaction))
    expect(rows).toEqual([{ n: 7 }])
    expect(await preparedStatements(db)).toEqual(['select $1::int as n'])
  })
})

test('a statement that is too rarely used gives its name up, and Postgres forgets it', async () => {
  await withOneConnection(async (db) => {
    for (const column of ['a', 'b', 'c', 'd']) {
      await repeat(3, () => sql`select ${1}::int as ${sql.raw(column)}`.execute(db))
    }
    await sql`select ${1}::int as d`.execute(db)
    expect(await preparedStatements(db)).toEqual(['select $1::int as c', 'select $1::int as d'])
    // It may earn a name again.
    await repeat(4, () => sql`select ${1}::int as a`.execute(db))
    expect(await preparedStatements(db)).toEqual(['select $1::int as a', 'select $1::int as d'])
  }, 2)
})

test('a name is given up although its statement never could be prepared', async () => {
  await withOneConnection(async (db) => {
    const wrong = () => sql`select ${1}::int as a from nowhere`.execute(db)
    await repeat(4, () => expect(wrong()).rejects.toMatchObject({ code: '42P01' }))
    await repeat(4, () => sql`select ${1}::int as b`.execute(db))
    await repeat(4, () => sql`select ${1}::int as c`.execute(db))
    expect(await preparedStatements(db)).toEqual(['select $1::int as c'])
  }, 1)
})

test('a table that changes under a prepared statement is no error', async () => {
  await withOneConnection(async (db) => {
    await sql`create table changing (a int)`.execute(db)
    const select = () => sql`select * from changing where a is distinct from ${5}`.execute(db)
    await sql`insert into changing values (1)`.execute(db)
    await repeat(4, select)
    await sql`alter table changing add column b int default 2`.execute(db)
    expect((await select()).rows).toEqual([{ a: 1, b: 2 }])
    await repeat(4, select)
    await sql`drop table changing`.execute(db)
  })
})

test('runs a statement by itself, which is prepared like any other', async () => {
  const pool = createPreparingPool(createPool(database.url, { poolSize: 1 }))
  try {
    for (let turn = 0; turn < 4; turn++) {
      expect((await pool.query('select $1::int as n', [turn])).rows).toEqual([{ n: turn }])
    }
    await expect(pool.query('select $1::int as n', ['x'])).rejects.toMatchObject({ code: '22P02' })
    // the only connection was given back each time
    const { rows } = await pool.query('select statement from pg_prepared_statements', [])
    expect(rows).toEqual([{ statement: 'select $1::int as n' }])
  } finally {
    await pool.end()
  }
})

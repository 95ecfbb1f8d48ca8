import { compileConditionToSql, compileToSql } from '@attain/engine/formula/language'
import { environmentOf, type FormulaCase, formulaCases, readCase, recordOf } from '@attain/engine/formula/testing'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { CaseSource, createCaseTables, insertCase } from './case-tables.ts'
import { canonicalSql } from './results.ts'

let database: TestDatabase
let db: Kysely<never>
const numbers = new Map<string, number>()

beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db as unknown as Kysely<never>
  await createCaseTables(db)
  for (const one of [...formulaCases.values()].flat()) {
    const key = JSON.stringify(recordOf(one))
    if (numbers.has(key)) continue
    numbers.set(key, numbers.size)
    await insertCase(db, numbers.size - 1, recordOf(one))
  }
})

afterAll(() => database.drop())

describe('the case table in Postgres', () => {
  for (const [family, cases] of formulaCases) {
    const possible = cases.filter(({ sql: can }) => can !== false)
    test.for(possible.map((one) => [`${one.formula} ${JSON.stringify(one.record ?? {})}`, one] as const))(
      `${family}: %s`,
      async ([, one]) => {
        expect(await ask(one)).toEqual([one.is])
      },
    )
  }

  test('conditions find the records that they hold for', async () => {
    const conditions = [...formulaCases.values()]
      .flat()
      .filter(({ is, sql: can }) => typeof is === 'boolean' && can !== false)
    for (const one of conditions) {
      const environment = environmentOf(one)
      const source = new CaseSource('deal', environment)
      const condition = compileConditionToSql(readCase(one.formula).typed, source, environment, {
        collation: 'zh-x-icu',
      })
      const { rows } =
        await sql`select 1 from deal ${sql.id(source.alias)} ${sql.join(source.joins, sql` `)} where ${where(source, one)} and ${condition}`.execute(
          db,
        )
      expect([one.formula, rows.length]).toEqual([one.formula, one.is ? 1 : 0])
    }
  })
})

function where(source: CaseSource, one: FormulaCase) {
  return sql`${sql.ref(`${source.alias}.case_number`)} = ${numbers.get(JSON.stringify(recordOf(one)))} and ${sql.ref(`${source.alias}.asked`)}`
}

async function ask(one: FormulaCase): Promise<unknown[]> {
  const { typed } = readCase(one.formula)
  const environment = environmentOf(one)
  const source = new CaseSource('deal', environment)
  const value = compileToSql(typed, source, environment, { collation: 'zh-x-icu' })
  const { rows } = await sql<{
    value: unknown
  }>`select ${canonicalSql(value, typed.type)} as value from deal ${sql.id(source.alias)} ${sql.join(source.joins, sql` `)} where ${where(source, one)}`.execute(
    db,
  )
  return rows.map((row) => row.value)
}

test('a comparison of money with a constant is served by the index on its units', async () => {
  await sql`create index deal_amount on deal (amount)`.execute(db)
  const environment = environmentOf({ formula: 'amount', is: null })
  const source = new CaseSource('deal', environment)
  const condition = compileConditionToSql(readCase('amount > 1000').typed, source, environment)
  const plan = await db.connection().execute(async (one) => {
    await sql`set enable_seqscan = off`.execute(one)
    const { rows } = await sql<{
      'QUERY PLAN': string
    }>`explain select 1 from deal ${sql.id(source.alias)} where ${condition}`.execute(one)
    await sql`reset enable_seqscan`.execute(one)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Cond: \(amount > /)
})

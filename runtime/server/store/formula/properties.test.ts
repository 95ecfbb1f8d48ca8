/**
 * Generated formulas on generated records: both backends give the same, to the last digit.
 * ATTAIN_FORMULA_RUNS says how many formulas (each on every record), ATTAIN_FORMULA_SEED repeats a run.
 */
import {
  compileEvaluator,
  compileToSql,
  type Environment,
  readFormula,
  recordView,
} from '@attain/engine/formula/language'
import {
  generateFormula,
  generateRecord,
  generateZone,
  randomFrom,
  type SampleRecord,
  sampleEnvironment,
  sampleScope,
} from '@attain/engine/formula/testing'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { CaseSource, createCaseTables, insertCase } from './case-tables.ts'
import { canonicalSql } from './results.ts'

const formulas = Number(process.env.ATTAIN_FORMULA_RUNS ?? 400)
const seed = Number(process.env.ATTAIN_FORMULA_SEED ?? Math.floor(Math.random() * 2 ** 31))
const RECORDS = 25
const PER_STATEMENT = 10

let database: TestDatabase
let db: Kysely<never>
const random = randomFrom(seed)
const records: SampleRecord[] = Array.from({ length: RECORDS }, () => generateRecord(random))

beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db as unknown as Kysely<never>
  await createCaseTables(db)
  for (const [index, record] of records.entries()) await insertCase(db, index, record)
})

afterAll(() => database.drop())

test(`generated formulas agree (seed ${seed})`, { timeout: 60_000 + formulas * 100 }, async () => {
  const differences: unknown[] = []
  for (let done = 0; done < formulas; done += PER_STATEMENT) {
    const environment: Environment = { ...sampleEnvironment, ...generateZone(random) }
    const batch = Array.from({ length: PER_STATEMENT }, () => readable())
    differences.push(...(await compareBatch(batch, environment)))
    if (differences.length >= 5) break
  }
  expect(differences).toEqual([])
})

/** A formula that is right: numbers that could grow too large or texts against options are thrown away. */
function readable() {
  for (;;) {
    const text = generateFormula(random)
    const formula = readFormula(text, sampleScope('deal'))
    if (!('problems' in formula)) return { text, typed: formula.typed }
  }
}

type Batch = ReturnType<typeof readable>[]

async function compareBatch(batch: Batch, environment: Environment): Promise<unknown[]> {
  let rows: Record<string, unknown>[]
  try {
    rows = await ask(batch, environment)
  } catch (error) {
    if (batch.length > 1) return (await Promise.all(batch.map((one) => compareBatch([one], environment)))).flat()
    return [{ formula: batch[0]?.text, zone: environment.timeZone, error: String(error) }]
  }
  return batch.flatMap(({ text, typed }, index) => {
    const evaluate = compileEvaluator(typed)
    return rows
      .flatMap((row) => {
        const record = records[row.case_number as number] as SampleRecord
        const [js, postgres] = [evaluate(recordView(record), environment), row[`f${index}`]]
        const { timeZone, fiscalYearStart, weekStart } = environment
        return JSON.stringify(js) === JSON.stringify(postgres)
          ? []
          : [
              {
                formula: text,
                with: { timeZone, fiscalYearStart, weekStart },
                js,
                postgres,
                record: JSON.stringify(record),
              },
            ]
      })
      .slice(0, 1)
  })
}

async function ask(batch: Batch, environment: Environment): Promise<Record<string, unknown>[]> {
  const source = new CaseSource('deal', environment)
  const columns = batch.map(
    ({ typed }, index) =>
      sql`${canonicalSql(compileToSql(typed, source, environment, { collation: 'zh-x-icu' }), typed.type)} as ${sql.id(`f${index}`)}`,
  )
  const { rows } = await sql<
    Record<string, unknown>
  >`select ${sql.ref(`${source.alias}.case_number`)}, ${sql.join(columns)} from deal ${sql.id(source.alias)} ${sql.join(source.joins, sql` `)} where ${sql.ref(`${source.alias}.asked`)} order by 1`.execute(
    db,
  )
  return rows
}

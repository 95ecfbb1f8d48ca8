import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { createPool } from '../../server/database/connect.ts'
import type { DB } from '../../server/database/schema.ts'
import type { Database } from '../../server/store/statement.ts'

/** Does the work once and notes each of its statements with the plan that Postgres has for all values. */
export async function printPlans(
  url: string,
  work: (db: Database) => Promise<unknown>,
  note: (text: string) => void,
): Promise<void> {
  const pool = createPool(url, { poolSize: 1 })
  const asked: CompiledQuery[] = []
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void asked.push(query) })
  try {
    await work(db)
    await pool.query('set plan_cache_mode = force_generic_plan')
    for (const [i, { sql, parameters }] of [...asked].entries()) {
      const { rows } = await pool.query({
        name: `plan-${i}`,
        text: `explain (analyze, buffers) ${sql}`,
        values: [...parameters],
      })
      note([sql, ...rows.map((row) => row['QUERY PLAN'])].join('\n  '))
    }
  } finally {
    await db.destroy()
  }
}

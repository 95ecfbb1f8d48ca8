import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { createPool } from '../../server/database/connect.ts'
import type { DB } from '../../server/database/schema.ts'
import type { Database } from '../../server/store/statement.ts'

/** Does the work once and notes each of its statements with its plan: the one for all values, or for those that it was given. */
export async function printPlans(
  url: string,
  work: (db: Database) => Promise<unknown>,
  note: (text: string) => void,
  plannedFor: 'all values' | 'given values' = 'all values',
): Promise<void> {
  const pool = createPool(url, { poolSize: 1 })
  const asked: CompiledQuery[] = []
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void asked.push(query) })
  try {
    await work(db)
    await pool.query(`set plan_cache_mode = force_${plannedFor === 'all values' ? 'generic' : 'custom'}_plan`)
    const questions = asked.filter(({ sql }) => /^\s*(select|with)\b/i.test(sql))
    for (const [i, { sql, parameters }] of questions.entries()) {
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

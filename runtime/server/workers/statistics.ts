/**
 * Keeps Postgres' statistics of the record tables in step with bulk writes. Autovacuum looks once a minute, and never
 * at partitioned parents; a bulk load is followed at once by queries that a planner without statistics gets wrong.
 */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'

/** Writes below this number change no plan. */
const LEAST_WRITES = 1000
/** New statistics when this share of all records has been written since the last ones. */
const SHARE = 0.1

export interface Statistics {
  /** So many records were written and committed. */
  noteWrites(count: number): void
  stop(): Promise<void>
}

export function createStatistics(db: Kysely<DB>, log: FastifyBaseLogger): Statistics {
  let written = 0
  let known = 0
  let running: Promise<void> | undefined
  let stopped = false

  const analyze = async () => {
    while (!stopped && written >= Math.max(LEAST_WRITES, known * SHARE)) {
      written = 0
      for (const table of ['records', 'record_slots', 'unique_keys', 'hierarchy_paths', 'record_words']) {
        await sql`analyze ${sql.table(table)}`.execute(db)
      }
      const { rows } = await sql<{ count: string | null }>`select sum(greatest(reltuples, 0))::bigint as count
        from pg_class where relname like 'record_slots_p%' and relkind = 'r'`.execute(db)
      known = Number(rows[0]?.count ?? 0)
    }
  }
  return {
    noteWrites(count) {
      written += count
      if (running || stopped || written < Math.max(LEAST_WRITES, known * SHARE)) return
      running = analyze()
        .catch((err: unknown) => log.warn({ err }, 'statistics could not be renewed'))
        .finally(() => {
          running = undefined
        })
    },
    async stop() {
      stopped = true
      await running
    },
  }
}

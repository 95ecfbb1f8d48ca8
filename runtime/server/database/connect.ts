import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createPreparingPool, type PreparingPool } from './preparing-pool.ts'
import type { DB } from './schema.ts'
import { valueTypes } from './value-types.ts'

/** How the server uses its database. Times are in milliseconds, 0 means no limit. */
export type ConnectOptions = {
  /** The most connections at once. */
  poolSize?: number
  /** How long one statement may run. */
  statementTimeoutMs?: number
  /** How long a transaction may stay open without doing anything. */
  idleInTransactionTimeoutMs?: number
  /** How long to wait for a connection to Postgres, or for a free one of the pool. */
  connectTimeoutMs?: number
  /** How the connections are called in pg_stat_activity. */
  applicationName?: string
  /** Off for a pooler between us and Postgres that does not know prepared statements. */
  preparesStatements?: boolean
}

/**
 * A pool of plain pg connections, with the value types of value-types.ts. For what Kysely cannot do (COPY, LISTEN,
 * benches); everything else takes the Kysely from `connect`.
 */
export function createPool(url: string, options: ConnectOptions = {}): pg.Pool {
  const {
    poolSize = 10,
    statementTimeoutMs = 30_000,
    idleInTransactionTimeoutMs = 60_000,
    connectTimeoutMs = 10_000,
    applicationName = 'attain',
  } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: applicationName,
    types: valueTypes,
    options: [
      '-c timezone=UTC',
      '-c datestyle=ISO,YMD',
      '-c intervalstyle=iso_8601',
      `-c statement_timeout=${statementTimeoutMs}`,
      `-c idle_in_transaction_session_timeout=${idleInTransactionTimeoutMs}`,
    ].join(' '),
  })
  // An idle connection was cut, because Postgres restarted for instance. The pool has dropped it and opens another.
  pool.on('error', (error) => {
    // whoever closes the pool may end Postgres before each connection is closed
    if (!pool.ending) console.error(`A connection to Postgres was lost: ${error.message}`)
  })
  // One that is in use was cut: its query fails and says so. Without a listener the process would end as well.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** What a handle's statements run on when they need no transaction. */
const pools = new WeakMap<object, PreparingPool>()

/** Connects to a database lazily: the first query opens the first connection. End it with `db.destroy()`. */
export function connect(url: string, options: ConnectOptions = {}): Kysely<DB> {
  const pool = createPool(url, options)
  if (options.preparesStatements === false) return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const preparing = createPreparingPool(pool)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing }) })
  pools.set(db, preparing)
  return db
}

/**
 * Runs a compiled statement: in the transaction that is open, or else straight on the pool, without the layers of
 * Kysely, which cost a short statement more than pg itself.
 */
export async function runCompiled<Row>(
  db: Kysely<DB>,
  statement: CompiledQuery,
  parameters: unknown[],
): Promise<{ readonly rows: Row[] }> {
  const pool = pools.get(db)
  if (pool === undefined) return db.executeQuery<Row>({ ...statement, parameters } as CompiledQuery<Row>)
  return pool.query(statement.sql, parameters)
}

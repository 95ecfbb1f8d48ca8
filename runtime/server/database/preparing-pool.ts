import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { type StatementNameLimits, StatementNames } from './statement-names.ts'

/** A pool for Kysely that also runs a statement by itself, on whichever connection is free. */
export interface PreparingPool extends PostgresPool {
  query(text: string, values: unknown[]): Promise<pg.QueryResult>
}

/**
 * How a text begins that is planned for the values of each run, and gets no name: one of a statement that takes so long that
 * planning is nothing beside it. It is in the text because a transaction hands on nothing else.
 */
export const PLANNED_FOR_VALUES = '/* planned for its values */ '

/**
 * A pool for Kysely whose connections prepare the statements that come often by name: parsing and planning is most of
 * what a short statement costs. Only statements with parameters are prepared; `begin`, DDL and scripts go as they are.
 */
export function createPreparingPool(pool: pg.Pool, limits: Partial<StatementNameLimits> = {}): PreparingPool {
  const connections = new Map<pg.PoolClient, PreparingConnection>()
  const names = new StatementNames((name) => {
    for (const connection of connections.values()) connection.retire(name)
  }, limits)
  pool.on('remove', (client) => connections.delete(client))

  const connect = async () => {
    const client = await pool.connect()
    let connection = connections.get(client)
    if (connection === undefined) {
      connection = new PreparingConnection(client, names)
      connections.set(client, connection)
    }
    return connection
  }
  const onOne = async <R>(work: (connection: PreparingConnection) => Promise<R>) => {
    const connection = await connect()
    try {
      return await work(connection)
    } finally {
      connection.release()
    }
  }
  return {
    options: pool.options,
    end: () => pool.end(),
    connect,
    query: (text, values) => onOne((connection) => connection.run(text, values)),
  }
}

/** One connection of the pool; the same object each time, because Kysely remembers it. */
class PreparingConnection implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  readonly #prepared = new Set<string>()
  readonly #retired: string[] = []

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client
    this.#names = names
  }

  get processID(): number {
    return (this.#client as pg.PoolClient & { processID: number }).processID
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }

  /** Notes that Postgres need not keep this statement any more; it is told before the next query. */
  retire(name: string): void {
    if (this.#prepared.delete(name)) this.#retired.push(name)
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') {
      return this.#client.query(sql as PostgresCursor<R> & pg.Submittable)
    }
    return this.run(sql, parameters as unknown[]) as Promise<unknown> as Promise<PostgresQueryResult<R>>
  }

  run(text: string, values: unknown[]): Promise<pg.QueryResult> {
    const isPrepared = values.length > 0 && !text.startsWith(PLANNED_FOR_VALUES)
    const name = isPrepared ? this.#names.use(text) : undefined
    return name === undefined ? this.#client.query(text, values) : this.#queryByName(name, text, values)
  }

  async #queryByName(name: string, text: string, values: unknown[]): Promise<pg.QueryResult> {
    const isInTransaction = this.#client.getTransactionStatus() !== 'I'
    if (!isInTransaction && this.#retired.length > 0) await this.#deallocateRetired()
    this.#prepared.add(name)
    try {
      return await this.#client.query({ name, text, values })
    } catch (error) {
      // A migration changed a table under a statement that was prepared before.
      const isOutdated = (error as pg.DatabaseError).code === '0A000' && /cached plan/.test((error as Error).message)
      if (!isOutdated) throw error
      this.#names.forget(text)
      if (isInTransaction) throw error
      return await this.#client.query(text, values)
    }
  }

  async #deallocateRetired(): Promise<void> {
    for (const name of this.#retired.splice(0)) {
      await this.#client.query(`deallocate "${name}"`).catch((error: pg.DatabaseError) => {
        const wasNeverPrepared = error.code === '26000' // because its first use here failed
        if (!wasNeverPrepared) throw error
      })
    }
  }
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

const folder = join(import.meta.dirname, '../../../migrations')
const table = 'migrations'

/**
 * Brings the platform's tables up to date with `migrations/` (`NNNN-name.ts`, each exporting `up`), all of them in one
 * transaction, under a lock, so that several processes may start at once. Returns the names of what was done now.
 * Throws when the database was made by a newer Attain.
 */
export async function migrate<T>(db: Kysely<T>): Promise<string[]> {
  const names = await listMigrations()
  const done = await readDone(db)
  const unknown = done.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `The database was made by a newer version of Attain: this one does not know the migrations ${unknown.join(', ')}. Start the newer version.`,
    )
  }
  if (done.length === names.length) return []

  const { error, results = [] } = await db.connection().execute(async (connection) => {
    const migrator = new Migrator({
      db: connection,
      migrationTableName: table,
      migrationLockTableName: 'migration_lock',
      provider: { getMigrations: () => loadMigrations(names) },
    })
    // A migration may have to rewrite large tables.
    await sql`set statement_timeout = 0`.execute(connection)
    try {
      return await migrator.migrateToLatest()
    } finally {
      await sql`reset statement_timeout`.execute(connection)
    }
  })
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      failed === undefined
        ? `The database cannot be migrated: ${reason}`
        : `The migration ${failed.migrationName} failed, nothing was changed: ${reason}`,
      { cause: error },
    )
  }
  return results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

async function listMigrations(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function loadMigrations(names: string[]): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of names) {
    const module = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as Partial<Migration>
    if (typeof module.up !== 'function') throw new Error(`migrations/${name}.ts must export a function named up`)
    migrations[name] = module as Migration
  }
  return migrations
}

/** The names of the migrations that this database has had; none for an empty database. */
async function readDone<T>(db: Kysely<T>): Promise<string[]> {
  const found = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db)
  if (!found.rows[0]?.found) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
  return rows.map((row) => row.name)
}

import type { Kysely } from 'kysely'
import type { DB } from './database/schema.ts'
import type { Settings } from './settings.ts'

/** Fills an empty database on the first start. */
export async function firstStart(_db: Kysely<DB>, _settings: Settings): Promise<void> {}

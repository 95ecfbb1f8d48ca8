import Fastify, { type FastifyInstance } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from './database/schema.ts'
import type { Settings } from './settings.ts'

/** What the application needs from the process around it. */
export type AppOptions = { db: Kysely<DB>; settings: Settings }

/** Creates the application; listening is main.ts. */
export async function createApp({ db }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify()
  app.get('/api/health', async () => {
    await sql`select 1`.execute(db)
    return { status: 'ok' }
  })
  return app
}

/** The baseline of `bench start`: an embedded Postgres of its own, and the hand-written server on it. */
import { createPool } from '../../server/database/connect.ts'
import { startEmbeddedPostgres } from '../../server/postgres/embedded-postgres.ts'
import { createNativeSales } from '../sales/native-tables.ts'

const postgres = await startEmbeddedPostgres(process.env.ATTAIN_DATA as string)
const pool = createPool(postgres.url, { poolSize: 1 })
const { rows } = await pool.query(`select to_regclass('native.opportunity') is not null as there`)
if (!rows[0].there) await createNativeSales(pool, { people: 20, accounts: 50, opportunities: 300 })
await pool.end()

process.env.DATABASE_URL = postgres.url
await import('../http/native-server.ts')
process.on('SIGTERM', async () => {
  await postgres.stop()
  process.exit(0)
})

/** A company of a million opportunities, made once and found again where the folder is kept. */
import type pg from 'pg'
import { createPool } from '../../server/database/connect.ts'
import type { BenchRun } from '../bench.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { type Adapt, type Company, foundCompany, openCompany, tidy } from './company.ts'
import { completeSales, hasCompleteSales, narrowNativeSales } from './native-tables.ts'

const people = 5000

export interface PreparedCompany {
  readonly url: string
  readonly company: Company
  /** For SQL by hand. */
  readonly pool: pg.Pool
}

/** Starts Postgres with the company; `adapt` changes the documents that are live. */
export async function prepareCompany({ options, note, defer }: BenchRun, adapt?: Adapt): Promise<PreparedCompany> {
  const { rows = 1_000_000, data } = options
  const postgres = await startThrowawayPostgres(data)
  defer(postgres.stop)
  const { url } = postgres
  note(`Postgres ${postgres.version}; ${rows} opportunities of ${people} people`)
  const pool = createPool(url, { poolSize: 1 })
  defer(() => pool.end())
  if (!(await hasCompleteSales(pool, rows))) {
    const founded = await foundCompany(url, { people, accounts: 20_000, opportunities: rows })
    await founded.close()
    await narrowNativeSales(url)
    await tidy(url)
    await completeSales(pool, rows)
  }
  const company = await openCompany(url, adapt)
  defer(company.close)
  return { url, company, pool }
}

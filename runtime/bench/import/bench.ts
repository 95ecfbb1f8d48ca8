/** Opportunities from a CSV file, as `attain import` sends them, against COPY of the same rows into a native table. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { prepareMap, runImport } from '@attain/engine/import'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { ApiClient } from '../../cli/api-client.ts'
import { csvFile } from '../../cli/csv/read-csv.ts'
import { sendBatches } from '../../cli/send-batches.ts'
import { createApiKey } from '../../server/accounts/index.ts'
import { createPool } from '../../server/database/connect.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { startServer } from '../http/server-process.ts'
import { medianOfRounds, timeMs } from '../rounds.ts'
import { type Company, foundCompany } from '../sales/company.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { type DrawnRow, drawRows, importFile, nativeFile } from './rows.ts'

const mapFile = join(import.meta.dirname, '../../../metadata-examples/hardware-sales/import/opportunities.json')

export const importBench: Bench = { about: 'rows per second from a CSV file', run: runImportBench }

async function runImportBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rows = 20_000, rounds = 3 } = options
  const postgres = await startThrowawayPostgres()
  defer(postgres.stop)
  note(`Postgres ${postgres.version}; ${rows} rows a round`)
  const company = await foundCompany(postgres.url, { people: 200, accounts: 2000, opportunities: 50_000 })
  defer(company.close)
  const server = await startServer(join(import.meta.dirname, '../../server/main.ts'), {
    DATABASE_URL: postgres.url,
    PORT: '0',
    REQUESTS_PER_MINUTE: '100000000',
  })
  defer(server.stop)
  const folder = await mkdtemp(join(tmpdir(), 'attain-bench-import-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  const importing = await importer(company, server.url)
  const copying = copier(postgres.url)
  defer(copying.end)

  // every round has codes of its own: what was imported before stays where it is
  let round = 0
  const perSecond = async (work: (file: string, drawn: readonly DrawnRow[]) => Promise<number>) => {
    const drawn = await drawRows(company.db, rows, `R${++round}`)
    let written = 0
    const ms = await timeMs(async () => {
      written = await work(join(folder, `${round}.csv`), drawn)
    })
    if (written !== rows) throw new Error(`${written} of ${rows} rows were written.`)
    return (rows / ms) * 1000
  }
  const sides = {
    ours: () => perSecond(importing),
    baseline: () => perSecond(copying.copy),
  }
  await sides.ours()
  await sides.baseline()
  const { ours, baseline } = await medianOfRounds(rounds, sides)
  report(createFigure('import/rows', 'rows/s', ours, baseline))
}

/** The way of `attain import`: read, map, and send in batches with an API key. */
async function importer(company: Company, url: string) {
  const username = await company.account(0, ['administrator'])
  const { rows } = await sql<{ id: string }>`select id from auth_user where username = ${username}`.execute(company.db)
  const { key } = await createApiKey(company.db, {
    name: 'bench',
    workspaceId: company.workspace.id,
    accountId: (rows[0] as { id: string }).id,
  })
  const client = new ApiClient({ url, key }, 'en')
  const parsed = prepareMap(JSON.parse(await readFile(mapFile, 'utf8')), 'opportunity', company.workspace.model.objects)
  if ('problems' in parsed) throw new Error(`The example's map is wrong: ${JSON.stringify(parsed.problems)}`)
  const { mapping } = parsed
  return async (file: string, drawn: readonly DrawnRow[]) => {
    await writeFile(file, importFile(drawn))
    const { created } = await runImport({
      mapping,
      source: csvFile(file, mapping),
      send: (batch) => sendBatches(client, 'opportunity', batch),
      onReject: ({ problems }) => {
        throw new Error(`A row was rejected: ${JSON.stringify(problems)}`)
      },
    })
    return created
  }
}

function copier(url: string) {
  const pool = createPool(url, { poolSize: 1, statementTimeoutMs: 0 })
  return {
    end: () => pool.end(),
    copy: async (_file: string, drawn: readonly DrawnRow[]) => {
      const client = await pool.connect()
      try {
        const stream = client.query(
          copyFrom(`copy native.opportunity (id, code, account_id, product_id, owner_id, stage, engage_date, close_date,
            close_value, created_at, updated_at) from stdin (format csv)`),
        )
        await pipeline([nativeFile(drawn)], stream)
        return stream.rowCount
      } finally {
        client.release()
      }
    },
  }
}

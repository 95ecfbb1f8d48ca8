/** Get one, list 50, create: our server with a session of a sales manager, and a hand-written server without any of that. */
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../server/database/schema.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { medianOfRounds } from '../rounds.ts'
import { foundCompany, password, tidy } from '../sales/company.ts'
import { peoplePerManager } from '../sales/native-tables.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { type Load, requestsPerSecond } from './load.ts'
import { ourNodeOptions, type ServerProcess, startServer } from './server-process.ts'
import { signIn } from './sign-in.ts'

/** What the hand-made table has; formula fields are asked for by `bench pushdown`. */
const storedFields =
  'code,account,product,stage,engage_date,close_date,close_value,lost_reason,next_step,notes,id,owner,created_at,created_by,updated_at,updated_by,version'

const connectionCounts = [1, 16, 64]
const manager = 1

export const httpBench: Bench = { about: 'requests per second, at 1, 16 and 64 connections', run: runHttpBench }

async function runHttpBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rows = 100_000, rounds = 5, seconds } = options
  const postgres = await startThrowawayPostgres()
  defer(postgres.stop)
  note(`Postgres ${postgres.version}; making ${rows} opportunities of 200 people`)
  const company = await foundCompany(postgres.url, { people: 200, accounts: 2000, opportunities: rows })
  defer(company.close)
  const username = await company.account(manager, ['sales_manager'])

  const servers = await startBoth(postgres.url)
  defer(() => Promise.all([servers.ours.stop(), servers.baseline.stop()]))
  const cookie = await signIn(servers.ours.url, username, password)
  const loads = await loadsOf(company.db, servers, cookie)
  await assertSameAnswers(loads)

  const atStart = { ours: await servers.ours.memoryMb(), baseline: await servers.baseline.memoryMb() }
  if (isWanted(options, 'http/memory-at-start')) {
    report(createFigure('http/memory-at-start', 'MB', atStart.ours, atStart.baseline))
  }
  for (const [kind, sides] of Object.entries(loads)) {
    if (!connectionCounts.some((count) => isWanted(options, `http/${kind}/${count}`))) continue
    // the code gets hot, the statements get their names and plans
    for (const load of [sides.ours, sides.baseline]) await requestsPerSecond(load, 16, Math.max(2, seconds))
    for (const connections of connectionCounts) {
      const bench = `http/${kind}/${connections}`
      if (!isWanted(options, bench)) continue
      const { ours, baseline } = await medianOfRounds(rounds, {
        ours: () => requestsPerSecond(sides.ours, connections, seconds),
        baseline: () => requestsPerSecond(sides.baseline, connections, seconds),
      })
      report(createFigure(bench, 'requests/s', ours, baseline))
    }
    await tidy(postgres.url)
  }
  if (isWanted(options, 'http/memory-after-load')) {
    const after = { ours: await servers.ours.memoryMb(), baseline: await servers.baseline.memoryMb() }
    report(createFigure('http/memory-after-load', 'MB', after.ours, after.baseline))
  }
}

async function startBoth(databaseUrl: string): Promise<{ ours: ServerProcess; baseline: ServerProcess }> {
  // ATTAIN_BENCH_NODE_OPTIONS, for a profile of our side: `--cpu-prof --cpu-prof-dir=…`
  const profile = process.env.ATTAIN_BENCH_NODE_OPTIONS?.split(' ') ?? []
  const ours = await startServer(
    join(import.meta.dirname, '../../server/main.ts'),
    { DATABASE_URL: databaseUrl, PORT: '0', REQUESTS_PER_MINUTE: '100000000' },
    [...ourNodeOptions, ...profile],
  )
  const baseline = await startServer(join(import.meta.dirname, 'native-server.ts'), { DATABASE_URL: databaseUrl })
  return { ours, baseline }
}

type Kind = 'get-one' | 'list-50' | 'create'

async function loadsOf(
  db: Kysely<DB>,
  servers: { ours: ServerProcess; baseline: ServerProcess },
  cookie: string,
): Promise<Record<Kind, { ours: Load; baseline: Load }>> {
  const { rows: mine } = await sql<{ id: string }>`
    select o.id from native.opportunity o join native.person p on p.id = o.owner_id
    where p.number = ${manager} or (p.number - 1) / ${peoplePerManager} = ${manager} order by md5(o.code) limit 2000`.execute(
    db,
  )
  // deals come from many accounts: those of one would wait for each other, because it keeps what they add up to
  const first = await sql<{ accounts: string[]; product: string; owner: string }>`
    select (select array_agg(id) from native.account) as accounts, (select id from native.product where number = 1) as product,
      (select id from native.person where number = ${manager}) as owner`.execute(db)
  const related = first.rows[0] as { accounts: string[]; product: string; owner: string }

  const page = { accept: 'application/json', 'accept-language': 'en', 'accept-encoding': 'identity' }
  const ours = { url: servers.ours.url, headers: { ...page, cookie } }
  const baseline = { url: servers.baseline.url, headers: page }
  const json = { 'content-type': 'application/json' }
  const turn = counter()
  const id = () => (mine[turn() % mine.length] as { id: string }).id
  const listPath = `/api/records/opportunity?${new URLSearchParams({
    fields: 'code,account,product,stage,owner,close_value,close_date',
    filter: '{"==":[{"var":"stage"},"won"]}',
    sort: '-close_date',
    limit: '50',
  })}`
  const created = counter()
  const newOne = (owner: object) => {
    const number = created()
    return {
      body: JSON.stringify({
        values: {
          code: `NEW-${number}`,
          account: related.accounts[number % related.accounts.length],
          product: related.product,
          ...owner,
          stage: 'engaging',
          engage_date: '2026-10-01',
          close_date: '2026-12-24',
          close_value: '12345.67',
          next_step: 'Call them again about the offer',
          notes: 'Met at the fair, asked for forty pieces; they compare us with two others, and with doing nothing.',
        },
      }),
    }
  }
  return {
    'get-one': {
      ours: {
        ...ours,
        method: 'GET',
        next: () => ({ path: `/api/records/opportunity/${id()}?fields=${storedFields}` }),
      },
      baseline: { ...baseline, method: 'GET', next: () => ({ path: `/opportunities/${id()}` }) },
    },
    'list-50': {
      ours: { ...ours, method: 'GET', next: () => ({ path: listPath }) },
      baseline: { ...baseline, method: 'GET', next: () => ({ path: '/opportunities?stage=won&limit=50' }) },
    },
    create: {
      ours: {
        ...ours,
        headers: { ...ours.headers, ...json },
        method: 'POST',
        next: () => ({ path: '/api/records/opportunity', ...newOne({}) }),
      },
      baseline: {
        ...baseline,
        headers: { ...baseline.headers, ...json },
        method: 'POST',
        next: () => ({ path: '/opportunities', ...newOne({ owner: related.owner }) }),
      },
    },
  }
}

function counter(): () => number {
  let count = 0
  return () => count++
}

/** Both sides must do the same: a record has the same values and names, a list as many rows. */
async function assertSameAnswers(loads: Record<Kind, { ours: Load; baseline: Load }>): Promise<void> {
  const answer = async ({ url, headers }: Load, path: string) => {
    const response = await fetch(url + path, { headers })
    if (!response.ok) throw new Error(`${url}${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as { values: Record<string, unknown>; labels: object; items: unknown[] }
  }
  const { ours, baseline } = loads['get-one']
  const path = baseline.next().path
  const [a, b] = [
    await answer(ours, `${path.replace('/opportunities', '/api/records/opportunity')}?fields=${storedFields}`),
    await answer(baseline, path),
  ]
  for (const [field, value] of Object.entries(b.values)) {
    const same = field.endsWith('_at')
      ? Date.parse(String(value)) === Date.parse(String(a.values[field]))
      : value === (a.values[field] ?? null)
    if (!same) throw new Error(`${field} is ${a.values[field]} on our side and ${value} in the baseline.`)
  }
  if (Object.keys(a.labels).length !== Object.keys(b.labels).length) throw new Error('The labels differ.')
  const lists = loads['list-50']
  const [c, d] = [
    await answer(lists.ours, lists.ours.next().path),
    await answer(lists.baseline, lists.baseline.next().path),
  ]
  if (c.items.length !== 50 || d.items.length !== 50) throw new Error(`${c.items.length} and ${d.items.length} rows.`)
}

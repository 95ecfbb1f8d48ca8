/** One of 100,000 children changes: the roll-up of its parent follows, in our store and by hand on native tables. */
import { connect, createPool } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import type { Context } from '../../server/services/context.ts'
import { publish } from '../../server/services/publish/index.ts'
import { changeRecord, readRecordById } from '../../server/services/records.ts'
import { type LiveObject, viewOf } from '../../server/store/live-workspace.ts'
import { LiveWorkspaces } from '../../server/store/live-workspaces.ts'
import { newId } from '../../server/store/new-id.ts'
import { insertRecords } from '../../server/store/write/insert.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { medianOfRounds, timeMs } from '../rounds.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { rollupDocuments } from './bundle.ts'

const BATCH = 5000

export const rollupBench: Bench = {
  about: 'changes of one child, which the roll-up of its parent follows, in milliseconds',
  run: runRollupBench,
}

async function runRollupBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rows = 100_000, rounds = 300 } = options
  const bench = `rollup/change-one-child-of-${rows}`
  if (!isWanted(options, bench)) return
  const postgres = await startThrowawayPostgres(options.data)
  defer(postgres.stop)
  const db = connect(postgres.url, { poolSize: 1 })
  defer(() => db.destroy())
  const pool = createPool(postgres.url, { poolSize: 1 })
  defer(() => pool.end())
  await migrate(db)
  const workspaceId = await db
    .insertInto('workspaces')
    .values({ slug: 'main', name: 'Bench' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await publish(db, workspaceId.id, { documents: rollupDocuments, message: 'bench', by: null, at: new Date() })
  const workspace = await new LiveWorkspaces(db).get(workspaceId.id)
  const view = viewOf(workspace, { personId: newId(), roles: ['administrator'] })
  const at = new Date()
  const context: Context = { db, view, now: at, today: at.toISOString().slice(0, 10), language: 'en' }
  const [account, deal] = ['account', 'deal'].map((name) => workspace.objects.get(name) as LiveObject) as [
    LiveObject,
    LiveObject,
  ]

  note(`Postgres ${postgres.version}; ${rows} deals of one account`)
  const parent = newId()
  const deals = Array.from({ length: rows }, (_, i) => ({ id: newId(), amountMinor: (i % 1000) * 100 + 1 }))
  await insertRecords(db, view, account, [{ id: parent, owner: null, document: { name: 'Acme' } }], at)
  for (let start = 0; start < rows; start += BATCH) {
    const records = deals.slice(start, start + BATCH).map(({ id, amountMinor }) => ({
      id,
      owner: null,
      document: { code: id, account: parent, stage: 'won', amount: amountOf(amountMinor) },
    }))
    await db.transaction().execute((tx) => insertRecords(tx, view, deal, records, at))
  }
  await pool.query(`create schema native;
    create table native.account (id uuid primary key, name text not null, deal_count bigint not null, won_total bigint not null);
    create table native.deal (id uuid primary key, code text not null unique, account_id uuid references native.account,
      stage text, amount bigint, updated_at timestamptz)`)
  const total = deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  await pool.query('insert into native.account values ($1, $2, $3, $4)', [parent, 'Acme', rows, total])
  await pool.query(
    `insert into native.deal select id, id, $3, 'won', amount, now() from unnest($1::uuid[], $2::bigint[]) as g(id, amount)`,
    [deals.map(({ id }) => id), deals.map(({ amountMinor }) => amountMinor), parent],
  )
  await pool.query('create index on native.deal (account_id)')
  await pool.query('vacuum analyze')

  const next = { ours: 0, baseline: 0 }
  const take = (side: keyof typeof next) => {
    next[side] += 1
    const { id } = deals[(next[side] * 7919) % rows] as (typeof deals)[number]
    return { id, amountMinor: next[side] * 13 }
  }
  const ours = async () => {
    const { id, amountMinor } = take('ours')
    await changeRecord(context, deal, id, { amount: amountOf(amountMinor) }, undefined)
  }
  const baseline = async () => {
    const { id, amountMinor } = take('baseline')
    await pool.query('begin')
    const { rows: before } = await pool.query({
      name: 'deal-before',
      text: 'select account_id, amount from native.deal where id = $1 for update',
      values: [id],
    })
    await pool.query({
      name: 'change-deal',
      text: 'update native.deal set amount = $2, updated_at = now() where id = $1',
      values: [id, amountMinor],
    })
    await pool.query({
      name: 'change-total',
      text: 'update native.account set won_total = won_total + $2 where id = $1',
      values: [before[0].account_id, amountMinor - Number(before[0].amount)],
    })
    await pool.query('commit')
  }
  for (let i = 0; i < 50; i++) for (const side of [ours, baseline]) await side()
  const times = await medianOfRounds(rounds, { ours: () => timeMs(ours), baseline: () => timeMs(baseline) })

  const { values } = await readRecordById(context, account, parent)
  const { rows: native } = await pool.query('select won_total from native.account')
  const byHand = amountOf(Number(native[0].won_total))
  if (values.won_total !== byHand || values.deal_count !== String(rows))
    throw new Error(`${bench}: ${values.deal_count} deals of ${values.won_total}, by hand ${rows} of ${byHand}.`)
  report(createFigure(bench, 'ms', times.ours, times.baseline))
}

function amountOf(minor: number): string {
  return `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
}

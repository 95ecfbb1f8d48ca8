/** A year of commission for 5,000 people, calculated with every line written, and the same by a SQL script. */
import { sql } from 'kysely'
import type pg from 'pg'
import { connect } from '../../server/database/connect.ts'
import { calculatePeriod } from '../../server/services/commission/calculate.ts'
import { type Context, dateIn } from '../../server/services/context.ts'
import { changeRecord } from '../../server/services/records.ts'
import { systemViewOf, viewOf } from '../../server/store/live-workspace.ts'
import { type Answer, timeWork, type Work } from '../answers.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { prepareCompany } from '../sales/prepared.ts'
import { credits, earnings, empty, tables } from './by-hand.ts'
import { payByRules } from './by-rules.ts'

export const commissionBench: Bench = {
  about: 'a year of commission of 5,000 people over a million opportunities, every line written',
  run: runCommissionBench,
}

const SCRIPT = 'commission/script'
const RULES = 'commission/rules-engine'
const UNCHANGED = 'commission/unchanged'
/** How many deals change before a calculation. */
const CHANGED = { 'commission/one-change': 1, 'commission/ten-changes': 10 } as const

const label = (en: string) => ({ en })
const won = {
  ...{ from: 'credits', object: 'opportunity', when: 'stage = "won"', date: 'close_date' },
}
const table = (table: object) => ({ by: 'table', tables: [table] })

/** Marginal on attainment, a retroactive sum for each deal, an override for all managers above, a cap. */
const plan = {
  ...{ kind: 'commission-plan', name: 'everybody', label: label('Everybody'), for: 'active' },
  ...{ from: '2025-01-01', to: '2025-12-31', cap: { amount: '20000' } },
  components: [
    {
      ...{ name: 'sales', label: label('Sales'), window: 'yearToDate' },
      measure: { ...won, amount: 'close_value' },
      quota: { from: 'amount', amount: '1000000', per: 'year' },
      pays: table({
        key: { by: 'attainment' },
        tiers: [
          { from: 0, value: 5 },
          { from: 100, value: 8 },
        ],
      }),
    },
    {
      ...{ name: 'volume', label: label('Volume'), window: 'yearToDate', measure: won },
      pays: table({
        ...{ pays: 'perUnit', on: 'whole' },
        tiers: [
          { from: 0, value: 0 },
          { from: 40, value: 20 },
        ],
      }),
    },
    {
      ...{ name: 'override', label: label('Override') },
      measure: { ...won, amount: 'close_value', to: [{ rule: 'managers' }] },
      pays: table({ tiers: [{ from: 0, value: 0.2 }] }),
    },
  ],
}

async function runCommissionBench(run: BenchRun): Promise<void> {
  const { options, report, note, defer } = run
  const { url, company, pool } = await prepareCompany(run, (documents) => [...documents, plan])
  const db = connect(url, { poolSize: 10 })
  defer(() => db.destroy())
  await pool.query('set statement_timeout = 0')
  await pool.query(tables)
  const now = new Date()
  const view = systemViewOf(company.workspace, await company.person(0))
  const context: Context = { db, view, now, today: dateIn('UTC', now), language: 'en' }
  const answer = () => answerOf(context)
  const calculate = async () => {
    const start = performance.now()
    const { credits: lines, statements } = await calculatePeriod(context, plan.name, '2025-12')
    const took = Math.round(performance.now() - start)
    note(`${lines} credits, ${statements} statements in ${took} ms; ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  }
  const script = { work: () => byHand(pool), answer: () => answerByHand(pool) }
  const compare = async (name: string, ours: () => Promise<void>, baseline: Work) => {
    if (!isWanted(options, name)) return
    const times = await timeWork(name, { ours: { work: ours, answer }, baseline }, options.rounds ?? 3)
    report(createFigure(name, 'ms', times.ours, times.baseline))
  }
  const fromNothing = async () => {
    await forgetAll(pool)
    await calculate()
  }
  await compare(SCRIPT, fromNothing, script)
  await compare(RULES, fromNothing, { ...script, work: () => byRules(pool) })
  await compare(UNCHANGED, calculate, script)
  for (const [name, count] of Object.entries(CHANGED)) {
    const { rows } = await pool.query<{ id: string }>(
      `select id from native.opportunity where stage = 'won' and close_date between '2025-06-01' and '2025-06-30' limit ${count}`,
    )
    const afterChange = async () => {
      for (const { id } of rows) await touch(context, id)
      await calculate()
    }
    await compare(name, afterChange, script)
  }
}

/** A change of a deal that is paid: what it is worth stays the same, so that both sides do. */
async function touch(context: Context, id: string): Promise<void> {
  const object = context.view.workspace.objects.get('opportunity')
  if (!object) throw new Error('The example has no opportunities.')
  const view = viewOf(context.view.workspace, { ...context.view.actor, roles: ['administrator'] })
  await context.db
    .transaction()
    .execute((db) => changeRecord({ ...context, db, view }, object, id, { next_step: `bench ${++touches}` }, undefined))
}

let touches = 0

async function forgetAll(pool: pg.Pool): Promise<void> {
  await pool.query(
    'truncate commission_statements, commission_credits, commission_credit_sums, commission_periods, commission_runs cascade',
  )
}

async function answerOf({ db }: Context): Promise<Answer> {
  const { rows } = await sql<{ line: string }>`select payee_id || ' ' || trim_scale(sum(paid)) as line
    from (select distinct on (payee_id, period) payee_id, paid from commission_statements
      order by payee_id, period, version desc) s group by payee_id order by payee_id`.execute(db)
  return rows.map(({ line }) => line)
}

async function byHand(pool: pg.Pool): Promise<void> {
  await pool.query(empty)
  await pool.query('begin')
  await pool.query(credits)
  await pool.query(earnings)
  await pool.query('commit')
}

async function byRules(pool: pg.Pool): Promise<void> {
  await pool.query(empty)
  await pool.query('begin')
  await payByRules(pool)
  await pool.query('commit')
}

async function answerByHand(pool: pg.Pool): Promise<Answer> {
  const { rows } = await pool.query<{ line: string }>(
    `select payee_id || ' ' || trim_scale(sum(paid)) as line from native.statement group by payee_id order by payee_id`,
  )
  return rows.map(({ line }) => line)
}

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommissionRunBody, FiguresBody, StatementBody, StatementsPage } from '@attain/contract'
import { parse } from 'csv-parse/sync'
import { Decimal } from 'decimal.js'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DB } from '../../server/database/schema.ts'
import type { TestPerson } from '../../server/testing/test-application.ts'
import { type Deal, type Happenings, largestDeal, payOf2017, quotasOf } from '../testing/real-year/oracle.ts'
import { writeBundleOf2017, writeRatesOfJuly } from '../testing/real-year/plans.ts'
import { type ServedApplication, serveApplication } from '../testing/served-application.ts'

const root = resolve(import.meta.dirname, '../../..')
const example = join(root, 'metadata-examples/hardware-sales')
/** The CRM sales opportunities data set is not part of the repository; it lies beside the checkout, or nowhere. */
const data = process.env.ATTAIN_CRM_DATA ?? resolve(root, '..', 'shared', 'data', 'crm-sales-opportunities')
const isThere = existsSync(join(data, 'sales_pipeline.csv'))
if (!isThere)
  console.log('The CRM sales opportunities data set is not there; its import is not tested. Set ATTAIN_CRM_DATA.')

/** To eight digits: Postgres and the engine do not cut what never ends at the same digit. */
function decimal(value: string | null | undefined): string {
  return value == null ? '' : new Decimal(value).toDecimalPlaces(8).toFixed()
}

/** A file as a table of texts, as any reporting tool would have it. */
async function loadFile(db: Kysely<DB>, name: string): Promise<void> {
  const [columns = [], ...rows] = parse(readFileSync(join(data, `${name}.csv`), 'utf8'), {
    relax_column_count: true,
  }) as string[][]
  const table = sql.ref(`csv.${name}`)
  await sql`create table ${table} (${sql.join(columns.map((column) => sql`${sql.ref(column)} text`))})`.execute(db)
  const documents = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] || null])))
  await sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(documents)}::jsonb)`.execute(
    db,
  )
}

describe.skipIf(!isThere)('the CRM sales opportunities data set', () => {
  const workplace = mkdtempSync(join(tmpdir(), 'attain-cli-'))
  let served: ServedApplication
  const importAll = () => served.run(['import-all', join(example, 'import/plan.json'), data], { folder: workplace })

  beforeAll(async () => {
    served = await serveApplication()
    const published = await served.run(['publish', example, '--yes'])
    expect(published, published.errors).toMatchObject({ code: 0 })
    const { db } = served.application
    await sql`create schema csv`.execute(db)
    for (const file of ['sales_pipeline', 'sales_teams', 'accounts']) await loadFile(db, file)
  })
  afterAll(async () => {
    await served.application.close()
    rmSync(workplace, { recursive: true })
  })

  const aggregate = async (object: string, body: object) => {
    const answer = await served.administrator.post(`/api/records/${object}/aggregate`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as { rows: Record<string, unknown>[]; labels: Record<string, Record<string, string>> }
  }
  const list = async (object: string, body: object) => {
    const answer = await served.administrator.post(`/api/records/${object}/query`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as { items: { id: string; values: Record<string, unknown>; labels: Record<string, string> }[] }
  }
  const won = { '==': [{ var: 'stage' }, 'won'] }

  test('is imported whole', { timeout: 120_000 }, async () => {
    const run = await importAll()
    expect(run.errors).toBe('')
    expect(run.code).toBe(0)
    const lines = run.output
      .trim()
      .split('\n')
      .map((line) => line.replace(/ [\d.]+ s$/, ''))
    expect(lines).toEqual([
      'team: 35 rows: 3 created, 0 updated, 0 unchanged, 32 repeated, 0 rejected.',
      'person: 35 rows: 6 created, 0 updated, 0 unchanged, 29 repeated, 0 rejected.',
      'person: 35 rows: 35 created, 0 updated, 0 unchanged, 0 rejected.',
      'product: 7 rows: 7 created, 0 updated, 0 unchanged, 0 rejected.',
      'account: 85 rows: 85 created, 0 updated, 0 unchanged, 0 rejected.',
      'opportunity: 8800 rows: 8800 created, 0 updated, 0 unchanged, 0 rejected.',
    ])
    expect(readdirSync(workplace)).toEqual([])
  })

  test('has the figures of its README', async () => {
    const stages = await aggregate('opportunity', {
      groupBy: [{ field: 'stage' }],
      measures: [
        { as: 'n', fn: 'count' },
        { as: 'codes', fn: 'countDistinct', field: 'code' },
      ],
      sort: ['-n'],
    })
    expect(stages.rows.map(({ stage, n, codes }) => [stage, n, codes])).toEqual([
      ['won', 4238, 4238],
      ['lost', 2473, 2473],
      ['engaging', 1589, 1589],
      ['prospecting', 500, 500],
    ])
    const total = await aggregate('opportunity', {
      filter: won,
      measures: [{ as: 'value', fn: 'sum', field: 'close_value' }],
    })
    expect(total.rows).toEqual([{ value: '10005534.00' }])
    const agents = await aggregate('opportunity', {
      filter: won,
      groupBy: [{ field: 'owner' }],
      measures: [{ as: 'value', fn: 'sum', field: 'close_value' }],
      sort: ['-value'],
    })
    expect(agents.rows).toHaveLength(30)
    expect(agents.rows[0]?.value).toBe('1153214.00')
    expect(agents.labels.owner?.[String(agents.rows[0]?.owner)]).toBe('Darcel Schlecht')
    const closes = await aggregate('opportunity', {
      filter: { in: [{ var: 'stage' }, ['won', 'lost']] },
      measures: [
        { as: 'first', fn: 'min', field: 'close_date' },
        { as: 'last', fn: 'max', field: 'close_date' },
      ],
    })
    expect(closes.rows).toEqual([{ first: '2017-03-01', last: '2017-12-31' }])
  })

  test('keeps blanks, spellings, units and hierarchies', async () => {
    const blank = await aggregate('opportunity', {
      filter: { blank: [{ var: 'account' }] },
      measures: [{ as: 'n', fn: 'count' }],
    })
    expect(blank.rows).toEqual([{ n: 1425 }])
    const pro = await aggregate('opportunity', {
      filter: { '==': [{ var: 'product.name' }, 'GTX Pro'] },
      measures: [{ as: 'n', fn: 'count' }],
    })
    expect(pro.rows).toEqual([{ n: 1480 }])
    const accounts = await list('account', {
      fields: ['name', 'sector', 'revenue', 'subsidiary_of'],
      filter: { '==': [{ var: 'name' }, 'Bluth Company'] },
    })
    const [bluth] = accounts.items
    expect(bluth?.values).toMatchObject({ sector: 'technology', revenue: '1242320000.00' })
    expect(bluth?.labels.subsidiary_of).toBe('Acme Corporation')
    const people = await list('person', {
      fields: ['name', 'manager', 'team', 'manager.team'],
      filter: { '==': [{ var: 'name' }, 'Darcel Schlecht'] },
    })
    const [darcel] = people.items
    expect(darcel?.labels.manager).toBe('Melvin Marxen')
    expect(darcel?.labels.team).toBe('Central')
    const subsidiaries = await aggregate('account', {
      filter: { '!': [{ blank: [{ var: 'subsidiary_of' }] }] },
      measures: [{ as: 'n', fn: 'count' }],
    })
    expect(subsidiaries.rows).toEqual([{ n: 15 }])
  })

  describe('has the figures that plain SQL finds in its files', () => {
    /** The same cells from both sides, as sorted lines. */
    const compare = async (asked: object, query: ReturnType<typeof sql<{ cell: string; value: string | null }>>) => {
      const answer = await served.administrator.post('/api/performance/figures', { limit: 20_000, ...asked })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const { periods, rows, labels } = answer.body as FiguresBody
      const found = rows.map(({ period, subject, dimensions, values }) => {
        const who = subject == null ? [] : [labels.subjects[subject]]
        const told = dimensions.map((value, i) => (value === null ? '' : (labels.dimensions[i]?.[value] ?? value)))
        return [periods[period]?.key, ...who, ...told, decimal(values[0])].join(' · ')
      })
      const { rows: expected } = await query.execute(served.application.db)
      expect(found.sort()).toEqual(expected.map(({ cell, value }) => `${cell} · ${decimal(value)}`).sort())
      expect(found.length).toBeGreaterThan(0)
    }
    const year = { granularity: 'year', from: '2017', to: '2017' }
    const quarters = { granularity: 'quarter', from: '2017-Q1', to: '2017-Q4' }
    const quarter = sql`to_char(to_date(p.close_date, 'DD-MM-YY'), 'YYYY-"Q"Q')`

    test('won value by quarter', () =>
      compare(
        { kpis: ['won_value'], periods: quarters },
        sql`select ${quarter} as cell, sum(close_value::numeric)::text as value from csv.sales_pipeline p where deal_stage = 'Won' group by 1`,
      ))
    test('won value by month and agent', () =>
      compare(
        { kpis: ['won_value'], periods: { granularity: 'month', from: '2017-01', to: '2017-12' }, people: 'person' },
        sql`select to_char(to_date(p.close_date, 'DD-MM-YY'), 'YYYY-MM') || ' · ' || sales_agent as cell, sum(close_value::numeric)::text as value from csv.sales_pipeline p where deal_stage = 'Won' group by 1`,
      ))
    test('won value by quarter and manager, who sell nothing themselves', () =>
      compare(
        { kpis: ['won_value'], periods: quarters, people: 'managerTree' },
        sql`select ${quarter} || ' · ' || who.name as cell, sum(close_value::numeric)::text as value from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) cross join lateral (values (t.manager), (t.sales_agent)) who(name) where deal_stage = 'Won' group by 1`,
      ))
    test('won value by regional office', () =>
      compare(
        { kpis: ['won_value'], periods: year, people: 'team' },
        sql`select '2017 · ' || regional_office as cell, sum(close_value::numeric)::text as value from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) where deal_stage = 'Won' group by 1`,
      ))
    test('deals won by product and sector of the account, blanks included', () =>
      compare(
        { kpis: ['won_count'], periods: year, dimensions: ['product', 'sector'] },
        sql`select '2017 · ' || case when product = 'GTXPro' then 'GTX Pro' else product end || ' · ' || coalesce(upper(left(fixed, 1)) || substr(fixed, 2), '') as cell, count(*)::text as value from csv.sales_pipeline p left join csv.accounts a on a.account = p.account cross join lateral (select case a.sector when 'technolgy' then 'technology' else a.sector end as fixed) f where deal_stage = 'Won' group by 1`,
      ))
    test('win rate by agent', () =>
      compare(
        { kpis: ['win_rate'], periods: year, people: 'person' },
        sql`select '2017 · ' || sales_agent as cell, (count(*) filter (where deal_stage = 'Won')::numeric / count(*))::text as value from csv.sales_pipeline where deal_stage in ('Won', 'Lost') group by 1`,
      ))
    test('length of the sales cycle by quarter', () =>
      compare(
        { kpis: ['sales_cycle'], periods: quarters },
        sql`select ${quarter} as cell, avg(to_date(close_date, 'DD-MM-YY') - to_date(engage_date, 'DD-MM-YY'))::text as value from csv.sales_pipeline p where deal_stage = 'Won' group by 1`,
      ))
    const engaged = sql`to_char(to_date(p.engage_date, 'DD-MM-YY'), 'YYYY-MM')`
    const months = { granularity: 'month', from: '2016-10', to: '2017-12' }
    test('conversion from talks to won, by the month in which talks began and by agent', () =>
      compare(
        { kpis: ['conversion_rate'], periods: months, people: 'person' },
        sql`select ${engaged} || ' · ' || sales_agent as cell, avg((deal_stage = 'Won')::int)::text as value from csv.sales_pipeline p where engage_date is not null group by 1`,
      ))
    test('deals still in talks, by the month in which talks began', () =>
      compare(
        { kpis: ['still_in_talks'], periods: months },
        sql`select ${engaged} as cell, (count(*) filter (where deal_stage = 'Engaging'))::text as value from csv.sales_pipeline p where engage_date is not null group by 1`,
      ))
    test('time in talks by quarter and regional office: the median', () =>
      compare(
        { kpis: ['days_in_talks'], periods: quarters, people: 'team' },
        sql`select ${quarter} || ' · ' || regional_office as cell, (percentile_cont(0.5) within group (order by to_date(close_date, 'DD-MM-YY') - to_date(engage_date, 'DD-MM-YY')))::text as value from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) where deal_stage in ('Won', 'Lost') group by 1`,
      ))
    test('customers who bought, told apart by manager', () =>
      compare(
        { kpis: ['customers'], periods: year, people: 'managerTree' },
        sql`select '2017 · ' || who.name as cell, count(distinct nullif(account, ''))::text as value from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) cross join lateral (values (t.manager), (t.sales_agent)) who(name) where deal_stage = 'Won' group by 1`,
      ))
    test('growth against the quarter before', () =>
      compare(
        { kpis: ['sales_growth'], periods: { ...quarters, from: '2017-Q2' } },
        sql`with q as (select ${quarter} as cell, sum(close_value::numeric) as value from csv.sales_pipeline p where deal_stage = 'Won' group by 1) select cell, ((value - before) / before)::text as value from (select cell, value, lag(value) over (order by cell) as before from q) q where before is not null`,
      ))
    test('customers who bought again a quarter later, by manager', () =>
      compare(
        { kpis: ['retention'], periods: { ...quarters, from: '2017-Q2' }, people: 'managerTree' },
        sql`with b as (select distinct who.name, extract(quarter from to_date(close_date, 'DD-MM-YY'))::int as q, account from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) cross join lateral (values (t.manager), (t.sales_agent)) who(name) where deal_stage = 'Won' and account <> '') select '2017-Q' || b.q + 1 || ' · ' || b.name as cell, (count(a.account)::numeric / count(*))::text as value from b left join b a on a.name = b.name and a.q = b.q + 1 and a.account = b.account where b.q < 4 group by b.q, b.name`,
      ))
    test('new customers by quarter', () =>
      compare(
        { kpis: ['new_customers'], periods: quarters },
        sql`select cell, count(first)::text as value from (values ('2017-Q1'), ('2017-Q2'), ('2017-Q3'), ('2017-Q4')) q(cell) left join (select min(to_date(close_date, 'DD-MM-YY')) as first from csv.sales_pipeline where deal_stage = 'Won' and account <> '' group by account) f on to_char(first, 'YYYY-"Q"Q') = cell group by 1`,
      ))
    test('share of what the regional office sold, by agent', () =>
      compare(
        { kpis: ['share_of_team'], periods: quarters, people: 'person' },
        sql`with s as (select ${quarter} as q, sales_agent, regional_office, sum(close_value::numeric) as sold from csv.sales_pipeline p join csv.sales_teams t using (sales_agent) where deal_stage = 'Won' group by 1, 2, 3) select q || ' · ' || sales_agent as cell, (sold / sum(sold) over (partition by q, regional_office))::text as value from s`,
      ))
    test('sales of the year so far, by month', () =>
      compare(
        { kpis: ['sales_year_to_date'], periods: { granularity: 'month', from: '2017-01', to: '2017-12' } },
        sql`select to_char(month, 'YYYY-MM') as cell, (select coalesce(sum(close_value::numeric), 0) from csv.sales_pipeline p where deal_stage = 'Won' and to_date(close_date, 'DD-MM-YY') < month + interval '1 month')::text as value from generate_series('2017-01-01'::timestamp, '2017-12-01', '1 month') month`,
      ))
  })

  test('importing it again changes nothing', { timeout: 120_000 }, async () => {
    const run = await importAll()
    expect(run.code, run.errors).toBe(0)
    for (const line of run.output.trim().split('\n')) expect(line).toContain(': 0 created, 0 updated,')
    expect(run.output).toContain('opportunity: 8800 rows: 0 created, 0 updated, 8800 unchanged, 0 rejected.')
  })

  describe('pays its agents and managers for 2017', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2017-${String(at + 1).padStart(2, '0')}`)
    const plans = ['agents', 'managers']
    const bundle = join(workplace, 'bundle-of-2017')
    let grace: TestPerson
    let people: ReadonlyMap<string, string>
    let happenings: Happenings

    const done = async <B>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<B> => {
      const { status: found, body } = await answer
      expect(found, JSON.stringify(body)).toBe(status)
      return body as B
    }
    const publish = async () => {
      const run = await served.run(['publish', bundle, '--yes'])
      expect(run, run.errors).toMatchObject({ code: 0 })
    }
    const at = (plan: string, month: string) => `/api/commission/plans/${plan}/periods/${month}`
    const act = async (type: string, plan: string, month: string) => {
      const { status, body } = await grace.post(`${at(plan, month)}/events`, { type })
      if (status !== 202) return expect(status, JSON.stringify(body)).toBe(204)
      for (;;) {
        const run = await done<CommissionRunBody>(grace.get(`${at(plan, month)}/run`))
        if (run.state === 'done') return
        expect(['waiting', 'running'], JSON.stringify(run)).toContain(run.state)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const change = async ({ code }: Deal, ...steps: object[]) => {
      const { items } = await list('opportunity', { fields: ['code'], filter: { '==': [{ var: 'code' }, code] } })
      for (const values of steps)
        await done(served.administrator.send('PATCH', `/api/records/opportunity/${items[0]?.id}`, { values }))
    }
    /** What an agent says is missing of October, and what finance grants of it. */
    const dispute = async (name: string, granted: string) => {
      const agent = await served.application.account(people.get(name) ?? '', name, ['sales_rep'])
      const { items } = await done<StatementsPage>(grace.get(`${at('agents', '2017-10')}/statements?search=${name}`))
      const expected = new Decimal(items[0]?.paid ?? '0').plus(500).toFixed()
      const body = { expected, reason: 'The order of the fair is missing' }
      await done(agent.post(`/api/commission/statements/${items[0]?.id}/disputes`, body), 201)
      const inbox = await done<{ items: { id: string; task: number }[] }>(
        grace.get('/api/approvals/inbox?box=todo&limit=10'),
      )
      const [{ id, task } = {}] = inbox.items
      await done(grace.post(`/api/approvals/${id}/events`, { type: 'approve', task, values: { granted } }), 204)
    }

    beforeAll(async () => {
      const { db } = served.application
      writeBundleOf2017(example, bundle)
      await publish()
      grace = await served.application.person('Grace', ['finance'])
      const { items } = await list('person', { fields: ['name'], limit: 100 })
      people = new Map(items.map(({ id, values }) => [String(values.name), id]))
      const cells = (await quotasOf(db)).map(({ agent, month, quota }) => {
        return { subject: `person:${people.get(agent)}`, period: month, amount: quota }
      })
      expect(cells).toHaveLength(35 * 12)
      const quotas = { target: 'won_value', reason: 'Plan for 2017', effective: '2017-01-01', cells }
      await done(served.administrator.post('/api/performance/targets/save', quotas))
      happenings = {
        lost: await largestDeal(db, 'Vicki Laflamme', '2017-05'),
        returned: await largestDeal(db, 'Darcel Schlecht', '2017-04'),
        granted: { agent: 'Kary Hendrixson', amount: '320.5' },
      }
    })

    test('closes it month by month, whatever happens meanwhile', { timeout: 120_000 }, async () => {
      const { lost, returned, granted } = happenings
      const meanwhile: Readonly<Record<string, () => Promise<void>>> = {
        '2017-07': async () => {
          writeRatesOfJuly(bundle)
          await publish()
          await change(lost, { stage: 'engaging' }, { stage: 'lost' })
        },
        '2017-09': () => change(returned, { returned_on: '2017-09-18', returned_part: '0.5' }),
      }
      for (const month of months) {
        await meanwhile[month]?.()
        for (const plan of plans) await act('calculate', plan, month)
        if (month === '2017-10') await dispute(granted.agent, granted.amount)
        for (const plan of plans) await act('lock', plan, month)
      }
    })

    const statementsOf = (plan: string, month: string) =>
      done<StatementsPage>(grace.get(`${at(plan, month)}/statements?limit=100`))
    const linesOf = async (plan: string, month: string, name: string) => {
      const { items } = await statementsOf(plan, month)
      const id = items.find(({ payee }) => payee.name === name)?.id
      return (await done<StatementBody>(grace.get(`/api/commission/statements/${id}`))).lines
    }

    test('to the cent as plain SQL over its files does', async () => {
      const found: string[] = []
      for (const plan of plans)
        for (const month of months) {
          const { items } = await statementsOf(plan, month)
          found.push(...items.map(({ payee, paid }) => `${payee.name} ${month} ${paid}`))
        }
      const expected = await payOf2017(served.application.db, happenings)
      expect(found.sort()).toEqual(expected.map(({ payee, month, paid }) => `${payee} ${month} ${paid}`).sort())
      expect(found).toHaveLength((35 + 6) * 12)
    })

    test('and what was closed stays: later changes are lines of the month in which they happen', async () => {
      const { lost, returned, granted } = happenings
      for (const plan of plans)
        for (const month of months.slice(0, 9))
          expect((await statementsOf(plan, month)).items.every(({ version }) => version === 1)).toBe(true)
      const typesOf = async (...of: Parameters<typeof linesOf>) => (await linesOf(...of)).map(({ type }) => type)
      expect(await typesOf('agents', '2017-07', lost.agent)).toContain('correction')
      expect(await typesOf('managers', '2017-07', 'Celia Rouche')).toContain('correction')
      expect(await typesOf('agents', '2017-09', returned.agent)).toContain('clawback')
      expect(await linesOf('agents', '2017-10', granted.agent)).toContainEqual(
        expect.objectContaining({ type: 'adjustment', amount: granted.amount }),
      )
    })

    test('which its README says', async () => {
      const shown = (amount: Decimal) => amount.toFixed(2).replaceAll(/\B(?=(\d{3})+\.)/g, ',')
      const row = (month: string, sums: readonly Decimal[]) =>
        `| ${[month, ...[...sums, Decimal.sum(...sums)].map(shown)].join(' | ')} |`
      const paid = await Promise.all(
        months.map((month) =>
          Promise.all(plans.map(async (plan) => new Decimal((await statementsOf(plan, month)).paid))),
        ),
      )
      const year = plans.map((_, number) => Decimal.sum(...paid.map((sums) => sums[number] ?? 0)))
      const table = [...months.map((month, at) => row(month, paid[at] ?? [])), row('2017', year)]
      expect(readFileSync(join(example, 'README.md'), 'utf8')).toContain(table.join('\n'))
    })
  })
})

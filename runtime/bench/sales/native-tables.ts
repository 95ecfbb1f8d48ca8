/**
 * The sales of a made-up company in tables such as one would make by hand: typed, with an index for every question of
 * the benches. Money is whole cents in a bigint, as in our slots: quicker than numeric. The same data is then copied
 * into the record store (record-copy.ts), so that both sides hold the same, to the id.
 */
import type pg from 'pg'
import { createPool } from '../../server/database/connect.ts'

export interface SalesSize {
  readonly people: number
  readonly accounts: number
  readonly opportunities: number
}

/** Everybody leads this many people, as far as there are people. */
export const peoplePerManager = 20

export const productCount = 20

export async function createNativeSales(pool: pg.Pool, size: SalesSize): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    for (const statement of statements(size)) await client.query(statement)
    await client.query('reset statement_timeout')
  } finally {
    client.release()
  }
}

/** Notes that everything is there, for `hasCompleteSales`. */
export async function completeSales(pool: pg.Pool, opportunities: number): Promise<void> {
  await pool.query(`comment on schema native is '${opportunities}'`)
}

/** True when everything is there already, with this many opportunities; throws when it is something else. */
export async function hasCompleteSales(pool: pg.Pool, opportunities: number): Promise<boolean> {
  const { rows } = await pool.query(
    `select oid is not null as there, obj_description(oid) as held from (select to_regnamespace('native') as oid) as native`,
  )
  const { there, held } = rows[0]
  if (there && held !== String(opportunities)) {
    throw new Error(`The folder holds ${held ?? 'an unfinished number of'} opportunities, not ${opportunities}.`)
  }
  return there
}

function statements({ people, accounts, opportunities }: SalesSize): string[] {
  return [
    'create schema native',
    // always the same numbers
    'select setseed(0.42)',
    `create table native.person (
      id uuid primary key, number integer not null unique, name text not null unique, email text not null,
      manager_id uuid references native.person)`,
    `insert into native.person
      select uuidv7(interval '-1100 days' + i * interval '1 minute'), i, 'Person ' || i, 'person' || i || '@example.com', null
      from generate_series(0, ${people - 1}) i order by i`,
    `update native.person p set manager_id = m.id from native.person m
      where p.number > 0 and m.number = (p.number - 1) / ${peoplePerManager}`,
    'create table native.account (id uuid primary key, number integer not null unique, name text not null unique, sector text not null)',
    `insert into native.account
      select uuidv7(interval '-1000 days' + i * interval '1 minute'), i, 'Company ' || i,
        (array['technology', 'medical', 'retail', 'software', 'finance'])[1 + i % 5]
      from generate_series(0, ${accounts - 1}) i order by i`,
    'create table native.product (id uuid primary key, number integer not null unique, name text not null unique, price bigint not null)',
    `insert into native.product select uuidv7(interval '-1000 days'), i, 'Product ' || i, 1000 * (i + 1)
      from generate_series(0, ${productCount - 1}) i order by i`,

    `create table native.opportunity (
      id uuid not null, version integer not null default 1,
      code text not null, account_id uuid references native.account, product_id uuid not null references native.product,
      owner_id uuid not null references native.person, stage text not null,
      engage_date date, close_date date, close_value bigint, lost_reason text, next_step text, notes text,
      created_at timestamptz not null, created_by uuid, updated_at timestamptz not null, updated_by uuid)`,
    // every random number is drawn once per row: `offset 0` keeps the subquery in one piece
    `insert into native.opportunity
      select uuidv7(age), 1, 'OPP-' || lpad(i::text, 7, '0'),
        case when i % 16 = 0 then null else a.id end, p.id, o.id, stage,
        case when stage <> 'prospecting' then day end,
        case when stage <> 'prospecting' or i % 2 = 1 then day + 10 + (r5 * 120)::int end,
        case when stage <> 'prospecting' then (r6 * r6 * 3000000)::bigint end,
        case when stage = 'lost' then (array['price', 'competitor', 'no_budget', 'no_decision', 'other'])[1 + i % 5] end,
        case when stage in ('prospecting', 'engaging') then 'Call them again about offer ' || i end,
        'Met at the fair, asked for ' || (10 + i % 90) || ' pieces; ' || repeat('they compare us with two others, ', i % 8),
        now() + age, o.id, now() + age, o.id
      from (
        select i, r1, r2, r3, r5, r6, date '2024-12-01' + (r7 * 600)::int as day,
          interval '-700 days' + i * interval '600 days' / ${opportunities} as age,
          case when r4 < 0.48 then 'won' when r4 < 0.76 then 'lost' when r4 < 0.94 then 'engaging' else 'prospecting' end as stage
        from (select i, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7
          from generate_series(1, ${opportunities}) i offset 0) drawn
      ) given
        join native.account a on a.number = floor(r1 * ${accounts})
        join native.product p on p.number = floor(r2 * ${productCount})
        join native.person o on o.number = floor(r3 * ${people})
      order by given.i`,
    'alter table native.opportunity add primary key (id)',
    'alter table native.opportunity add unique (code)',
    'create index on native.opportunity (owner_id)',
    'create index on native.opportunity (account_id)',
    'create index on native.opportunity (stage)',
    'create index on native.opportunity (close_date, id)',
    'vacuum (analyze) native.person, native.account, native.product, native.opportunity',
  ]
}

/** Takes the long texts away, which only slow the sums of a row store down: the hardest baseline to come near to. */
export async function narrowNativeSales(url: string): Promise<void> {
  const pool = createPool(url, { poolSize: 1, statementTimeoutMs: 0 })
  await pool.query('alter table native.opportunity drop column notes, drop column next_step, drop column lost_reason')
  await pool.query('vacuum (full, analyze) native.opportunity')
  await pool.end()
}

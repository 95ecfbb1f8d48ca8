/**
 * The baseline of `bench http`: what somebody would write by hand for this one table, without accounts, rights, checks,
 * history or events. It answers in the form of our API, names of related records included.
 */
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type pg from 'pg'
import { createPool } from '../../server/database/connect.ts'

interface Opportunity {
  id: string
  version: number
  code: string
  account_id: string | null
  product_id: string
  owner_id: string
  stage: string
  engage_date: string | null
  close_date: string | null
  close_value: string | null
  lost_reason: string | null
  next_step: string | null
  notes: string | null
  created_at: string
  created_by: string | null
  updated_at: string
  updated_by: string | null
  account_name: string | null
  product_name: string
  owner_name: string
  created_by_name: string | null
  updated_by_name: string | null
}

interface NewOpportunity {
  code: string
  account?: string
  product: string
  owner: string
  stage: string
  engage_date?: string
  close_date?: string
  close_value?: string
  lost_reason?: string
  next_step?: string
  notes?: string
}

const named = `select o.*, a.name as account_name, p.name as product_name, w.name as owner_name,
    c.name as created_by_name, u.name as updated_by_name`
const joins = `left join native.account a on a.id = o.account_id
  join native.product p on p.id = o.product_id
  join native.person w on w.id = o.owner_id
  left join native.person c on c.id = o.created_by
  left join native.person u on u.id = o.updated_by`

const getOne = { name: 'get-one', text: `${named} from native.opportunity o ${joins} where o.id = $1` }

const list = {
  name: 'list',
  text: `select o.id, o.version, o.code, o.account_id, o.product_id, o.owner_id, o.stage, o.close_value, o.close_date,
      a.name as account_name, p.name as product_name, w.name as owner_name
    from (select * from native.opportunity where stage = $1 and close_date is not null
      order by close_date desc, id desc limit $2) o
    left join native.account a on a.id = o.account_id
    join native.product p on p.id = o.product_id
    join native.person w on w.id = o.owner_id
    order by o.close_date desc, o.id desc`,
}

const create = {
  name: 'create',
  text: `with o as (insert into native.opportunity
      (id, code, account_id, product_id, owner_id, stage, engage_date, close_date, close_value, lost_reason, next_step,
        notes, created_at, created_by, updated_at, updated_by)
    values (uuidv7(), $1, $2, $3, $4, $5, $6, $7, ($8::numeric * 100)::bigint, $9, $10, $11, now(), $4, now(), $4) returning *)
    ${named} from o ${joins}`,
}

const pool: pg.Pool = createPool(process.env.DATABASE_URL as string)
const app = Fastify()

app.get<{ Params: { id: string } }>('/opportunities/:id', async (request, reply) => {
  const { rows } = await pool.query<Opportunity>({ ...getOne, values: [request.params.id] })
  const row = rows[0]
  return row === undefined ? reply.code(404).send({ message: 'not found' }) : bodyOf(row)
})

app.get<{ Querystring: { stage: string; limit: string } }>('/opportunities', async (request) => {
  const { stage, limit } = request.query
  const count = Number(limit)
  const { rows } = await pool.query<Opportunity>({ ...list, values: [stage, count + 1] })
  const last = rows.length > count ? rows[count - 1] : undefined
  return {
    items: rows.slice(0, count).map(({ id, version, ...row }) => ({
      id,
      version,
      values: {
        code: row.code,
        account: row.account_id,
        product: row.product_id,
        stage: row.stage,
        owner: row.owner_id,
        close_value: amountOf(row.close_value),
        close_date: row.close_date,
      },
      labels: { account: row.account_name ?? undefined, product: row.product_name, owner: row.owner_name },
    })),
    next: last === undefined ? null : `${last.close_date},${last.id}`,
  }
})

app.post<{ Body: { values: NewOpportunity } }>('/opportunities', async (request, reply) => {
  const { values } = request.body
  const { rows } = await pool.query<Opportunity>({
    ...create,
    values: [
      values.code,
      values.account,
      values.product,
      values.owner,
      values.stage,
      values.engage_date,
      values.close_date,
      values.close_value,
      values.lost_reason,
      values.next_step,
      values.notes,
    ],
  })
  return reply.code(201).send(bodyOf(rows[0] as Opportunity))
})

function bodyOf(row: Opportunity) {
  return {
    id: row.id,
    version: row.version,
    values: {
      code: row.code,
      account: row.account_id,
      product: row.product_id,
      stage: row.stage,
      engage_date: row.engage_date,
      close_date: row.close_date,
      close_value: amountOf(row.close_value),
      lost_reason: row.lost_reason,
      next_step: row.next_step,
      notes: row.notes,
      id: row.id,
      owner: row.owner_id,
      created_at: row.created_at,
      created_by: row.created_by,
      updated_at: row.updated_at,
      updated_by: row.updated_by,
      version: row.version,
    },
    labels: {
      account: row.account_name ?? undefined,
      product: row.product_name,
      owner: row.owner_name,
      created_by: row.created_by_name ?? undefined,
      updated_by: row.updated_by_name ?? undefined,
    },
  }
}

function amountOf(cents: string | null): string | null {
  if (cents === null) return null
  const digits = cents.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

process.once('SIGTERM', () => void app.close().then(() => pool.end()))
await app.listen({ host: 'localhost', port: 0 })
console.log(`http://localhost:${(app.server.address() as AddressInfo).port}`)

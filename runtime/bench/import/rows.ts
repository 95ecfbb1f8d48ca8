/** Rows to import: as a CRM writes them, with names, and as COPY takes them, with ids. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../server/database/schema.ts'
import { newId } from '../../server/store/new-id.ts'

interface Related {
  readonly id: string
  readonly name: string
}

export interface DrawnRow {
  readonly code: string
  readonly owner: Related
  readonly product: Related
  readonly account: Related | null
  readonly stage: 'Prospecting' | 'Engaging' | 'Won' | 'Lost'
  readonly engaged: string
  readonly closed: string
  readonly value: number
}

const stages = ['Won', 'Lost', 'Engaging', 'Won', 'Prospecting', 'Won', 'Lost', 'Engaging'] as const

export async function drawRows(db: Kysely<DB>, count: number, prefix: string): Promise<DrawnRow[]> {
  const read = async (table: string) =>
    (await sql<Related>`select id, name from ${sql.table(`native.${table}`)} order by number`.execute(db)).rows
  const [people, products, accounts] = [await read('person'), await read('product'), await read('account')]
  const pick = <T>(from: readonly T[], i: number) => from[(i * 7919) % from.length] as T
  const day = (i: number, later = 0) => new Date(Date.UTC(2026, 0, 1 + (i % 300) + later)).toISOString().slice(0, 10)
  return Array.from({ length: count }, (_, i) => ({
    code: `${prefix}-${i}`,
    owner: pick(people, i),
    product: pick(products, i),
    account: i % 16 === 0 ? null : pick(accounts, i),
    stage: pick(stages, i),
    engaged: day(i),
    closed: day(i, 30),
    value: 100 + (i % 5000),
  }))
}

export function importFile(rows: readonly DrawnRow[]): string {
  const spoken = (day: string) => `${day.slice(8)}-${day.slice(5, 7)}-${day.slice(2, 4)}`
  const header = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'
  const lines = rows.map(({ code, owner, product, account, stage, engaged, closed, value }) =>
    [code, owner.name, product.name, account?.name ?? '', stage, spoken(engaged), spoken(closed), value].join(','),
  )
  return `${[header, ...lines].join('\n')}\n`
}

export function nativeFile(rows: readonly DrawnRow[]): string {
  const now = new Date().toISOString()
  const lines = rows.map(({ code, owner, product, account, stage, engaged, closed, value }) =>
    [
      newId(),
      code,
      account?.id ?? '',
      product.id,
      owner.id,
      stage.toLowerCase(),
      engaged,
      closed,
      value * 100,
      now,
      now,
    ].join(','),
  )
  return `${lines.join('\n')}\n`
}

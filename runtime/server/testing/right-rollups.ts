/** Whether every roll-up is what its children make. */
import { expect } from 'vitest'
import type { TestApplication, TestPerson } from './test-application.ts'

interface Kept {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

async function everyRecord(person: TestPerson, object: string): Promise<Kept[]> {
  const found: Kept[] = []
  let after: string | undefined
  do {
    const { status, body } = await person.post(`/api/records/${object}/query`, {
      limit: 200,
      ...(after ? { after } : {}),
    })
    expect(status, JSON.stringify(body)).toBe(200)
    found.push(...body.items)
    after = body.next ?? undefined
  } while (after !== undefined)
  return found
}

/** Compares every roll-up with the formula field beside it, which asks the children; sums of roll-ups with their sum. */
export async function expectRollupsAreRight(application: TestApplication, person: TestPerson): Promise<void> {
  const accounts = await everyRecord(person, 'account')
  const deals = await everyRecord(person, 'deal')
  for (const { values } of [...accounts, ...deals]) {
    const asked = Object.keys(values).filter((name) => name.endsWith('_asked'))
    const kept = Object.fromEntries(asked.map((name) => [name, values[name.replace(/_asked$/, '')]]))
    expect(kept).toEqual(Object.fromEntries(asked.map((name) => [name, values[name]])))
  }
  for (const { id, values } of accounts) {
    const own = deals.filter((deal) => deal.values.account === id)
    const subsidiaries = accounts.filter((account) => account.values.parent === id)
    const sum = (records: readonly Kept[], field: string) =>
      records.reduce((total, record) => total + Number(record.values[field]), 0)
    if ('pieces' in values) expect(Number(values.pieces)).toBeCloseTo(sum(own, 'quantity_asked'), 6)
    if ('full_deals' in values)
      expect(Number(values.full_deals)).toBe(own.filter((deal) => Number(deal.values.lines_count_asked) > 1).length)
    if ('below' in values) expect(Number(values.below)).toBeCloseTo(sum(subsidiaries, 'won_total_asked'), 6)
  }
  await expectKeptAsRead(application)
}

/** What slots hold is what records keep. */
async function expectKeptAsRead(application: TestApplication): Promise<void> {
  const kept = await application.db
    .selectFrom('kept_rollups')
    .innerJoin('field_slots', (join) =>
      join
        .onRef('field_slots.workspace_id', '=', 'kept_rollups.workspace_id')
        .onRef('field_slots.object_key', '=', 'kept_rollups.object_key')
        .onRef('field_slots.field', '=', 'kept_rollups.field'),
    )
    .select(['kept_rollups.object_key', 'kept_rollups.key', 'field_slots.slot'])
    .where('kept_rollups.state', '=', 'ready')
    .where('field_slots.state', '=', 'ready')
    .execute()
  expect(kept.length).toBeGreaterThan(0)
  for (const { object_key, key, slot } of kept) {
    const rows = await application.db
      .selectFrom('record_slots')
      .selectAll()
      .where('object_key', '=', object_key)
      .execute()
    for (const row of rows) {
      const state = (row.rollups as Record<string, { v: string | null }>)[key]
      const held = (row as unknown as Record<string, string | null>)[slot] ?? null
      const plain = (value: string | null | undefined) => value?.replace(/T00:00:00(\.000Z)?$/, '') ?? null
      expect(plain(held)).toBe(plain(state?.v))
    }
  }
}

/** Waits until nothing is being filled. */
export async function rollupsFilled({ db }: TestApplication): Promise<void> {
  const end = Date.now() + 20_000
  for (;;) {
    const waiting = await db.selectFrom('kept_rollups').select('key').where('state', '<>', 'ready').execute()
    if (waiting.length === 0) return
    if (Date.now() > end) throw new Error(`Roll-ups ${waiting.map(({ key }) => key).join()} were not filled.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

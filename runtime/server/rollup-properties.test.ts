/** Whatever is done to records in whatever order: every roll-up is what its children make. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRollupsAreRight } from './testing/right-rollups.ts'
import { flatRollupBundle, rollupBundle } from './testing/rollup-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson

const RUNS = Number(process.env.ATTAIN_PROPERTY_RUNS ?? 25)

type ObjectName = 'account' | 'deal' | 'line'

interface Pools {
  readonly present: Record<ObjectName, string[]>
  readonly deleted: { object: ObjectName; id: string }[]
}

const objectName = fc.constantFrom<ObjectName>('account', 'deal', 'deal', 'deal', 'line', 'line')
const values = fc.record({
  parent: fc.nat(20),
  withoutParent: fc.boolean(),
  amount: fc.option(fc.integer({ min: -500, max: 500 }).map((cents) => (cents / 100).toFixed(2))),
  stage: fc.constantFrom('open', 'won', 'lost'),
  margin: fc.option(fc.constantFrom('0', '12.5', '-3', '0.000001')),
  closed_on: fc.option(fc.constantFrom('2024-02-29', '2026-01-01', '2025-12-31')),
  quantity: fc.option(fc.constantFrom('0', '1', '2.5', '-4', '0.000001')),
  owned: fc.boolean(),
})
type Values = typeof values extends fc.Arbitrary<infer T> ? T : never

const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), object: objectName, values }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('change' as const), object: objectName, at: fc.nat(50), values }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), object: objectName, at: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restore' as const), at: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bulk' as const),
      action: fc.constantFrom('create' as const, 'update' as const, 'delete' as const),
      object: objectName,
      at: fc.nat(50),
      values: fc.array(values, { minLength: 2, maxLength: 8 }),
    }),
  },
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

let last = 0

function valuesFor(object: ObjectName, given: Values, { present }: Pools, isNew: boolean): object {
  last += 1
  const pick = (ids: readonly string[]) => (ids.length === 0 ? null : (ids[given.parent % ids.length] as string))
  const owner = given.owned ? admin.id : null
  if (object === 'account')
    return {
      ...(isNew ? { name: `account ${last}` } : {}),
      ...(given.withoutParent ? {} : { parent: pick(present.account) }),
    }
  const quantity = given.quantity
  if (object === 'line') return { title: `line ${last}`, deal: pick(present.deal), quantity }
  return {
    ...(isNew ? { code: `deal ${last}` } : {}),
    account: given.withoutParent ? null : pick(present.account),
    stage: given.stage,
    amount: given.amount,
    margin: given.margin,
    closed_on: given.closed_on,
    owner,
  }
}

/** Does it, if it may be done: a refusal has to leave everything as it was, which is looked at like all else. */
async function perform(operation: Operation, pools: Pools): Promise<void> {
  const { present, deleted } = pools
  const at = (object: ObjectName, index: number) => present[object][index % Math.max(present[object].length, 1)]
  switch (operation.do) {
    case 'create': {
      const { object } = operation
      const body = { values: valuesFor(object, operation.values, pools, true) }
      const answer = await admin.post(`/api/records/${object}`, body)
      if (answer.status === 201) present[object].push(answer.body.id)
      else expect(answer.status).toBe(422)
      return
    }
    case 'change': {
      const id = at(operation.object, operation.at)
      if (id === undefined) return
      const body = { values: valuesFor(operation.object, operation.values, pools, false) }
      const { status } = await admin.send('PATCH', `/api/records/${operation.object}/${id}`, body)
      expect([200, 422]).toContain(status)
      return
    }
    case 'delete': {
      const { object } = operation
      const id = at(object, operation.at)
      if (id === undefined) return
      const { status } = await admin.send('DELETE', `/api/records/${object}/${id}`)
      expect([204, 409]).toContain(status)
      if (status === 204) deleted.push({ object, id })
      return refresh(pools)
    }
    case 'restore': {
      const gone = deleted[operation.at % Math.max(deleted.length, 1)]
      if (!gone) return
      const { status } = await admin.post(`/api/recycle-bin/${gone.object}/${gone.id}/restore`, {})
      expect([200, 404, 409, 422]).toContain(status)
      return refresh(pools)
    }
    case 'bulk': {
      const { object, action } = operation
      const ids = [...new Set(operation.values.map((_, i) => at(object, operation.at + i)))].filter(
        (id) => id !== undefined,
      )
      const records =
        action === 'create'
          ? operation.values.map((given) => ({ values: valuesFor(object, given, pools, true) }))
          : ids.map((id, i) => ({
              id,
              ...(action === 'update'
                ? { values: valuesFor(object, operation.values[i] as Values, pools, false) }
                : {}),
            }))
      if (records.length === 0) return
      const answer = await admin.post(`/api/records/${object}/bulk`, { action, mode: 'each', records })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return refresh(pools)
    }
  }
}

/** What is there by now: details went or came along. */
async function refresh({ present }: Pools): Promise<void> {
  for (const object of ['account', 'deal', 'line'] as const) {
    const { body } = await admin.post(`/api/records/${object}/query`, { limit: 200, fields: ['id'] })
    present[object] = body.items.map(({ id }: { id: string }) => id)
  }
}

describe.each([
  ['roll-ups over roll-ups', rollupBundle],
  ['roll-ups of fields', flatRollupBundle],
])('%s', (_, bundle) => {
  beforeAll(async () => {
    application = await createTestApplication(bundle)
    admin = await application.person('Ada', ['administrator'])
  })
  afterAll(() => application.close())

  test('after every operation', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 30 }), async (operations) => {
        const pools: Pools = { present: { account: [], deal: [], line: [] }, deleted: [] }
        await refresh(pools)
        for (const operation of operations) await perform(operation, pools)
        await expectRollupsAreRight(application, admin)
        // small, so that the same records are met again and again
        for (const object of ['line', 'deal', 'account'] as const) {
          const ids = [...pools.present[object]].slice(0, 40)
          if (pools.present[object].length < 60 || ids.length === 0) continue
          await admin.post(`/api/records/${object}/bulk`, {
            action: 'delete',
            mode: 'each',
            records: ids.map((id) => ({ id })),
          })
        }
        await expectRollupsAreRight(application, admin)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})

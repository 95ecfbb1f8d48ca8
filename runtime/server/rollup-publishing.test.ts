/** Roll-ups that come, change and go with a publish, while people work: right at every moment, and kept in the end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRollupsAreRight, rollupsFilled } from './testing/right-rollups.ts'
import { accountRollups, bundleWith, rollup } from './testing/rollup-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const without = accountRollups.filter(({ name }) => name === 'deal_count' || name === 'won_total')

let application: TestApplication
let admin: TestPerson
const accounts: string[] = []
const deals: string[] = []
beforeAll(async () => {
  application = await createTestApplication(bundleWith(without))
  admin = await application.person('Ada', ['administrator'])
  const made = async (object: string, records: object[]) =>
    (await admin.post(`/api/records/${object}/bulk`, { action: 'create', mode: 'all', records })).body.ids as string[]
  accounts.push(
    ...(await made(
      'account',
      Array.from({ length: 700 }, (_, i) => ({ values: { name: `account ${i}` } })),
    )),
  )
  const values = (i: number) => ({
    code: `deal ${i}`,
    account: accounts[(i * 7) % 90],
    amount: `${i}.10`,
    stage: 'won',
  })
  deals.push(
    ...(await made(
      'deal',
      Array.from({ length: 300 }, (_, i) => ({ values: values(i) })),
    )),
  )
})
afterAll(() => application.close())

const valuesOf = async (id: string) => (await admin.get(`/api/records/account/${id}`)).body.values
const upkeep = async () => (await admin.get('/api/metadata/upkeep')).body.items as { [key: string]: unknown }[]

/** Somebody who changes deals until told to stop, and looks at an account after each change. */
function work(): () => Promise<void> {
  let going = true
  const running = [0, 1, 2].map(async (worker) => {
    for (let i = 0; going; i++) {
      const id = deals[(i * 3 + worker) % deals.length] as string
      const account = accounts[(i + worker * 11) % 90] as string
      const { status } = await admin.send('PATCH', `/api/records/deal/${id}`, {
        values: { account, amount: `${i % 40}.55` },
      })
      expect(status).toBe(200)
    }
  })
  return async () => {
    going = false
    await Promise.all(running)
  }
}

async function publishWhileWorking(rollups: Parameters<typeof bundleWith>[0]): Promise<void> {
  const stop = work()
  try {
    await publishAndLook(rollups)
  } finally {
    await stop()
  }
  await expectRollupsAreRight(application, admin)
}

async function publishAndLook(rollups: Parameters<typeof bundleWith>[0]): Promise<void> {
  await application.publish(bundleWith(rollups))
  const seen = await upkeep()
  expect(seen).toContainEqual(expect.objectContaining({ what: 'rollup', state: 'filling', total: 700 }))
  // one statement, one moment: what is kept or not yet kept, and what the children say
  for (let i = 0; i < 10; i++) {
    const { body } = await admin.post('/api/records/account/query', {
      filter: 'OR(won_total != won_total_asked, deal_count != deal_count_asked)',
    })
    expect(body.items).toEqual([])
  }
  await rollupsFilled(application)
  await new Promise((resolve) => setTimeout(resolve, 200))
}

test('new ones are right from the first moment, and filled', { timeout: 60_000 }, async () => {
  await publishWhileWorking(accountRollups)
  expect(await upkeep()).toEqual([])
  const [id] = accounts
  expect(await valuesOf(id as string)).toMatchObject({ deal_count: expect.stringMatching(/^\d+$/), pieces: '0' })
})

test('changed ones are worked out anew, and those that look at them', { timeout: 60_000 }, async () => {
  const condition = 'stage = "open"'
  const changed = accountRollups
    .filter(({ name }) => name !== 'largest')
    .map((field) =>
      field.name === 'smallest'
        ? rollup('smallest', { children: 'deals', aggregate: 'sum', field: 'amount', where: condition })
        : field,
    )
  const documents = bundleWith(changed).map((document) => ({
    ...document,
    ...(document.fields === undefined
      ? {}
      : {
          fields: document.fields.map((field) =>
            field.name === 'smallest_asked' ? { ...field, expression: `SUM(deals.amount, ${condition})` } : field,
          ),
        }),
  }))
  const stop = work()
  const before = await keys()
  await application.publish(documents)
  await rollupsFilled(application)
  await stop()
  await expectRollupsAreRight(application, admin)
  const after = await keys()
  expect(after.get('smallest')).not.toBe(before.get('smallest'))
  expect(after.has('largest')).toBe(false)
  expect(after.get('won_total')).toBe(before.get('won_total'))
  // what is gone lets its place go
  const { rollups } = await application.db
    .selectFrom('record_slots')
    .select('rollups')
    .where('record_id', '=', accounts[0] as string)
    .executeTakeFirstOrThrow()
  expect(
    Object.keys(rollups as object)
      .map(Number)
      .sort(),
  ).toEqual([...after.values()].sort())
})

/** Roll-ups of accounts by name, each with the number under which records keep it. */
async function keys(): Promise<Map<string, number>> {
  const rows = await application.db
    .selectFrom('kept_rollups')
    .innerJoin('object_keys', (join) =>
      join
        .onRef('object_keys.workspace_id', '=', 'kept_rollups.workspace_id')
        .onRef('object_keys.object_key', '=', 'kept_rollups.object_key'),
    )
    .select(['kept_rollups.field', 'kept_rollups.key'])
    .where('object_keys.name', '=', 'account')
    .execute()
  return new Map(rows.map(({ field, key }) => [field, key]))
}

/** Whatever is done to records, in whatever order: what is kept of their past is what the history says. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { systemViewOf } from '../live-workspace.ts'
import { LiveWorkspaces } from '../live-workspaces.ts'
import { pastOutOfHistory } from './past-values.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const stageNames = ['lead', 'talks', 'won']
const documentsWith = (since: string, reached: 'date' | 'datetime') => [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    stages: { field: 'stage', since },
    fields: [
      field('name', 'text'),
      field('stage', 'select', { options: stageNames.map((value) => ({ value, label: text(value) })) }),
      field('came_on', 'date'),
      field('reached', reached),
      field('helper', 'lookup', { target: 'person', onDelete: 'clear' }),
    ],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]

let application: TestApplication
let admin: TestPerson
const people: (string | null)[] = [null]
const present: string[] = []
const deleted: string[] = []
beforeAll(async () => {
  application = await createTestApplication(documentsWith('came_on', 'date'))
  admin = await application.person('Ada', ['administrator'])
  for (const name of ['Ben', 'Cai', 'Dee']) people.push((await send('POST', 'person', { values: { name } })).id)
})
afterAll(() => application.close())

async function send(method: 'POST' | 'PATCH' | 'DELETE', place: string, body?: object) {
  const answer = await admin.send(method, `/api/records/${place}`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T
const place = fc.nat(1000)
const person = place.map((n) => () => at(people, n))
const day = fc.option(fc.constantFrom('2031-01-05', '2031-02-10', '2031-02-11'))
const values = fc.record(
  {
    name: fc.constantFrom('a', 'b'),
    stage: fc.option(fc.constantFrom(...stageNames)),
    came_on: day,
    owner: person,
    helper: person,
  },
  { requiredKeys: [] },
)
/** Ids that are known by the time. */
const given = (drawn: object): object =>
  Object.fromEntries(
    Object.entries(drawn).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
  )

const one = values.map((drawn) => async () => {
  present.push((await send('POST', 'deal', { values: given(drawn) })).id)
})
const step: fc.Arbitrary<() => Promise<unknown>> = fc.oneof(
  { weight: 4, arbitrary: one },
  {
    weight: 8,
    arbitrary: fc.tuple(place, values).map(([n, drawn]) => async () => {
      if (present.length > 0) await send('PATCH', `deal/${at(present, n)}`, { values: given(drawn) })
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, fc.array(values, { minLength: 2, maxLength: 5 })).map(([n, drawn]) => async () => {
      const ids = [...new Set(drawn.map((_, i) => at(present, n + i)))].filter((id) => id !== undefined)
      const records = ids.map((id, i) => ({ id, values: given(drawn[i] ?? {}) }))
      if (ids.length > 0) await send('POST', 'deal/bulk', { action: 'update', mode: 'all', records })
    }),
  },
  place.map((n) => async () => {
    const [id] = present.splice(n % Math.max(present.length, 1), 1)
    if (id === undefined) return
    await send('DELETE', `deal/${id}`)
    deleted.push(id)
  }),
  {
    weight: 2,
    arbitrary: fc.constant(async () => {
      const id = deleted.shift()
      if (id === undefined) return
      const { status } = await admin.post(`/api/recycle-bin/deal/${id}/restore`, {})
      expect(status).toBeLessThan(300)
      present.push(id)
    }),
  },
  // a person who helped goes; deals in the recycle bin lose them when they come back
  fc.constant(async () => {
    const { id } = await send('POST', 'person', { values: { name: 'Eve' } })
    const last = present.at(-1)
    if (last === undefined) return
    await send('PATCH', `deal/${last}`, { values: { helper: id } })
    await send('DELETE', `deal/${last}`)
    deleted.unshift(present.pop() as string)
    await send('DELETE', `person/${id}`)
  }),
)

interface Compared {
  readonly field: string
  readonly kept: readonly unknown[]
  readonly told: readonly unknown[]
}

/** Of each followed field of deals, once they are all filled. */
async function compare(): Promise<readonly Compared[]> {
  const { db, workspaceId } = application
  const isFilling = async () =>
    (await db.selectFrom('followed_fields').select('key').where('state', '<>', 'ready').execute()).length > 0
  while (await isFilling()) await new Promise((resolve) => setTimeout(resolve, 50))
  const workspace = await new LiveWorkspaces(db).get(workspaceId)
  const deals = workspace.objects.get('deal')
  if (!deals) throw new Error('no deals')
  const view = systemViewOf(workspace, null)
  return Promise.all(
    deals.followed.map(async (followed) => {
      const kept = await sql`select record_id, version, until, value, since from past_values
        where workspace_id = ${workspaceId} and object_key = ${deals.key} and key = ${followed.key} order by 1, 2`.execute(
        db,
      )
      const told = await sql`select * from (${pastOutOfHistory(view, deals, followed, sql``)}) h order by 1, 2`.execute(
        db,
      )
      return { field: followed.field, kept: kept.rows, told: told.rows }
    }),
  )
}

async function expectTheSame(): Promise<void> {
  for (const { field: name, kept, told } of await compare()) {
    expect(kept, name).toEqual(told)
    expect(told.length, name).toBeGreaterThan(0)
  }
}

test('what is kept of the past is what the history says', async () => {
  const story = fc.array(step, { minLength: 60, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const act of steps) await act()
      await expectTheSame()
    }),
    { numRuns: 3, endOnFailure: true },
  )

  // what another revision follows is taken out of the history, while records go on changing
  await application.publish(documentsWith('reached', 'datetime'))
  for (const act of fc.sample(step, 20)) await act()
  await expectTheSame()

  // a database from before, of which a part was filled when the process ended
  const { db } = application
  const middle = at([...present].sort(), Math.floor(present.length / 2))
  await sql`delete from past_values where record_id > ${middle}::uuid`.execute(db)
  await sql`update followed_fields set state = 'filling', filled_to = ${middle}::uuid`.execute(db)
  await expectTheSame()
  await sql`delete from past_values`.execute(db)
  await sql`delete from followed_fields`.execute(db)
  await expectTheSame()
}, 60_000)

/**
 * Random records and questions: the database answers as plain JavaScript would, whether a field has a slot or is read
 * from its document.
 */
import { compareDecimals, type Json, parseDecimal } from '@attain/engine/fields'
import type { FieldPath } from '@attain/engine/formula'
import { compileEvaluator, readTree, scopeOf, standardCalendar } from '@attain/engine/formula/language'
import { bundleFromDocuments, compileBundle, type Model } from '@attain/engine/metadata'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateIn } from '../../services/context.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const options = ['a', 'b', 'c'].map((value) => ({ value, label: text(value) }))

type Field = { name: string; type: string; [setting: string]: unknown }
const fields: readonly Field[] = [
  { name: 'word', type: 'text' },
  { name: 'phrase', type: 'text', maxLength: 1000 },
  { name: 'mail', type: 'email' },
  { name: 'count', type: 'number', scale: 4 },
  { name: 'other_count', type: 'number' },
  { name: 'amount', type: 'currency' },
  { name: 'yen', type: 'currency', currency: 'JPY' },
  { name: 'share', type: 'percent' },
  { name: 'day', type: 'date' },
  { name: 'moment', type: 'datetime' },
  { name: 'choice', type: 'select', options },
  { name: 'flag', type: 'boolean' },
  { name: 'tags', type: 'tags' },
  { name: 'choices', type: 'multiSelect', options },
  { name: 'place', type: 'address' },
  { name: 'story', type: 'longText' },
  { name: 'group', type: 'lookup', target: 'group' },
]
/** Those that cannot have a slot, or not one with an index. */
const unindexed = new Set(['phrase', 'tags', 'choices', 'place', 'story', 'group'])

const object = (name: string, slotted: boolean) => ({
  kind: 'object',
  name,
  label: text(name),
  pluralLabel: text(name),
  fields: [
    { name: 'name', label: text('Name'), type: 'text', required: true },
    ...fields.map((field) => ({
      ...field,
      label: text(field.name),
      ...(slotted && !unindexed.has(field.name) ? { index: true } : {}),
    })),
  ],
})
const view = (objectName: string) => ({
  kind: 'view',
  name: 'all',
  object: objectName,
  label: text('All'),
  type: 'table',
  columns: [{ field: 'name' }],
})
const documents = [
  {
    kind: 'app',
    name: 'things',
    label: text('Things'),
    version: '1.0.0',
    formatVersion: 1,
    currency: 'USD',
    timeZone: 'Asia/Shanghai',
  },
  {
    ...object('group', true),
    fields: [
      { name: 'name', label: text('Name'), type: 'text', required: true },
      { name: 'rank', label: text('Rank'), type: 'number', index: true },
      { name: 'kind_of', label: text('Kind'), type: 'select', options },
    ],
  },
  object('slotted', true),
  object('plain', false),
  view('slotted'),
  view('plain'),
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  {
    kind: 'role',
    name: 'reader',
    label: text('Reader'),
    objects: [
      { object: 'slotted', read: true, create: true, import: true, scope: 'own' },
      { object: 'plain', read: true, create: true, import: true, scope: 'own' },
      { object: 'group', read: true, scope: 'all' },
    ],
  },
]

let application: TestApplication
let model: Model
let reader: TestPerson
const groups = new Map<string, Record<string, Json>>()
beforeAll(async () => {
  application = await createTestApplication(documents)
  model = compileBundle(bundleFromDocuments(documents)).model as Model
  const admin = await application.person('Ada', ['administrator'])
  reader = await application.person('Rita', ['reader'])
  for (const values of [
    { name: '上海', rank: '1', kind_of: 'a' },
    { name: 'Zürich', rank: '2.5' },
    { name: 'zurich', rank: '-3', kind_of: 'b' },
    { name: '北京' },
  ]) {
    const { body } = await admin.post('/api/records/group', { values })
    groups.set(body.id, body.values)
  }
  const slots = await application.db
    .selectFrom('field_slots')
    .innerJoin('object_keys', 'object_keys.object_key', 'field_slots.object_key')
    .select(['name', 'field'])
    .execute()
  const slotsOf = (name: string) => slots.filter((slot) => slot.name === name).map((slot) => slot.field)
  expect(slotsOf('plain').sort()).toEqual(['group', 'name'])
  expect(slotsOf('slotted')).toEqual(
    expect.arrayContaining(['word', 'count', 'amount', 'day', 'moment', 'flag', 'choice']),
  )
})
afterAll(() => application.close())

// ——— random records

const words = [
  '',
  'a',
  'A',
  'á',
  'B',
  'b',
  'ab',
  'a b',
  'a-b',
  'Straße',
  'ÉCOLE',
  'école',
  '上海',
  '北京',
  '安徽',
  '重庆',
  '1',
  '10',
  '2',
  '_',
  '%',
  'a_b',
  '客户 A',
  'Ω',
  'я',
  'Я',
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  fc.array(fc.constantFrom(...'abcABC äÖé0129-_%上海京'), { maxLength: 6 }).map((letters) => letters.join('')),
)
const decimal = (scale: number, most = 1_000_000) =>
  fc
    .tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 0, max: scale }))
    .map(([units, digits]) => new Decimal(units).div(new Decimal(10).pow(digits)).toFixed())
const fewDecimals = fc.constantFrom('0', '1', '-1', '2', '10', '-0.5', '0.5')
const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const today = () => dateIn('Asia/Shanghai', new Date())
const day = fc.oneof(
  fc.constantFrom('2020-02-29', '2026-01-01'),
  fc.constant(null).map(today),
  time.map((date) => date.toISOString().slice(0, 10)),
)
const moment = fc.oneof(
  fc.constantFrom('2020-02-29T00:00:00.000Z', '2026-01-01T12:00:00.500Z'),
  fc.constant(null).map(() => `${today()}T00:00:00.000Z`),
  time.map((date) => date.toISOString()),
)
const choice = fc.constantFrom('a', 'b', 'c')

const sample: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  word,
  phrase: fc.oneof(word, fc.constant(`${'x'.repeat(600)}1`), fc.constant(`${'x'.repeat(600)}2`)),
  mail: fc.constantFrom('ann@example.com', 'Bob@Example.com', 'zoë@example.com'),
  count: fc.oneof(fewDecimals, decimal(4)),
  other_count: fc.oneof(fewDecimals, decimal(6)),
  amount: fc.oneof(fewDecimals, decimal(2), fc.constantFrom('90000000000000.01', '-90000000000000.01')),
  yen: fc.oneof(fc.constantFrom('0', '1', '10', '-1'), decimal(0)),
  share: fc.oneof(fc.constantFrom('0', '0.5', '1'), decimal(6, 2_000_000)),
  day,
  moment,
  choice,
  flag: fc.boolean(),
  tags: fc.array(fc.constantFrom('hot', 'Cold', '热', 'a', '"'), { minLength: 1, maxLength: 3 }),
  choices: fc.uniqueArray(choice, { minLength: 1 }),
  place: fc.record({ street: word, city: fc.constantFrom('Zürich', '上海'), country: fc.constant('CH') }),
  story: fc.oneof(word, fc.constant('two\nlines')),
  // ids are known only when the test runs
  group: fc.integer({ min: 0, max: 3 }),
}
const valuesOf = fc.record(
  Object.fromEntries(fields.map(({ name }) => [name, fc.option(sample[name] as fc.Arbitrary<Json>, { freq: 3 })])),
)
const dataset = fc.array(valuesOf, { minLength: 1, maxLength: 40 })

type Values = Record<string, Json>
interface Stored {
  readonly id: string
  readonly values: Values
}

/** A value of a path, as a reader of the record sees it. */
function valueAt(record: Stored, { path }: Pick<FieldPath, 'path'>): Json {
  const [first = '', second] = path.split('.')
  const value = record.values[first] ?? null
  if (second === undefined) return value
  return typeof value === 'string' ? (groups.get(value)?.[second] ?? null) : null
}

let batches = 0
/** Keeps the records under both objects; each batch is told from others by its name. */
async function keep(objectName: string, rows: readonly Values[], batch: string): Promise<Stored[]> {
  const ids = [...groups.keys()]
  const records = rows.map((row) => ({
    values: { ...row, name: batch, group: typeof row.group === 'number' ? (ids[row.group] as string) : null },
  }))
  const { body } = await reader.post(`/api/records/${objectName}/bulk`, { action: 'create', mode: 'all', records })
  expect(body, JSON.stringify(body).slice(0, 500)).toMatchObject({ created: rows.length })
  const found = new Map<string, Values>()
  let after: string | null | undefined
  do {
    const filter = { '==': [{ var: 'name' }, batch] }
    const page = await reader.post(`/api/records/${objectName}/query`, {
      filter,
      limit: 200,
      ...(after ? { after } : {}),
    })
    for (const item of page.body.items) found.set(item.id, item.values)
    after = page.body.next
  } while (after)
  return body.ids.map((id: string) => ({ id, values: found.get(id) as Values }))
}

// ——— the order of lists

const collator = new Intl.Collator('zh')
const sortable = fields
  .map((field) => field.name)
  .filter((name) => !['tags', 'choices', 'place', 'story'].includes(name))
const paths = [...sortable, 'name', 'group.rank', 'group.name', 'group.kind_of']
const sortKey = fc.record({ path: fc.constantFrom(...paths), descending: fc.boolean() })
type SortKey = { path: string; descending: boolean }

function compareValues(a: Json, b: Json, path: string): number {
  const name = path.split('.').at(-1) ?? ''
  if (['count', 'other_count', 'amount', 'yen', 'share', 'rank'].includes(name)) {
    const [left, right] = [parseDecimal(String(a)), parseDecimal(String(b))]
    if (!left || !right) throw new Error(`${a} ${b}`)
    return compareDecimals(left, right)
  }
  const [x, y] = [String(a), String(b)]
  const codes = x < y ? -1 : x > y ? 1 : 0
  return ['day', 'moment', 'group'].includes(name) ? codes : collator.compare(x, y) || codes
}

function sorted(records: readonly Stored[], keys: readonly SortKey[]): string[] {
  const idDescending = keys[0]?.descending ?? true
  return [...records]
    .sort((a, b) => {
      for (const { path, descending } of keys) {
        const [x, y] = [valueAt(a, { path }), valueAt(b, { path })]
        if (x === null || y === null) {
          if (x !== y) return x === null ? 1 : -1
          continue
        }
        const order = compareValues(x, y, path)
        if (order !== 0) return descending ? -order : order
      }
      return a.id < b.id === idDescending ? 1 : -1
    })
    .map((record) => record.id)
}

async function pageThrough(objectName: string, query: object, limit: number): Promise<string[]> {
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const { status, body } = await reader.post(`/api/records/${objectName}/query`, {
      ...query,
      fields: ['name'],
      limit,
      ...(after ? { after } : {}),
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.items.length).toBeLessThanOrEqual(limit)
    for (const item of body.items) seen.push(item.id)
    after = body.next
  } while (after)
  return seen
}

// ——— random conditions

type Tree = Record<string, unknown>
const variable = (path: string) => ({ var: path })
const constantOf = (path: string): fc.Arbitrary<Json> => {
  if (path === 'group.rank') return fewDecimals
  if (path === 'group.name' || path === 'name') return word.filter((value) => value.trim() !== '')
  if (path === 'group.kind_of') return choice
  const values = sample[path] as fc.Arbitrary<Json>
  return values.filter((value) => typeof value !== 'string' || value.trim() !== '')
}
const ordered = [
  'word',
  'phrase',
  'mail',
  'count',
  'other_count',
  'amount',
  'yen',
  'share',
  'day',
  'moment',
  'group.rank',
  'group.name',
]
const equal = [...ordered, 'choice', 'flag', 'group.kind_of']
const comparable = [
  ['count', 'other_count'],
  ['count', 'share'],
  ['count', 'group.rank'],
  ['day', 'moment'],
  ['word', 'phrase'],
  ['word', 'group.name'],
  ['word', 'mail'],
  ['choice', 'group.kind_of'],
] as const

const comparison: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom(...ordered).chain((path) =>
    fc
      .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), constantOf(path), fc.boolean())
      .map(([operator, value, mirrored]) => ({
        [operator]: mirrored ? [value, variable(path)] : [variable(path), value],
      })),
  ),
  fc
    .constantFrom(...ordered)
    .chain((path) =>
      fc
        .tuple(fc.constantFrom('<', '<='), constantOf(path), constantOf(path))
        .map(([operator, from, to]) => ({ [operator]: [from, variable(path), to] })),
    ),
  fc
    .constantFrom(...equal)
    .chain((path) =>
      fc
        .tuple(fc.constantFrom('==', '!='), constantOf(path))
        .map(([operator, value]) => ({ [operator]: [variable(path), value] })),
    ),
  fc
    .tuple(fc.constantFrom(...comparable), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), fc.boolean())
    .map(([[left, right], operator, mirrored]) => {
      const safe = left === 'choice' && operator !== '!=' ? '==' : operator
      return { [safe]: mirrored ? [variable(right), variable(left)] : [variable(left), variable(right)] }
    }),
  fc
    .tuple(fc.constantFrom('day', 'moment'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='))
    .map(([path, operator]) => ({ [operator]: [variable(path), { today: [] }] })),
  fc.constantFrom('==', '!=').map((operator) => ({ [operator]: [variable('owner'), { currentUser: [] }] })),
)
const condition: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    comparison,
    fc
      .constantFrom('word', 'count', 'amount', 'day', 'moment', 'choice', 'group.rank', 'group.name')
      .chain((path) =>
        fc.array(constantOf(path), { maxLength: 4 }).map((values) => ({ in: [variable(path), values] })),
      ),
    fc
      .tuple(fc.constantFrom('contains', 'startsWith'), fc.constantFrom('word', 'phrase', 'mail', 'group.name'), word)
      .map(([operator, path, value]) => ({ [operator]: [variable(path), value === '' ? 'a' : value] })),
    fc
      .tuple(fc.constantFrom('story', 'place'), word)
      .map(([path, value]) => ({ contains: [variable(path), value === '' ? 'a' : value] })),
    word.map((value) => ({ in: [value === '' ? 'a' : value, variable('word')] })),
    fc.constantFrom('hot', 'Cold', 'cold', '热', '"').map((value) => ({ in: [value, variable('tags')] })),
    fc.constantFrom('hot', 'ho', '"').map((value) => ({ contains: [variable('tags'), value] })),
    choice.map((value) => ({ contains: [variable('choices'), value] })),
    fc.uniqueArray(choice, { minLength: 1 }).map((values) => ({ in: [variable('choices'), values] })),
    fc.constantFrom(...paths, 'tags', 'choices', 'place', 'story').map((path) => ({ blank: [variable(path)] })),
    fc.constantFrom(...equal, 'tags').map((path) => ({ '!!': [variable(path)] })),
    fc
      .constantFrom(...equal)
      .chain((path) => fc.constantFrom('==', '!=').map((operator) => ({ [operator]: [variable(path), null] }))),
    tie('tree').map((tree) => ({ '!': [tree] })),
    fc.array(tie('tree'), { maxLength: 3 }).map((trees) => ({ and: trees })),
    fc.array(tie('tree'), { maxLength: 3 }).map((trees) => ({ or: trees })),
  ),
})).tree

function matching(records: readonly Stored[], tree: Tree, objectName: string): Stored[] {
  const object = model.objects.get(objectName)
  if (!object) throw new Error(objectName)
  const reading = readTree(tree, scopeOf(model, object), { kind: 'boolean' })
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const holds = compileEvaluator(reading.typed)
  const environment = {
    timeZone: 'Asia/Shanghai',
    fiscalYearStart: 1,
    weekStart: 1,
    calendar: standardCalendar,
    calendars: new Map(),
    now: `${today()}T12:00:00.000Z`,
    currentUser: reader.id,
    roles: new Set<string>(),
    isManagerOf: () => false,
  }
  return records.filter(
    (record) => holds({ read: (path) => valueAt(record, { path }), children: () => [] }, environment) === true,
  )
}

const objects = ['slotted', 'plain'] as const

describe.each(objects)('%s', (objectName) => {
  test('paging gives every record once, in the order of one big sort', async () => {
    await fc.assert(
      fc.asyncProperty(
        dataset,
        fc.array(fc.tuple(fc.array(sortKey, { maxLength: 4 }), fc.integer({ min: 1, max: 12 })), {
          minLength: 6,
          maxLength: 6,
        }),
        condition,
        async (rows, questions, filter) => {
          const batch = `batch ${++batches}`
          const records = await keep(objectName, rows, batch)
          const mine = { '==': [{ var: 'name' }, batch] }
          for (const [keys, limit] of questions) {
            const sort = keys.map(({ path, descending }) => `${descending ? '-' : ''}${path}`)
            const all = await pageThrough(objectName, { sort, filter: mine }, limit)
            expect(all, sort.join()).toEqual(sorted(records, keys))
            const some = await pageThrough(objectName, { sort, filter: { and: [mine, filter] } }, limit)
            expect(some, `${sort.join()} ${JSON.stringify(filter)}`).toEqual(
              sorted(matching(records, filter, objectName), keys),
            )
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)

  test('a filter finds what it means in JavaScript', async () => {
    await fc.assert(
      fc.asyncProperty(dataset, fc.array(condition, { minLength: 40, maxLength: 40 }), async (rows, filters) => {
        const batch = `batch ${++batches}`
        const records = await keep(objectName, rows, batch)
        for (const filter of filters) {
          const both = { and: [{ '==': [{ var: 'name' }, batch] }, filter] }
          const found = await pageThrough(objectName, { filter: both }, 200)
          const expected = matching(records, filter, objectName).map((record) => record.id)
          expect(found.sort(), JSON.stringify(filter)).toEqual(expected.sort())
          const { body } = await reader.post(`/api/records/${objectName}/count`, { filter: both })
          expect(body.count).toBe(expected.length)
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)

  test('a filter finds the same after others of its shape with other constants', async () => {
    const alike = fc
      .constantFrom(...ordered)
      .chain((path) =>
        fc.tuple(
          fc.constantFrom('<', '<='),
          fc.array(constantOf(path), { minLength: 6, maxLength: 6 }),
          fc.boolean(),
          fc.constant(path),
        ),
      )
      .map(([operator, values, isBetween, path]) =>
        values.map((value, i) => ({
          [operator]: isBetween ? [value, variable(path), values[(i + 1) % values.length]] : [variable(path), value],
        })),
      )
    await fc.assert(
      fc.asyncProperty(dataset, fc.array(alike, { minLength: 8, maxLength: 8 }), async (rows, shapes) => {
        const batch = `batch ${++batches}`
        const records = await keep(objectName, rows, batch)
        for (const filter of shapes.flat()) {
          const both = { and: [{ '==': [{ var: 'name' }, batch] }, filter] }
          const found = await pageThrough(objectName, { filter: both }, 200)
          const expected = matching(records, filter, objectName).map((record) => record.id)
          expect(found.sort(), JSON.stringify(filter)).toEqual(expected.sort())
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 120_000)

  test('sums, averages, counts and groups are exact', async () => {
    const numbers = ['count', 'other_count', 'amount', 'yen', 'share', 'group.rank']
    const grouping = fc.uniqueArray(fc.constantFrom('choice', 'flag', 'day', 'group', 'group.name', 'word'), {
      maxLength: 2,
    })
    await fc.assert(
      fc.asyncProperty(
        dataset,
        fc.array(fc.tuple(grouping, condition), { minLength: 5, maxLength: 5 }),
        async (rows, questions) => {
          const batch = `batch ${++batches}`
          const records = await keep(objectName, rows, batch)
          for (const [groupBy, filter] of questions) {
            const { status, body } = await reader.post(`/api/records/${objectName}/aggregate`, {
              filter: { and: [{ '==': [{ var: 'name' }, batch] }, filter] },
              groupBy: groupBy.map((field, i) => ({ field, as: `g${i}` })),
              measures: [
                { as: 'rows', fn: 'count' },
                ...numbers.flatMap((field, i) => ['sum', 'avg', 'min'].map((fn) => ({ as: `${fn}${i}`, fn, field }))),
              ],
            })
            expect(status, JSON.stringify(body)).toBe(200)
            const found = matching(records, filter, objectName)
            const keyOf = (record: Stored) => JSON.stringify(groupBy.map((path) => valueAt(record, { path })))
            const expected = new Map<string, Stored[]>(groupBy.length === 0 ? [['[]', []]] : [])
            for (const record of found) expected.set(keyOf(record), [...(expected.get(keyOf(record)) ?? []), record])
            expect(body.rows.length).toBe(expected.size)
            for (const row of body.rows) {
              const members = expected.get(JSON.stringify(groupBy.map((_, i) => row[`g${i}`]))) as Stored[]
              expect(members, JSON.stringify(row)).toBeDefined()
              expect(row.rows).toBe(members.length)
              numbers.forEach((path, i) => {
                const values = members.map((record) => valueAt(record, { path })).filter((value) => value !== null)
                const exact = values.map((value) => new Decimal(String(value)))
                const sum = exact.reduce((total, value) => total.plus(value), new Decimal(0))
                if (exact.length === 0)
                  expect([row[`sum${i}`], row[`avg${i}`], row[`min${i}`]]).toEqual([null, null, null])
                else {
                  expect(new Decimal(row[`sum${i}`]).equals(sum), `${path} ${row[`sum${i}`]} ${sum}`).toBe(true)
                  expect(new Decimal(row[`min${i}`]).equals(Decimal.min(...exact))).toBe(true)
                  const average = sum.div(exact.length)
                  expect(new Decimal(row[`avg${i}`]).minus(average).abs().lte('1e-9'), path).toBe(true)
                }
              })
            }
          }
        },
      ),
      { numRuns: 10, endOnFailure: true },
    )
  }, 120_000)
})

test('with and without slots the answers are the same', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, fc.array(condition, { minLength: 10, maxLength: 10 }), async (rows, filters) => {
      const batch = `batch ${++batches}`
      const [slotted, plain] = [await keep('slotted', rows, batch), await keep('plain', rows, batch)]
      for (const filter of filters) {
        const both = { and: [{ '==': [{ var: 'name' }, batch] }, filter] }
        const [a, b] = [
          await pageThrough('slotted', { filter: both }, 200),
          await pageThrough('plain', { filter: both }, 200),
        ]
        expect(a.map((id) => slotted.findIndex((record) => record.id === id))).toEqual(
          b.map((id) => plain.findIndex((record) => record.id === id)),
        )
      }
    }),
    { numRuns: 6 },
  )
}, 60_000)

test('many records at once are the same as one by one', async () => {
  const row = fc.record(
    {
      name: fc.oneof(word, fc.constant(null)),
      amount: fc.oneof(decimal(3), fc.constant('much'), fc.integer()),
      choice: fc.constantFrom('a', 'x'),
      day: fc.constantFrom('2020-02-30', '2020-02-29'),
      group: fc.constantFrom(null, 'nonsense', '00000000-0000-7000-8000-000000000000'),
      nothing: fc.constant(1),
    },
    { requiredKeys: ['name'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const records = rows.map((values) => ({ values }))
      const { body } = await reader.post('/api/records/plain/bulk', { action: 'create', mode: 'each', records })
      const all = await reader.post('/api/records/plain/bulk', { action: 'create', mode: 'all', records })
      expect(all.status === 200).toBe(body.failed.length === 0)
      for (const [index, values] of rows.entries()) {
        const single = await reader.post('/api/records/plain', { values })
        const failure = body.failed.find((entry: { index: number }) => entry.index === index)
        if (single.status === 201) {
          expect(failure).toBeUndefined()
          const bulk = await reader.get(`/api/records/plain/${body.ids[index]}`)
          const { id: _1, created_at: _2, updated_at: _3, ...rest } = single.body.values
          expect(bulk.body.values).toMatchObject(rest)
        } else {
          expect(body.ids[index]).toBeNull()
          expect(failure).toMatchObject({
            code: single.body.code,
            message: single.body.message,
            details: single.body.details,
          })
        }
      }
    }),
    { numRuns: 30 },
  )
}, 60_000)

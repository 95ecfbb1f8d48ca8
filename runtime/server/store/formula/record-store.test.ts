/** The case table on the record store itself: what the product reads a formula's fields from, with slots and without. */

import { compileToSql, type Environment, readFormula } from '@attain/engine/formula/language'
import { type SampleRecord, sampleObjects, sampleScope } from '@attain/engine/formula/sample'
import { environmentOf, type FormulaCase, formulaCases, recordOf } from '@attain/engine/formula/testing'
import { bundleFromDocuments, compileBundle, type Model } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createLiveWorkspace, type LiveObject, type View, viewOf } from '../live-workspace.ts'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { QueryScope, Source } from '../query/source.ts'
import { type FieldSlot, planSlots } from '../slot-columns.ts'
import { compileStatement, type Database, run } from '../statement.ts'
import type { Document } from '../write/columns.ts'
import { insertRecords } from '../write/insert.ts'
import { canonicalSql } from './results.ts'

/** Left to the native tables: moments come from the database, a record is among its account's, the name is reserved. */
const notHere = /\bNOW\(|account\.deals|\bconstructor\b/

const text = (en: string) => ({ en, 'zh-CN': en })
const childLists: Readonly<Record<string, string>> = { 'deal.account': 'deals', 'line.deal': 'lines' }

function sampleModel(): Model {
  const objects = [...sampleObjects]
    .filter(([name]) => name !== 'person')
    .map(([name, fields]) => ({
      kind: 'object',
      name,
      label: text(name),
      nameField: name === 'line' ? 'product' : 'name',
      fields: [...fields.values()]
        .filter((field) => !field.builtIn && field.name !== 'constructor')
        .map((field) => {
          const list = childLists[`${name}.${field.name}`]
          const document = { ...field.document, label: text(field.name), index: field.type !== 'longText' }
          if (['tags', 'multiSelect', 'address'].includes(field.type)) document.index = false
          return list === undefined ? document : { ...document, children: { name: list, label: text(list) } }
        }),
    }))
  const app = { kind: 'app', name: 'cases', label: text('Cases'), formatVersion: 1, currency: 'CNY' }
  const { model, problems } = compileBundle(bundleFromDocuments([app, ...objects]))
  if (!model) throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')))
  return model
}

/** Ids of the sample as the store has them: the same order, other ones for each case. */
function idOf(name: string, number: number): string {
  const hex = (value: string) => Buffer.from(value).toString('hex').padEnd(12, '0').slice(0, 12)
  return `${String(number).padStart(8, '0')}-0000-7000-8000-${hex(name)}`
}

const isId = /^[adlp]\d$/

function withIds(value: unknown, number: number): unknown {
  return typeof value === 'string' && isId.test(value) ? idOf(value, number) : value
}

let database: TestDatabase
const model = sampleModel()
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const cases = [...formulaCases.values()].flat().filter((one) => one.sql !== false && !notHere.test(one.formula))

describe.each([
  ['with slots', 1],
  ['without slots', 2],
])('the case table in the record store, %s', (_, workspaceId) => {
  const objects = new Map(
    [...model.objects].map(([name, object], index): [string, LiveObject] => {
      const { assign } = planSlots([], object.fields.values())
      const slots =
        workspaceId === 1 ? assign.map((one): [string, FieldSlot] => [one.field, { ...one, state: 'ready' }]) : []
      return [name, { model: object, key: index + 1, slots: new Map(slots), rollups: new Map(), followed: [] }]
    }),
  )
  const viewFor = (environment: Environment): View =>
    viewOf(
      createLiveWorkspace({
        id: workspaceId,
        slug: 'cases',
        revision: 1,
        model,
        objects,
        textCollation: 'zh-x-icu',
        calendar: environment,
      }),
      { personId: environment.currentUser ?? idOf('p1', 0), roles: [...environment.roles] },
    )
  const keep = async (db: Database, view: View, name: string, number: number, records: readonly SampleRecord[]) => {
    const object = objects.get(name) as LiveObject
    const rows = records.map((record) => ({
      id: idOf(String(record.id), number),
      owner: typeof record.owner === 'string' ? idOf(record.owner, number) : null,
      document: Object.fromEntries(
        Object.entries(record)
          .filter(
            ([field, value]) => object.model.fields.get(field)?.builtIn === false && value !== null && value !== '',
          )
          .map(([field, value]) => [field, withIds(value, number)]),
      ) as Document,
    }))
    if (rows.length > 0) await insertRecords(db, view, object, rows, new Date())
  }
  const part = (record: SampleRecord, prefix: string): SampleRecord =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    )
  const insert = async (db: Database, view: View, number: number, record: SampleRecord) => {
    await keep(db, view, 'deal', number, [part(record, '')])
    if (record.account) await keep(db, view, 'account', number, [{ ...part(record, 'account.'), id: record.account }])
    const parent = record['account.parent']
    if (parent) await keep(db, view, 'account', number, [{ ...part(record, 'account.parent.'), id: parent }])
    const lines = (record.lines ?? []) as SampleRecord[]
    await keep(
      db,
      view,
      'line',
      number,
      lines.map((line) => ({ ...line, deal: record.id })),
    )
    const person = objects.get('person') as LiveObject
    for (const below of ['p2', 'p3'])
      await sql`insert into hierarchy_paths values (${workspaceId}, ${person.key}, 'manager',
        ${idOf('p1', number)}, ${idOf(below, number)}, 1)`.execute(db)
  }

  test.for(cases.map((one, number) => [`${one.formula} ${JSON.stringify(one.record ?? {})}`, one, number] as const))(
    '%s',
    async ([, one, number]) => {
      // each alone in the store
      const transaction = await database.db.startTransaction().execute()
      const value = await ask(transaction, one, number)
      await transaction.rollback().execute()
      expect(value).toEqual(one.is)
    },
  )

  async function ask(db: Database, one: FormulaCase, number: number): Promise<unknown> {
    const environment = environmentOf(one)
    const currentUser = environment.currentUser === null ? null : idOf(environment.currentUser, number)
    const view = viewFor({ ...environment, currentUser })
    const record = recordOf(one)
    await insert(db, view, number, record)
    const formula = one.formula.replaceAll(/"([adlp]\d)"/g, (_match, id: string) => `"${idOf(id, number)}"`)
    const reading = readFormula(formula, sampleScope('deal'))
    if ('problems' in reading) throw new Error(`${formula}: ${reading.problems[0]?.message.en}`)
    const { typed } = reading
    const source = new Source(new QueryScope(view), objects.get('deal') as LiveObject)
    const value = compileToSql(
      typed,
      new FormulaSource(source, 'model'),
      environment,
      formulaOptions(source.scope, 'model'),
    )
    const statement = compileStatement(
      db,
      sql`select ${canonicalSql(value, typed.type)} as value from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${source.id} = ${idOf(String(record.id), number)}::uuid`,
    )
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: environment.timeZone }).format(new Date(environment.now))
    const { rows } = await run<{ value: unknown }>(db, statement, {
      ...(currentUser ? { personId: currentUser } : {}),
      today,
    })
    const found = rows[0]?.value
    const names = ['a1', 'a2', 'd1', 'l1', 'l2', 'l3', 'p1', 'p2', 'p3']
    return names.find((name) => found === idOf(name, number)) ?? found
  }
})

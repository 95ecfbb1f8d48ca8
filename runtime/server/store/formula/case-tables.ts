/** The sample application of the formula cases as native tables, and a source that compiles formulas against them. */
import type {
  Environment,
  FieldPath,
  ListPath,
  SqlChildren,
  SqlField,
  SqlSource,
} from '@attain/engine/formula/language'
import { type SampleRecord, sampleObjects } from '@attain/engine/formula/testing'
import type { FieldModel } from '@attain/engine/metadata'
import { type Kysely, type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

const columnTypes: Partial<Record<FieldModel['type'], string>> = {
  number: 'numeric',
  percent: 'numeric',
  currency: 'bigint',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
  tags: 'text[]',
  multiSelect: 'text[]',
  address: 'jsonb',
}

export async function createCaseTables(db: Kysely<never>): Promise<void> {
  for (const [object, fields] of sampleObjects) {
    const columns = [...fields.values()]
      .filter(({ name }) => name !== 'id')
      .map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(columnTypes[type] ?? 'text')}`)
    await sql`create table ${sql.id(object)} (case_number integer, id text, asked boolean, ${sql.join(columns)})`.execute(
      db,
    )
  }
}

/** Puts a record with its account, its account's account and its lines into the tables. */
export async function insertCase(db: Kysely<never>, number: number, record: SampleRecord): Promise<void> {
  const own = (prefix: string, id: unknown) => {
    const row: Record<string, unknown> = { id }
    for (const [name, value] of Object.entries(record))
      if (name.startsWith(prefix) && !name.slice(prefix.length).includes('.')) row[name.slice(prefix.length)] = value
    return row
  }
  await insert(db, 'deal', number, [{ ...own('', record.id), asked: true }])
  if (typeof record.account === 'string') await insert(db, 'account', number, [own('account.', record.account)])
  if (typeof record['account.parent'] === 'string')
    await insert(db, 'account', number, [own('account.parent.', record['account.parent'])])
  await insert(
    db,
    'line',
    number,
    listOf(record.lines).map((line) => ({ ...line, deal: record.id })),
  )
  await insert(
    db,
    'deal',
    number,
    listOf(record['account.deals']).map((deal) => ({ ...deal, account: record.account })),
  )
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : []
}

async function insert(
  db: Kysely<never>,
  object: string,
  number: number,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const fields = sampleObjects.get(object) as ReadonlyMap<string, FieldModel>
  for (const row of rows) {
    const names = Object.keys(row).filter((name) => name === 'asked' || name === 'id' || fields.has(name))
    const values = names.map((name) => stored(fields.get(name), row[name]))
    await sql`insert into ${sql.id(object)} (case_number, ${sql.join(names.map((name) => sql.id(name)))}) values (${number}, ${sql.join(values)})`.execute(
      db,
    )
  }
}

function stored(field: FieldModel | undefined, value: unknown): unknown {
  if (value === null || value === undefined || value === '' || field === undefined)
    return value === '' ? null : (value ?? null)
  if (field.type === 'currency') return sql`(${value}::numeric * 100)::bigint`
  if (field.type === 'datetime') return sql`${String(value).replace('Z', '')}::timestamp`
  if (field.type === 'date') return sql`${value}::date`
  if (columnTypes[field.type] === 'numeric') return sql`${value}::numeric`
  return field.type === 'address' ? JSON.stringify(value) : value
}

let aliases = 0

export class CaseSource implements SqlSource {
  readonly alias: string
  readonly object: string
  readonly joins: Sql[]
  readonly environment: Environment
  readonly #hops = new Map<string, CaseSource>()

  constructor(object: string, environment: Environment, joins: Sql[] = [], alias = `t${++aliases}`) {
    this.object = object
    this.environment = environment
    this.joins = joins
    this.alias = alias
  }

  field({ hops, field }: FieldPath): SqlField {
    const column = sql.ref(`${this.#through(hops).alias}.${field.name}`)
    return field.type === 'currency' ? { sql: column, unitScale: 2 } : { sql: column }
  }

  children({ hops, relation }: ListPath): SqlChildren {
    const parent = this.#through(hops)
    const child = new CaseSource(relation.object, this.environment)
    return {
      source: child,
      id: sql.ref(`${child.alias}.id`),
      from: () => sql`${sql.table(relation.object)} ${sql.id(child.alias)} ${sql.join(child.joins, sql` `)}`,
      where: () =>
        sql`${sql.ref(`${child.alias}.case_number`)} = ${sql.ref(`${parent.alias}.case_number`)} and ${sql.ref(`${child.alias}.${relation.field}`)} = ${sql.ref(`${parent.alias}.id`)} and ${sql.ref(`${child.alias}.asked`)} is not true`,
    }
  }

  get now(): Sql {
    return sql`${this.environment.now.replace('Z', '')}::timestamp`
  }

  get today(): Sql {
    return sql`(${this.now} at time zone 'UTC' at time zone ${this.environment.timeZone}::text)::date`
  }

  get currentUser(): Sql {
    return sql`${this.environment.currentUser}::text`
  }

  get roles(): Sql {
    return sql`${[...this.environment.roles]}::text[]`
  }

  isManagerOf(person: Sql): Sql {
    return sql`(${person} in ('p2', 'p3'))`
  }

  #through(hops: readonly FieldModel[]): CaseSource {
    let source: CaseSource = this
    for (const hop of hops) source = source.#hop(hop)
    return source
  }

  #hop(hop: FieldModel): CaseSource {
    const known = this.#hops.get(hop.name)
    if (known !== undefined) return known
    const joined = new CaseSource(hop.target as string, this.environment, this.joins)
    this.joins.push(
      sql`left join ${sql.table(joined.object)} ${sql.id(joined.alias)} on ${sql.ref(`${joined.alias}.case_number`)} = ${sql.ref(`${this.alias}.case_number`)} and ${sql.ref(`${joined.alias}.id`)} = ${sql.ref(`${this.alias}.${hop.name}`)}`,
    )
    this.#hops.set(hop.name, joined)
    return joined
  }
}

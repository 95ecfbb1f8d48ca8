/**
 * A read-only SQL view per object, for reporting tools: schema `reporting_<workspace>`, the object's name, its fields
 * as columns. They know no roles: whoever is let into the database sees everything.
 */
import { createHash } from 'node:crypto'
import { fieldTypes } from '@attain/engine/fields'
import type { FieldModel, Model } from '@attain/engine/metadata'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { createPause } from '../../in-slices.ts'
import { readCalendars } from '../../store/calendars.ts'
import { createLiveWorkspace, type LiveObject, type View, viewOf } from '../../store/live-workspace.ts'
import { formulaSql } from '../../store/query/formula-source.ts'
import { QueryScope, Source } from '../../store/query/source.ts'

/** Makes the views of objects that are new or changed, and takes away those of objects that are gone. */
export async function refreshReportingViews(
  tx: Transaction<DB>,
  workspaceId: number,
  before: Model | undefined,
  after: Model,
): Promise<void> {
  const { slug } = await tx
    .selectFrom('workspaces')
    .select('slug')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const schema = reportingSchemaOf(slug)
  await sql`create schema if not exists ${sql.ref(schema)}`.execute(tx)
  for (const name of before?.objects.keys() ?? []) {
    if (!after.objects.has(name)) await sql`drop view if exists ${sql.id(schema, name)}`.execute(tx)
  }
  const keys = await tx.selectFrom('object_keys').selectAll().where('workspace_id', '=', workspaceId).execute()
  const objects = new Map(
    keys.flatMap(({ name, object_key }): [string, LiveObject][] => {
      const model = after.objects.get(name)
      return model ? [[name, { model, key: object_key, slots: new Map(), rollups: new Map(), followed: [] }]] : []
    }),
  )
  const workspace = createLiveWorkspace({
    id: workspaceId,
    slug,
    revision: 0,
    model: after,
    // a view outlives the slots of its fields and what is kept of roll-ups, so it reads documents and asks children
    objects,
    textCollation: undefined,
    calendar: await readCalendars(tx, workspaceId, after, objects),
  })
  const nobody = viewOf(workspace, { personId: '', roles: [] })
  const made = await readMade(tx, schema)
  const pause = createPause()
  for (const object of objects.values()) {
    await pause()
    const { name } = object.model
    const query = queryOf(nobody, object)
    // formulas look at other objects, so what a view asks tells better than any difference whether it is another one
    const text = fingerprint(tx, query)
    if (made.get(name) === text) continue
    await sql`drop view if exists ${sql.id(schema, name)}`.execute(tx)
    await sql`create view ${sql.id(schema, name)} as ${query}`.execute(tx)
    await sql`comment on view ${sql.id(schema, name)} is ${sql.lit(text)}`.execute(tx)
  }
}

export function reportingSchemaOf(slug: string): string {
  return `reporting_${slug.replaceAll('-', '_')}`
}

/** The views that there are, with what they were made of. */
async function readMade(tx: Transaction<DB>, schema: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; made: string }>`
    select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as made
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind = 'v'`.execute(tx)
  return new Map(rows.map(({ name, made }) => [name, made]))
}

function fingerprint(tx: Transaction<DB>, query: RawBuilder<unknown>): string {
  const { sql: text, parameters } = query.compile(tx)
  return createHash('sha256')
    .update(JSON.stringify([text, parameters]))
    .digest('hex')
}

function isComputed(field: FieldModel): boolean {
  return field.type === 'formula' || field.type === 'rollup'
}

function queryOf(nobody: View, object: LiveObject): RawBuilder<unknown> {
  const source = new Source(new QueryScope(nobody, { kept: true }), object).trusted
  const columns = [...object.model.fields.values()].map(
    (field) =>
      sql`${isComputed(field) ? formulaSql(source, field) : columnSql(field, source)} as ${sql.id(field.name)}`,
  )
  // a view over two tables cannot be written through
  return sql`select ${sql.join(columns)} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key}`
}

function columnSql(field: FieldModel, { document }: Source): RawBuilder<unknown> {
  if (field.builtIn && field.name !== 'record_type')
    return sql.ref(`${document}.${field.name === 'owner' ? 'owner_id' : field.name}`)
  const text = sql`(${sql.ref(`${document}.doc`)} ->> ${sql.lit(field.name)})`
  switch (fieldTypes[field.type].slot) {
    case 'money':
    case 'number':
      return sql`${text}::numeric`
    case 'time':
      return field.type === 'date' ? sql`${text}::date` : sql`${text}::timestamptz`
    case 'reference':
      return sql`${text}::uuid`
    case 'text':
      return field.type === 'boolean' ? sql`${text}::boolean` : text
    case null:
      return field.type === 'longText' ? text : sql`(${sql.ref(`${document}.doc`)} -> ${sql.lit(field.name)})`
  }
}

/**
 * A read-only SQL view per object, for reporting tools: schema `reporting_<workspace>`, the object's name, its fields
 * as columns. They know no roles: whoever is let into the database sees everything.
 */
import { fieldTypes } from '@attain/engine/fields'
import type { FieldModel, Model, ObjectModel } from '@attain/engine/metadata'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'

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
  const schema = `reporting_${slug.replaceAll('-', '_')}`
  await sql`create schema if not exists ${sql.ref(schema)}`.execute(tx)
  for (const name of before?.objects.keys() ?? []) {
    if (!after.objects.has(name)) await sql`drop view if exists ${sql.id(schema, name)}`.execute(tx)
  }
  const keys = await tx.selectFrom('object_keys').selectAll().where('workspace_id', '=', workspaceId).execute()
  for (const { name, object_key } of keys) {
    const object = after.objects.get(name)
    const old = before?.objects.get(name)
    if (!object || (old && columnsOf(old) === columnsOf(object))) continue
    await sql`drop view if exists ${sql.id(schema, name)}`.execute(tx)
    await sql`create view ${sql.id(schema, name)} as ${viewOf(workspaceId, object_key, object)}`.execute(tx)
  }
}

function viewOf(workspaceId: number, objectKey: number, object: ObjectModel): RawBuilder<unknown> {
  const columns = [...object.fields.values()].map((field) => sql`${columnSql(field)} as ${sql.id(field.name)}`)
  // a view over two tables cannot be written through
  return sql`select ${sql.join(columns)} from records r join workspaces w on w.id = r.workspace_id
    where r.workspace_id = ${sql.lit(workspaceId)} and r.object_key = ${sql.lit(objectKey)} and r.deleted_at is null`
}

function columnSql(field: FieldModel): RawBuilder<unknown> {
  if (field.builtIn) return sql`r.${sql.id(field.name === 'owner' ? 'owner_id' : field.name)}`
  const text = sql`(r.doc ->> ${sql.lit(field.name)})`
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
      return field.type === 'longText' ? text : sql`(r.doc -> ${sql.lit(field.name)})`
  }
}

/** What makes a view look as it does. */
function columnsOf(object: ObjectModel): string {
  return [...object.fields.values()].map((field) => `${field.name}:${field.type}`).join()
}

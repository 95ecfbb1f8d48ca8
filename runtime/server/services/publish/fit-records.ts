/**
 * Makes existing records fit a new revision, in the transaction that publishes it: values of fields whose type
 * changed, keys of fields that became unique, places in new hierarchies, words of fields that are now searched.
 * What does not fit stops the publish and is told; nothing is lost silently.
 */
import { fieldTypes, type Json } from '@attain/engine/fields'
import { convertValue, type FieldModel, type Model, type ObjectModel, type Text } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { type Document, hierarchyFields, uniqueKeysOf, wordsOf } from '../../store/write/columns.ts'

const BATCH = 2000

interface Target {
  readonly tx: Transaction<DB>
  readonly workspaceId: number
  readonly object: LiveObject
  readonly at: Date
  readonly by: string | null
}

interface Stored {
  readonly id: string
  readonly version: number
  readonly doc: Document
}

export async function fitRecords(
  tx: Transaction<DB>,
  workspaceId: number,
  before: Model,
  after: Model,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  const keys = await tx.selectFrom('object_keys').selectAll().where('workspace_id', '=', workspaceId).execute()
  for (const { name, object_key } of keys) {
    const [old, model] = [before.objects.get(name), after.objects.get(name)]
    if (!old || !model) continue
    const object: LiveObject = { model, key: object_key, slots: new Map(), rollups: new Map(), followed: [] }
    const target: Target = { tx, workspaceId, object, at, by }
    const work = workFor(old, model)
    const returning = await fieldsOfOld(target, old)
    if (returning.length > 0) work.unshift((place) => convertValues(place, model, returning, clean))
    if (work.length === 0 || !(await hasRecords(target))) continue
    // nobody writes records of the old kind between the look and the publish
    await sql`lock table records in share row exclusive mode`.execute(tx)
    for (const step of work) await step(target)
  }
}

/** Whether records of the object have to be rewritten for its new definition. */
export function needsFitting(old: ObjectModel, model: ObjectModel): boolean {
  return workFor(old, model).length > 0
}

/** True when stored values, or what their slots hold, mean something else under the new definition. */
export function isRetyped(was: FieldModel | undefined, field: FieldModel): boolean {
  return (
    was !== undefined &&
    !field.builtIn &&
    (was.type !== field.type || was.scale !== field.scale || was.target !== field.target)
  )
}

type Step = (target: Target) => Promise<void>

function workFor(old: ObjectModel, model: ObjectModel): Step[] {
  const steps: Step[] = []
  const retyped = [...model.fields.values()].filter((field) => isRetyped(old.fields.get(field.name), field))
  if (retyped.length > 0) steps.push((target) => convertValues(target, old, retyped))
  const unique = (object: ObjectModel) => names(object, (field) => field.unique)
  if (unique(old) !== unique(model) || retyped.some((field) => field.unique)) steps.push(rebuildUniqueKeys)
  const hierarchies = (object: ObjectModel) => names(object, (field) => field.document.hierarchy === true)
  if (hierarchies(old) !== hierarchies(model)) steps.push((target) => rebuildHierarchies(target, old))
  const searched = (object: ObjectModel) => `${object.nameField}:${names(object, (field) => field.search)}`
  if (searched(old) !== searched(model) || retyped.some((field) => field.search)) steps.push(rebuildWords)
  return steps
}

function names(object: ObjectModel, pick: (field: FieldModel) => boolean): string {
  return [...object.fields.values()]
    .filter(pick)
    .map((field) => field.name)
    .sort()
    .join()
}

async function hasRecords({ tx, workspaceId, object }: Target): Promise<boolean> {
  const { rows } = await sql`select from records where workspace_id = ${workspaceId} and object_key = ${object.key}
    limit 1`.execute(tx)
  return rows.length > 0
}

/** All records, deleted ones too when asked: they may come back. */
async function* everyBatch({ tx, workspaceId, object }: Target, withDeleted: boolean): AsyncGenerator<Stored[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<Stored>`select id, version, doc from records
      where workspace_id = ${workspaceId} and object_key = ${object.key} and id > ${after}::uuid
        and (${withDeleted} or deleted_at is null)
      order by id limit ${BATCH}`.execute(tx)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) return
    after = last.id
  }
}

/** New fields whose name an earlier revision used: records may still hold what was under it then. */
async function fieldsOfOld({ tx, workspaceId, object }: Target, old: ObjectModel): Promise<FieldModel[]> {
  const added = [...object.model.fields.values()].filter((field) => !field.builtIn && !old.fields.has(field.name))
  if (added.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select distinct field ->> 'name' as name from revision_documents rd
    join documents d on d.workspace_id = rd.workspace_id and d.hash = rd.hash
    cross join jsonb_array_elements(d.content -> 'fields') as field
    where rd.workspace_id = ${workspaceId} and rd.identity = ${`object:${object.model.name}`}
      and rd.revision < (select max(revision) from revisions where workspace_id = ${workspaceId})`.execute(tx)
  const before = new Set(rows.map((row) => row.name))
  return added.filter((field) => before.has(field.name))
}

type Convert = (value: Json, from: FieldModel, to: FieldModel, object: LiveObject, doc: Document) => Json

/** What nobody could see any more comes back if it fits, and else is let go: the history says what it was. */
const clean: Convert = (value, _from, to) => {
  const reading = fieldTypes[to.type].read(value, to)
  return 'value' in reading ? reading.value : null
}

async function convertValues(
  target: Target,
  old: ObjectModel,
  fields: readonly FieldModel[],
  convertOne: Convert = convert,
): Promise<void> {
  const { tx, workspaceId, object, at, by } = target
  for await (const batch of everyBatch(target, true)) {
    const converted = batch.flatMap(({ id, version, doc }) => {
      const changes: Record<string, [Json, Json]> = {}
      for (const field of fields) {
        const value = doc[field.name]
        if (value === undefined || value === null) continue
        const next = convertOne(value, old.fields.get(field.name) as FieldModel, field, object, doc)
        if (JSON.stringify(next) !== JSON.stringify(value)) changes[field.name] = [value, next]
      }
      if (Object.keys(changes).length === 0) return []
      const next = { ...doc, ...Object.fromEntries(Object.entries(changes).map(([name, [, to]]) => [name, to])) }
      const filled = Object.entries(next).filter(([, value]) => value !== null)
      return [{ id, version: version + 1, doc: Object.fromEntries(filled), changes }]
    })
    if (converted.length === 0) continue
    const column = (pick: (row: (typeof converted)[number]) => unknown) => converted.map(pick)
    await sql`with given as (select * from unnest(${column((row) => row.id)}::uuid[], ${column((row) => JSON.stringify(row.doc))}::text[], ${column((row) => row.version)}::int[], ${column((row) => JSON.stringify(row.changes))}::text[]) as g(id, doc, version, changes)),
      recorded as (update records r set doc = g.doc::jsonb, version = g.version, updated_at = ${at}, updated_by = ${by}
        from given g where r.workspace_id = ${workspaceId} and r.object_key = ${object.key} and r.id = g.id),
      slotted as (update record_slots s set version = g.version
        from given g where s.workspace_id = ${workspaceId} and s.object_key = ${object.key} and s.record_id = g.id)
      insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
        select ${workspaceId}::integer, ${object.key}::integer, g.id, g.version, ${at}, ${by}::uuid, 'updated', g.changes::jsonb from given g`.execute(
      tx,
    )
  }
}

/** The value under the new type; a reference has no text that another type could read, nor the other way round. */
function convert(value: Json, from: FieldModel, to: FieldModel, { model }: LiveObject, doc: Document): Json {
  const becomesReference = to.target !== undefined && to.target !== from.target
  const reading = becomesReference ? { problem: { message: needsRecords } } : convertValue(value, from, to)
  if ('value' in reading) return reading.value
  const name = String(doc[model.nameField] ?? '')
  throw doesNotFit(model, to, {
    en: `${JSON.stringify(value)} in "${name}": ${reading.problem.message.en}`,
    'zh-CN': `“${name}”中的 ${JSON.stringify(value)}：${reading.problem.message['zh-CN'] ?? reading.problem.message.en}`,
  })
}

const needsRecords: Text = { en: 'It does not name a record.', 'zh-CN': '它不是对记录的引用。' }

async function rebuildUniqueKeys(target: Target): Promise<void> {
  const { tx, workspaceId, object } = target
  await tx
    .deleteFrom('unique_keys')
    .where('workspace_id', '=', workspaceId)
    .where('object_key', '=', object.key)
    .execute()
  for await (const batch of everyBatch(target, false)) {
    const keys = batch.flatMap(({ id, doc }) => uniqueKeysOf(object, doc).map((key) => ({ ...key, id })))
    const { rows } = await sql<{ field: string; key: string }>`
      with given as (select * from unnest(${keys.map((key) => key.field)}::text[], ${keys.map((key) => key.key)}::text[], ${keys.map((key) => key.id)}::uuid[]) as g(field, key, id)),
      kept as (insert into unique_keys (workspace_id, object_key, field, key, record_id)
        select ${workspaceId}::integer, ${object.key}::integer, field, key, id from given on conflict do nothing returning record_id, field)
      select field, key from given g where not exists (select from kept k where k.record_id = g.id and k.field = g.field) limit 1`.execute(
      tx,
    )
    const twice = rows[0]
    if (!twice) continue
    throw doesNotFit(object.model, object.model.fields.get(twice.field) as FieldModel, {
      en: `"${twice.key}" is there more than once, so the field cannot be unique.`,
      'zh-CN': `“${twice.key}”出现多次，字段不能设为唯一。`,
    })
  }
}

async function rebuildWords(target: Target): Promise<void> {
  const { tx, workspaceId, object } = target
  for await (const batch of everyBatch(target, false)) {
    await sql`insert into record_words (workspace_id, object_key, record_id, words)
      select ${workspaceId}::integer, ${object.key}::integer, id, words::tsvector
      from unnest(${batch.map((row) => row.id)}::uuid[], ${batch.map(({ doc }) => wordsOf(object, doc))}::text[]) as g(id, words)
      on conflict (workspace_id, object_key, record_id) do update set words = excluded.words`.execute(tx)
  }
}

async function rebuildHierarchies(target: Target, old: ObjectModel): Promise<void> {
  const { tx, workspaceId, object } = target
  const had = new Set([...old.fields.values()].filter((field) => field.document.hierarchy).map((field) => field.name))
  const has = hierarchyFields(object).map((field) => field.name)
  await sql`delete from hierarchy_paths where workspace_id = ${workspaceId} and object_key = ${object.key}
    and not (field = any(${has}::text[]))`.execute(tx)
  for (const field of has.filter((name) => !had.has(name))) {
    const { rows } = await sql<{ name: string | null }>`
      with recursive parents as (select r.id, (r.doc ->> ${field})::uuid as parent from records r
          where r.workspace_id = ${workspaceId} and r.object_key = ${object.key} and r.deleted_at is null),
        paths as (select id as descendant, id as ancestor, 0 as depth from parents
          union all select p.descendant, up.parent, p.depth + 1 from paths p join parents up on up.id = p.ancestor
            where up.parent is not null) cycle ancestor set circular using visited,
        placed as (insert into hierarchy_paths (workspace_id, object_key, field, ancestor_id, descendant_id, depth)
          select ${workspaceId}::integer, ${object.key}::integer, ${field}, ancestor, descendant, depth from paths
          where not circular on conflict do nothing)
      select r.doc ->> ${object.model.nameField} as name from paths p join records r on r.workspace_id = ${workspaceId}
        and r.object_key = ${object.key} and r.id = p.descendant where p.circular limit 1`.execute(tx)
    const circle = rows[0]
    if (!circle) continue
    throw doesNotFit(object.model, object.model.fields.get(field) as FieldModel, {
      en: `"${circle.name}" stands below itself, so the field cannot be a hierarchy.`,
      'zh-CN': `“${circle.name}”位于自身之下，字段不能设为层级。`,
    })
  }
}

function doesNotFit(object: ObjectModel, field: FieldModel, why: Text): AttainError {
  const place = { object: object.name, field: field.name }
  return new AttainError(
    'does_not_fit',
    {
      place: {
        en: `${object.label.en} / ${field.label.en}`,
        'zh-CN': `${object.label['zh-CN'] ?? object.label.en} / ${field.label['zh-CN'] ?? field.label.en}`,
      },
      why,
    },
    place,
  )
}

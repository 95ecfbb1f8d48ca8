/** Copies the native tables into the record store, set by set: as many records as one likes in a minute or so. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../server/database/schema.ts'
import type { LiveObject, LiveWorkspace } from '../../server/store/live-workspace.ts'
import { documentSlot } from '../../server/store/query/source.ts'
import { slotColumnsOf } from '../../server/store/write/columns.ts'
import { fillRollups } from '../../server/workers/fill-rollups.ts'

type Sql = RawBuilder<unknown>

interface Copy {
  readonly object: string
  /** A table of the schema `native`, with an `id`. */
  readonly table: string
  /** Values by field, as SQL over the row `n`. */
  readonly values: Readonly<Record<string, string>>
  /** The text that search finds a record by, as SQL over the row `n`. */
  readonly searched: string
  readonly owner?: string
}

const copies: readonly Copy[] = [
  {
    object: 'person',
    table: 'person',
    values: { name: 'n.name', email: 'n.email', manager: 'n.manager_id', active: 'true', crm_name: 'n.name' },
    searched: 'n.name',
  },
  { object: 'account', table: 'account', values: { name: 'n.name', sector: 'n.sector' }, searched: 'n.name' },
  {
    object: 'product',
    table: 'product',
    values: { name: 'n.name', sales_price: `(n.price / 100.0)::numeric(20, 2)::text`, active: 'true' },
    searched: 'n.name',
  },
  {
    object: 'opportunity',
    table: 'opportunity',
    values: {
      code: 'n.code',
      account: 'n.account_id',
      product: 'n.product_id',
      stage: 'n.stage',
      stage_since: `case n.stage when 'engaging' then n.engage_date when 'prospecting' then n.created_at::date else n.close_date end`,
      engage_date: 'n.engage_date',
      close_date: 'n.close_date',
      close_value: `(n.close_value / 100.0)::numeric(20, 2)::text`,
      lost_reason: 'n.lost_reason',
      next_step: 'n.next_step',
      notes: 'n.notes',
    },
    searched: 'n.code',
    owner: 'n.owner_id',
  },
]

export async function copyIntoRecords(db: Kysely<DB>, workspace: LiveWorkspace): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    for (const copy of copies) await copyObject(connection, workspace, copy)
    await fillRollups(connection, workspace, () => true, new AbortController().signal)
    await sql`reset statement_timeout`.execute(connection)
  })
}

async function copyObject(db: Kysely<DB>, workspace: LiveWorkspace, copy: Copy): Promise<void> {
  const object = workspace.objects.get(copy.object)
  if (!object) throw new Error(`The bundle has no object ${copy.object}.`)
  const w = sql.lit(workspace.id)
  const o = sql.lit(object.key)
  const from = sql`from ${sql.table(`native.${copy.table}`)} n`
  const doc = sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(
    Object.entries(copy.values).flatMap(([field, value]) => [sql.lit(field), sql.raw(value)]),
  )}))`
  const owner = sql.raw(copy.owner ?? 'null::uuid')
  const isStamped = copy.table === 'opportunity'
  const stamps = isStamped ? sql`n.created_at, n.created_by, n.updated_at, n.updated_by` : sql`now(), null, now(), null`

  await sql`insert into records (workspace_id, object_key, id, version, owner_id, created_at, created_by, updated_at, updated_by, doc)
    select ${w}, ${o}, n.id, 1, ${owner}, ${stamps}, ${doc} ${from} order by n.id`.execute(db)
  const slots = slotsOf(object)
  await sql`insert into record_slots (workspace_id, object_key, record_id, version, owner_id${sql.join(
    slots.map(({ slot }) => sql`, ${sql.ref(slot)}`),
    sql``,
  )}) select ${w}, ${o}, r.id, r.version, r.owner_id${sql.join(
    slots.map(({ value }) => sql`, ${value}`),
    sql``,
  )} from records r where r.workspace_id = ${w} and r.object_key = ${o} order by r.id`.execute(db)
  await sql`insert into record_words (workspace_id, object_key, record_id, words)
    select ${w}, ${o}, n.id, (
      select string_agg(format('''%s'':1A', word), ' ')
      from regexp_split_to_table(lower(${sql.raw(copy.searched)}), '[^a-z0-9]+') word where word <> '')::tsvector
    ${from}`.execute(db)
  for (const field of object.model.fields.values()) {
    if (field.unique && !field.builtIn && copy.values[field.name] !== undefined) {
      await sql`insert into unique_keys (workspace_id, object_key, field, key, record_id)
        select ${w}, ${o}, ${sql.lit(field.name)}, ${uniqueText(copy.values[field.name] as string)}, n.id ${from}`.execute(
        db,
      )
    }
    if (field.document.hierarchy === true) await placeAll(db, w, o, field.name)
  }
}

/** The slots of an object, each with what the document holds for it, as the back-fill of a new slot reads it. */
function slotsOf(object: LiveObject): { slot: string; value: Sql }[] {
  return slotColumnsOf(object).map(({ field, slot }) => ({ slot, value: documentSlot(field, sql.ref('r.doc')) }))
}

/** Text fields are unique without regard to case. */
function uniqueText(value: string): Sql {
  return sql`lower(${sql.raw(value)})`
}

async function placeAll(db: Kysely<DB>, w: Sql, o: Sql, field: string): Promise<void> {
  await sql`insert into hierarchy_paths (workspace_id, object_key, field, ancestor_id, descendant_id, depth)
    with recursive line as (
      select id as descendant, id as ancestor, 0 as depth from records where workspace_id = ${w} and object_key = ${o}
      union all
      select l.descendant, (r.doc ->> ${sql.lit(field)})::uuid, l.depth + 1
      from line l join records r on r.workspace_id = ${w} and r.object_key = ${o} and r.id = l.ancestor
      where r.doc ->> ${sql.lit(field)} is not null
    ) select ${w}, ${o}, ${sql.lit(field)}, ancestor, descendant, depth from line`.execute(db)
}

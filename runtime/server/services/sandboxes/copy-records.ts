/** Copies chosen records into a sandbox, as they are or masked. Attachments and histories stay behind. */
import type { Json } from '@attain/engine/fields'
import { type Masking, maskValue } from '@attain/engine/fields/masking'
import type { FieldModel } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { createLiveWorkspace, type LiveWorkspace, viewOf } from '../../store/live-workspace.ts'
import { type Document, hierarchyFields, uniqueKeysOf } from '../../store/write/columns.ts'
import { insertRecords, type NewRecord } from '../../store/write/insert.ts'
import { type Choice, type Choices, isChosen } from './choose-records.ts'

const AT_ONCE = 500
const MOST_ATTEMPTS = 20

export interface Copying {
  readonly tx: Transaction<DB>
  readonly live: LiveWorkspace
  readonly sandbox: LiveWorkspace
  readonly choices: Choices
  /** None: records come as they are. */
  readonly masking: Masking | undefined
  /** People of live who work in the sandbox; they keep their names. */
  readonly members: ReadonlySet<string>
  readonly by: string
  readonly at: Date
  /** Told after each part how many records it was. */
  onCopied(count: number): Promise<void>
}

interface Row {
  readonly id: string
  readonly owner: string | null
  readonly document: Document
  readonly created_at: string
  readonly created_by: string | null
  readonly updated_at: string
  readonly updated_by: string | null
}

/** Roll-ups are left to be filled afterwards, all at once. */
export async function copyRecords(copying: Copying): Promise<void> {
  const { tx, sandbox, choices, by, at } = copying
  const view = viewOf(withoutRollups(sandbox), { personId: by, roles: [] })
  for (const [name, choice] of choices) {
    const object = view.workspace.objects.get(name)
    if (!object || choice.lines.size === 0) continue
    const ids = [...choice.lines.keys()].sort()
    const taken = new Set<string>()
    // within a hierarchy those below may be older than those above, so all of them come at once
    const atOnce = hierarchyFields(object).length > 0 ? ids.length : AT_ONCE
    for (let start = 0; start < ids.length; start += atOnce) {
      const rows = await readRows(copying, choice, ids.slice(start, start + atOnce))
      const records = rows.map((row) => recordOf(copying, choice, row, taken))
      await insertRecords(tx, view, object, records, at)
      await writeTimes(copying, choice, rows)
      await copying.onCopied(rows.length)
    }
    await copyCounters(copying, choice)
  }
  // what a copy writes is no news to anybody
  await tx.deleteFrom('events').where('workspace_id', '=', sandbox.id).execute()
}

function withoutRollups(workspace: LiveWorkspace): LiveWorkspace {
  const objects = new Map([...workspace.objects].map(([name, object]) => [name, { ...object, rollups: new Map() }]))
  return createLiveWorkspace({ ...workspace, objects })
}

async function readRows({ tx, live }: Copying, { from }: Choice, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`select r.id, r.owner_id as owner, r.doc as document,
      r.created_at, r.created_by, r.updated_at, r.updated_by
    from records r where r.workspace_id = ${live.id} and r.object_key = ${from.key} and r.id = any(${ids}::uuid[])
    order by r.id`.execute(tx)
  return rows
}

function recordOf({ choices, masking, members }: Copying, choice: Choice, row: Row, taken: Set<string>): NewRecord {
  const { id, owner } = row
  const isOpen = choice.to.model.name === 'person' && members.has(id)
  const document: Record<string, Json> = {}
  for (const [name, value] of Object.entries(row.document)) {
    const field = choice.fields.get(name)
    const copied = field && copiedValue(choices, field, value)
    if (copied === undefined || copied === null) continue
    const masked = masking && !isOpen ? maskedValue(choice, field as FieldModel, copied, masking, taken) : copied
    if (masked !== null) document[name] = masked
  }
  for (const { field, key } of uniqueKeysOf(choice.to, document)) taken.add(`${field} ${key}`)
  return { id, owner: isChosen(choices, 'person', owner) ? owner : null, document }
}

/** Undefined where the value stays behind. */
function copiedValue(choices: Choices, field: FieldModel, value: Json): Json | undefined {
  if (field.type === 'attachment' || field.type === 'formula' || field.type === 'rollup') return undefined
  if (field.target !== undefined) return isChosen(choices, field.target, value) ? value : undefined
  return value
}

/** Another one where no value may occur twice and this one is taken. */
function maskedValue(
  { to }: Choice,
  field: FieldModel,
  value: Json,
  masking: Masking,
  taken: ReadonlySet<string>,
): Json {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const masked = maskValue(value, field, masking, attempt)
    const [key] = field.unique ? uniqueKeysOf(to, { [field.name]: masked }) : []
    if (key === undefined || !taken.has(`${key.field} ${key.key}`)) return masked
  }
  return null
}

/** When and by whom records were made and changed, as far as these people came along. */
async function writeTimes({ tx, sandbox, choices }: Copying, { to }: Choice, rows: readonly Row[]): Promise<void> {
  const known = (id: string | null) => (isChosen(choices, 'person', id) ? id : null)
  await sql`update records r set created_at = g.created_at, created_by = g.created_by, updated_at = g.updated_at,
      updated_by = g.updated_by
    from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ created_at }) => created_at)}::timestamptz[], ${rows.map((row) => known(row.created_by))}::uuid[],
      ${rows.map(({ updated_at }) => updated_at)}::timestamptz[], ${rows.map((row) => known(row.updated_by))}::uuid[]
    ) as g(id, created_at, created_by, updated_at, updated_by)
    where r.workspace_id = ${sandbox.id} and r.object_key = ${to.key} and r.id = g.id`.execute(tx)
}

/** Running numbers go on where those of live are, so that none is given twice. */
async function copyCounters({ tx, live, sandbox }: Copying, { from, to }: Choice): Promise<void> {
  for (const field of to.model.fields.values()) {
    if (field.type !== 'autoNumber') continue
    await sql`insert into counters (workspace_id, name, value)
      select ${sandbox.id}, ${`${to.key}/${field.name}`}, c.value from counters c
      where c.workspace_id = ${live.id} and c.name = ${`${from.key}/${field.name}`}`.execute(tx)
  }
}

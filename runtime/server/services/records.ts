/** One record: read, create, change, delete, restore. */
import type { RecordBody } from '@attain/contract'
import type { Condition, FieldPath } from '@attain/engine/formula'
import type { ObjectModel } from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import { getRecord } from '../store/query/get.ts'
import { ownPaths } from '../store/query/selection.ts'
import { movesRollups } from '../store/rollup/keep.ts'
import { holdReferences, pointsAnew } from '../store/write/hold.ts'
import { insertRecords, type NewRecord, needsTransaction } from '../store/write/insert.ts'
import { loadRecords, lockRecord } from '../store/write/load.ts'
import { recycleRecords } from '../store/write/recycle.ts'
import { restoreRecord } from '../store/write/restore.ts'
import { type ChangedRecord, changesKeysOrPlaces, changesOf, imagesOf, updateRecords } from '../store/write/update.ts'
import { type Context, inTransaction } from './context.ts'
import { prepareChanges, prepareNew } from './prepare.ts'
import type { Values } from './record-problem.ts'

export async function readRecordById(
  context: Context,
  object: LiveObject,
  id: string,
  paths: readonly FieldPath[] = ownPaths(context.view, object.model),
): Promise<RecordBody> {
  const record = await getRecord(context.db, context.view, object, id, paths, context.today)
  if (!record) throw recordNotFound(object)
  return record
}

export async function createRecord(context: Context, object: LiveObject, values: Values): Promise<RecordBody> {
  assertMayCreate(context, object)
  const [prepared] = await prepareNew(context, object, [values])
  if (!prepared) throw new Error('prepareNew answers every input.')
  if ('error' in prepared) throw prepared.error
  const { record, labels } = prepared.ready
  await insertVisible(context, object, [record])
  return seesWholeRecords(context, object)
    ? createdBody(context, object, record, labels)
    : readRecordById(context, object, record.id)
}

/** Inserts; refused when one of the records would be out of its creator's own reach. */
export async function insertVisible(
  context: Context,
  object: LiveObject,
  records: readonly NewRecord[],
): Promise<void> {
  const { read } = accessOf(context.view, object.model)
  // a person belongs to themselves, not to who creates them
  const mine = object.model.name !== 'person' && records.every((record) => record.owner === context.view.actor.personId)
  const pointing = records.map(({ id, owner, document }) => ({ id, owner, after: document }))
  const insert = async ({ db, view, now }: Context) => {
    await holdReferences(db, view, object, pointing)
    await insertRecords(db, view, object, records, now)
  }
  if (read.op === 'always' || (mine && reachesOwn(read))) {
    return needsTransaction(context.view.workspace, object) || pointsAnew(context.view, object, pointing)
      ? inTransaction(context, insert)
      : insert(context)
  }
  await inTransaction(context, async (inner) => {
    await insert(inner)
    const visible = await loadRecords(
      inner.db,
      inner.view,
      object,
      records.map((record) => record.id),
      inner.today,
    )
    if (visible.size < records.length) {
      throw new AttainError('forbidden', {
        action: {
          en: 'creating a record that you could not see afterwards',
          'zh-CN': '创建自己之后看不到的记录',
        },
      })
    }
  })
}

/** Writes changes that were prepared; returns the ids of those whose version nobody moved on. Give a transaction. */
export async function writePrepared(
  { db, view, now }: Context,
  object: LiveObject,
  changes: readonly ChangedRecord[],
): Promise<Set<string>> {
  await holdReferences(db, view, object, changes)
  return updateRecords(db, view, object, changes, now)
}

/** Changes the given fields. With `version`, only when the record still has it. */
export async function changeRecord(
  context: Context,
  object: LiveObject,
  id: string,
  values: Values,
  version: number | undefined,
): Promise<RecordBody> {
  const change = (inner: Context) => tryChange(inner, object, id, values, version)
  // whoever was too late waits for their turn, and then nobody comes between
  return (
    (await change(context)) ??
    inTransaction(context, async (inner) => {
      await lockRecord(inner.db, inner.view, object, id)
      const body = await change(inner)
      if (!body) throw stale(undefined)
      return body
    })
  )
}

/** Undefined when somebody else changed the record between the look and the write. */
async function tryChange(
  context: Context,
  object: LiveObject,
  id: string,
  values: Values,
  version: number | undefined,
): Promise<RecordBody | undefined> {
  const loaded = await loadRecord(context, object, id)
  if (!loaded) throw recordNotFound(object)
  if (!loaded.mayEdit) throw forbidden('edit', object.model)
  if (version !== undefined && version !== loaded.version) throw stale(loaded.version)
  const [prepared] = await prepareChanges(context, object, [{ loaded, values }])
  if (!prepared) throw new Error('prepareChanges answers every input.')
  if ('error' in prepared) throw prepared.error
  const change = prepared.ready
  if (Object.keys(changesOf(change)).length === 0) return readRecordById(context, object, id)
  const write = (inner: Context) => writePrepared(inner, object, [change])
  const needsMore =
    changesKeysOrPlaces(object, change) ||
    pointsAnew(context.view, object, [change]) ||
    movesRollups(context.view, object, imagesOf(change))
  const written = needsMore ? await inTransaction(context, write) : await write(context)
  if (!written.has(id)) return undefined
  const { db, view, today } = context
  const body = await getRecord(db, view, object, id, ownPaths(view, object.model), today)
  // it may have been handed to somebody whose records the actor does not see
  return body ?? { id, version: loaded.version + 1, values: {}, labels: {}, can: { edit: false, delete: false } }
}

export async function deleteRecord(
  context: Context,
  object: LiveObject,
  id: string,
  version: number | undefined,
): Promise<void> {
  await inTransaction(context, async (inner) => {
    await lockRecord(inner.db, inner.view, object, id)
    const loaded = await loadRecord(inner, object, id)
    if (!loaded) throw recordNotFound(object)
    if (!loaded.mayDelete) throw forbidden('delete', object.model)
    if (version !== undefined && version !== loaded.version) throw stale(loaded.version)
    await recycleRecords(inner.db, inner.view, object, [id], inner.now)
  })
}

/** Brings a record back from the recycle bin; only who may delete it there may restore it. */
export async function restoreDeleted(context: Context, object: LiveObject, id: string): Promise<RecordBody> {
  return inTransaction(context, async (inner) => {
    const restored = await restoreRecord(inner.db, inner.view, object, id, inner.now)
    // access is decided by the slots, which are back now; without it everything is rolled back
    const loaded = restored ? await loadRecord(inner, object, id) : undefined
    if (!loaded) throw recordNotFound(object)
    if (!loaded.mayDelete) throw forbidden('delete', object.model)
    return readRecordById(inner, object, id)
  })
}

export function assertMayCreate(context: Context, object: LiveObject): void {
  if (!accessOf(context.view, object.model).create) throw forbidden('create', object.model)
}

/** Records that come many at a time are an import, whatever brings them. */
export function assertMayImport(context: Context, object: LiveObject): void {
  if (!accessOf(context.view, object.model).import) throw forbidden('import', object.model)
}

export function assertMayExport(context: Context, object: LiveObject): void {
  if (!accessOf(context.view, object.model).export) throw forbidden('export', object.model)
}

export function recordNotFound({ model }: LiveObject): AttainError {
  return new AttainError('not_found', {
    what: { en: model.label.en.toLowerCase(), 'zh-CN': model.label['zh-CN'] ?? model.label.en },
  })
}

const actions = {
  create: { en: 'create', 'zh-CN': '新建' },
  edit: { en: 'edit', 'zh-CN': '修改' },
  delete: { en: 'delete', 'zh-CN': '删除' },
  export: { en: 'export', 'zh-CN': '导出' },
  import: { en: 'import', 'zh-CN': '导入' },
}

export function forbidden(action: keyof typeof actions, { label }: ObjectModel): AttainError {
  const words = actions[action]
  return new AttainError('forbidden', {
    action: { en: `${words.en} ${label.en}`, 'zh-CN': `${words['zh-CN']}${label['zh-CN'] ?? label.en}` },
  })
}

export function stale(version: number | undefined): AttainError {
  return new AttainError('stale_version', {}, version === undefined ? undefined : { version })
}

/** True when everybody's own records are in the scope, whatever else is. */
function reachesOwn(scope: Condition): boolean {
  return (
    scope.op === 'own' ||
    scope.op === 'team' ||
    scope.op === 'subordinates' ||
    (scope.op === 'or' && scope.args.some(reachesOwn))
  )
}

async function loadRecord({ db, view, today }: Context, object: LiveObject, id: string) {
  return (await loadRecords(db, view, object, [id], today)).get(id)
}

/** True when no field is shown on some records only, and none is worked out by the store. */
function seesWholeRecords({ view }: Context, { model }: LiveObject): boolean {
  const access = accessOf(view, model)
  return ownPaths(view, model).every(
    ({ field }) => field.type !== 'formula' && field.type !== 'rollup' && access.readField(field).op === 'always',
  )
}

/** What a new record looks like, without reading it again: nobody else can have changed it yet. */
function createdBody(
  context: Context,
  object: LiveObject,
  { id, owner, document }: NewRecord,
  labels: Readonly<Record<string, string>>,
): RecordBody {
  const at = context.now.toISOString()
  const by = context.view.actor.personId
  const builtIn: Record<string, unknown> = {
    id,
    version: 1,
    owner,
    created_at: at,
    created_by: by,
    updated_at: at,
    updated_by: by,
  }
  const body: RecordBody = { id, version: 1, values: {}, labels: { ...labels } }
  for (const { field } of ownPaths(context.view, object.model)) {
    const value = field.builtIn && field.name in builtIn ? builtIn[field.name] : document[field.name]
    body.values[field.name] = value ?? null
  }
  return body
}

/** One record: read, create, change, delete, restore. */
import type { RecordBody } from '@attain/contract'
import type { FieldPath } from '@attain/engine/formula'
import type { ObjectModel } from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import { newId } from '../store/new-id.ts'
import { getRecord } from '../store/query/get.ts'
import { ownPaths } from '../store/query/selection.ts'
import { holdReferences, pointsAnew } from '../store/write/hold.ts'
import { insertChecked, insertRecords, type NewRecord } from '../store/write/insert.ts'
import { loadRecords, lockRecord } from '../store/write/load.ts'
import { recycleRecords } from '../store/write/recycle.ts'
import { restoreRecord } from '../store/write/restore.ts'
import { type ChangedRecord, changesOf, updateRecords } from '../store/write/update.ts'
import { assertNotHeld } from './approvals/index.ts'
import { refuseOwn } from './commission/own-assignments.ts'
import { type Context, inTransaction } from './context.ts'
import { answerOf, isKnownToHold } from './created-record.ts'
import { draftNew, finishNew, type NewDraft, prepareChanges } from './prepare.ts'
import type { Values } from './record-problem.ts'
import { askedReferences, checkReferences, isDemanded, judgeReferences } from './references.ts'

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
  const [draft] = await draftNew(context, object, [values])
  if (!draft) throw new Error('draftNew answers every input.')
  return (await createAtOnce(context, object, draft)) ?? createStepwise(context, object, draft)
}

/** With its references checked and its answer worked out from one statement; undefined where that is not enough. */
async function createAtOnce(context: Context, object: LiveObject, draft: NewDraft): Promise<RecordBody | undefined> {
  const { problems, files, broken } = draft
  if (problems.length + files.length + broken.length > 0 || !seesAfterwards(context, object, [draft])) return undefined
  const { db, view, now, today } = context
  const asked = askedReferences(context, object, [draft])
  const answering = answerOf(context, object, draft)
  const checks = [
    ...asked.map(({ field, object: target, ids: [id = ''], where }) => {
      const far = answering?.farBehind(field.name) ?? []
      return { field: field.name, object: target, id, where, far, isDemanded: isDemanded(context, field, id) }
    }),
    ...(answering?.author ? [answering.author] : []),
  ]
  const record = { id: newId(), owner: draft.owner, document: draft.document }
  const found = await insertChecked(db, view, object, record, now, checks, today)
  if (!found) return undefined
  const names = asked.map(({ ids: [id = ''] }, i) => new Map(found[i] ? [[id, found[i].name]] : []))
  const judged = judgeReferences(context, draft, asked, names)
  const finished = finishNew(context, object, draft, judged.problems)
  if ('error' in finished) throw finished.error
  return answering ? answering.body(record, checks, found) : readRecordById(context, object, record.id)
}

async function createStepwise(context: Context, object: LiveObject, draft: NewDraft): Promise<RecordBody> {
  const [references] = await checkReferences(context, object, [draft])
  const finished = finishNew(context, object, draft, references?.problems ?? [])
  if ('error' in finished) throw finished.error
  await insertVisible(context, object, [finished.ready])
  return readRecordById(context, object, finished.ready.id)
}

/** True when whoever creates the records sees them afterwards without a look. */
function seesAfterwards(
  { view }: Context,
  { model }: LiveObject,
  records: readonly { readonly owner: string | null }[],
): boolean {
  const { read } = accessOf(view, model)
  return records.every(({ owner }) => isKnownToHold(read, view, model, owner) === true)
}

/** Inserts; refused when one of the records would be out of its creator's own reach. */
export async function insertVisible(
  context: Context,
  object: LiveObject,
  records: readonly NewRecord[],
): Promise<void> {
  const pointing = records.map(({ id, owner, document }) => ({ id, owner, after: document }))
  const insert = async ({ db, view, now }: Context) => {
    await holdReferences(db, view, object, pointing)
    await insertRecords(db, view, object, records, now)
  }
  if (seesAfterwards(context, object, records)) {
    return pointsAnew(context.view, object, pointing) ? inTransaction(context, insert) : insert(context)
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

/** Writes changes that were prepared; returns the ids of those whose version nobody moved on. */
export async function writePrepared(
  context: Context,
  object: LiveObject,
  changes: readonly ChangedRecord[],
): Promise<Set<string>> {
  const write = async ({ db, view, now }: Context) => {
    await holdReferences(db, view, object, changes)
    return updateRecords(db, view, object, changes, now)
  }
  return pointsAnew(context.view, object, changes) ? inTransaction(context, write) : write(context)
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
  await assertNotHeld(context, object, loaded)
  if (version !== undefined && version !== loaded.version) throw stale(loaded.version)
  const [prepared] = await prepareChanges(context, object, [{ loaded, values }])
  if (!prepared) throw new Error('prepareChanges answers every input.')
  if ('error' in prepared) throw prepared.error
  const change = prepared.ready
  if (Object.keys(changesOf(change)).length === 0) return readRecordById(context, object, id)
  const written = await writePrepared(context, object, [change])
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
    await assertNotHeld(inner, object, loaded)
    await refuseOwn(inner, object, [loaded.document])
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
    await refuseOwn(inner, object, [loaded.document])
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

async function loadRecord({ db, view, today }: Context, object: LiveObject, id: string) {
  return (await loadRecords(db, view, object, [id], today)).get(id)
}

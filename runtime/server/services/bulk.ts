/** Many records in one call: all or nothing, or row by row with a report of those that failed. */
import type { BulkBody, BulkReport } from '@attain/contract'
import { fieldTypes } from '@attain/engine/fields'
import { AttainError } from '../errors.ts'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import { idsByUniqueKey } from '../store/references.ts'
import { uniqueKeysOf } from '../store/write/columns.ts'
import type { NewRecord } from '../store/write/insert.ts'
import { type LoadedRecord, loadRecords } from '../store/write/load.ts'
import { recycleRecords } from '../store/write/recycle.ts'
import { notUnique } from '../store/write/unique-violation.ts'
import { type ChangedRecord, changesOf } from '../store/write/update.ts'
import { assertNotHeld } from './approvals/index.ts'
import { refuseOwn } from './commission/own-assignments.ts'
import { type Context, inSavepoint, inTransaction } from './context.ts'
import { prepareChanges, prepareNew } from './prepare.ts'
import type { Values } from './record-problem.ts'
import {
  assertMayCreate,
  assertMayImport,
  forbidden,
  insertVisible,
  recordNotFound,
  stale,
  writePrepared,
} from './records.ts'

interface Row {
  readonly index: number
  readonly values: Values
  readonly version: number | undefined
}

interface ExistingRow extends Row {
  readonly id: string
}

interface LoadedRow {
  readonly row: ExistingRow
  readonly record: LoadedRecord
}

export async function writeMany(context: Context, object: LiveObject, body: BulkBody): Promise<BulkReport> {
  const work = new BulkWrite(object, body)
  // one transaction in both modes: rows that fail in `each` leave nothing behind, the others are written together
  return inTransaction(context, async (inner) => {
    await work.run(inner)
    return work.report
  })
}

class BulkWrite {
  readonly report: BulkReport
  readonly #object: LiveObject
  readonly #body: BulkBody

  constructor(object: LiveObject, body: BulkBody) {
    this.#object = object
    this.#body = body
    this.report = {
      created: 0,
      updated: 0,
      unchanged: 0,
      deleted: 0,
      ids: body.records.map(() => null),
      failed: [],
    }
  }

  async run(context: Context): Promise<void> {
    const { action } = this.#body
    const { fresh, existing } = await this.#sort(context)
    if (action === 'delete') return this.#delete(context, existing)
    if (action !== 'update') assertMayImport(context, this.#object)
    if (fresh.length > 0) assertMayCreate(context, this.#object)
    await this.#create(context, fresh)
    await this.#change(context, existing)
    this.report.failed.sort((a, b) => a.index - b.index)
  }

  /** Which rows are new, and which records the others mean. */
  async #sort(context: Context): Promise<{ fresh: Row[]; existing: ExistingRow[] }> {
    const { action, key, records } = this.#body
    const rows = records.map(({ id, version, values }, index) => ({
      id: id?.toLowerCase(),
      row: { index, values: values ?? {}, version },
    }))
    if (action === 'create') return { fresh: rows.map(({ row }) => row), existing: [] }
    const fresh: Row[] = []
    const existing: ExistingRow[] = []
    const keyOf = this.#keyReader(context, key)
    const keys = rows.flatMap(({ id, row }) => (id === undefined ? (keyOf(row.values) ?? []) : []))
    const byKey =
      key === undefined || keys.length === 0
        ? new Map<string, string>()
        : await idsByUniqueKey(context.db, context.view, this.#object, key, keys)
    const seen = new Map<string, number>()
    for (const { id, row } of rows) {
      const text = id === undefined ? keyOf(row.values) : undefined
      const found = id ?? (text === undefined ? undefined : byKey.get(text))
      const same = found ?? (text === undefined ? undefined : `key:${text}`)
      const earlier = same === undefined ? undefined : seen.get(same)
      if (same !== undefined && earlier !== undefined) {
        this.#fail(context, row.index, repeated(earlier))
        continue
      }
      if (same !== undefined) seen.set(same, row.index)
      if (found !== undefined) existing.push({ ...row, id: found })
      else if (action === 'upsert') fresh.push(row)
      else this.#fail(context, row.index, recordNotFound(this.#object))
    }
    return { fresh, existing }
  }

  #keyReader(context: Context, key: string | undefined): (values: Values) => string | undefined {
    if (key === undefined) return () => undefined
    const field = this.#object.model.fields.get(key)
    const visible = field && accessOf(context.view, this.#object.model).readField(field).op === 'always'
    if (!field || !visible) {
      throw new AttainError('unknown_field', { object: this.#object.model.label, field: key })
    }
    if (!field.unique) {
      throw new AttainError('invalid_request', {
        problem: {
          en: `"${key}" is not unique, so it cannot tell which record is meant.`,
          'zh-CN': `“${key}”不是唯一字段，无法用来确定记录。`,
        },
      })
    }
    const type = fieldTypes[field.type]
    return (values) => {
      const reading = type.read(values[key], field)
      return 'value' in reading && reading.value !== null ? type.uniqueKey(reading.value) : undefined
    }
  }

  async #create(context: Context, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const prepared = await prepareNew(
      context,
      this.#object,
      rows.map((row) => row.values),
    )
    const ready: { row: Row; record: NewRecord }[] = []
    prepared.forEach((result, i) => {
      const row = rows[i] as Row
      if ('error' in result) this.#fail(context, row.index, result.error)
      else ready.push({ row, record: result.ready })
    })
    const unique = await this.#withoutTaken(
      context,
      ready.map(({ row, record }) => ({
        row,
        id: record.id,
        keys: uniqueKeysOf(this.#object, record.document),
        entry: record,
      })),
    )
    await this.#inParts(context, unique, async (part) => {
      await insertVisible(
        context,
        this.#object,
        part.map(({ entry }) => entry),
      )
      for (const { row, id } of part) this.report.ids[row.index] = id
      this.report.created += part.length
    })
  }

  async #change(context: Context, rows: readonly ExistingRow[]): Promise<void> {
    const loaded = await this.#withoutHeld(context, await this.#load(context, rows, 'edit'))
    const prepared = await prepareChanges(
      context,
      this.#object,
      loaded.map(({ row, record }) => ({ loaded: record, values: row.values })),
    )
    const ready: { row: ExistingRow; change: ChangedRecord }[] = []
    prepared.forEach((result, i) => {
      const { row } = loaded[i] as (typeof loaded)[number]
      if ('error' in result) {
        this.#fail(context, row.index, result.error)
        return
      }
      this.report.ids[row.index] = row.id
      if (Object.keys(changesOf(result.ready)).length === 0) this.report.unchanged++
      else ready.push({ row, change: result.ready })
    })
    const unique = await this.#withoutTaken(
      context,
      ready.map(({ row, change }) => ({
        row,
        id: row.id,
        keys: uniqueKeysOf(this.#object, change.after),
        entry: change,
      })),
    )
    await this.#inParts(context, unique, async (part) => {
      const changes = part.map(({ entry }) => entry)
      const written = await writePrepared(context, this.#object, changes)
      for (const { row, id } of part) {
        if (written.has(id)) this.report.updated++
        else this.#fail(context, row.index, stale(undefined))
      }
    })
  }

  /**
   * Writes rows together. What only the write finds out (a value that somebody else just took, a circle, a record that
   * would be out of sight) fails the rows that it is about and no others: the rest is written in smaller parts.
   */
  async #inParts<T extends { row: Row }>(
    context: Context,
    rows: readonly T[],
    write: (part: readonly T[]) => Promise<void>,
  ): Promise<void> {
    if (rows.length === 0) return
    if (this.#body.mode === 'all') return write(rows)
    try {
      await inSavepoint(context, () => write(rows))
    } catch (error) {
      if (!(error instanceof AttainError)) throw error
      const half = Math.ceil(rows.length / 2)
      if (rows.length === 1) this.#fail(context, (rows[0] as T).row.index, error)
      else for (const part of [rows.slice(0, half), rows.slice(half)]) await this.#inParts(context, part, write)
    }
  }

  async #delete(context: Context, rows: readonly ExistingRow[]): Promise<void> {
    const loaded = await this.#withoutHeld(context, await this.#load(context, rows, 'delete'))
    await this.#inParts(context, loaded, async (part) => {
      const { db, view, now } = context
      const ids = part.map(({ row }) => row.id)
      await refuseOwn(
        context,
        this.#object,
        part.map(({ record }) => record.document),
      )
      const gone = await recycleRecords(db, view, this.#object, ids, now)
      for (const { row } of part) {
        if (!gone.has(row.id)) {
          this.#fail(context, row.index, recordNotFound(this.#object))
          continue
        }
        this.report.ids[row.index] = row.id
        this.report.deleted++
      }
    })
  }

  async #load(context: Context, rows: readonly ExistingRow[], right: 'edit' | 'delete'): Promise<LoadedRow[]> {
    const records = await loadRecords(
      context.db,
      context.view,
      this.#object,
      rows.map((row) => row.id),
      context.today,
    )
    return rows.flatMap((row): LoadedRow[] => {
      const record = records.get(row.id)
      const problem = !record
        ? recordNotFound(this.#object)
        : !(right === 'edit' ? record.mayEdit : record.mayDelete)
          ? forbidden(right, this.#object.model)
          : row.version !== undefined && row.version !== record.version
            ? stale(record.version)
            : undefined
      if (problem) this.#fail(context, row.index, problem)
      return record && !problem ? [{ row, record }] : []
    })
  }

  /** Rows whose records no approval holds; the others fail, each by itself. */
  async #withoutHeld(context: Context, rows: readonly LoadedRow[]): Promise<readonly LoadedRow[]> {
    const free: LoadedRow[] = []
    for (const row of rows) {
      try {
        await assertNotHeld(context, this.#object, row.record)
        free.push(row)
      } catch (error) {
        if (!(error instanceof AttainError)) throw error
        this.#fail(context, row.row.index, error)
      }
    }
    return free
  }

  /** Rows whose unique values are free; the others fail, each by itself. */
  async #withoutTaken<T extends { row: Row; id: string; keys: readonly { field: string; key: string }[] }>(
    context: Context,
    rows: readonly T[],
  ): Promise<T[]> {
    const fields = [...new Set(rows.flatMap(({ keys }) => keys.map((key) => key.field)))]
    const taken = new Map<string, Map<string, string>>()
    for (const field of fields) {
      const keys = rows.flatMap((row) => row.keys.filter((key) => key.field === field).map((key) => key.key))
      taken.set(field, await idsByUniqueKey(context.db, context.view, this.#object, field, keys))
    }
    const next = new Map(rows.map((row) => [row.id, row.keys]))
    // another row of the request may give the value away
    const gives = (holder: string, field: string, key: string) =>
      next.has(holder) && !next.get(holder)?.some((own) => own.field === field && own.key === key)
    return rows.filter(({ row, id, keys }) => {
      for (const { field, key } of keys) {
        const holder = taken.get(field)?.get(key)
        if (holder !== undefined && holder !== id && !gives(holder, field, key)) {
          this.#fail(context, row.index, notUnique(this.#object, field))
          return false
        }
      }
      for (const { field, key } of keys) taken.get(field)?.set(key, id)
      return true
    })
  }

  #fail(context: Context, index: number, error: AttainError): void {
    this.report.ids[index] = null
    const message = error.messageIn(context.language)
    const entry = {
      index,
      code: error.code,
      message,
      ...(error.details === undefined ? {} : { details: error.detailsIn(context.language) }),
    }
    if (this.#body.mode === 'all')
      throw new AttainError(error.code, error.parameters, { index, details: error.details })
    this.report.failed.push(entry)
  }
}

function repeated(index: number): AttainError {
  return new AttainError('invalid_request', {
    problem: {
      en: `This record is in the request already, at position ${index}.`,
      'zh-CN': `该记录已在请求的第 ${index} 位出现。`,
    },
  })
}

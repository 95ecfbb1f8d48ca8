/** Which values of a record are read, and how a row becomes the record that the API returns. */
import type { RecordBody } from '@attain/contract'
import { type Condition, conditionKey, type FieldPath } from '@attain/engine/formula'
import type { FieldModel, ObjectModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type View } from '../live-workspace.ts'
import { conditionSql } from './condition.ts'
import { isoTime } from './iso-time.ts'
import { slotReader } from './slot-value.ts'
import type { Source } from './source.ts'

type Sql = RawBuilder<unknown>

/** A row as the selection's columns give it; `doc` and whatever else the columns are called. */
export type Row = Record<string, unknown>

export interface Selection {
  /** `…as id, …as version, …`, without the word select. */
  readonly columns: Sql
  read(row: Row): RecordBody
}

/** Every field of an object that the actor may read on some record. */
export function readableFields(view: View, object: ObjectModel): FieldModel[] {
  const access = accessOf(view, object)
  return [...object.fields.values()].filter((field) => access.readField(field).op !== 'never')
}

/** The paths that stand for "everything": the object's own readable fields; the same list for the same roles. */
export function ownPaths(view: View, object: ObjectModel): readonly FieldPath[] {
  const { ownPaths: known } = view.workspace
  const key = `${view.rolesKey}|${object.name}`
  let paths = known.get(key)
  if (!paths) {
    paths = readableFields(view, object).map((field) => ({ path: field.name, hops: [], field }))
    known.set(key, paths)
  }
  return paths
}

const columnOfBuiltIn: Record<string, string> = {
  owner: 'owner_id',
  created_at: 'created_at',
  created_by: 'created_by',
  updated_at: 'updated_at',
  updated_by: 'updated_by',
}

/** True for what is a column of the store, and not in the document. */
function isColumn(field: FieldModel): boolean {
  return field.builtIn && (field.name in columnOfBuiltIn || field.name === 'id' || field.name === 'version')
}

/** True for what stands in the document, and may stand in a slot as well. */
function isKept(field: FieldModel): boolean {
  return !isColumn(field) && !isComputed(field)
}

/** Worked out, or kept apart from the document: read as a slot would hold it. */
function isComputed(field: FieldModel): boolean {
  return field.type === 'formula' || field.type === 'rollup'
}

/** Compiles the reading of `paths` from a source; take the source's joins after this. */
export function selectRecord(source: Source, paths: readonly FieldPath[]): Selection {
  const { view } = source.scope
  const access = accessOf(view, source.object.model)
  const columns: Sql[] = [sql`${source.id} as id`, sql`${source.version} as version`]
  // a few fields of a list are quicker read from their slots than out of whole documents, notes and all
  const own = paths.filter(({ hops, field }) => hops.length === 0 && isKept(field)).map(({ field }) => field)
  const readsSlots = own.every((field) => source.readySlot(field) !== undefined)
  if (!readsSlots) columns.push(sql`${sql.ref(`${source.document}.doc`)} as doc`)
  const fill: ((row: Row, body: RecordBody) => void)[] = []
  const guards = new Map<string, string>()
  const taken = new Set<string>()

  const guardColumn = (guard: Condition): string | undefined => {
    if (guard.op === 'always') return undefined
    const shape = conditionKey(guard)
    let column = guards.get(shape)
    if (!column) {
      column = `g${guards.size}`
      guards.set(shape, column)
      columns.push(sql`(${conditionSql(guard, source, 'model')}) is true as ${sql.ref(column)}`)
    }
    return column
  }

  const ownValue = (field: FieldModel, slotColumn: string): ((row: Row) => unknown) => {
    if (isColumn(field)) {
      const column = columnOfBuiltIn[field.name]
      if (column === undefined) return (row) => row[field.name]
      const value = column === 'owner_id' ? source.column(column) : sql.ref(`${source.document}.${column}`)
      if (!taken.has(column)) columns.push(sql`${value} as ${sql.ref(column)}`)
      taken.add(column)
      return field.type === 'datetime' ? (row) => isoTime(row[column] as string) : (row) => row[column]
    }
    const readSlot = readsSlots || isComputed(field) ? slotReader(field) : undefined
    if (readSlot === undefined) return (row) => (row.doc as Record<string, unknown>)[field.name]
    columns.push(sql`${source.trusted.value(field)} as ${sql.ref(slotColumn)}`)
    return (row) => readSlot(row[slotColumn])
  }

  paths.forEach(({ path, hops, field }, index) => {
    if (hops.length > 0) {
      const column = `v${index}`
      const readSlot = isComputed(field) ? slotReader(field) : undefined
      const reached = source.through(hops)
      columns.push(sql`${readSlot ? reached.value(field) : reached.json(field)} as ${sql.ref(column)}`)
      fill.push((row, body) => {
        if (readSlot) {
          body.values[path] = readSlot(row[column])
          return
        }
        const value = row[column] ?? null
        // the store keeps its own moments finer, and without the zone
        body.values[path] =
          field.builtIn && field.type === 'datetime' && value !== null ? isoTime(String(value)) : value
      })
    } else {
      const guard = guardColumn(access.readField(field))
      const value = ownValue(field, `s${index}`)
      fill.push((row, body) => {
        if (guard === undefined || row[guard] === true) body.values[field.name] = value(row) ?? null
      })
    }
    if (field.target !== undefined) {
      const column = `n${index}`
      columns.push(sql`${relatedName(source.through(hops), field)} as ${sql.ref(column)}`)
      fill.push((row, body) => {
        if (typeof row[column] === 'string') body.labels[path] = row[column]
      })
    }
  })

  return {
    columns: sql.join(columns),
    read(row) {
      const body: RecordBody = { id: row.id as string, version: row.version as number, values: {}, labels: {} }
      for (const put of fill) put(row, body)
      return body
    },
  }
}

/**
 * The name of the record that a field points to, if the actor may read that. A subquery, not a join: it is looked up
 * by its key for the rows that are shown, and a record with six references needs no planning of six joins.
 */
function relatedName(source: Source, field: FieldModel): Sql {
  const related = source.separate(field.target as string)
  const name = nameOf(related)
  const visible = related.visible
  return sql`(select ${name} from record_slots ${sql.ref(related.alias)} ${related.joins} where ${related.key} and ${related.id} = ${source.value(field)}${visible})`
}

/** The name of a source's records, for labels; null where the name is hidden. */
export function nameOf(source: Source): Sql {
  const { model } = source.object
  const field = model.fields.get(model.nameField)
  if (!field || accessOf(source.scope.view, model).readField(field).op === 'never') return sql`null::text`
  return source.value(field)
}

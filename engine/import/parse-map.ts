import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Json, TextFormat } from '../fields/field-type.ts'
import { fieldTypes, isDatePattern } from '../fields/index.ts'
import type { FieldModel } from '../metadata/model.ts'
import mapSchema from './map.schema.json' with { type: 'json' }
import type { ColumnMap, ColumnReading, ImportMap, ImportPlan } from './map.ts'
import planSchema from './plan.schema.json' with { type: 'json' }
import { hintFor, type ImportProblem, ImportRefused, importProblem } from './problem.ts'

/** What importing has to know of an object; an `ObjectModel` is one. */
export interface ImportableObject {
  readonly name: string
  readonly nameField: string
  readonly fields: ReadonlyMap<string, FieldModel>
}

/** A map that fits its object, ready to be bound to a file's header. Frozen. */
export interface ImportMapping {
  readonly object: ImportableObject
  readonly key?: FieldModel
  readonly encoding: string
  readonly delimiter: string
  readonly ignoreUnmapped: boolean
  /** By header; an empty list is a column that is known and not wanted. */
  readonly columns: ReadonlyMap<string, readonly CellReading[]>
  readonly constants: Readonly<Record<string, Json>>
  /** Fields that refer to records of the same object. */
  readonly selfReferences: ReadonlySet<string>
}

/** How one cell becomes the value of one field. */
export interface CellReading {
  readonly field: FieldModel
  readonly format: TextFormat
  readonly values: ReadonlyMap<string, string>
  /** For references: the field of the other object that the cell names. */
  readonly lookup?: string
}

/**
 * Checks an import map against its object. All problems are reported at once.
 * `findObject` gives the objects that reference fields point to.
 */
export function parseMap(
  json: unknown,
  object: ImportableObject,
  findObject: (name: string) => ImportableObject | undefined,
): { readonly mapping: ImportMapping } | { readonly problems: readonly ImportProblem[] } {
  const malformed = checkSchema(mapValidator(), json)
  if (malformed.length > 0) return { problems: malformed }
  const map = json as ImportMap
  const problems: ImportProblem[] = []
  const filled = new Set<string>()

  const findField = (name: string, path: string): FieldModel | undefined => {
    const field = object.fields.get(name)
    if (field === undefined) {
      const hint = hintFor(name, object.fields.keys())
      const values = { object: object.name, name }
      problems.push(importProblem('unknown_field', { path }, perLanguage(values, hint)))
    } else if (isReadOnly(field)) {
      problems.push(importProblem('read_only_field', { path, field: name }, { name }))
    } else if (filled.has(name)) {
      problems.push(importProblem('field_twice', { path, field: name }, { name }))
    } else {
      filled.add(name)
      return field
    }
    return undefined
  }

  const readColumn = (column: ColumnMap, path: string): CellReading | undefined => {
    const reading: ColumnReading | undefined =
      typeof column === 'string' ? { field: column } : 'ignore' in column ? undefined : column
    if (reading === undefined) return undefined
    const field = findField(reading.field, typeof column === 'string' ? path : `${path}/field`)
    if (field === undefined) return undefined
    if (reading.date !== undefined && !isDatePattern(reading.date)) {
      problems.push(importProblem('invalid_date_pattern', { path: `${path}/date` }, { pattern: reading.date }))
    }
    const target = field.target === undefined ? undefined : findObject(field.target)
    if (reading.lookup !== undefined && field.target === undefined) {
      problems.push(importProblem('lookup_not_reference', { path: `${path}/lookup` }, { name: field.name }))
    } else if (reading.lookup !== undefined && target !== undefined && !target.fields.has(reading.lookup)) {
      const values = { object: target.name, name: reading.lookup }
      const hint = hintFor(reading.lookup, target.fields.keys())
      problems.push(importProblem('unknown_field', { path: `${path}/lookup` }, perLanguage(values, hint)))
    }
    const lookup = field.target === undefined ? undefined : (reading.lookup ?? target?.nameField ?? 'name')
    return Object.freeze({
      field,
      format: formatOf(reading),
      values: new Map(Object.entries(reading.values ?? {})),
      ...(lookup === undefined ? {} : { lookup }),
    })
  }

  const columns = new Map<string, readonly CellReading[]>()
  for (const [header, column] of Object.entries(map.columns)) {
    const path = `/columns/${escapePointer(header)}`
    const readings = isList(column)
      ? column.map((each, index) => readColumn(each, `${path}/${index}`))
      : [readColumn(column, path)]
    columns.set(
      header.trim(),
      readings.filter((reading) => reading !== undefined),
    )
  }

  const constants: Record<string, Json> = {}
  for (const [name, value] of Object.entries(map.constants ?? {})) {
    const path = `/constants/${escapePointer(name)}`
    const field = findField(name, path)
    if (field === undefined) continue
    const target = field.target === undefined ? undefined : findObject(field.target)
    const constant = readConstant(field, value, target)
    if ('problem' in constant) {
      problems.push(importProblem('refused', { path, field: name }, constant.problem))
    } else {
      constants[name] = constant.value
    }
  }

  const key = map.key === undefined ? undefined : object.fields.get(map.key)
  if (map.key !== undefined && key === undefined) {
    const hint = hintFor(map.key, object.fields.keys())
    problems.push(
      importProblem('unknown_field', { path: '/key' }, perLanguage({ object: object.name, name: map.key }, hint)),
    )
  } else if (key !== undefined && !key.unique) {
    problems.push(importProblem('key_not_unique', { path: '/key', field: key.name }, { name: key.name }))
  } else if (key !== undefined && !filled.has(key.name)) {
    problems.push(importProblem('key_not_mapped', { path: '/key', field: key.name }, { name: key.name }))
  }

  if (problems.length > 0) return { problems }
  const mapping: ImportMapping = Object.freeze({
    object,
    ...(key === undefined ? {} : { key }),
    encoding: map.encoding ?? 'utf-8',
    delimiter: map.delimiter ?? ',',
    ignoreUnmapped: map.unmapped === 'ignore',
    columns,
    constants: Object.freeze(constants),
    selfReferences: new Set([...filled].filter((name) => object.fields.get(name)?.target === object.name)),
  })
  return { mapping }
}

/** Checks an import plan; throws `ImportRefused`. */
export function parsePlan(json: unknown): ImportPlan {
  const problems = checkSchema(planValidator(), json)
  if (problems.length > 0) throw new ImportRefused(problems)
  return json as ImportPlan
}

function isReadOnly(field: FieldModel): boolean {
  return fieldTypes[field.type].readOnly || (field.builtIn && field.name !== 'owner' && field.name !== 'record_type')
}

function readConstant(
  field: FieldModel,
  value: Json,
  target: ImportableObject | undefined,
): { readonly value: Json } | { readonly problem: { en: Detail; 'zh-CN': Detail } } {
  if (field.target !== undefined && value !== null && typeof value === 'object') return { value }
  if (field.target !== undefined && typeof value === 'string' && target !== undefined && !isId(value)) {
    return { value: { [target.nameField]: value } }
  }
  const reading = fieldTypes[field.type].read(value, field)
  if ('value' in reading) return { value: reading.value }
  const { message } = reading.problem
  return { problem: { en: { detail: message.en }, 'zh-CN': { detail: message['zh-CN'] ?? message.en } } }
}

type Detail = { detail: string }

function formatOf(reading: ColumnReading): TextFormat {
  return Object.freeze({
    ...(reading.date === undefined ? {} : { date: reading.date }),
    ...(reading.decimal === undefined ? {} : { decimal: reading.decimal }),
    ...(reading.factor === undefined ? {} : { factor: reading.factor }),
    ...(reading.separator === undefined ? {} : { separator: reading.separator }),
  })
}

function perLanguage(values: Record<string, string>, hint: { en: string; 'zh-CN': string }) {
  return { en: { ...values, hint: hint.en }, 'zh-CN': { ...values, hint: hint['zh-CN'] } }
}

let compiledMap: ValidateFunction | undefined
let compiledPlan: ValidateFunction | undefined

function mapValidator(): ValidateFunction {
  compiledMap ??= new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(mapSchema)
  return compiledMap
}

function planValidator(): ValidateFunction {
  compiledPlan ??= new Ajv2020({ allErrors: true, strict: true }).compile(planSchema)
  return compiledPlan
}

/** One problem per place: of a failed `oneOf` only what went wrong deepest. */
function checkSchema(validate: ValidateFunction, json: unknown): ImportProblem[] {
  if (validate(json)) return []
  const errors = validate.errors ?? []
  const specific = errors.filter((error) => error.keyword !== 'oneOf')
  const byPath = new Map<string, ImportProblem>()
  for (const error of specific) {
    const isShadowed = specific.some((other) => other.instancePath.startsWith(`${error.instancePath}/`))
    if (isShadowed || byPath.has(error.instancePath)) continue
    const property = error.params.additionalProperty ?? error.params.missingProperty
    const detail = `${error.message ?? error.keyword}${property === undefined ? '' : ` (${String(property)})`}`
    byPath.set(error.instancePath, importProblem('invalid_map', { path: error.instancePath || '/' }, { detail }))
  }
  return [...byPath.values()]
}

function isList(column: ColumnMap | readonly ColumnMap[]): column is readonly ColumnMap[] {
  return Array.isArray(column)
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1')
}

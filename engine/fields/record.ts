import { RECORD_TYPE, writableBuiltIns } from '../metadata/built-in-fields.ts'
import { didYouMean } from '../metadata/did-you-mean.ts'
import type { FieldModel, ObjectModel, Text } from '../metadata/model.ts'
import type { Json, JsonSchema, ValueProblem } from './field-type.ts'
import { typeOf } from './index.ts'

export type WriteMode = 'create' | 'update'

/** Why a field of a record was refused. */
export interface RecordProblem {
  readonly field: string
  readonly code: ValueProblem['code'] | 'unknown' | 'readOnly'
  readonly message: Text
}

/** Canonical values by field, or everything that is wrong at once. */
export type RecordReading =
  | { readonly values: Readonly<Record<string, Json>> }
  | { readonly problems: readonly RecordProblem[] }

/** Whether people may give a value for the field. */
export function isWritable(field: FieldModel): boolean {
  return field.builtIn ? writableBuiltIns.has(field.name) : !typeOf(field).readOnly
}

/**
 * Reads what someone wants to write. On create, defaults fill what is not given and required fields must be there;
 * on update only what is given counts, and a required field cannot be blanked.
 */
export function readRecord(object: ObjectModel, input: unknown, mode: WriteMode): RecordReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return {
      problems: [{ field: '', code: 'type', message: { en: 'A record is an object.', 'zh-CN': '记录应为对象。' } }],
    }
  const given = input as Readonly<Record<string, unknown>>
  const problems: RecordProblem[] = []
  const values = new Map<string, Json>()
  for (const name of Object.keys(given)) {
    const field = object.fields.get(name)
    if (field === undefined) problems.push(unknownField(object, name))
    else if (!isWritable(field)) problems.push(readOnlyField(field))
    else if (mode === 'update' && name === RECORD_TYPE && given[name] === null) problems.push(requiredField(field))
    else {
      const reading = typeOf(field).read(given[name], field)
      if ('problem' in reading) problems.push({ field: name, ...reading.problem })
      else values.set(name, reading.value)
    }
  }
  for (const field of object.fields.values()) {
    if (mode === 'create' && !Object.hasOwn(given, field.name)) {
      const preset = defaultOf(field)
      if (preset !== null) values.set(field.name, preset)
      else if (field.required && isWritable(field) && field.document.defaultFormula === undefined)
        problems.push(requiredField(field))
    } else if (field.required && values.get(field.name) === null) problems.push(requiredField(field))
  }
  return problems.length > 0 ? { problems } : { values: Object.fromEntries(values) }
}

/** The canonical default of a field; null when it has none. */
export function defaultOf(field: FieldModel): Json {
  if (field.document.default === undefined) return null
  const reading = typeOf(field).read(field.document.default, field)
  return 'value' in reading ? reading.value : null
}

/** JSON Schema of the values as the API accepts them. Needs the keywords of `addSchemaKeywords`. */
export function recordInputSchema(object: ObjectModel, mode: WriteMode): JsonSchema {
  const fields = [...object.fields.values()].filter(isWritable)
  const required = fields
    .filter((field) => field.required && defaultOf(field) === null && field.document.defaultFormula === undefined)
    .map((field) => field.name)
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      fields.map((field) => [field.name, describe(typeOf(field).inputSchema(field), field)]),
    ),
    ...(mode === 'create' && required.length > 0 ? { required } : {}),
  }
}

/** JSON Schema of the values as the API returns them; a caller may ask for fewer fields, or not be allowed all. */
export function recordOutputSchema(object: ObjectModel): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      [...object.fields.values()].map((field) => [field.name, describe(outputSchemaOf(field), field)]),
    ),
  }
}

/** The version counts in the store's own column, so it comes as a number and not as decimal text. */
function outputSchemaOf(field: FieldModel): JsonSchema {
  return field.builtIn && field.name === 'version' ? { type: 'integer' } : typeOf(field).outputSchema(field)
}

function describe(schema: JsonSchema, { label, document }: FieldModel): JsonSchema {
  return { title: label.en, ...(document.help === undefined ? {} : { description: document.help.en }), ...schema }
}

function unknownField(object: ObjectModel, name: string): RecordProblem {
  const hint = didYouMean(name, object.fields.keys())
  const shown = name.length > 64 ? `${name.slice(0, 64)}…` : name
  return {
    field: name,
    code: 'unknown',
    message: {
      en: `${object.label.en} has no field “${shown}”. ${hint?.en ?? ''}`.trim(),
      'zh-CN': `${object.label['zh-CN'] ?? object.label.en}没有字段“${shown}”。${hint?.['zh-CN'] ?? ''}`,
    },
  }
}

function readOnlyField(field: FieldModel): RecordProblem {
  const { label } = field
  return {
    field: field.name,
    code: 'readOnly',
    message: {
      en: `${label.en} is filled in by the system; leave it out.`,
      'zh-CN': `${label['zh-CN'] ?? label.en}由系统填写，请勿提供。`,
    },
  }
}

/** What to say where a required field is blank. */
export function requiredField(field: FieldModel): RecordProblem {
  const { label } = field
  return {
    field: field.name,
    code: 'required',
    message: { en: `${label.en} is required.`, 'zh-CN': `请填写${label['zh-CN'] ?? label.en}。` },
  }
}

import type { Json, JsonSchema } from '../fields/field-type.ts'
import type { MetadataDocument } from './kinds/kind.ts'
import { kindSchemas } from './kinds/schemas.ts'
import { selfContained } from './kinds/self-contained.ts'

const width = 120

/**
 * A document as the text of its file: always the same for the same document. Properties come in the order of the
 * schema, and what fits on a line stands on one. Biome leaves it as it is.
 */
export function formatDocument(document: MetadataDocument): string {
  const schema = selfContained(kindSchemas[document.kind])
  const ordered = orderProperties(document as unknown as Json, schema, schema)
  return `${format(ordered, 0, 0, true)}\n`
}

/** Properties in the order of the schema; those that it does not name come behind, by the alphabet. */
function orderProperties(value: Json, schema: JsonSchema | undefined, root: JsonSchema): Json {
  const shape = resolve(schema, root)
  if (isList(value)) {
    const items = asSchema(shape?.items)
    return value.map((item) => orderProperties(item, items, root))
  }
  if (!isRecord(value)) return value
  const properties = propertiesFor(value, shape, root)
  const known = Object.keys(properties).filter((name) => Object.hasOwn(value, name))
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name))
  return Object.fromEntries(
    [...known, ...unknown.sort()].map((name) => [
      name,
      orderProperties(value[name] ?? null, asSchema(properties[name]), root),
    ]),
  )
}

/** The properties that a schema names; of a choice, those of the branch whose constants fit. */
function propertiesFor(
  value: { readonly [key: string]: Json },
  schema: JsonSchema | undefined,
  root: JsonSchema,
): { readonly [key: string]: Json } {
  if (isRecord(schema?.properties)) return schema.properties
  const branches = [schema?.oneOf, schema?.anyOf].flatMap((list) => (isList(list) ? list : []))
  for (const branch of branches) {
    const properties = resolve(asSchema(branch), root)?.properties
    if (!isRecord(properties)) continue
    const fits = Object.entries(properties).every(([name, property]) => {
      const constant = isRecord(property) ? property.const : undefined
      return constant === undefined || constant === value[name]
    })
    if (fits) return properties
  }
  return {}
}

function resolve(schema: JsonSchema | undefined, root: JsonSchema): JsonSchema | undefined {
  const reference = schema?.$ref
  if (typeof reference !== 'string') return schema
  const definitions = root.$defs
  return isRecord(definitions) ? asSchema(definitions[reference.replace('#/$defs/', '')]) : undefined
}

/** `used` is what stands before the value on its line, and has to stand behind it. */
function format(value: Json, depth: number, used: number, isRoot = false): string {
  const flat = flatten(value)
  if (!isRoot && depth * 2 + used + columns(flat) <= width) return flat
  const indent = '  '.repeat(depth + 1)
  const end = `\n${'  '.repeat(depth)}`
  if (isList(value)) {
    return `[\n${value.map((item) => `${indent}${format(item, depth + 1, 1)}`).join(',\n')}${end}]`
  }
  if (!isRecord(value)) return flat
  const lines = Object.entries(value).map(([name, inner]) => {
    const key = `${JSON.stringify(name)}: `
    return `${indent}${key}${format(inner, depth + 1, key.length + 1)}`
  })
  return `{\n${lines.join(',\n')}${end}}`
}

function flatten(value: Json): string {
  if (isList(value)) return `[${value.map(flatten).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${flatten(inner)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** Columns that a text takes: Chinese, Japanese and Korean characters and full-width signs take two. */
function columns(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function asSchema(value: Json | undefined): JsonSchema | undefined {
  return isRecord(value) ? value : undefined
}

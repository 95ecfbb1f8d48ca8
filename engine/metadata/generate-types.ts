/**
 * Writes `types.generated.ts` of every kind from its schema, and `definitions.generated.ts` from what they share:
 * `node engine/metadata/generate-types.ts`. A test fails when they are out of date.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { compile } from 'json-schema-to-typescript'
import type { Json, JsonSchema } from '../fields/field-type.ts'
import definitions from './kinds/definitions.json' with { type: 'json' }

const kindsFolder = new URL('./kinds/', import.meta.url)

/** Every generated file with the text that it should have. */
export async function generateTypes(): Promise<{ file: URL; text: string }[]> {
  const folders = (await readdir(kindsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const kinds = folders.map(async ({ name }) => {
    const schema = JSON.parse(await readFile(new URL(`${name}/schema.json`, kindsFolder), 'utf8'))
    return { file: new URL(`${name}/types.generated.ts`, kindsFolder), text: await typesOfKind(name, schema) }
  })
  const shared = { file: new URL('definitions.generated.ts', kindsFolder), text: await typesOfDefinitions() }
  return [shared, ...(await Promise.all(kinds))]
}

async function typesOfKind(kind: string, schema: JsonSchema): Promise<string> {
  const root = `${kind.split('-').map(capitalized).join('')}Document`
  const shared = sharedNamesIn(schema)
  const text = await typesOf(schema, root, 'schema.json')
  if (shared.length === 0) return text
  const [banner = '', ...rest] = text.split('\n\n')
  const names = shared.join(', ')
  // passed on, so that all that a kind is made of is found at one place
  const lines = `import type { ${names} } from '../definitions.generated.ts'\n\nexport type { ${names} }`
  return [banner, lines, ...rest].join('\n\n')
}

async function typesOfDefinitions(): Promise<string> {
  const root = 'Definitions'
  const text = await typesOf({ type: 'object', $defs: definitions.$defs as unknown as Json }, root, 'definitions.json')
  // the file as a whole describes nothing
  return text.replace(/export interface Definitions \{\}\n+/, '')
}

async function typesOf(schema: JsonSchema, root: string, source: string): Promise<string> {
  const { $defs = {}, ...own } = schema
  const ready = { ...(forTypes(own, root) as object), $defs: {} as Record<string, Json> }
  for (const [name, body] of Object.entries($defs as Record<string, Json>)) {
    ready.$defs[typeName(name)] = forTypes(body, typeName(name))
  }
  const text = await compile(ready, root, {
    additionalProperties: false,
    bannerComment: `// Generated from ${source} by generate-types.ts; change the schema and run it again.`,
    unreachableDefinitions: true,
    enableConstEnums: false,
    ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true, printWidth: 120 },
  })
  return text.replaceAll(/ \*\n \* This interface was referenced by .*\n \* via the `definition` .*\n/g, '')
}

/** What a kind takes from the shared definitions. */
function sharedNamesIn(schema: Json): string[] {
  const references = JSON.stringify(schema).matchAll(/"\$ref":"\.\.\/definitions\.json#\/\$defs\/(\w+)"/g)
  return [...new Set([...references].map(([, name]) => name as string))].sort()
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** `FieldDocument` reads better outside this folder than `Field`. */
function typeName(definition: string): string {
  return definition === 'Field' ? 'FieldDocument' : definition
}

/** Titles would become type names, and references with words beside them would lose theirs. */
function forTypes(value: Json, title?: string): Json {
  if (Array.isArray(value)) return value.map((item) => forTypes(item))
  if (typeof value !== 'object' || value === null) return value
  const {
    $ref,
    title: _title,
    'x-zh-CN': _chinese,
    $id: _id,
    discriminator: _d,
    ...rest
  } = value as Record<string, Json>
  if (Array.isArray(rest.oneOf) && rest.type !== 'object') {
    const { oneOf, type: _type, ...others } = rest
    return { ...others, enum: oneOf.map((option) => (option as { const: Json }).const) }
  }
  if (typeof $ref === 'string') return { ...rest, tsType: typeName($ref.slice($ref.lastIndexOf('/') + 1)) }
  if (!['type', 'const', 'anyOf', 'oneOf', 'properties'].some((key) => key in rest)) rest.tsType = 'unknown'
  const entries = Object.entries(rest).map(([key, inner]): [string, Json] => [
    key,
    key === 'properties'
      ? Object.fromEntries(Object.entries(inner as Record<string, Json>).map(([name, body]) => [name, forTypes(body)]))
      : forTypes(inner),
  ])
  return { ...(title === undefined ? {} : { title }), ...Object.fromEntries(entries) }
}

if (import.meta.main) {
  for (const { file, text } of await generateTypes()) await writeFile(file, text)
}

import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { generateTypes } from '../generate-types.ts'
import definitions from './definitions.json' with { type: 'json' }
import { kindNames, kinds } from './index.ts'
import { kindSchemas } from './schemas.ts'
import { schemaInLanguage, selfContained } from './self-contained.ts'

type Schema = { readonly [key: string]: unknown }

/** Every place that people may see: properties, definitions, choices and the schema itself. */
function* placesOf(schema: Schema, path: string): Generator<[path: string, place: Schema, isChoice: boolean]> {
  yield [path, schema, false]
  for (const group of ['properties', '$defs'] as const)
    for (const [name, inner] of Object.entries((schema[group] ?? {}) as Record<string, Schema>))
      yield* placesOf(inner, `${path}/${group}/${name}`)
  for (const choice of (schema.oneOf ?? []) as Schema[])
    if ('const' in choice) yield [`${path}/${choice.const}`, choice, true]
  const { items } = schema as { items?: Schema }
  if (items !== undefined && !('$ref' in items) && 'properties' in items) yield* placesOf(items, `${path}/items`)
}

const schemas: [string, Schema][] = [
  ['definitions', definitions],
  ...kindNames.map((kind): [string, Schema] => [kind, kindSchemas[kind]]),
]

describe('kinds', () => {
  it('are those that have a folder, and folders are named after them', () => {
    const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(folders.map(({ name }) => name).sort()).toEqual([...kindNames].sort())
    for (const kind of kindNames) expect(kinds[kind].kind).toBe(kind)
  })

  it.each(schemas)('the schema of %s has titles and descriptions in both languages everywhere', (name, schema) => {
    // what is named once says there what it is
    const named = (schema.$defs ?? {}) as Record<string, Schema>
    const missing = [...placesOf(schema, name)].flatMap(([path, part, isChoice]) => {
      const place = named[String(part.$ref ?? '').replace('#/$defs/', '')] ?? part
      const chinese = (place['x-zh-CN'] ?? {}) as Schema
      const words = isChoice
        ? [place.title, chinese.title]
        : [place.title, place.description, chinese.title, chinese.description]
      return words.every((word) => typeof word === 'string' && word !== '') ? [] : [path]
    })
    expect(missing).toEqual([])
  })

  it.each(schemas)('the schema of %s knows all that it allows', (name, schema) => {
    const open = [...placesOf(schema, name)].filter(
      ([, place]) => place.type === 'object' && 'properties' in place && place.additionalProperties !== false,
    )
    expect(open.map(([path]) => path)).toEqual([])
  })

  it('has its own words where a definition only gives another one a name', () => {
    const { $defs } = schemaInLanguage(kindSchemas.dashboard, 'en') as {
      readonly $defs: Record<string, { readonly properties: Record<string, Schema> }>
    }
    const { kpi, x } = $defs.NumberWidget?.properties ?? {}
    expect(kpi).toEqual({ title: 'KPI', description: 'Which figure.', 'x-meaning': 'kpi', $ref: '#/$defs/Name' })
    expect(x).toEqual({ $ref: '#/$defs/Column' })
  })

  it.each(kindNames)('the schema of %s stands alone in every language', (kind) => {
    for (const schema of [selfContained(kindSchemas[kind]), schemaInLanguage(kindSchemas[kind], 'zh-CN')]) {
      const ajv = new Ajv2020({
        strict: true,
        strictRequired: false,
        allowUnionTypes: true,
        discriminator: true,
        validateFormats: false,
      })
      ajv.addVocabulary(['x-zh-CN', 'x-meaning'])
      expect(() => ajv.compile(schema)).not.toThrow()
    }
    expect(JSON.stringify(schemaInLanguage(kindSchemas[kind], 'zh-CN'))).not.toContain('x-zh-CN')
    expect(schemaInLanguage(kindSchemas[kind], 'zh-CN').title).toBe(kinds[kind].label['zh-CN'])
    expect(schemaInLanguage(kindSchemas[kind], 'en').title).toBe(kinds[kind].label.en)
  })

  it('have types that are up to date', async () => {
    for (const { file, text } of await generateTypes()) expect(readFileSync(file, 'utf8')).toBe(text)
  })
})

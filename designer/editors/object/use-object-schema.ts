/** The schema of objects in the language of the page: titles of types, settings and choices come from it. */
import type { Json, JsonSchema, Language } from '@attain/engine/fields'
import { schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { kindSchema } from '../../schema-form/kind-schema.ts'
import type { FieldType } from './object-document.ts'

interface Part {
  readonly title?: string
  readonly description?: string
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[]
}

export interface ObjectSchema {
  readonly root: JsonSchema
  /** Labels of the types, in the order of the schema. */
  readonly types: ReadonlyMap<FieldType, string>
  /** What a setting of a field, or a property of another part, is called. */
  part(definition: Definition, property: string): Part
  /** The values of a choice with their titles. */
  choices(definition: Definition, property: string): readonly { readonly value: string; readonly label: string }[]
  /** The schema of some properties of a part, stand-alone. */
  of(definition: Definition, properties: readonly string[]): JsonSchema
  /** The schema of a whole part, stand-alone. */
  whole(definition: Definition): JsonSchema
}

type Definition = 'Object' | 'Field' | 'Option' | 'RecordType' | 'Validation' | 'ChildList'
type Parts = { readonly [name: string]: Json }

export function useObjectSchema(): ObjectSchema {
  const [language] = useLanguage()
  const known = schemas.get(language)
  if (known !== undefined) return known
  const made = objectSchema(schemaInLanguage(kindSchema('object'), language))
  schemas.set(language, made)
  return made
}

/** Made once a language: every row of a list asks for it. */
const schemas = new Map<Language, ObjectSchema>()

function objectSchema(root: JsonSchema): ObjectSchema {
  const definitions = root.$defs as Parts
  const definitionOf = (name: Definition) => (name === 'Object' ? root : definitions[name]) as JsonSchema
  const partsOf = (name: Definition) => definitionOf(name).properties as Parts
  const part = (definition: Definition, property: string) => (partsOf(definition)[property] ?? {}) as Part
  const choices = (definition: Definition, property: string) =>
    (part(definition, property).oneOf ?? []).map((one) => ({ value: one.const, label: one.title }))
  return {
    root,
    types: new Map(choices('Field', 'type').map(({ value, label }) => [value as FieldType, label])),
    part,
    choices,
    of: (definition, properties) => ({
      $defs: definitions,
      type: 'object',
      properties: Object.fromEntries(
        properties.flatMap((property) => {
          const found = partsOf(definition)[property]
          return found === undefined ? [] : [[property, found]]
        }),
      ),
    }),
    whole: (definition) => ({ ...definitionOf(definition), $defs: definitions }),
  }
}

/** Which input each part of a schema of metadata gets: by what it means, or by the shared definition that it refers to. */
import type { Json, JsonSchema } from '@attain/engine/fields'
import type { UiSchema } from '@rjsf/utils'
import { pickerFor } from './pickers/index.ts'
import { standIn } from './stand-in.ts'

/** Inputs of ours, by the shared definitions of `engine/metadata/kinds/definitions.json`. */
const inputs: Readonly<Record<string, string>> = { Text: 'text', Condition: 'formula', Formula: 'formula' }

/** What is never asked for: a document stays what it is. */
const fixed = ['kind', 'name', 'object', 'formatVersion', 'extends', 'templates']

/** What there is nothing to say of. */
const hidden: UiSchema = { 'ui:widget': 'hidden', 'ui:field': 'nothing' }

export function uiSchemaOf(schema: JsonSchema, without: readonly string[] = fixed): UiSchema {
  const definitions = isRecord(schema.$defs) ? schema.$defs : {}
  const visit = (part: Json | undefined, depth: number): UiSchema => {
    if (!isRecord(part) || depth > 6) return {}
    if ('const' in part) return hidden
    const picker = pickerFor(part['x-meaning'])
    if (picker !== undefined) return picker
    const standard = standIn(part)
    if (standard !== undefined) return { 'ui:placeholder': standard }
    const name = typeof part.$ref === 'string' ? part.$ref.replace('#/$defs/', '') : undefined
    const input = name === undefined ? undefined : inputs[name]
    // words and formulas say themselves what is wrong in them, and where
    if (input !== undefined) return { 'ui:field': input, 'ui:hideError': true }
    // what a definition means, each that refers to it means too
    if (name !== undefined) return visit(definitions[name], depth)
    const ui: UiSchema = {}
    if (isRecord(part.properties))
      for (const [property, inner] of Object.entries(part.properties)) ui[property] = visit(inner, depth + 1)
    // the branches of a choice share what their properties of the same name look like
    for (const branch of Array.isArray(part.oneOf) ? part.oneOf : [])
      if (!isConstant(branch)) Object.assign(ui, visit(branch, depth + 1))
    if (isRecord(part.items)) {
      ui.items = { ...visit(part.items, depth + 1), 'ui:label': false }
      if (isChoice(resolve(part.items, definitions))) ui['ui:widget'] = 'checkboxes'
    }
    return ui
  }
  const ui = visit(schema, 0)
  for (const property of without)
    if (isRecord(schema.properties) && property in schema.properties) ui[property] = hidden
  return ui
}

function resolve(part: Json, definitions: { readonly [key: string]: Json }): Json | undefined {
  return isRecord(part) && typeof part.$ref === 'string' ? definitions[part.$ref.replace('#/$defs/', '')] : part
}

function isChoice(part: Json | undefined): boolean {
  return isRecord(part) && (Array.isArray(part.enum) || Array.isArray(part.oneOf)) && part.type === 'string'
}

function isConstant(part: Json): boolean {
  return isRecord(part) && 'const' in part
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

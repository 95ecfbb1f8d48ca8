/** The rjsf form of an object: one property per field of its layout that is visible for the values at hand. */
import type { ObjectBody, Values } from '@attain/contract'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import type { LayoutDocument } from './documents.ts'
import { type Language, textIn } from './language.ts'
import type { LiveFormulas } from './live-formulas.ts'
import { COMPUTED_TYPES, type PlacedSection, placeFields } from './sections.ts'

export type FormMode = 'create' | 'update'

export interface FormOptions {
  readonly formulas: LiveFormulas
  readonly language: Language
  readonly mode: FormMode
}

export interface BuiltForm {
  readonly schema: RJSFSchema
  readonly uiSchema: UiSchema
  /** What stands where; the object template draws it. */
  readonly sections: readonly PlacedSection[]
  /** What its formula fields give for these values. */
  readonly computed: Values
}

/** JSON types per family of values; null is how blank is kept. Types not named here hold text. */
const JSON_TYPES: Readonly<Record<string, RJSFSchema['type']>> = {
  boolean: ['boolean', 'null'],
  multiSelect: ['array', 'null'],
  tags: ['array', 'null'],
  attachment: ['array', 'null'],
  address: ['object', 'null'],
}

/** Builds schema and uiSchema for the fields that are visible now; call it again when values change. */
export function buildForm(object: ObjectBody, layout: LayoutDocument, values: Values, options: FormOptions): BuiltForm {
  const computed = options.formulas.computed(values)
  const sections = placeFields(object, layout, values, options.language, options.formulas)
    .map((section) => ({
      ...section,
      fields: section.fields.filter(
        ({ field }) =>
          options.mode === 'update' ||
          Object.hasOwn(computed, field.name) ||
          (!COMPUTED_TYPES.has(field.type) && field.access === 'edit'),
      ),
    }))
    .filter((section) => section.fields.length > 0)
  const placed = sections.flatMap((section) => section.fields)
  const schema: RJSFSchema = {
    type: 'object',
    properties: Object.fromEntries(
      placed.map(({ field }) => [
        field.name,
        {
          type: JSON_TYPES[field.valueType] ?? ['string', 'null'],
          title: textIn(field.label, options.language),
        } as RJSFSchema,
      ]),
    ),
    required: placed.filter((each) => each.required).map(({ field }) => field.name),
  }
  const uiSchema: UiSchema = {
    'ui:order': [...new Set(placed.map(({ field }) => field.name))],
    ...Object.fromEntries(
      placed.map(({ field, readOnly }) => {
        const help = textIn(field.document.help as never, options.language)
        return [field.name, { 'ui:field': 'value', 'ui:readonly': readOnly, ...(help && { 'ui:help': help }) }]
      }),
    ),
  }
  return { schema, uiSchema, sections, computed }
}

/** What a new record starts with: the defaults of its fields, then what is preset (a parent, a record type). */
export function initialValues(object: ObjectBody, preset: Values = {}): Values {
  const values: Values = {}
  for (const field of object.fields) {
    if (field.access !== 'edit' || field.builtIn) continue
    const given = field.document.default
    if (given !== undefined) values[field.name] = given
  }
  const recordType = object.recordTypes?.find((type) => type.default) ?? object.recordTypes?.[0]
  if (recordType) values.record_type = recordType.name
  return { ...values, ...preset }
}

/** Which fields stand where for the values at hand: the layout with its conditions applied, hidden fields gone. */
import type { FieldBody, ObjectBody, Values } from '@attain/contract'
import type { LayoutDocument } from './documents.ts'
import { type Language, textIn } from './language.ts'
import type { LiveFormulas } from './live-formulas.ts'

export interface PlacedField {
  readonly field: FieldBody
  readonly width: 'half' | 'full'
  readonly readOnly: boolean
  readonly required: boolean
}

export interface PlacedSection {
  readonly name: string
  readonly label: string
  readonly columns: 1 | 2
  readonly collapsed: boolean
  readonly fields: readonly PlacedField[]
}

/** Types whose values people cannot give. */
export const COMPUTED_TYPES: ReadonlySet<string> = new Set(['autoNumber', 'formula', 'rollup'])

/** Types that need the whole width whatever the layout says. */
const WIDE_TYPES: ReadonlySet<string> = new Set(['longText', 'address', 'attachment'])

/** The sections that are shown for these values; sections without a field left are not. */
export function placeFields(
  object: ObjectBody,
  layout: LayoutDocument,
  values: Values,
  language: Language,
  formulas: LiveFormulas,
): PlacedSection[] {
  const shown = (condition: unknown) => formulas.holds(condition, values) !== false
  const fields = new Map(object.fields.map((field) => [field.name, field]))
  return layout.sections
    .filter((section) => shown(section.visibleWhen))
    .map((section) => ({
      name: section.name,
      label: textIn(section.label, language),
      columns: section.columns ?? 2,
      collapsed: section.collapsed ?? false,
      fields: section.fields.flatMap((placed): PlacedField[] => {
        const field = fields.get(placed.field)
        if (!field || !shown(placed.visibleWhen)) return []
        const readOnly = placed.readOnly === true || field.access === 'read' || COMPUTED_TYPES.has(field.type)
        const required =
          field.required || placed.required === true || formulas.holds(placed.requiredWhen, values) === true
        const width = WIDE_TYPES.has(field.valueType) ? 'full' : (placed.width ?? 'half')
        return [{ field, width, readOnly, required: required && !readOnly }]
      }),
    }))
    .filter((section) => section.fields.length > 0)
}

/** The layout for a record: that of its record type first, then the general one, then one made of all fields. */
export function chooseLayout(
  object: ObjectBody,
  layouts: readonly LayoutDocument[],
  recordType?: string | null,
): LayoutDocument {
  const own = layouts.filter((layout) => layout.object === object.name)
  return (
    own.find((layout) => recordType != null && layout.recordType === recordType) ??
    own.find((layout) => layout.recordType === undefined) ??
    layoutOfAllFields(object)
  )
}

function layoutOfAllFields(object: ObjectBody): LayoutDocument {
  return {
    kind: 'layout',
    object: object.name,
    name: 'all_fields',
    label: object.label,
    sections: [
      {
        name: 'details',
        label: { en: 'Details', 'zh-CN': '详细信息' },
        columns: 2,
        fields: object.fields.filter((field) => !field.builtIn).map((field) => ({ field: field.name })),
      },
    ],
  }
}

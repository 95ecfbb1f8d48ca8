import type { FieldModel, FieldType } from '../metadata/model.ts'
import type { FieldTypeDefinition, JsonSchema, Reading } from './field-type.ts'
import { fieldTypes } from './index.ts'
import { refuse } from './value-problem.ts'

/** What nobody may enter: no input is accepted, none is a default. The values are of another type, `valueType`. */
export function computed(type: FieldType, settings: FieldTypeDefinition['settings']): FieldTypeDefinition {
  const read = (): Reading => refuse('type', 'This value is computed; leave it out.', '此值由系统计算，请勿填写。')
  return {
    type,
    settings,
    slot: null,
    sortable: false,
    canBeUnique: false,
    canBeDefault: false,
    readOnly: true,
    operators: [],
    inputSchema: (): JsonSchema => ({ not: {} }),
    outputSchema: (field) => valueTypeOf(field).outputSchema(field),
    read,
    readText: read,
    exportText: (value, field) => valueTypeOf(field).exportText(value, field),
    display: (value, field, language, timeZone) => valueTypeOf(field).display(value, field, language, timeZone),
    toSlot: (value, field) => valueTypeOf(field).toSlot(value, field),
    uniqueKey: () => '',
  }
}

/** How the values of a field are stored, compared, sorted and shown: those of a computed field as what it gives. */
export function valueTypeOf(field: Pick<FieldModel, 'valueType'>): FieldTypeDefinition {
  return fieldTypes[field.valueType]
}

import type { FieldModel } from '../metadata/model.ts'
import { computed } from './computed.ts'
import type { FieldTypeDefinition } from './field-type.ts'
import { fieldTypes } from './index.ts'

/** Computed from other fields; shown and exported as the type that it returns. Null until formulas are evaluated. */
export const formula: FieldTypeDefinition = {
  ...computed('formula', ['expression', 'returns', 'scale', 'currency']),
  slot: null,
  sortable: false,
  canBeUnique: false,
  operators: [],
  outputSchema: (field) => resultType(field).outputSchema(field),
  exportText: (value, field) => resultType(field).exportText(value, field),
  display: (value, field, language, timeZone) => resultType(field).display(value, field, language, timeZone),
  toSlot: () => null,
  uniqueKey: () => '',
}

function resultType(field: FieldModel): FieldTypeDefinition {
  return fieldTypes[field.document.returns ?? 'text']
}

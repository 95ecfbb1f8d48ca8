import type { FieldModel } from '../metadata/model.ts'
import { computed } from './computed.ts'
import type { FieldTypeDefinition } from './field-type.ts'
import { textOperators } from './text-like.ts'

/** Given by the store when a record is created, and never again. */
export const autoNumber: FieldTypeDefinition = {
  ...computed('autoNumber', ['format', 'start']),
  slot: 'text',
  sortable: true,
  canBeUnique: true,
  operators: textOperators,
  outputSchema: () => ({ type: ['string', 'null'] }),
  exportText: (value) => (typeof value === 'string' ? value : ''),
  display: (value) => (typeof value === 'string' ? value : ''),
  toSlot: (value) => (typeof value === 'string' ? value : null),
  uniqueKey: (value) => (typeof value === 'string' ? value : ''),
}

/** `OPP-{00000}` and 42 give `OPP-00042`; a number that has more digits keeps them all. */
export function formatAutoNumber(field: FieldModel, number: bigint | number): string {
  const format = field.document.format ?? '{0}'
  return format.replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'))
}

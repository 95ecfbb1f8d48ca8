import { computed } from './computed.ts'
import { formatNumber, fractionDigits } from './decimal-like.ts'
import type { FieldTypeDefinition } from './field-type.ts'

/** Computed over child records. Null until roll-ups are evaluated. */
export const rollup: FieldTypeDefinition = {
  ...computed('rollup', ['children', 'aggregate', 'field', 'where', 'scale', 'currency']),
  slot: null,
  sortable: false,
  canBeUnique: false,
  operators: [],
  outputSchema: () => ({ type: ['string', 'null'] }),
  exportText: (value) => (typeof value === 'string' ? value : ''),
  display: (value, _field, language) =>
    typeof value === 'string' ? formatNumber(value, language, { maximumFractionDigits: fractionDigits(value) }) : '',
  toSlot: () => null,
  uniqueKey: () => '',
}

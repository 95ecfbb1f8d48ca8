import type { FieldType } from '../metadata/model.ts'
import type { FieldTypeDefinition } from './field-type.ts'
import { blank, isBlank, refuse } from './value-problem.ts'

export const ID_PATTERN = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$'
const id = new RegExp(ID_PATTERN)

/** One record of another object, by its id. Whether that record exists and may be seen is for the store to say. */
export function referenceLike(type: FieldType, settings: FieldTypeDefinition['settings']): FieldTypeDefinition {
  return {
    type,
    settings,
    slot: 'reference',
    sortable: true,
    canBeUnique: true,
    canBeDefault: false,
    readOnly: false,
    operators: ['==', '!=', 'in', 'blank'],
    inputSchema: () => ({ type: ['string', 'null'], pattern: `^$|${ID_PATTERN}` }),
    outputSchema: () => ({ type: ['string', 'null'], format: 'uuid' }),
    read(input) {
      if (isBlank(input)) return blank
      if (typeof input !== 'string' || !id.test(input))
        return refuse('type', 'The id of a record is expected.', '应为记录的 id。')
      return { value: input.toLowerCase() }
    },
    readText: (text) => (text.trim() === '' ? blank : { value: text.trim() }),
    exportText: (value) => (typeof value === 'string' ? value : ''),
    display: (value) => (typeof value === 'string' ? value : ''),
    toSlot: (value) => (typeof value === 'string' ? value : null),
    uniqueKey: (value) => (typeof value === 'string' ? value : ''),
  }
}

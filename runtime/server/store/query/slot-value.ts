/** From a slot back to the value that the document holds: the opposite of the engine's `toSlot`. */
import { type Json, valueTypeOf } from '@attain/engine/fields'
import type { FieldModel, SlotKind } from '@attain/engine/metadata'
import { isoTime } from './iso-time.ts'
import { fromMinorUnits } from './minor-units.ts'

type ReadSlot = (slot: string, field: FieldModel) => Json

const asItIs: ReadSlot = (slot) => slot

const readers: Record<SlotKind, ReadSlot> = {
  text: asItIs,
  money: (slot, field) => fromMinorUnits(slot, field.scale ?? 2),
  number: asItIs,
  time: (slot, field) => (field.valueType === 'date' ? slot.slice(0, 10) : isoTime(slot)),
  reference: asItIs,
}

/** The reader of a field's slot, as the database hands it over (`database/value-types.ts`); undefined without slots. */
export function slotReader(field: FieldModel): ((slot: unknown) => Json) | undefined {
  const kind = valueTypeOf(field).slot
  if (kind === null) return undefined
  const read: ReadSlot = field.valueType === 'boolean' ? (slot) => slot === 'true' : readers[kind]
  return (slot) => (typeof slot === 'string' ? read(slot, field) : null)
}

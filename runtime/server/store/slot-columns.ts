/** The typed columns of `record_slots` (made by `migrations/0001-record-store.ts`; both change together) and who gets which. */
import type { FieldModel, SlotKind } from '@attain/engine/metadata'

interface Columns {
  readonly indexed: readonly string[]
  readonly plain: readonly string[]
}

const columns = (prefix: string, indexed: number, plain: number): Columns => ({
  indexed: Array.from({ length: indexed }, (_, i) => `${prefix}${i + 1}`),
  plain: Array.from({ length: plain }, (_, i) => `${prefix}${indexed + i + 1}`),
})

export const slotColumns: Record<SlotKind, Columns> = {
  text: columns('t', 5, 7),
  money: columns('m', 2, 6),
  number: columns('n', 2, 10),
  time: columns('d', 3, 5),
  reference: columns('r', 8, 0),
}

/** The SQL type of a slot, for parameters. */
export const slotTypes: Record<SlotKind, string> = {
  text: 'text',
  money: 'bigint',
  number: 'numeric',
  time: 'timestamp',
  reference: 'uuid',
}

export interface FieldSlot {
  readonly field: string
  readonly slot: string
  /** filling: written with every change but not yet readable; releasing: being emptied for its next field. */
  readonly state: 'filling' | 'ready' | 'releasing'
}

export interface SlotPlan {
  readonly assign: readonly { field: string; slot: string }[]
  readonly release: readonly FieldSlot[]
}

/**
 * Which fields get a column and which give theirs back. A field keeps what it has; a field that wants an index moves
 * from a plain column to an indexed one when one is free; a field that finds no free column is read from its document.
 */
export function planSlots(current: readonly FieldSlot[], fields: Iterable<FieldModel>): SlotPlan {
  const held = new Map(current.filter((slot) => slot.state !== 'releasing').map((slot) => [slot.field, slot]))
  const taken = new Set(current.map((slot) => slot.slot))
  const assign: { field: string; slot: string }[] = []
  const release: FieldSlot[] = []
  const wanted = [...fields].flatMap((field) => (field.slot ? [{ field, need: field.slot }] : []))
  const kept = new Set<string>()

  for (const { field, need } of wanted) {
    const slot = held.get(field.name)
    const { indexed, plain } = slotColumns[need.kind]
    if (slot && (indexed.includes(slot.slot) || plain.includes(slot.slot))) kept.add(field.name)
  }
  for (const slot of held.values()) if (!kept.has(slot.field)) release.push(slot)

  // those that need an index choose first
  for (const { field, need } of wanted.sort((a, b) => Number(b.need.indexed) - Number(a.need.indexed))) {
    const { indexed, plain } = slotColumns[need.kind]
    const slot = kept.has(field.name) ? held.get(field.name) : undefined
    if (slot && (!need.indexed || indexed.includes(slot.slot))) continue
    const choices = need.indexed ? (slot ? indexed : [...indexed, ...plain]) : [...plain, ...indexed.toReversed()]
    const free = choices.find((column) => !taken.has(column))
    if (free === undefined) continue
    if (slot) release.push(slot)
    taken.add(free)
    assign.push({ field: field.name, slot: free })
  }
  return { assign, release }
}

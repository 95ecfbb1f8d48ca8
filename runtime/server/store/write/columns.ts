/** A batch of records as columns: one array per column, so that one statement writes any number of rows. */
import { fieldTypes, type Json, valueTypeOf } from '@attain/engine/fields'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject } from '../live-workspace.ts'
import type { RollupStates } from '../rollup/plan.ts'
import { slotTypes } from '../slot-columns.ts'
import { wordVector } from '../words.ts'

/** Values by field name, canonical; blank fields may be missing. */
export type Document = Readonly<Record<string, Json>>

export interface SlotColumn {
  readonly field: FieldModel
  readonly slot: string
  /** SQL type, e.g. `bigint`. */
  readonly type: string
}

/**
 * The slots that a write of this object fills, those that are not readable yet included. Those of roll-ups are not
 * among them: they follow the record's children.
 */
export function slotColumnsOf(object: LiveObject): SlotColumn[] {
  const columns: SlotColumn[] = []
  for (const slot of object.slots.values()) {
    const field = object.model.fields.get(slot.field)
    const kind = field && valueTypeOf(field).slot
    if (field && kind && field.type !== 'rollup') columns.push({ field, slot: slot.slot, type: slotTypes[kind] })
  }
  return columns
}

/** The slots of an object's roll-ups, each with the key under which the record keeps it. */
export function rollupSlotsOf(object: LiveObject): (SlotColumn & { readonly key: number })[] {
  return [...object.rollups].flatMap(([name, { key }]) => {
    const field = object.model.fields.get(name)
    const slot = object.slots.get(name)
    const kind = field && valueTypeOf(field).slot
    return field && slot && kind ? [{ field, slot: slot.slot, type: slotTypes[kind], key }] : []
  })
}

/** Columns of `record_slots` for records without children, as constants: `rollups` and the slots of roll-ups. */
export function emptyRollupColumns(
  object: LiveObject,
  initial: RollupStates | undefined,
): { readonly names: RawBuilder<unknown>; readonly values: RawBuilder<unknown> } {
  if (!initial) return { names: sql``, values: sql`` }
  const slots = rollupSlotsOf(object)
  const value = ({ key, type }: { key: number; type: string }) =>
    sql`, ${sql.lit(initial[key]?.v ?? null)}::${sql.raw(type)}`
  return {
    names: sql`, rollups${sql.join(
      slots.map(({ slot }) => sql`, ${sql.ref(slot)}`),
      sql``,
    )}`,
    values: sql`, ${sql.lit(JSON.stringify(initial))}::jsonb${sql.join(slots.map(value), sql``)}`,
  }
}

/** SQL types by slot. */
export function slotTypesOf(columns: readonly SlotColumn[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column.slot, column.type]))
}

export function slotValues({ field }: SlotColumn, documents: readonly Document[]): (string | null)[] {
  const type = valueTypeOf(field)
  return documents.map((document) => {
    const value = document[field.name]
    return value === undefined || value === null ? null : type.toSlot(value, field)
  })
}

/** What search by words finds a record by. */
export function wordsOf(object: LiveObject, document: Document): string {
  const texts = []
  for (const field of object.model.fields.values()) {
    const isName = field.name === object.model.nameField
    const value = document[field.name]
    if ((!field.search && !isName) || value === undefined || value === null) continue
    texts.push({ text: fieldTypes[field.type].exportText(value, field), isName })
  }
  // the name comes first: a long text must not leave no room for it
  return wordVector(texts.sort((a, b) => Number(b.isName) - Number(a.isName)))
}

export interface UniqueKey {
  readonly field: string
  readonly key: string
}

export function uniqueKeysOf(object: LiveObject, document: Document): UniqueKey[] {
  const keys: UniqueKey[] = []
  for (const field of object.model.fields.values()) {
    const value = document[field.name]
    if (!field.unique || field.builtIn || value === undefined || value === null) continue
    keys.push({ field: field.name, key: fieldTypes[field.type].uniqueKey(value) })
  }
  return keys
}

/** Self-relations whose order is kept in `hierarchy_paths`. */
export function hierarchyFields(object: LiveObject): FieldModel[] {
  return [...object.model.fields.values()].filter((field) => field.document.hierarchy === true)
}

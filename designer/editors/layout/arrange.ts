/** Putting fields and sections of a layout in their places, as commands. */
import type { Json } from '@attain/engine/fields'
import type { LayoutDocument } from '@attain/engine/metadata'
import { type Command, insertEntry, moveEntry, removeEntry, together } from '../../document/command.ts'
import { fieldsPointer, type LayoutField, type Spot } from './layout-document.ts'

/** Puts a field onto the form, before the one that stands at the spot. */
export function placeField(identity: string, field: string, to: Spot, what: string): Command {
  return insertEntry(identity, fieldsPointer(to), to.index, { field }, what)
}

/** Moves a field before the one that stands at a spot now; undefined when it stands there already. */
export function moveField(
  identity: string,
  { sections }: LayoutDocument,
  from: Spot,
  to: Spot,
  what: string,
): Command | undefined {
  const entry = sections[from.section]?.fields[from.index]
  if (entry === undefined || sections[to.section] === undefined) return undefined
  if (from.section === to.section) {
    // those behind it move up when it leaves
    const index = to.index > from.index ? to.index - 1 : to.index
    return index === from.index ? undefined : moveEntry(identity, fieldsPointer(from), from.index, index, what)
  }
  return together({ key: 'move', what }, [
    removeEntry(identity, fieldsPointer(from), from.index, what),
    insertEntry(identity, fieldsPointer(to), to.index, json(entry), what),
  ])
}

/** The spot before which a field goes to stand one further up or down, over the ends of sections; undefined at the end. */
export function spotBeside({ sections }: LayoutDocument, from: Spot, step: -1 | 1): Spot | undefined {
  const count = sections[from.section]?.fields.length ?? 0
  if (step === -1 && from.index > 0) return { section: from.section, index: from.index - 1 }
  if (step === 1 && from.index < count - 1) return { section: from.section, index: from.index + 2 }
  const next = sections[from.section + step]
  if (next === undefined) return undefined
  return { section: from.section + step, index: step === 1 ? 0 : next.fields.length }
}

export function takeOff(identity: string, from: Spot, what: string): Command {
  return removeEntry(identity, fieldsPointer(from), from.index, what)
}

export function moveSection(identity: string, from: number, to: number, what: string): Command {
  return moveEntry(identity, '/sections', from, to, what)
}

function json(entry: LayoutField): Json {
  return entry as unknown as Json
}

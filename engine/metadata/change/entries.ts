/** How documents are taken apart to compare and merge them: objects by key, lists by the names of their entries. */
import type { Json } from '../../fields/field-type.ts'

type JsonObject = { readonly [key: string]: Json }

/** Rules and values are one thing to people: a change inside is a change of the whole. */
const wholes = new Set(['where', 'filter', 'must', 'visibleWhen', 'requiredWhen', 'default'])

/** What entries of lists go by, the first that all of them have. */
const names = ['name', 'value', 'field', 'object', 'kpi', 'scorecard', 'plan', 'from', 'children'] as const

/** Whether what stands at a place is compared and merged as one thing, whatever it consists of. */
export function isWhole(place: string): boolean {
  return wholes.has(place.split('/').at(-1) ?? '')
}

/**
 * The parts of an object by key, of a list by the names of its entries, of a list of words by the words; undefined
 * when it has no such parts.
 */
export function entriesOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  if (value.every((item) => typeof item === 'string'))
    return new Set(value).size === value.length ? new Map(value.map((word) => [word, word])) : undefined
  for (const name of names) {
    const entries = value.map((item): [unknown, Json] => [(item as { [key: string]: Json } | null)?.[name], item])
    const keys = new Set(entries.map(([key]) => key))
    if (keys.size === value.length && [...keys].every((key) => typeof key === 'string'))
      return new Map(entries as [string, Json][])
  }
  return undefined
}

/** Equal as JSON; the order of keys does not count. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left))
    return (
      Array.isArray(right) && left.length === right.length && left.every((value, index) => isSame(value, right[index]))
    )
  if (Array.isArray(right)) return false
  const [a, b] = [left as JsonObject, right as JsonObject]
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}

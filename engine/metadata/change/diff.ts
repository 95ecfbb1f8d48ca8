import type { Json } from '../../fields/field-type.ts'
import { identityOf, kindNames } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { step } from '../problem.ts'
import type { RawBundle, RawDocument } from '../read.ts'

/** What happened to one document between two bundles. */
export interface DocumentChange {
  /** `object:opportunity`, `view:opportunity/pipeline`. */
  readonly document: string
  readonly kind: Kind
  readonly change: 'added' | 'changed' | 'removed'
  /** Empty unless the document is in both bundles. */
  readonly properties: readonly PropertyChange[]
}

/** What happened at one place. Entries of lists go by their name: `/fields/amount/label/en`. */
export interface PropertyChange {
  readonly place: string
  readonly change: 'added' | 'changed' | 'removed' | 'moved'
  /** For `moved`: the names in their order. */
  readonly before?: Json
  readonly after?: Json
}

/** What the second bundle adds, changes and removes; ordered by kind, then by name. Works on drafts with problems too. */
export function diffBundles(before: RawBundle, after: RawBundle): readonly DocumentChange[] {
  const [old, young] = [byIdentity(before), byIdentity(after)]
  return [...new Map([...old, ...young])]
    .map(([document, { kind }]): DocumentChange => {
      const [was, is] = [old.get(document), young.get(document)]
      if (was === undefined) return { document, kind, change: 'added', properties: [] }
      if (is === undefined) return { document, kind, change: 'removed', properties: [] }
      return { document, kind, change: 'changed', properties: [...diffValues(was.value, is.value, '')] }
    })
    .filter(({ change, properties }) => change !== 'changed' || properties.length > 0)
    .sort((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || (a.document < b.document ? -1 : 1))
}

function byIdentity(bundle: RawBundle): ReadonlyMap<string, RawDocument> {
  return new Map(
    bundle.documents.flatMap((document) => {
      const id = identityOf(document.kind, document.value)
      return id === undefined ? [] : [[id, document] as const]
    }),
  )
}

/** Rules and values are one thing to people: a change inside is a change of the whole. */
const wholes = new Set(['where', 'filter', 'must', 'visibleWhen', 'requiredWhen', 'default'])

/** What entries of lists go by, the first that all of them have. */
const names = ['name', 'value', 'field', 'object', 'from', 'children'] as const

function* diffValues(before: Json, after: Json, place: string): Generator<PropertyChange> {
  if (isSame(before, after)) return
  const [old, young] = [entriesOf(before), entriesOf(after)]
  if (old === undefined || young === undefined || wholes.has(place.split('/').at(-1) ?? '')) {
    yield { place, change: 'changed', before, after }
    return
  }
  for (const [name, was] of old) {
    const is = young.get(name)
    if (is === undefined) yield { place: step(place, name), change: 'removed', before: was }
    else yield* diffValues(was, is, step(place, name))
  }
  for (const [name, is] of young) if (!old.has(name)) yield { place: step(place, name), change: 'added', after: is }
  if (Array.isArray(before)) {
    const [oldOrder, newOrder] = [
      [...old.keys()].filter((name) => young.has(name)),
      [...young.keys()].filter((name) => old.has(name)),
    ]
    if (oldOrder.join('/') !== newOrder.join('/')) yield { place, change: 'moved', before: oldOrder, after: newOrder }
  }
}

/** The parts of an object by key, or of a list by the names of its entries; undefined when it has no such parts. */
function entriesOf(value: Json): ReadonlyMap<string, Json> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  for (const name of names) {
    const entries = value.map((item): [unknown, Json] => [(item as { [key: string]: Json } | null)?.[name], item])
    const keys = new Set(entries.map(([key]) => key))
    if (keys.size === value.length && [...keys].every((key) => typeof key === 'string'))
      return new Map(entries as [string, Json][])
  }
  return undefined
}

/** Equal as JSON; the order of keys does not count. */
function isSame(left: Json, right: Json): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [a, b] = [Object.entries(left), new Map(Object.entries(right))]
  return a.length === b.size && a.every(([key, value]) => b.has(key) && isSame(value, b.get(key) as Json))
}

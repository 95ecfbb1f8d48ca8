import type { Json } from '../../fields/field-type.ts'
import { identityOf, kindNames } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { step } from '../problem-place.ts'
import type { RawBundle, RawDocument } from '../read.ts'
import { finish, type Steps } from '../steps.ts'
import { entriesOf, isSame, isWhole } from './entries.ts'

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
  return finish(diffInSteps(before, after))
}

export function* diffInSteps(before: RawBundle, after: RawBundle): Steps<readonly DocumentChange[]> {
  const [old, young] = [byIdentity(before), byIdentity(after)]
  const changes: DocumentChange[] = []
  for (const [document, { kind }] of new Map([...old, ...young])) {
    const [was, is] = [old.get(document), young.get(document)]
    const properties = was && is ? [...diffValues(was.value, is.value, '')] : []
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    if (change !== 'changed' || properties.length > 0) changes.push({ document, kind, change, properties })
    yield
  }
  return changes.sort(
    (a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || (a.document < b.document ? -1 : 1),
  )
}

function byIdentity(bundle: RawBundle): ReadonlyMap<string, RawDocument> {
  return new Map(
    bundle.documents.flatMap((document) => {
      const id = identityOf(document.kind, document.value)
      return id === undefined ? [] : [[id, document] as const]
    }),
  )
}

function* diffValues(before: Json, after: Json, place: string): Generator<PropertyChange> {
  if (isSame(before, after)) return
  const [old, young] = [entriesOf(before), entriesOf(after)]
  if (old === undefined || young === undefined || isWhole(place)) {
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

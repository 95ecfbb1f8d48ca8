/**
 * Three-way merge: two people (or a template and its customer) changed the same thing, each from the same base. What
 * only one of them changed is taken from that one; what both changed in different ways is a conflict, by field.
 */
import type { Json } from '../../fields/field-type.ts'
import { step } from '../problem-place.ts'
import { entriesOf, isSame, isWhole } from './entries.ts'

/** A place that both changed, each in another way. Undefined: it is not there. */
export interface Conflict {
  /** As in a `PropertyChange`, entries of lists by their names: `/fields/amount/label/en`; empty for the whole. */
  readonly place: string
  readonly base: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

export type Side = 'mine' | 'theirs'

export interface Merged {
  /** Undefined when the outcome is that it is not there. */
  readonly value: Json | undefined
  readonly conflicts: readonly Conflict[]
}

/** Merges two versions of one value. At conflicts the side that `choose` names is taken; mine, when it names none. */
export function merge(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  choose: (place: string) => Side | undefined = () => undefined,
): Merged {
  const conflicts: Conflict[] = []
  const value = mergeAt('', base, mine, theirs)
  return { value, conflicts }

  function mergeAt(
    place: string,
    was: Json | undefined,
    here: Json | undefined,
    there: Json | undefined,
  ): Json | undefined {
    if (isSame(was, there) || isSame(here, there)) return here
    if (isSame(was, here)) return there
    const parts = isWhole(place) ? undefined : partsOf(was, here, there)
    if (parts === undefined) {
      conflicts.push({ place, base: was, mine: here, theirs: there })
      return choose(place) === 'theirs' ? there : here
    }
    const [before, left, right] = parts
    const merged = new Map<string, Json>()
    for (const key of mergeOrder([...before.keys()], [...left.keys()], [...right.keys()])) {
      const part = mergeAt(step(place, key), before.get(key), left.get(key), right.get(key))
      if (part !== undefined) merged.set(key, part)
    }
    return Array.isArray(here) ? [...merged.values()] : (Object.fromEntries(merged) as Json)
  }
}

type Parts = ReadonlyMap<string, Json>

/** The parts of all three, when they can be told apart in the same way. What both added may have no base. */
function partsOf(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
): readonly [Parts, Parts, Parts] | undefined {
  const isList = Array.isArray(mine)
  const [before, left, right] = [entriesOf(base ?? (isList ? [] : {})), entriesOf(mine), entriesOf(theirs)]
  if (before === undefined || left === undefined || right === undefined) return undefined
  if (Array.isArray(theirs) !== isList || (base !== undefined && Array.isArray(base) !== isList)) return undefined
  return [before, left, right]
}

/** All keys of both sides: in my order if I changed it, else in theirs; what only the other has stands after its neighbour. */
function mergeOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const isMoved = (side: readonly string[]) =>
    base.filter((key) => side.includes(key)).join('/') !== side.filter((key) => base.includes(key)).join('/')
  const [leading, following] = isMoved(mine) || !isMoved(theirs) ? [mine, theirs] : [theirs, mine]
  const order = [...leading]
  for (const [index, key] of following.entries()) {
    if (order.includes(key)) continue
    const neighbour = following.slice(0, index).findLast((other) => order.includes(other))
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, key)
  }
  return order
}

/**
 * What of the live data a formula of the draft has to see. Formula fields are worked out as the draft has them; what the
 * live revision does not have yet is blank on every record.
 */
import type { ObjectBody } from '@attain/contract'
import type { Json } from '@attain/engine/fields'
import { type FormulaScope, partsOfTyped, type Typed } from '@attain/engine/formula/language'
import { type Bundle, type FieldModel, isSame, readRollup, readUse, scopeIn } from '@attain/engine/metadata'

export interface Needs {
  /** Stored fields, by their path from the record. */
  readonly paths: Set<string>
  /** Lists of children, by their path. */
  readonly lists: Map<string, ListNeeds>
}

export interface ListNeeds {
  /** The path to the record whose children they are; empty for the record itself. */
  readonly parent: string
  readonly object: string
  /** The field of the children that points to the parent. */
  readonly field: string
  readonly needs: Needs
}

/** Why a formula cannot be worked out here; words for it are messages of the designer. */
export type NotHere = 'managers' | 'circle' | 'unpublished' | 'tooMany' | 'faulty'

export class NotHereError extends Error {
  readonly reason: NotHere
  constructor(reason: NotHere) {
    super(reason)
    this.reason = reason
  }
}

/** The draft, and what is live. */
export interface World {
  readonly bundle: Bundle
  readonly live: ReadonlyMap<string, ObjectBody>
}

export function needsOf(typed: Typed, object: string, world: World): Needs {
  const needs: Needs = { paths: new Set(), lists: new Map() }
  new Finder(world).collect(typed, object, '', needs, false, [])
  return needs
}

class Finder {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  /** `prefix` leads from the record of the needs to the one that the formula is about. */
  collect(
    typed: Typed,
    object: string,
    prefix: string,
    needs: Needs,
    isChild: boolean,
    above: readonly string[],
  ): void {
    if (typed.kind === 'call' && typed.definition.op === 'isManagerOf') throw new NotHereError('managers')
    if (typed.kind === 'field') {
      const path = prefix + typed.path.path
      const { field, hops } = typed.path
      const inner = computedHere(field, this.#world)
      if (inner === undefined) needs.paths.add(path)
      else {
        const key = `${field.object}.${field.name}`
        if (above.includes(key)) throw new NotHereError('circle')
        for (const [index] of hops.entries())
          needs.paths.add(
            prefix +
              hops
                .slice(0, index + 1)
                .map(({ name }) => name)
                .join('.'),
          )
        this.collect(inner, field.object, path.slice(0, path.length - field.name.length), needs, isChild, [
          ...above,
          key,
        ])
      }
      return
    }
    if (typed.kind === 'aggregate') {
      // children of children would have to be fetched for each of them
      if (isChild) throw new NotHereError('unpublished')
      const { list } = typed
      const path = prefix + list.path
      const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : ''
      if (parent !== '') needs.paths.add(parent)
      const { object: child, field } = list.relation
      const known = needs.lists.get(path) ?? {
        parent,
        object: child,
        field,
        needs: { paths: new Set(), lists: new Map() },
      }
      needs.lists.set(path, known)
      for (const part of partsOfTyped(typed)) this.collect(part, child, '', known.needs, true, above)
      return
    }
    for (const part of partsOfTyped(typed)) this.collect(part, object, prefix, needs, isChild, above)
  }
}

/** The formula of a field that the draft works out itself; undefined for what is read as it is kept. */
export function computedHere(field: FieldModel, { bundle, live }: World): Typed | undefined {
  const { type, object, document } = field
  if (type !== 'formula' && type !== 'rollup') return undefined
  if (type === 'rollup' && isLive(field, live)) return undefined
  const reading =
    type === 'rollup'
      ? readRollup(bundle, object, document)
      : document.expression === undefined
        ? undefined
        : readUse(bundle, { object, formula: document.expression, gives: { field: field.name }, over: 'sets' })
  if (reading === undefined || 'problems' in reading) throw new NotHereError('faulty')
  return reading.typed
}

/** A roll-up that is the same in the draft is kept with every record. */
function isLive({ object, name, document }: FieldModel, live: World['live']): boolean {
  const known = live.get(object)?.fields.find((field) => field.name === name)
  const settings = ['type', 'children', 'aggregate', 'field', 'where'] as const
  return (
    known !== undefined &&
    settings.every((setting) =>
      isSame(known.document[setting] as Json | undefined, document[setting] as Json | undefined),
    )
  )
}

/** True when the live revision can be asked for a path. */
export function isPathLive(path: string, object: string, live: World['live']): boolean {
  const names = path.split('.')
  let at = live.get(object)
  for (const [index, name] of names.entries()) {
    const field = at?.fields.find((one) => one.name === name)
    if (field === undefined) return false
    if (index === names.length - 1) return true
    at = field.target === undefined ? undefined : live.get(field.target)
  }
  return false
}

/** The scope that formulas of an object have; its existence was seen when they were read. */
export function scopeOfObject({ bundle }: World, object: string): FormulaScope {
  const scope = scopeIn(bundle, object)
  if (scope === undefined) throw new NotHereError('unpublished')
  return scope
}

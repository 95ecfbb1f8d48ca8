/** Where a formula stands: what its names mean, what it has to give, and how it is worked out. */

import type { Json } from '@attain/engine/fields'
import type { FormulaType } from '@attain/engine/formula/language'
import { type Bundle, type Gives, isKind, kinds, type Link } from '@attain/engine/metadata'
import type { DocumentValue } from '../document/documents.ts'
import { stepsOf, valueAt, withValueAt } from '../document/pointer.ts'

export interface FormulaPlace {
  /** The object whose records it is about. */
  readonly object: string
  /** A condition, what a field of the object holds, or a type; undefined where anything will do. */
  readonly gives: Gives | FormulaType | undefined
  /** `sets`: the database works it out for many records at once, so it must be able to. */
  readonly over: 'sets' | 'records'
}

/** A formula that everybody can read, to ask a document what it would do with one that is not written yet. */
const PROBE = 'TRUE'

/** The place at a pointer into a document; undefined when nothing there is a formula. */
export function placeAt(document: DocumentValue, pointer: string, bundle: Bundle): FormulaPlace | undefined {
  return linkedPlace(document, pointer) ?? placeInRollup(document, pointer, bundle) ?? roughPlace(document)
}

function linkedPlace(document: DocumentValue, pointer: string): FormulaPlace | undefined {
  const { kind } = document
  if (!isKind(kind)) return undefined
  try {
    const probed = valueAt(document, pointer) === undefined ? withValueAt(document, pointer, PROBE) : document
    const links = kinds[kind].links as (document: unknown) => Iterable<Link>
    for (const link of links(probed))
      if (link.to === 'formula' && link.place === pointer)
        return { object: link.object, gives: link.gives, over: link.over }
  } catch (error) {
    // a document may have lost its shape a moment ago
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
  }
  return undefined
}

/** What a roll-up counts is a condition on the children, which its kind checks itself. */
function placeInRollup(document: DocumentValue, pointer: string, bundle: Bundle): FormulaPlace | undefined {
  const steps = stepsOf(pointer)
  if (document.kind !== 'object' || steps.length !== 3 || steps[0] !== 'fields' || steps[2] !== 'where')
    return undefined
  const field = valueAt(document, `/fields/${steps[1]}`)
  const children = isRecord(field) && field.type === 'rollup' ? field.children : undefined
  const child = bundle.objects.get(String(document.name))?.children.get(String(children))
  return child && { object: child.object, gives: 'condition', over: 'sets' }
}

/** A formula of a document that is not finished: about its object, whatever it gives. */
function roughPlace({ kind, name, object }: DocumentValue): FormulaPlace | undefined {
  const of = kind === 'object' ? name : object
  return typeof of === 'string' ? { object: of, gives: undefined, over: 'records' } : undefined
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

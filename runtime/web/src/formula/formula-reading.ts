/** What a computed field is made of, for the person who looks at it: its formula in normal form and what it reads. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import { partsOfTyped, printFormula, readWritten, type Typed } from '@attain/engine/formula/language'
import { scopeOfBody } from './scope-of-body.ts'

export interface FormulaReading {
  readonly text: string
  /** Fields of the record and behind its lookups, in the order of the formula. */
  readonly paths: readonly string[]
  /** Lists of records that point to it. */
  readonly lists: readonly string[]
}

/** Undefined when the field is not computed, or looks at something that this person may not see. */
export function readComputed(
  object: ObjectBody,
  field: FieldBody,
  objects: ReadonlyMap<string, ObjectBody>,
): FormulaReading | undefined {
  const written = field.type === 'rollup' ? rollupTree(object, field, objects) : field.document.expression
  if (written === undefined) return undefined
  const reading = readWritten(written, scopeOfBody(object, objects))
  if (!('typed' in reading)) return undefined
  const paths = new Set<string>()
  const lists = new Set<string>()
  const visit = (typed: Typed): void => {
    if (typed.kind === 'field') paths.add(typed.path.path)
    if (typed.kind === 'aggregate') lists.add(typed.list.path)
    else for (const part of partsOfTyped(typed)) visit(part)
  }
  visit(reading.typed)
  return { text: printFormula(reading.tree), paths: [...paths], lists: [...lists] }
}

/** A roll-up as the formula that it is: `SUM(opportunities.amount, stage = "won")`. */
function rollupTree(object: ObjectBody, { document }: FieldBody, objects: ReadonlyMap<string, ObjectBody>): unknown {
  const { children, aggregate, field, where } = document
  const child = objects.get(object.children.find(({ name }) => name === children)?.object ?? '')
  if (child === undefined || typeof children !== 'string' || typeof aggregate !== 'string') return undefined
  const condition = where === undefined ? undefined : readWritten(where, scopeOfBody(child, objects))
  if (condition !== undefined && !('tree' in condition)) return undefined
  const records = condition === undefined ? { var: children } : { filter: [{ var: children }, condition.tree] }
  return { [aggregate]: [aggregate === 'count' ? records : { map: [records, { var: field }] }] }
}

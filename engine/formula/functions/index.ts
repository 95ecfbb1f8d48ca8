/** All functions and operators. To add one, add it to its family: the parser, checker, backends and reference follow. */
import { aggregates } from './aggregates.ts'
import { arithmetic } from './arithmetic.ts'
import { comparisons } from './comparison.ts'
import { context } from './context.ts'
import { dates } from './dates/index.ts'
import type { Definition } from './definition.ts'
import { logic } from './logic.ts'
import { membership } from './membership.ts'
import { numbers } from './numbers.ts'
import { texts } from './texts.ts'

export const definitions: readonly Definition[] = [
  ...arithmetic,
  ...comparisons,
  membership,
  ...logic,
  ...numbers,
  ...texts,
  ...dates,
  ...aggregates,
  ...context,
]

const byOp: ReadonlyMap<string, Definition> = new Map(definitions.map((definition) => [definition.op, definition]))

export function definitionOf(op: string): Definition | undefined {
  return byOp.get(op)
}

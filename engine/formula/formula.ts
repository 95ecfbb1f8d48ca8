/** The whole journey: text → tree → typed tree, ready for both backends. */

import type { FieldModel } from '../metadata/model.ts'
import { type FormulaProblem, say } from './problem.ts'
import { parseFormula } from './text/parse.ts'
import { isTimeZone } from './time/zone.ts'
import { call, type Tree } from './tree/tree.ts'
import { isNeverBlank } from './types/blank.ts'
import { checkFormula } from './types/check.ts'
import type { FormulaScope } from './types/scope.ts'
import { describeType, type FormulaType, typeOfField } from './types/type.ts'
import type { Typed } from './types/typed.ts'
import { joinTypes } from './types/unify.ts'

export interface Formula {
  /** What metadata keep. */
  readonly tree: Tree
  readonly typed: Typed
}

export type FormulaResult = Formula | { readonly problems: readonly FormulaProblem[] }

/** Reads and checks text; all problems carry their line and column. `expected` is the type that it has to give. */
export function readFormula(text: string, scope: FormulaScope, expected?: FormulaType): FormulaResult {
  const parsed = parseFormula(text, (path) => scope.list(path) !== undefined && scope.field(path) === undefined)
  if ('problems' in parsed) return parsed
  const checked = checkFormula(parsed.tree, scope, parsed.spans)
  if ('problems' in checked) return checked
  return expecting(checked.typed, parsed.tree, expected)
}

/** Reads a formula as metadata hold it: the text of its author, or a tree. */
export function readWritten(written: unknown, scope: FormulaScope, expected?: FormulaType): FormulaResult {
  return typeof written === 'string' ? readFormula(written, scope, expected) : readTree(written, scope, expected)
}

/** Reads a formula whose result a field holds: of its type, and with no more digits after the point than it keeps. */
export function readFieldFormula(written: unknown, scope: FormulaScope, field: FieldModel): FormulaResult {
  const type = typeOfField(field)
  const reading = readWritten(written, scope, type)
  if ('problems' in reading || field.scale === undefined || reading.typed.digits.scale <= field.scale) return reading
  const { tree, typed } = reading
  const rounded = call('round', [tree, field.scale])
  // Rounded, a blank would be 0.
  return readTree(isNeverBlank(typed) ? rounded : call('if', [call('blank', [tree]), null, rounded]), scope, type)
}

/** Checks a tree. */
export function readTree(tree: unknown, scope: FormulaScope, expected?: FormulaType): FormulaResult {
  const checked = checkFormula(tree, scope)
  return 'problems' in checked ? checked : expecting(checked.typed, tree as Tree, expected)
}

function expecting(typed: Typed, tree: Tree, expected: FormulaType | undefined): FormulaResult {
  if (expected === undefined || fits(typed.type, expected)) return { tree, typed }
  const [wanted, found] = [describeType(expected), describeType(typed.type)]
  return {
    problems: [
      {
        code: 'type',
        place: '',
        message: say(
          `The formula should give ${wanted.en}, but gives ${found.en}.`,
          `公式应得到${wanted['zh-CN']}，实际得到${found['zh-CN']}。`,
        ),
      },
    ],
  }
}

/** A field of the expected type can hold the result: numbers go into amounts and percentages, other currencies do not. */
function fits(found: FormulaType, expected: FormulaType): boolean {
  if (found.kind === 'blank') return true
  if (expected.kind === 'text' && found.kind === 'option') return true
  if (expected.kind === 'number')
    return found.kind === 'number' || found.kind === 'percent' || found.kind === 'currency'
  if (expected.kind === 'percent') return found.kind === 'number' || found.kind === 'percent'
  const joined = joinTypes(expected, found)
  return joined !== undefined && joined.kind === expected.kind && found.kind !== 'percent'
}

export { isTimeZone }

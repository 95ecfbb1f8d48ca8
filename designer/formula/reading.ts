/** A formula as the editor has it: its text, what it amounts to, and everything that is wrong with it. */
import {
  checkFormula,
  type FormulaProblem,
  type FormulaScope,
  type FormulaType,
  parseFormula,
  printFormula,
  readFieldFormula,
  readFormula,
  type Span,
  type Tree,
  type Typed,
} from '@attain/engine/formula/language'
import { type Bundle, type Formula, notForSets, scopeIn } from '@attain/engine/metadata'
import type { FormulaPlace } from './place.ts'

/** A problem, with the code of those that the engine does not find in the formula alone. */
export type EditorProblem = Omit<FormulaProblem, 'code'> & { readonly code: FormulaProblem['code'] | 'not-for-lists' }

export interface Reading {
  readonly text: string
  /** Undefined where the object does not exist. */
  readonly scope: FormulaScope | undefined
  /** Undefined for a text that is no formula yet. */
  readonly tree?: Tree
  /** Where the nodes of the tree stand in the text. */
  readonly spans: ReadonlyMap<string, Span>
  /** Undefined while something in it is unknown or does not fit. */
  readonly typed?: Typed
  readonly problems: readonly EditorProblem[]
}

/** The text of what metadata hold: as its author wrote it, or made from a tree. */
export function textOf(written: Formula | undefined): string {
  return written === undefined ? '' : typeof written === 'string' ? written : printFormula(written as Tree)
}

const nothing: ReadonlyMap<string, Span> = new Map()

/** Reads a text where it stands. An empty one has no problems: whether there must be one is not its own matter. */
export function readText(text: string, place: FormulaPlace, bundle: Bundle): Reading {
  const scope = scopeIn(bundle, place.object)
  if (text.trim() === '' || scope === undefined) return { text, scope, spans: nothing, problems: [] }
  const parsed = parseFormula(text, (path) => scope.list(path) !== undefined && scope.field(path) === undefined)
  if ('problems' in parsed) return { text, scope, spans: nothing, problems: parsed.problems }
  const { tree, spans } = parsed
  const checked = checkFormula(tree, scope, spans)
  if ('problems' in checked) return { text, scope, tree, spans, problems: checked.problems }
  const { typed } = checked
  const problems = [...unexpected(text, place, scope), ...(place.over === 'sets' ? impossible(typed, spans) : [])]
  return { text, scope, tree, spans, typed, problems }
}

/** What is wrong with what it gives. */
function unexpected(text: string, { object, gives }: FormulaPlace, scope: FormulaScope): readonly EditorProblem[] {
  const field = typeof gives === 'object' && 'field' in gives ? scope.field(gives.field)?.field : undefined
  const reading =
    field?.object === object
      ? readFieldFormula(text, scope, field)
      : readFormula(text, scope, gives === 'condition' ? { kind: 'boolean' } : typeIn(gives))
  return 'problems' in reading ? reading.problems : []
}

function typeIn(gives: FormulaPlace['gives']): FormulaType | undefined {
  return typeof gives === 'object' && 'kind' in gives ? gives : undefined
}

function impossible(typed: Typed, spans: ReadonlyMap<string, Span>): readonly EditorProblem[] {
  return notForSets(typed).map(({ path, message, hint }) => {
    const span = spanOf(path, spans)
    return { code: 'not-for-lists', place: path, message, ...(hint && { hint }), ...(span && { span }) }
  })
}

/** The place in the text of a node, or of the nearest around it. */
export function spanOf(place: string, spans: ReadonlyMap<string, Span>): Span | undefined {
  for (let at = place; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const span = spans.get(at)
    if (span !== undefined || at === '') return span
  }
}

/** The change to the text that does what a hint says. */
export function fixOf(
  { near, span }: EditorProblem,
  text: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  if (near === undefined || span === undefined) return undefined
  const at = text.slice(span.start, span.end).lastIndexOf(near.found)
  if (at === -1) return undefined
  const start = span.start + at
  return { start, end: start + near.found.length, text: near.meant }
}

/** The place is where the mark is; saying it again helps nobody. */
export function withoutPlace(message: string): string {
  const rest = message.replace(/^(?:Line \d+, column \d+: |第 \d+ 行第 \d+ 列：)/, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

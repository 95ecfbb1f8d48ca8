/**
 * A condition as rows and groups. What a row cannot say (arithmetic, functions) is a row of text. Everything remembers
 * what it was read from, so that what nobody changes stays as its author wrote it, word for word.
 */
import type { FormulaScope, Tree } from '@attain/engine/formula/language'
import { isSame } from '@attain/engine/metadata'
import { shiftDecimal, trimDecimal } from '@attain/form'
import { asOffered, callOf, conditionOf, type FieldCondition, isLogic, operatorsFor } from '@attain/form/filter'

/** A part of the formula that was read: where it stands in the tree, and what it says. */
export interface Origin {
  readonly place: string
  readonly text: string
}

/** A row. `field` is a path, or `TEXT` for one that is written as a formula. */
export interface Rule {
  readonly id?: string
  readonly field: string
  readonly operator: string
  readonly value: unknown
  readonly exactCase?: true
  /** The row as it was read, with where from. */
  readonly origin?: Origin & { readonly rule: Omit<Rule, 'origin' | 'id'> }
}

export interface Group {
  readonly id?: string
  readonly combinator: string
  readonly rules: readonly (Rule | Group)[]
  /** `AND(…)` or `OR(…)`; absent for a group that is only there to hold one condition. */
  readonly origin?: Origin & { readonly combinator: string; readonly places: readonly string[] }
}

/** The `field` of a row that is a formula, and its operator. */
export const TEXT = '='
export const TEXT_OPERATOR = 'formula'

export function isGroup(item: Rule | Group): item is Group {
  return 'rules' in item
}

/** What `queryOf` has to know: what names mean, and the author's text of a node. */
export interface QuerySource {
  readonly scope: FormulaScope
  textAt(place: string): string
}

/** The rows of a condition; the outermost is always a group. */
export function queryOf(tree: Tree | undefined, source: QuerySource): Group {
  if (tree === undefined) return { combinator: 'and', rules: [] }
  const item = itemOf(tree, '', source)
  return isGroup(item) ? item : { combinator: 'and', rules: [item] }
}

function itemOf(tree: Tree, place: string, source: QuerySource): Rule | Group {
  return groupOf(tree, place, source) ?? ruleOf(tree, place, source)
}

function groupOf(tree: Tree, place: string, source: QuerySource): Group | undefined {
  if (!isLogic(tree)) return undefined
  const { name, args } = callOf(tree)
  if ((name !== 'and' && name !== 'or') || args.length === 0) return undefined
  const places = args.map((_, index) => `${place}/${name}/${index}`)
  const rules = args.map((arg, index) => itemOf(arg as Tree, places[index] as string, source))
  return { combinator: name, rules, origin: { place, text: source.textAt(place), combinator: name, places } }
}

function ruleOf(tree: Tree, place: string, source: QuerySource): Rule {
  const text = source.textAt(place)
  const rule = shownRule(tree, source.scope) ?? { field: TEXT, operator: TEXT_OPERATOR, value: text }
  return { ...rule, origin: { place, text, rule } }
}

/** A tree as field, operator and value, when the field has such an operator. */
function shownRule(tree: Tree, scope: FormulaScope): Rule | undefined {
  if (!isLogic(tree)) return undefined
  const read = conditionOf(withPlainConstants(tree) as typeof tree)
  const field = read && scope.field(read.path)?.field
  if (read === undefined || field === undefined) return undefined
  const offered = operatorsOf(field)
  const condition = asOffered(
    isWordIn(read, offered) ? { ...read, operator: 'contains', exactCase: true } : read,
    offered,
  )
  if (!offered.some((operator) => operator === condition.operator)) return undefined
  const { path, operator, value, exactCase } = condition
  return { field: path, operator, value: plainValue(value), ...(exactCase && { exactCase }) }
}

/** The operators that the builder has for a field. */
export function operatorsOf(field: { readonly valueType: string }) {
  // two rows say the same, and read back as such
  return operatorsFor({ ...field, filterable: true }).filter((operator) => operator !== 'between')
}

/** `CONTAINS(name, "x")` of a text looks for letters; of a list it asks what it has. */
function isWordIn({ operator }: FieldCondition, offered: readonly string[]): boolean {
  return operator === 'has' && !offered.includes('has') && offered.includes('contains')
}

/** Dates, percentages and long numbers as fields keep them; the rest as it is. */
function withPlainConstants(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withPlainConstants)
  if (!isLogic(tree)) return tree
  const { name, args } = callOf(tree)
  const [first] = args
  if ((name === 'date' || name === 'datetime' || name === 'decimal') && typeof first === 'string') return first
  if (name === 'percent' && typeof first === 'number') return percentOf(first)
  return { [name]: args.map(withPlainConstants) }
}

function percentOf(share: number): string | { percent: number[] } {
  const exact = shiftPoint(String(share), -2)
  return exact ?? { percent: [share] }
}

/** Moves the decimal point of a plain number; undefined for one that is not written plainly. */
export function shiftPoint(text: string, places: number): string | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? trimDecimal(shiftDecimal(text, places)) : undefined
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(plainValue) : value
}

/** True for a row that says what it said when it was read. */
export function isUnchanged({ field, operator, value, exactCase, origin }: Rule): boolean {
  if (origin === undefined) return false
  const { rule } = origin
  return (
    rule.field === field &&
    rule.operator === operator &&
    rule.exactCase === exactCase &&
    isSame(rule.value as Tree, value as Tree)
  )
}

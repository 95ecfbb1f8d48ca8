/**
 * Conditions on one record, in JavaScript: forms, validation. The server compiles the same conditions to SQL; both give
 * the same answer for every record, blanks included.
 */
import { Decimal } from 'decimal.js'
import type { Json } from '../fields/field-type.ts'
import { fieldTypes } from '../fields/index.ts'
import type { FieldModel } from '../metadata/model.ts'
import type { Comparison, Condition, FieldPath, Operand } from './expression.ts'

export interface EvaluationContext {
  /** The canonical value at a path, null or undefined when blank. */
  readonly valueAt: (path: FieldPath) => Json | undefined
  readonly currentUser: string | null
  /** The workspace's date, e.g. "2026-11-22". */
  readonly today: string
}

/** True when the record meets the condition. A comparison with a blank is false, except `!=`. */
export function evaluateCondition(condition: Condition, context: EvaluationContext): boolean {
  switch (condition.op) {
    case 'always':
      return true
    case 'never':
      return false
    case 'and':
      return condition.args.every((arg) => evaluateCondition(arg, context))
    case 'or':
      return condition.args.some((arg) => evaluateCondition(arg, context))
    case 'not':
      return !evaluateCondition(condition.arg, context)
    case 'blank':
      return isBlank(context.valueAt(condition.field))
    case 'compare':
      return compare(condition.comparison, condition.left, condition.right, context)
    case 'in': {
      const value = context.valueAt(condition.field)
      return !isBlank(value) && condition.values.some((item) => compareValues(value, item, condition.field.field) === 0)
    }
    case 'has': {
      const value = context.valueAt(condition.field)
      return Array.isArray(value) && value.includes(condition.value)
    }
    case 'contains':
    case 'startsWith': {
      const fold = (text: string) => (condition.exactCase ? text : text.toLowerCase())
      const wanted = fold(condition.text)
      return textsOf(context.valueAt(condition.field)).some((text) =>
        condition.op === 'contains' ? fold(text).includes(wanted) : fold(text).startsWith(wanted),
      )
    }
    case 'own':
    case 'team':
    case 'subordinates':
    case 'parent':
      throw new Error(`A record scope (${condition.op}) is decided by the database, not on a single record.`)
  }
}

/** The texts of a value: itself, or the parts of an address. */
function textsOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.values(value).filter((part) => typeof part === 'string')
}

function compare(comparison: Comparison, left: FieldPath, right: Operand, context: EvaluationContext): boolean {
  const a = context.valueAt(left)
  const b = operandValue(right, context)
  if (isBlank(a) || isBlank(b)) {
    if (comparison === '==') return isBlank(a) && isBlank(b)
    return comparison === '!=' && isBlank(a) !== isBlank(b)
  }
  const order = compareValues(a, b, left.field)
  switch (comparison) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function operandValue(operand: Operand, context: EvaluationContext): Json | undefined {
  switch (operand.kind) {
    case 'constant':
      return operand.value
    case 'field':
      return context.valueAt(operand.path)
    case 'currentUser':
      return context.currentUser
    case 'today':
      return context.today
  }
}

function isBlank(value: Json | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Negative, zero or positive; both values are canonical and not blank. */
function compareValues(a: Json | undefined, b: Json | undefined, field: FieldModel): number {
  const kind = fieldTypes[field.type].slot
  if (kind === 'money' || kind === 'number') {
    // values from a form may not be finished yet
    if (!isDecimal(a) || !isDecimal(b)) return Number.NaN
    return new Decimal(String(a)).comparedTo(String(b))
  }
  const [x, y] = kind === 'time' ? [momentOf(a), momentOf(b)] : [String(a), String(b)]
  if (x === y) return 0
  // codes and times have an order of their own; words are ordered as lists order them
  const order = kind === 'text' ? wordOrder.compare(x, y) : 0
  return order !== 0 ? order : x < y ? -1 : 1
}

/** The order of text in lists: Latin as everywhere, Chinese by pinyin. The database calls it `zh-x-icu`. */
const wordOrder = new Intl.Collator('zh')

/** A day is compared with a moment as its beginning. */
function momentOf(value: Json | undefined): string {
  const text = String(value)
  return text.length === 10 ? `${text}T00:00:00.000Z` : text
}

function isDecimal(value: Json | undefined): boolean {
  return value !== undefined && value !== null && /^-?\d+(\.\d+)?$/.test(String(value))
}

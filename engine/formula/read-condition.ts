/**
 * From JSON Logic, as filters, scopes and validations are written, to a `Condition`.
 * Standard operators keep their JSON Logic meaning; ours are `contains`, `startsWith`, `blank`, `currentUser`, `today`.
 */

import { isMultiLine } from '../fields/characters.ts'
import type { Json, Operator } from '../fields/field-type.ts'
import { fieldTypes } from '../fields/index.ts'
import type { FieldModel, Text } from '../metadata/model.ts'
import {
  allOf,
  always,
  anyOf,
  type Comparison,
  type Condition,
  type FieldPath,
  never,
  type Operand,
} from './expression.ts'

export const MAX_CONDITION_DEPTH = 20
export const MAX_CONDITION_NODES = 500
export const MAX_LIST_VALUES = 1000

export interface ConditionProblem {
  readonly code: 'too_deep' | 'too_large' | 'unknown_operator' | 'unknown_field' | 'bad_arguments' | 'bad_value'
  /** JSON pointer into the condition. */
  readonly place: string
  readonly message: Text
}

/** Finds a field by its path, or nothing when there is none (or none that the reader may use). */
export type FieldFinder = (path: string) => FieldPath | undefined

export type ConditionReading = { readonly condition: Condition } | { readonly problems: readonly ConditionProblem[] }

/** Reads a JSON Logic condition; never throws, whatever the input. All problems are found at once. */
export function readCondition(tree: unknown, find: FieldFinder): ConditionReading {
  const reader = new ConditionReader(find)
  const condition = reader.read(tree, '', 0)
  return reader.problems.length > 0 ? { problems: reader.problems } : { condition }
}

const comparisons: Record<string, Comparison> = {
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

const mirrored: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const operatorNames = [...Object.keys(comparisons), 'and', 'or', '!', '!!', 'in', 'contains', 'startsWith', 'blank']

const unary = new Set(['!', '!!', 'blank'])

class ConditionReader {
  readonly problems: ConditionProblem[] = []
  #nodes = 0
  readonly #find: FieldFinder

  constructor(find: FieldFinder) {
    this.#find = find
  }

  read(tree: unknown, place: string, depth: number): Condition {
    if (depth > MAX_CONDITION_DEPTH) {
      return this.#problem('too_deep', place, {
        en: `The condition is nested more than ${MAX_CONDITION_DEPTH} deep.`,
        'zh-CN': `条件嵌套超过 ${MAX_CONDITION_DEPTH} 层。`,
      })
    }
    if (++this.#nodes > MAX_CONDITION_NODES) {
      if (this.#nodes > MAX_CONDITION_NODES + 1) return never
      return this.#problem('too_large', place, {
        en: `The condition has more than ${MAX_CONDITION_NODES} parts.`,
        'zh-CN': `条件超过 ${MAX_CONDITION_NODES} 个部分。`,
      })
    }
    if (tree === true) return always
    if (tree === false) return never
    const call = operatorCall(tree)
    if (!call) {
      return this.#problem('bad_arguments', place, {
        en: 'Expected a condition: an object with one operator, such as {"==": [{"var": "stage"}, "won"]}.',
        'zh-CN': '此处应为条件：只含一个运算符的对象，如 {"==": [{"var": "stage"}, "won"]}。',
      })
    }
    const { operator, args } = call
    const at = `${place}/${operator.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (operator === 'and') return allOf(args.map((arg, i) => this.read(arg, `${at}/${i}`, depth + 1)))
    if (operator === 'or') return anyOf(args.map((arg, i) => this.read(arg, `${at}/${i}`, depth + 1)))
    if (unary.has(operator) && args.length !== 1) return this.#argumentProblem(at, 1)
    if (operator === '!') {
      const arg = this.read(args[0], `${at}/0`, depth + 1)
      return arg.op === 'always' ? never : arg.op === 'never' ? always : { op: 'not', arg }
    }
    if (operator === '!!') {
      const path = this.#path(args[0], `${at}/0`)
      return path ? { op: 'not', arg: { op: 'blank', field: path } } : never
    }
    if (operator === 'blank') {
      const path = this.#path(args[0], `${at}/0`)
      return path ? { op: 'blank', field: path } : never
    }
    if (operator === 'contains' || operator === 'startsWith') return this.#words(operator, args, at)
    if (operator === 'in') return this.#in(args, at)
    const comparison = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined
    if (comparison) return this.#compare(comparison, args, at)
    return this.#problem('unknown_operator', place, {
      en: `There is no operator "${shorten(operator)}". Known are: ${operatorNames.join(', ')}.`,
      'zh-CN': `没有运算符“${shorten(operator)}”。可用：${operatorNames.join('、')}。`,
    })
  }

  #compare(comparison: Comparison, args: readonly unknown[], at: string): Condition {
    if (args.length === 3 && (comparison === '<' || comparison === '<=')) {
      return allOf([this.#compare(comparison, args.slice(0, 2), at), this.#compare(comparison, args.slice(1), at)])
    }
    if (args.length !== 2) return this.#argumentProblem(at, 2)
    const [left, right] = args
    if (variablePath(left) === undefined && variablePath(right) !== undefined) {
      return this.#compare(mirrored[comparison], [right, left], at)
    }
    const path = this.#path(left, `${at}/0`)
    if (!path) return never
    if (right === null && (comparison === '==' || comparison === '!=')) {
      const blank: Condition = { op: 'blank', field: path }
      return comparison === '==' ? blank : { op: 'not', arg: blank }
    }
    if (!this.#allows(path.field, comparison, at)) return never
    const operand = this.#operand(right, path.field, `${at}/1`)
    return operand ? { op: 'compare', comparison, left: path, right: operand } : never
  }

  #operand(tree: unknown, field: FieldModel, place: string): Operand | undefined {
    if (variablePath(tree) !== undefined) {
      const path = this.#path(tree, place)
      if (path && comparableKind(path.field) !== comparableKind(field)) {
        this.#problem('bad_value', place, {
          en: `"${path.path}" (${path.field.type}) cannot be compared with "${field.name}" (${field.type}).`,
          'zh-CN': `“${path.path}”（${path.field.type}）不能与“${field.name}”（${field.type}）比较。`,
        })
        return undefined
      }
      return path && { kind: 'field', path }
    }
    const call = operatorCall(tree)
    if (call?.args.length === 0) {
      if (call.operator === 'currentUser' && field.target === 'person') return { kind: 'currentUser' }
      if (call.operator === 'today' && (field.type === 'date' || field.type === 'datetime')) return { kind: 'today' }
    }
    const value = this.#constant(tree, field, place)
    return value === undefined ? undefined : { kind: 'constant', value }
  }

  #in(args: readonly unknown[], at: string): Condition {
    if (args.length !== 2) return this.#argumentProblem(at, 2)
    const [needle, stack] = args
    if (variablePath(stack) !== undefined) {
      // {"in": ["text", {"var": "name"}]}: contains, in exact case; or one of the values of a list field
      const path = this.#path(stack, `${at}/1`)
      if (!path) return never
      if (holdsSeveral(path.field)) {
        const value = this.#constant([needle], path.field, `${at}/0`)
        return Array.isArray(value) ? { op: 'has', field: path, value: value[0] as Json } : never
      }
      return this.#words('contains', [stack, needle], at, true)
    }
    const path = this.#path(needle, `${at}/0`)
    if (!path) return never
    if (!Array.isArray(stack)) return this.#argumentProblem(at, 2)
    if (stack.length > MAX_LIST_VALUES) {
      return this.#problem('too_large', `${at}/1`, {
        en: `The list has more than ${MAX_LIST_VALUES} values.`,
        'zh-CN': `列表超过 ${MAX_LIST_VALUES} 个值。`,
      })
    }
    if (holdsSeveral(path.field)) {
      const values = this.#constant(stack, path.field, `${at}/1`)
      return Array.isArray(values)
        ? anyOf(values.map((value: Json) => ({ op: 'has', field: path, value }) as const))
        : never
    }
    if (!this.#allows(path.field, 'in', at)) return never
    const values: Json[] = []
    for (const [i, item] of stack.entries()) {
      const value = this.#constant(item, path.field, `${at}/1/${i}`)
      if (value !== undefined) values.push(value)
    }
    return values.length === 0 ? never : { op: 'in', field: path, values }
  }

  #words(op: 'contains' | 'startsWith', args: readonly unknown[], at: string, exactCase = false): Condition {
    const [subject, text] = args
    const path = this.#path(subject, `${at}/0`)
    if (!path) return never
    if (args.length !== 2 || !isSearchText(text)) return this.#argumentProblem(at, 2)
    if (!this.#allows(path.field, op, at)) return never
    if (holdsSeveral(path.field)) {
      const value = this.#constant([text], path.field, `${at}/1`)
      return Array.isArray(value) ? { op: 'has', field: path, value: value[0] as Json } : never
    }
    return { op, field: path, text, exactCase }
  }

  #path(tree: unknown, place: string): FieldPath | undefined {
    const path = variablePath(tree)
    const found = path === undefined ? undefined : this.#find(path)
    if (!found) {
      this.#problem('unknown_field', place, {
        en: path === undefined ? 'Expected a field: {"var": "name"}.' : `There is no field "${shorten(path)}".`,
        'zh-CN': path === undefined ? '此处应为字段：{"var": "name"}。' : `没有字段“${shorten(path)}”。`,
      })
    }
    return found
  }

  #allows(field: FieldModel, operator: Operator, place: string): boolean {
    if (fieldTypes[field.type].operators.includes(operator)) return true
    this.#problem('bad_arguments', place, {
      en: `"${operator}" does not work on "${field.name}" (${field.type}).`,
      'zh-CN': `“${operator}”不适用于“${field.name}”（${field.type}）。`,
    })
    return false
  }

  #constant(value: unknown, field: FieldModel, place: string): Json | undefined {
    const reading = fieldTypes[field.type].read(value, field)
    if ('value' in reading && reading.value !== null) return reading.value
    const expected: Text =
      'problem' in reading ? reading.problem.message : { en: 'Expected a value.', 'zh-CN': '此处应有值。' }
    this.#problem('bad_value', place, {
      en: `"${field.name}": ${expected.en}`,
      'zh-CN': `“${field.name}”：${expected['zh-CN'] ?? expected.en}`,
    })
    return undefined
  }

  #argumentProblem(place: string, count: number): Condition {
    return this.#problem('bad_arguments', place, {
      en: `Expected ${count} arguments that fit the operator.`,
      'zh-CN': `此处应有 ${count} 个与运算符相符的参数。`,
    })
  }

  #problem(code: ConditionProblem['code'], place: string, message: Text): Condition {
    this.problems.push({ code, place, message })
    return never
  }
}

/** Two fields can be compared when their values live in the same kind of slot. */
export function comparableKind(field: FieldModel): string {
  return fieldTypes[field.type].slot ?? field.type
}

export function holdsSeveral(field: FieldModel): boolean {
  return field.type === 'multiSelect' || field.type === 'tags'
}

function operatorCall(tree: unknown): { operator: string; args: readonly unknown[] } | undefined {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return undefined
  const keys = Object.keys(tree)
  const operator = keys[0]
  if (keys.length !== 1 || operator === undefined) return undefined
  const args = (tree as Record<string, unknown>)[operator]
  return { operator, args: Array.isArray(args) ? args : [args] }
}

function variablePath(tree: unknown): string | undefined {
  const call = operatorCall(tree)
  return call?.operator === 'var' && call.args.length === 1 && typeof call.args[0] === 'string'
    ? call.args[0]
    : undefined
}

/** What can be looked for in text: not nothing, not a novel, and nothing that no text can hold. */
function isSearchText(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && text.length <= 255 && isMultiLine(text)
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

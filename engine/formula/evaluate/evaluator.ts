/** From a typed tree to a function: names are looked up and shapes decided once, records evaluated fast. */
import { addressLine } from '../../fields/address.ts'
import type { Json } from '../../fields/field-type.ts'
import { compareText } from '../functions/text-order.ts'
import { compare, type Exact, exact, FAILED, format, readExact } from '../number/exact.ts'
import { type FormulaType, isNumeric } from '../types/type.ts'
import type { Typed, TypedAggregate, TypedCall, TypedConstant } from '../types/typed.ts'
import { findRepeats, Memory, PartNumbers } from './repeats.ts'
import {
  always,
  constantOf,
  type Environment,
  type Evaluator,
  type RecordView,
  settled,
  textOrBlank,
  type Value,
} from './value.ts'

/** Evaluates a formula on a record; canonical values as fields keep them, null when blank or without a result. */
export type FormulaFunction = (record: RecordView, environment: Environment) => Json

/** Compiles a checked formula. What it gives never throws on records that passed validation. */
export function compileEvaluator(typed: Typed): FormulaFunction {
  const memory = new Memory()
  const evaluate = settled(new EvaluatorCompiler([typed], memory, new PartNumbers()).evaluatorOf(typed))
  return (record, environment) => {
    try {
      const value = evaluate(record, environment)
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? format(value as Exact)
        : (value as Json)
    } finally {
      memory.forget()
    }
  }
}

/** Of one scope: parts that say the same have one evaluator. */
class EvaluatorCompiler {
  readonly #memory: Memory
  readonly #numbers: PartNumbers
  readonly #repeats: ReadonlySet<number>
  readonly #evaluators = new Map<number, Evaluator>()

  constructor(roots: readonly Typed[], memory: Memory, numbers: PartNumbers) {
    this.#memory = memory
    this.#numbers = numbers
    this.#repeats = findRepeats(roots, numbers)
  }

  evaluatorOf(node: Typed): Evaluator {
    const number = this.#numbers.of(node)
    const known = this.#evaluators.get(number)
    if (known !== undefined) return known
    const evaluate = this.#compile(node)
    const kept =
      this.#repeats.has(number) && constantOf(evaluate) === undefined ? this.#memory.remember(evaluate) : evaluate
    this.#evaluators.set(number, kept)
    return kept
  }

  #compile(node: Typed): Evaluator {
    switch (node.kind) {
      case 'constant':
        return always(constantValue(node))
      case 'field': {
        const { path } = node.path
        return node.path.field.valueType === 'address' ? addressReader(path) : readerOf(path, node.type)
      }
      case 'call': {
        const args = node.args.map((arg) => this.evaluatorOf(arg))
        const evaluate = node.definition.evaluate(node, args)
        return isCalculation(node) && args.every((arg) => constantOf(arg) !== undefined)
          ? always(shortest(evaluate(noRecord, noEnvironment) as Exact | null))
          : evaluate
      }
      case 'aggregate':
        return this.#aggregate(node)
    }
  }

  #aggregate(node: TypedAggregate): Evaluator {
    const { aggregate } = node.definition
    const { evaluate, takesOrder } = aggregate as NonNullable<typeof aggregate>
    const fold = evaluate(node)
    const parts = [node.value, node.where, node.order].filter((part) => part !== undefined)
    const child = new EvaluatorCompiler(parts, this.#memory, this.#numbers)
    const value = node.value === undefined ? () => true : child.evaluatorOf(node.value)
    const where = node.where && child.evaluatorOf(node.where)
    const order = node.order && settled(child.evaluatorOf(node.order))
    const { path } = node.list
    return (record, environment) => {
      const found: RecordView[] = []
      for (const one of record.children(path))
        if (where === undefined || where(one, environment) === true) found.push(one)
      if (takesOrder) sortChildren(found, node.order?.type, environment, order)
      return fold(found.map((one) => value(one, environment))) as Value
    }
  }
}

/** `5%` and `3 * 4` look at neither. */
const noRecord = {} as RecordView
const noEnvironment = {} as Environment

/** True for calls of numbers that depend on nothing but their numbers. */
function isCalculation({ type, args, definition }: TypedCall): boolean {
  return isNumeric(type) && definition.looksAt === undefined && args.every((arg) => isNumeric(arg.type))
}

/** Without zeros at the end, so that less is carried along. */
function shortest(value: Exact | null): Exact | null {
  return value === null || value === FAILED ? value : exact(format(value))
}

function constantValue({ type, value }: TypedConstant): Value {
  return typeof value === 'string' && (isNumeric(type) || type.kind === 'duration') ? exact(value) : value
}

/** Values of another kind than the field's count as blank: what a form holds may not be finished yet. */
function readerOf(path: string, type: FormulaType): Evaluator {
  if (isNumeric(type)) return numberReader(path)
  if (type.kind === 'boolean') {
    return (record) => {
      const value = record.read(path)
      return typeof value === 'boolean' ? value : null
    }
  }
  if (type.kind === 'list') {
    return (record) => {
      const value = record.read(path)
      return Array.isArray(value) && value.length > 0 ? value.map(String) : null
    }
  }
  if (type.kind === 'date' || type.kind === 'datetime') {
    const pattern = type.kind === 'date' ? /^[1-9]\d{3}-\d\d-\d\d$/ : /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
    return (record) => {
      const value = record.read(path)
      return typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value)) ? value : null
    }
  }
  if (type.kind === 'compound') {
    return (record) => {
      const value = record.read(path)
      return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? 'compound' : null
    }
  }
  return (record) => {
    const value = record.read(path)
    return typeof value === 'string' && value !== '' ? value : null
  }
}

/** An address is its parts on one line. */
function addressReader(path: string): Evaluator {
  return (record) => textOrBlank(addressLine(record.read(path)))
}

function numberReader(path: string): Evaluator {
  return (record) => {
    const value = record.read(path)
    return value === undefined || value === null ? null : (readExact(value) ?? null)
  }
}

/** By the order, blanks last, and then as they were created: ids grow with time. */
function sortChildren(
  children: RecordView[],
  type: FormulaType | undefined,
  environment: Environment,
  read: Evaluator = () => null,
): void {
  const isNumber = type !== undefined && (isNumeric(type) || type.kind === 'duration')
  const isText = type?.kind === 'text'
  const keys = new Map(
    children.map((child) => [child, [read(child, environment), String(child.read('id') ?? '')] as const]),
  )
  children.sort((one, other) => {
    const [a, idA] = keys.get(one) as readonly [Value, string]
    const [b, idB] = keys.get(other) as readonly [Value, string]
    if ((a === null) !== (b === null)) return a === null ? 1 : -1
    const byOrder =
      a === null || b === null
        ? 0
        : isNumber
          ? compare(a as Exact, b as Exact)
          : isText
            ? compareText(a as string, b as string)
            : a < b
              ? -1
              : a > b
                ? 1
                : 0
    return byOrder || (idA < idB ? -1 : idA > idB ? 1 : 0)
  })
}

/** From a typed tree to a function: names are looked up and shapes decided once, records evaluated fast. */
import { addressLine } from '../../fields/address.ts'
import type { Json } from '../../fields/field-type.ts'
import { compareText } from '../functions/text-order.ts'
import { compare, type Exact, exact, format, readExact } from '../number/exact.ts'
import { type FormulaType, isNumeric } from '../types/type.ts'
import type { Typed, TypedAggregate, TypedConstant } from '../types/typed.ts'
import { type Environment, type Evaluator, type RecordView, settled, textOrBlank, type Value } from './value.ts'

/** Evaluates a formula on a record; canonical values as fields keep them, null when blank or without a result. */
export type FormulaFunction = (record: RecordView, environment: Environment) => Json

/** Compiles a checked formula. What it gives never throws on records that passed validation. */
export function compileEvaluator(typed: Typed): FormulaFunction {
  const evaluate = settled(evaluatorOf(typed, new Map()))
  return (record, environment) => {
    const value = evaluate(record, environment)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? format(value as Exact)
      : (value as Json)
  }
}

/** Of one scope, by path: a field that a formula names several times has one reader. */
type Readers = Map<string, Evaluator>

function evaluatorOf(node: Typed, readers: Readers): Evaluator {
  switch (node.kind) {
    case 'constant':
      return always(constantValue(node))
    case 'field': {
      const { path } = node.path
      const isAddress = node.path.field.valueType === 'address'
      const reader = readers.get(path) ?? (isAddress ? addressReader(path) : readerOf(path, node.type))
      readers.set(path, reader)
      return reader
    }
    case 'call': {
      const evaluate = node.definition.evaluate(
        node,
        node.args.map((arg) => evaluatorOf(arg, readers)),
      )
      return node.definition.op === 'percent' && node.args[0]?.kind === 'constant'
        ? always(exact(format(evaluate(noRecord, noEnvironment) as Exact)))
        : evaluate
    }
    case 'aggregate':
      return aggregateEvaluator(node)
  }
}

/** `5%` looks at neither. */
const noRecord = {} as RecordView
const noEnvironment = {} as Environment

function always(value: Value): Evaluator {
  return () => value
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

/** A text that was read last is not read again: fields that a formula names several times cost little. */
function numberReader(path: string): Evaluator {
  let text: unknown = null
  let number: Exact | null = null
  return (record) => {
    const value = record.read(path)
    if (value === undefined || value === null) return null
    if (value === text) return number
    const read = readExact(value) ?? null
    if (typeof value === 'string') {
      text = value
      number = read
    }
    return read
  }
}

function aggregateEvaluator(node: TypedAggregate): Evaluator {
  const fold = (node.definition.aggregate as NonNullable<typeof node.definition.aggregate>).evaluate(node)
  const readers: Readers = new Map()
  const value = node.value === undefined ? () => true : evaluatorOf(node.value, readers)
  const where = node.where === undefined ? undefined : evaluatorOf(node.where, readers)
  const takesOrder = node.definition.aggregate?.takesOrder === true
  const { path } = node.list
  return (record, environment) => {
    const found: RecordView[] = []
    for (const child of record.children(path))
      if (where === undefined || where(child, environment) === true) found.push(child)
    if (takesOrder) sortChildren(found, node.order, environment)
    return fold(found.map((child) => value(child, environment))) as Value
  }
}

/** By the order, blanks last, and then as they were created: ids grow with time. */
function sortChildren(children: RecordView[], order: Typed | undefined, environment: Environment): void {
  const read = order === undefined ? () => null : settled(evaluatorOf(order, new Map()))
  const isNumber = order !== undefined && (isNumeric(order.type) || order.type.kind === 'duration')
  const isText = order?.type.kind === 'text'
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

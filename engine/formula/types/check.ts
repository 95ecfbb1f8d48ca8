/** From a tree to a typed tree, or everything that is wrong with it. Never throws, whatever the input. */
import { readDay, readMoment } from '../../fields/calendar.ts'
import { findNearest } from '../../metadata/did-you-mean.ts'
import type { Text } from '../../metadata/model.ts'
import type { Accepts, CheckCall, Definition, Parameter, Result } from '../functions/definition.ts'
import { definitionOf, definitions } from '../functions/index.ts'
import { formulaLimits } from '../limits.ts'
import { exact, format, readExact } from '../number/exact.ts'
import { type FormulaProblem, type FormulaProblemCode, quote, type Span, say } from '../problem.ts'
import { standardCall } from '../tree/standard.ts'
import { callOf, collectionOf, into, pathOf } from '../tree/tree.ts'
import type { FormulaScope } from './scope.ts'
import { type Digits, describeType, type FormulaType, isNumeric, wider } from './type.ts'
import { isText, type Typed, type TypedConstant } from './typed.ts'

export type FormulaChecking = { readonly typed: Typed } | { readonly problems: readonly FormulaProblem[] }

/** Types a tree in a scope. `spans` (from `parseFormula`) give the problems their places in the text. */
export function checkFormula(tree: unknown, scope: FormulaScope, spans?: ReadonlyMap<string, Span>): FormulaChecking {
  const checker = new Checker(spans)
  const typed = checker.check(tree, scope, '', 0, false)
  if (checker.problems.length === 0 && typed !== undefined && typed.cost > formulaLimits.cost)
    checker.report(
      'too-costly',
      '',
      say(
        `This formula costs ${typed.cost}, at most ${formulaLimits.cost} are allowed.`,
        `此公式的开销为 ${typed.cost}，上限为 ${formulaLimits.cost}。`,
      ),
      say(
        'Use fewer aggregates, or keep parts of it in fields of their own.',
        '请减少汇总，或把一部分放到单独的字段中。',
      ),
    )
  return checker.problems.length > 0 || typed === undefined ? { problems: checker.problems } : { typed }
}

const NO_DIGITS: Digits = { whole: 0, scale: 0 }
const COST_IN_AGGREGATE = 100

class Checker {
  readonly problems: FormulaProblem[] = []
  readonly #spans: ReadonlyMap<string, Span> | undefined
  #nodes = 0
  #aggregates = 0

  constructor(spans: ReadonlyMap<string, Span> | undefined) {
    this.#spans = spans
  }

  check(tree: unknown, scope: FormulaScope, place: string, depth: number, inAggregate: boolean): Typed | undefined {
    if (depth > formulaLimits.depth)
      return this.report(
        'too-deep',
        place,
        say(`Formulas nest at most ${formulaLimits.depth} deep.`, `公式最多嵌套 ${formulaLimits.depth} 层。`),
      )
    this.#nodes += 1
    if (this.#nodes > formulaLimits.nodes)
      return this.#nodes > formulaLimits.nodes + 1
        ? undefined
        : this.report(
            'too-large',
            place,
            say(`Formulas have at most ${formulaLimits.nodes} parts.`, `公式最多 ${formulaLimits.nodes} 个部分。`),
          )
    if (tree === null) return constant(place, { kind: 'blank' }, null)
    if (typeof tree === 'boolean') return constant(place, { kind: 'boolean' }, tree)
    if (typeof tree === 'string') return this.#text(tree, place)
    if (typeof tree === 'number') return this.#number(tree, place)
    if (Array.isArray(tree)) return this.#list(tree, scope, place, depth)
    const path = pathOf(tree)
    if (path !== undefined) return this.#field(path, scope, place)
    const call = callOf(tree)
    if (call === undefined)
      return this.report(
        'arguments',
        place,
        say(
          'Expected a constant, a list, {"var": "field"} or an object with one operator.',
          '此处应为常量、列表、{"var": "字段"} 或只含一个运算符的对象。',
        ),
      )
    const at = into(place, call.operator)
    const [first] = call.args
    if (call.operator === 'decimal' && call.args.length === 1) return this.#decimal(first, place)
    if (call.operator === 'date' && call.args.length === 1 && typeof first === 'string')
      return this.#time(first, 'date', place)
    if (call.operator === 'datetime' && call.args.length === 1) return this.#time(first, 'datetime', place)
    const { operator, args } = standardCall(call)
    const definition = definitionOf(operator)
    if (definition === undefined) {
      const near = findNearest(
        operator,
        definitions.map(({ op }) => op),
      )
      return this.report(
        'unknown-operator',
        place,
        say(`There is no operator “${quote(operator)}”.`, `没有运算符“${quote(operator)}”。`),
        near === undefined ? undefined : say(`Did you mean “${near}”?`, `是否想写“${near}”？`),
      )
    }
    const isSame = operator === call.operator && args.length === call.args.length
    if (
      definition.aggregate !== undefined &&
      (definition.parameters[0]?.accepts === 'own' || isCollection(first, scope))
    )
      return this.#aggregate(definition, args, scope, at, place, depth, inAggregate)
    const typed = args.map((arg, index) =>
      this.check(arg, scope, isSame || index < call.args.length ? into(at, index) : at, depth + 1, inAggregate),
    )
    const pointers = args.map((_, index) => into(at, index))
    if (typed.some((arg) => arg === undefined)) return undefined
    return this.#call(definition, typed as Typed[], pointers, scope, place)
  }

  report(code: FormulaProblemCode, place: string, message: Text, hint?: Text): undefined {
    if (this.problems.length >= formulaLimits.problems) return undefined
    const span = this.#spanOf(place)
    const where =
      span === undefined
        ? undefined
        : say(`Line ${span.line}, column ${span.column}: `, `第 ${span.line} 行第 ${span.column} 列：`)
    this.problems.push({
      code,
      place,
      message:
        where === undefined
          ? message
          : say(where.en + message.en, `${where['zh-CN']}${message['zh-CN'] ?? message.en}`),
      ...(hint === undefined ? {} : { hint }),
      ...(span === undefined ? {} : { span }),
    })
    return undefined
  }

  /** The place in the text of a node, or of the nearest node around it. */
  #spanOf(place: string): Span | undefined {
    for (let at = place; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const span = this.#spans?.get(at)
      if (span !== undefined || at === '') return span
    }
  }

  #text(text: string, place: string): Typed | undefined {
    // Postgres keeps no NUL, and half a surrogate pair is no text
    if (text.includes('\0') || /\p{Surrogate}/u.test(text))
      return this.report(
        'value',
        place,
        say('This text holds a character that cannot be kept.', '此文本含有无法保存的字符。'),
      )
    return text === '' ? constant(place, { kind: 'blank' }, null) : constant(place, { kind: 'text' }, text)
  }

  #number(value: number, place: string): Typed | undefined {
    const digits = String(value)
      .replace(/e.*$/, '')
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '')
    if (!Number.isFinite(value) || digits.length > 15)
      return this.report(
        'value',
        place,
        say('Write numbers of more than 15 digits as {"decimal": "…"}.', '超过 15 位的数字请写成 {"decimal": "…"}。'),
      )
    const decimal = readExact(value)
    return decimal === undefined ? undefined : this.#decimal(format(decimal), place)
  }

  #decimal(written: unknown, place: string): Typed | undefined {
    if (typeof written !== 'string' || !/^-?\d{1,30}(\.\d{1,20})?$/.test(written))
      return this.report(
        'value',
        place,
        say(
          'Numbers have at most 30 digits before and 20 after the point.',
          '数字整数部分最多 30 位，小数最多 20 位。',
        ),
      )
    const text = format(exact(written))
    const [whole = '', fraction = ''] = text.replace('-', '').split('.')
    return { ...constant(place, { kind: 'number' }, text), digits: { whole: whole.length, scale: fraction.length } }
  }

  #time(written: unknown, kind: 'date' | 'datetime', place: string): Typed | undefined {
    const value = typeof written !== 'string' ? null : kind === 'date' ? readDay(written) : readMoment(written)
    if (value === null) return this.#badTime(kind, place)
    return constant(place, { kind }, value)
  }

  #badTime(kind: 'date' | 'datetime', place: string): undefined {
    return kind === 'date'
      ? this.report(
          'value',
          place,
          say('There is no such day; a date looks like #2026-11-22#.', '没有这一天；日期的写法如 #2026-11-22#。'),
        )
      : this.report(
          'value',
          place,
          say(
            'There is no such moment; it looks like #2026-11-22T08:30:00Z#, with seconds and zone.',
            '没有这一时刻；写法如 #2026-11-22T08:30:00Z#，含秒和时区。',
          ),
        )
  }

  #list(items: readonly unknown[], scope: FormulaScope, place: string, depth: number): Typed | undefined {
    if (items.length > formulaLimits.listValues)
      return this.report(
        'too-large',
        place,
        say(`Lists have at most ${formulaLimits.listValues} values.`, `列表最多 ${formulaLimits.listValues} 个值。`),
      )
    this.#nodes -= items.length
    const typed = items.map((item, index) => this.check(item, scope, into(place, index), depth + 1, false))
    if (typed.some((item) => item === undefined)) return undefined
    const values: string[] = []
    let type: FormulaType = { kind: 'blank' }
    for (const [index, item] of (typed as Typed[]).entries()) {
      const isConstant = item.kind === 'constant' && typeof item.value === 'string'
      if (!isConstant || (type.kind !== 'blank' && type.kind !== item.type.kind))
        return this.report(
          'type',
          into(place, index),
          say('A list holds constants of one kind, none of them blank.', '列表只能包含同一种类的常量，且不能为空值。'),
        )
      type = item.type
      values.push(item.value as string)
    }
    const digits = (typed as Typed[]).reduce((most, item) => wider(most, item.digits), NO_DIGITS)
    return { ...constant(place, { kind: 'list', of: type }, values), digits }
  }

  #field(path: string, scope: FormulaScope, place: string): Typed | undefined {
    const found = scope.field(path)
    if (found === undefined) {
      if (scope.list(path) !== undefined)
        return this.report(
          'unknown-field',
          place,
          say(`“${path}” is a list of records.`, `“${path}”是记录列表。`),
          say(`Add it up, for example COUNT(${path}).`, `请对它汇总，例如 COUNT(${path})。`),
        )
      return this.report(
        'unknown-field',
        place,
        say(`There is no field “${quote(path)}” on ${scope.object}.`, `${scope.object} 没有字段“${quote(path)}”。`),
        nearName(path, scope),
      )
    }
    const { type, digits } = scope.typeOf(found.field)
    const isNumber = isNumeric(type)
    return {
      kind: 'field',
      type,
      digits: isNumber ? digits : NO_DIGITS,
      mayFail: false,
      cost: 1 + found.hops.length * 2,
      place,
      path: found,
    }
  }

  #call(
    definition: Definition,
    given: Typed[],
    pointers: readonly string[],
    scope: FormulaScope,
    place: string,
  ): Typed | undefined {
    const parameters = parametersFor(definition, given.length)
    if (parameters === undefined)
      return this.report(
        'arguments',
        place,
        say(
          `${definition.name} takes ${countOf(definition)} arguments, not ${given.length}.`,
          `${definition.name} 需要 ${countOf(definition)} 个参数，而不是 ${given.length} 个。`,
        ),
        say(`Write ${signatureOf(definition)}.`, `写法：${signatureOf(definition)}。`),
      )
    const before = this.problems.length
    for (const [index, parameter] of parameters.entries()) this.#accept(definition, parameter, given, index, pointers)
    if (this.problems.length > before) return undefined
    const result = definition.check(this.#checkCall(given, pointers, scope, place))
    if (this.problems.length > before || result === undefined) return undefined
    return {
      kind: 'call',
      definition,
      args: given,
      ...resultOf(result, given),
      cost: given.reduce((sum, arg) => sum + arg.cost, 1),
      place,
      form: result.form,
    }
  }

  #checkCall(args: Typed[], pointers: readonly string[], scope: FormulaScope, place: string): CheckCall {
    const placeOf = (arg: number | undefined) => (arg === undefined ? place : (pointers[arg] ?? place))
    return {
      args,
      scope,
      problem: (code, arg, message, hint) => this.report(code, placeOf(arg), message, hint),
      adapt: (arg, type) => {
        const adapted = this.#adapt(args[arg] as Typed, type, placeOf(arg))
        if (adapted !== undefined) args[arg] = adapted
      },
      unify: (indexes) => this.#unify(args, indexes, placeOf),
    }
  }

  /** Checks one argument against its parameter, and adapts constants to it. */
  #accept(
    definition: Definition,
    parameter: Parameter,
    args: Typed[],
    index: number,
    pointers: readonly string[],
  ): void {
    const arg = args[index] as Typed
    const place = pointers[index] ?? ''
    if (parameter.accepts === 'own' || parameter.accepts === 'any') return
    if (arg.type.kind === 'blank' && parameter.accepts !== 'word' && parameter.accepts !== 'field') return
    if (['day', 'date', 'moment'].includes(parameter.accepts) && isText(arg)) {
      const adapted = this.#adapt(arg, { kind: parameter.accepts === 'moment' ? 'datetime' : 'date' }, place)
      if (adapted !== undefined) args[index] = adapted
      return
    }
    if (accepts(parameter.accepts, arg)) return
    const wanted = expectation[parameter.accepts]
    const found = describeType(arg.type)
    this.report(
      'type',
      place,
      say(
        `${definition.name} needs ${wanted.en} for “${parameter.name}”, not ${found.en}.`,
        `${definition.name} 的“${parameter.name}”需要${wanted['zh-CN']}，而不是${found['zh-CN']}。`,
      ),
      parameter.accepts === 'number' && arg.type.kind === 'text' && definition.name === '+'
        ? say('Join text with &.', '连接文本请用 &。')
        : undefined,
    )
  }

  /** A constant text where an option, a day or an id is meant. Other nodes stay as they are. */
  #adapt(node: Typed, type: FormulaType, place: string): Typed | undefined {
    if (!isText(node)) return node
    switch (type.kind) {
      case 'option':
        if (type.options.includes(node.value)) return { ...node, type }
        {
          const near = findNearest(node.value, type.options)
          return this.report(
            'option',
            place,
            say(
              `“${quote(node.value)}” is not an option of ${type.field}; it has ${listed(type.options)}.`,
              `“${quote(node.value)}”不是 ${type.field} 的选项；可选：${listed(type.options)}。`,
            ),
            near === undefined ? undefined : say(`Did you mean “${near}”?`, `是否想写“${near}”？`),
          )
        }
      case 'date': {
        const value = readDay(node.value)
        return value === null ? this.#badTime('date', place) : { ...node, type, value }
      }
      case 'datetime': {
        const day = readDay(node.value)
        if (day !== null) return { ...node, type: { kind: 'date' }, value: day }
        const value = readMoment(node.value)
        return value === null ? this.#badTime('datetime', place) : { ...node, type, value }
      }
      case 'reference':
        return { ...node, type, value: node.value.toLowerCase() }
      default:
        return node
    }
  }

  #unify(
    args: Typed[],
    indexes: readonly number[],
    placeOf: (arg: number) => string,
  ): { type: FormulaType; digits: Digits } | undefined {
    const known = indexes.filter((index) => args[index]?.type.kind !== 'blank')
    const types = known.map((index) => (args[index] as Typed).type)
    const digits = known.reduce((most, index) => wider(most, (args[index] as Typed).digits), NO_DIGITS)
    const [first] = types
    if (first === undefined) return { type: { kind: 'blank' }, digits }
    // a constant text follows what stands beside it
    const leading = types.find(
      (type, index) => !(type.kind === 'text' && isText(args[known[index] as number] as Typed)),
    )
    if (leading !== undefined && ['date', 'datetime', 'reference'].includes(leading.kind)) {
      for (const index of known) {
        const adapted = this.#adapt(args[index] as Typed, leading, placeOf(index))
        if (adapted === undefined) return undefined
        args[index] = adapted
      }
    }
    const now = known.map((index) => (args[index] as Typed).type)
    let type = now[0] as FormulaType
    for (const [position, other] of now.entries()) {
      const joined = joinTypes(type, other)
      if (joined === undefined) {
        const [one, two] = [describeType(type), describeType(other)]
        const isMoney = type.kind === 'currency' && other.kind === 'currency'
        return this.report(
          isMoney ? 'currency' : 'type',
          placeOf(known[position] as number),
          say(`This is ${two.en}, but the others are ${one.en}.`, `此处是${two['zh-CN']}，而其他是${one['zh-CN']}。`),
        )
      }
      type = joined
    }
    if (type.kind === 'option') {
      const { options } = type
      const outside = known.some(
        (index) => isText(args[index] as Typed) && !options.includes((args[index] as TypedConstant).value as string),
      )
      if (outside) type = { kind: 'text' }
    }
    return { type, digits }
  }

  #aggregate(
    definition: Definition,
    args: readonly unknown[],
    scope: FormulaScope,
    at: string,
    place: string,
    depth: number,
    inAggregate: boolean,
  ): Typed | undefined {
    const aggregate = definition.aggregate as NonNullable<Definition['aggregate']>
    const collection = collectionOf(args[0])
    const most = aggregate.takesOrder ? 2 : 1
    if (collection === undefined || args.length > most)
      return this.report(
        'arguments',
        place,
        say(
          `${definition.name} adds up child records: ${signatureOf(definition)}.`,
          `${definition.name} 对子记录汇总：${signatureOf(definition)}。`,
        ),
      )
    if (inAggregate)
      return this.report(
        'too-costly',
        place,
        say('An aggregate cannot stand inside another one.', '汇总函数不能嵌套在另一个汇总中。'),
        say('Give the child a roll-up field and add that up.', '请在子对象上建立汇总字段，再对该字段汇总。'),
      )
    this.#aggregates += 1
    if (this.#aggregates > formulaLimits.aggregates)
      return this.report(
        'too-costly',
        place,
        say(
          `A formula has at most ${formulaLimits.aggregates} aggregates.`,
          `一个公式最多 ${formulaLimits.aggregates} 个汇总。`,
        ),
      )
    const pointer = into(at, 0)
    const found = scope.list(collection.list)
    if (found === undefined)
      return this.report(
        'unknown-list',
        pointer + collection.places.list,
        say(
          `${scope.object} has no list of records “${quote(collection.list)}”.`,
          `${scope.object} 没有记录列表“${quote(collection.list)}”。`,
        ),
        nearName(collection.list, scope),
      )
    if (aggregate.needsValue && collection.value === undefined)
      return this.report(
        'arguments',
        pointer,
        say(
          `${definition.name} needs a field of ${collection.list}.`,
          `${definition.name} 需要 ${collection.list} 的某个字段。`,
        ),
        say(
          `Write ${definition.name}(${collection.list}.field).`,
          `写法：${definition.name}(${collection.list}.字段)。`,
        ),
      )
    const inside = (tree: unknown, where: string) => this.check(tree, found.scope, where, depth + 1, true)
    const before = this.problems.length
    const value =
      collection.value === undefined ? undefined : inside(collection.value, pointer + collection.places.value)
    const where =
      collection.where === undefined ? undefined : inside(collection.where, pointer + collection.places.where)
    const order = args.length > 1 ? inside(args[1], into(at, 1)) : undefined
    if (this.problems.length > before) return undefined
    if (where !== undefined && where.type.kind !== 'boolean')
      return this.report('type', where.place, say('A condition is needed here.', '此处需要条件。'))
    if (order !== undefined && !isOrdered(order.type))
      return this.report(
        'type',
        order.place,
        say('Records are put in order by a number, a text or a date.', '只能按数字、文本或日期排序。'),
      )
    const given = value === undefined ? [] : [value]
    const result = aggregate.check(value, this.#checkCall(given, [value?.place ?? pointer], found.scope, place))
    if (this.problems.length > before || result === undefined) return undefined
    const inner = (value?.cost ?? 1) + (where?.cost ?? 0) + (order?.cost ?? 0)
    return {
      kind: 'aggregate',
      definition,
      list: found.list,
      value,
      where,
      order,
      ...resultOf(result, given),
      cost: inner * COST_IN_AGGREGATE,
      place,
    }
  }
}

function resultOf(result: Result, args: readonly Typed[]): { type: FormulaType; digits: Digits; mayFail: boolean } {
  const numberLike = isNumeric(result.type) || result.type.kind === 'duration'
  return {
    type: result.type,
    digits: numberLike ? (result.digits ?? { whole: 30, scale: 20 }) : NO_DIGITS,
    mayFail: numberLike && (result.mayFail ?? args.some((arg) => arg.mayFail)),
  }
}

function constant(place: string, type: FormulaType, value: TypedConstant['value']): TypedConstant {
  return { kind: 'constant', type, digits: NO_DIGITS, mayFail: false, cost: 1, place, value }
}

function isCollection(tree: unknown, scope: FormulaScope): boolean {
  const operator = callOf(tree)?.operator
  if (operator === 'map' || operator === 'filter') return true
  const path = pathOf(tree)
  return path !== undefined && scope.list(path) !== undefined
}

function isOrdered(type: FormulaType): boolean {
  return isNumeric(type) || ['text', 'date', 'datetime', 'duration'].includes(type.kind)
}

/** The type of two branches; undefined when they do not go together. */
export function joinTypes(one: FormulaType, other: FormulaType): FormulaType | undefined {
  if (one.kind === 'blank') return other
  if (other.kind === 'blank') return one
  if (isNumeric(one) && isNumeric(other)) {
    if (one.kind === other.kind)
      return one.kind !== 'currency' || one.currency === (other as typeof one).currency ? one : undefined
    if (one.kind === 'currency') return other.kind === 'number' ? one : undefined
    if (other.kind === 'currency') return one.kind === 'number' ? other : undefined
    return { kind: 'number' }
  }
  if (one.kind === 'option' && other.kind === 'option') return one.field === other.field ? one : { kind: 'text' }
  if (one.kind === 'option' && other.kind === 'text') return one
  if (one.kind === 'text' && other.kind === 'option') return other
  if (one.kind === 'reference' && other.kind === 'reference') return one.object === other.object ? one : undefined
  if (one.kind === 'list' || other.kind === 'list') return undefined
  return one.kind === other.kind ? one : undefined
}

function accepts(kind: Exclude<Accepts, 'own' | 'any'>, node: Typed): boolean {
  const { type } = node
  switch (kind) {
    case 'number':
      return isNumeric(type)
    case 'text':
      return type.kind === 'text' || type.kind === 'option'
    case 'printable':
      return isNumeric(type) || ['text', 'option', 'date'].includes(type.kind)
    case 'boolean':
      return type.kind === 'boolean'
    case 'day':
      return type.kind === 'date' || type.kind === 'datetime'
    case 'date':
      return type.kind === 'date'
    case 'moment':
      return type.kind === 'datetime'
    case 'reference':
      return type.kind === 'reference'
    case 'word':
      return isText(node)
    case 'field':
      return node.kind === 'field'
  }
}

const expectation: Readonly<Record<Exclude<Accepts, 'own' | 'any'>, Text>> = {
  number: say('a number', '数字'),
  text: say('text', '文本'),
  printable: say('text, a number or a date', '文本、数字或日期'),
  boolean: say('a condition', '条件'),
  day: say('a date', '日期'),
  date: say('a date', '日期'),
  moment: say('a date and time', '日期时间'),
  reference: say('a reference', '引用'),
  word: say('a text in quotes', '带引号的文本'),
  field: say('a field', '字段'),
}

/** The parameter of each argument; undefined when there are too few or too many. */
function parametersFor({ parameters }: Definition, count: number): readonly Parameter[] | undefined {
  const repeating = parameters.findIndex(({ repeats }) => repeats === true)
  const least = parameters.filter(({ optional }) => optional !== true).length
  if (count < least) return undefined
  if (repeating < 0) return count > parameters.length ? undefined : parameters.slice(0, count)
  const group = parameters.slice(repeating)
  return Array.from({ length: count }, (_, index) =>
    index < repeating ? (parameters[index] as Parameter) : (group[(index - repeating) % group.length] as Parameter),
  )
}

function countOf({ parameters }: Definition): string {
  const least = parameters.filter(({ optional }) => optional !== true).length
  if (parameters.some(({ repeats }) => repeats === true)) return `${least}+`
  return least === parameters.length ? String(least) : `${least}–${parameters.length}`
}

/** `ROUND(number, [digits], [mode])` */
export function signatureOf({ name, parameters }: Pick<Definition, 'name' | 'parameters'>): string {
  const shown = parameters.map((one) => (one.optional === true ? `[${one.name}]` : one.name))
  if (parameters.some(({ repeats }) => repeats === true)) shown.push('…')
  return `${name}(${shown.join(', ')})`
}

function nearName(path: string, scope: FormulaScope): Text | undefined {
  const near = findNearest(path, scope.candidates(path))
  return near === undefined ? undefined : say(`Did you mean “${near}”?`, `是否想写“${near}”？`)
}

function listed(options: readonly string[]): string {
  return options.length <= 8 ? options.join(', ') : `${options.slice(0, 8).join(', ')}, …`
}

/**
 * From a typed tree to one SQL expression. Values are parameters; names come from the source, never from the formula.
 * Numbers: a calculation without a result is NaN inside an expression, and null at its end. Conditions: null is false.
 */
import { sql } from 'kysely'
import type { UnitsDefinition } from '../functions/definition.ts'
import { MAX_INTEGER } from '../number/exact.ts'
import type { FieldPath } from '../paths.ts'
import type { CalendarContext } from '../time/context.ts'
import { isNeverBlank } from '../types/blank.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed, TypedAggregate, TypedCall, TypedConstant, TypedField } from '../types/typed.ts'
import type { Sql, SqlField, SqlOptions, SqlSource } from './source.ts'
import { type SqlType, sqlType } from './sql-type.ts'
import { shifted, unit } from './units.ts'

export const nan: Sql = sql`'NaN'::numeric`

/** Of what `orFailed` made, the form with null. */
const nullForms = new WeakMap<Sql, Sql>()

/** No result instead of null. The fragment itself must never be NaN. */
export function orFailed(fragment: Sql): Sql {
  const failing = sql`coalesce(${fragment}, ${nan})`
  nullForms.set(failing, fragment)
  return failing
}

/** Of what `integerOrFailed` made, the integer. */
const integers = new WeakMap<Sql, Sql>()

/** A number from an integer that is null when there is none: no result. */
export function integerOrFailed(integer: Sql): Sql {
  const failing = orFailed(sql`(${integer})::numeric`)
  integers.set(failing, integer)
  return failing
}

/** The integer that a number is made of, null without a result; undefined when it is made of something else. */
export function integerOf(number: Sql): Sql | undefined {
  return integers.get(number)
}

export class SqlCompiler {
  readonly source: SqlSource
  readonly calendar: CalendarContext
  readonly options: SqlOptions
  /** Fragments that cost nothing to repeat. */
  readonly #simple = new WeakSet<Sql>()
  /** Shared with the compilers of children, so that names differ within a statement and are the same in the next. */
  readonly #names: { last: number }
  /** A formula field is compiled once, however often a formula asks for it. */
  readonly #fields = new Map<string, SqlField>()

  constructor(source: SqlSource, calendar: CalendarContext, options: SqlOptions = {}, names = { last: 0 }) {
    this.#names = names
    this.source = source
    this.calendar = calendar
    this.options = options
  }

  /** The value at the end of a formula: null when blank or without a result; conditions are true or false. */
  result(node: Typed): Sql {
    return this.settled(node)
  }

  /** The number at the end of a formula, in units of 10^-scale. */
  resultAt(node: Typed, scale: number): Sql {
    return orNull(node, this.valueAt(node, scale))
  }

  /** Its own value; null when blank, NaN when a calculation has no result. */
  value(node: Typed): Sql {
    const scale = node.kind === 'call' ? this.scaleOf(node) : 0
    return scale > 0 ? sql`(${this.valueAt(node, scale)} * ${sql.lit(unit(scale))}::numeric)` : this.#plainValue(node)
  }

  /**
   * The scale of the units in which a number comes, or is best worked out: money in a slot is a whole number of cents,
   * and what is made of it is brought to its size once, at the end. 0 for plain numbers.
   */
  scaleOf(node: Typed): number {
    if (node.kind === 'field') return this.field(node.path).unitScale ?? 0
    return node.kind === 'call' ? (node.definition.inUnits?.scale(node, this) ?? 0) : 0
  }

  /** A number in units of 10^-scale: a numeric, null when blank. */
  valueAt(node: Typed, scale: number): Sql {
    if (scale === 0) return this.value(node)
    if (node.kind === 'constant')
      return typeof node.value === 'string' ? this.constant(shifted(node.value, scale), 'numeric') : sql`null::numeric`
    const own = this.scaleOf(node)
    if (own !== scale) {
      const value = own > scale ? this.valueAt(node, own) : this.value(node)
      const factor = own > scale ? unit(own - scale) : `1${'0'.repeat(scale)}`
      return sql`(${value} * ${sql.lit(factor)}::numeric)`
    }
    if (node.kind === 'field') {
      const { sql: units, isCalculated } = this.field(node.path)
      return isCalculated ? units : this.simple(sql`(${units})::numeric`)
    }
    const { inUnits } = (node as TypedCall).definition
    return (inUnits as UnitsDefinition).sql(node as TypedCall, this, scale)
  }

  /** Likewise, blank as 0. */
  numberAt(node: Typed, scale: number): Sql {
    if (scale === 0 || node.type.kind === 'blank') return this.number(node)
    const value = this.valueAt(node, scale)
    return isNeverBlank(node) ? value : sql`coalesce(${value}, 0)`
  }

  #plainValue(node: Typed): Sql {
    switch (node.kind) {
      case 'constant':
        return this.#constantValue(node)
      case 'field':
        return this.#fieldValue(node)
      case 'call':
        return isCondition(node) ? sql`((${node.definition.sql(node, this)}) is true)` : node.definition.sql(node, this)
      case 'aggregate':
        return this.#aggregate(node)
    }
  }

  /** Like `value`, null instead of NaN. */
  settled(node: Typed): Sql {
    return orNull(node, this.value(node))
  }

  /** A number, blank as 0. */
  number(node: Typed): Sql {
    if (node.type.kind === 'blank') return this.simple(sql`0::numeric`)
    return isNeverBlank(node) ? this.value(node) : sql`coalesce(${this.value(node)}, 0)`
  }

  /** True, or false or null. */
  condition(node: Typed): Sql {
    return node.kind === 'call' ? node.definition.sql(node, this) : this.value(node)
  }

  text(node: Typed): Sql {
    if (node.type.kind === 'blank') return this.simple(sql`null::text`)
    return this.settled(node)
  }

  /** A whole number, cut toward zero; null when there is none or it is beyond ten million. Blank counts as 0. */
  whole(node: Typed): Sql {
    if (node.kind === 'constant' && typeof node.value === 'string') {
      const value = Math.trunc(Number(node.value))
      return this.simple(Math.abs(value) <= MAX_INTEGER ? sql`${sql.lit(value)}::integer` : sql`null::integer`)
    }
    return this.bind(
      [this.number(node)],
      (n) =>
        sql`(case when trunc(${n}) between ${sql.lit(-MAX_INTEGER)} and ${sql.lit(MAX_INTEGER)} then trunc(${n})::integer end)`,
    )
  }

  /** The day of a date, or of a moment on the workspace's clock. */
  day(node: Typed): Sql {
    if (node.type.kind === 'blank') return sql`null::date`
    return node.type.kind === 'datetime' ? sql`(${this.local(this.value(node))})::date` : this.value(node)
  }

  /** What the workspace's clock shows at a moment. */
  local(moment: Sql): Sql {
    const { timeZone } = this.calendar
    return timeZone === 'UTC'
      ? moment
      : sql`((${moment}) at time zone 'UTC' at time zone ${this.constant(timeZone, 'text')})`
  }

  /** The moment at which the workspace's clock shows this. */
  moment(local: Sql): Sql {
    const { timeZone } = this.calendar
    return timeZone === 'UTC'
      ? local
      : sql`((${local}) at time zone ${this.constant(timeZone, 'text')} at time zone 'UTC')`
  }

  constant(value: unknown, type: SqlType): Sql {
    const make = this.options.constant
    return this.simple(make === undefined ? sql`${value}::${sql.raw(type)}` : make(value, type))
  }

  isSimple(fragment: Sql): boolean {
    return this.#simple.has(fragment)
  }

  simple(fragment: Sql): Sql {
    this.#simple.add(fragment)
    return fragment
  }

  /** Fragments under names, so that each is worked out once however often `build` uses it. */
  bind(fragments: readonly Sql[], build: (...names: Sql[]) => Sql): Sql {
    if (fragments.every((fragment) => this.#simple.has(fragment))) return build(...fragments)
    this.#names.last += 1
    const table = `b${this.#names.last}`
    const columns = fragments.map((fragment, index) => sql`${fragment} as ${sql.id(`v${index}`)}`)
    const names = fragments.map((_, index) => this.simple(sql.ref(`${table}.v${index}`)))
    // "offset 0" keeps the planner from copying the fragments to where their names stand
    return sql`(select ${build(...names)} from (select ${sql.join(columns)} offset 0) as ${sql.id(table)})`
  }

  #constantValue({ type, value }: TypedConstant): Sql {
    if (type.kind === 'list') return this.constant(value, `${sqlType(type.of)}[]` as SqlType)
    return value === null ? this.simple(sql`null`) : this.constant(value, sqlType(type))
  }

  #fieldValue(node: TypedField): Sql {
    const field = this.field(node.path)
    const value =
      field.unitScale === undefined || field.unitScale === 0
        ? field.unitScale === 0
          ? sql`${field.sql}::numeric`
          : field.sql
        : sql`(${field.sql} * ${sql.lit(unit(field.unitScale))}::numeric)`
    return field.isCalculated ? value : this.simple(value)
  }

  field(path: FieldPath): SqlField {
    let field = this.#fields.get(path.path)
    if (field === undefined) {
      field = this.source.field(path)
      this.#fields.set(path.path, field)
    }
    return field
  }

  #aggregate(node: TypedAggregate): Sql {
    const aggregate = node.definition.aggregate as NonNullable<typeof node.definition.aggregate>
    const children = this.source.children(node.list)
    const child = new SqlCompiler(children.source, this.calendar, this.options, this.#names)
    const { select, tail } = aggregate.sql(node, Object.assign(child, { rowId: children.id }))
    const condition = node.where === undefined ? sql`` : sql` and (${child.condition(node.where)})`
    if (children.grouped !== undefined && tail === undefined) {
      const found = children.grouped(node, select, condition)
      const none = ofNone(node)
      return none === undefined ? found : sql`coalesce(${found}, ${none})`
    }
    return sql`(select ${select} from ${children.from()} where ${children.where()}${condition}${tail ?? sql``})`
  }

  /** Set while children are compiled. */
  rowId: Sql = sql`null`
}

/** What an aggregate gives where there are no children; undefined for blank. */
function ofNone({ definition, type }: TypedAggregate): Sql | undefined {
  if (definition.op === 'avg') return nan
  return isNumeric(type) || type.kind === 'duration' ? sql`0::numeric` : undefined
}

function orNull(node: Typed, value: Sql): Sql {
  return node.mayFail ? (nullForms.get(value) ?? sql`nullif(${value}, ${nan})`) : value
}

/** True for calls that give yes or no by comparing; fields, IF and the like may be blank instead. */
export function isCondition(node: TypedCall): boolean {
  return node.type.kind === 'boolean' && !passesOn.has(node.definition.op)
}

const passesOn = new Set(['if', 'switch', 'coalesce', 'prior'])

/** Over child records, with a condition: `SUM(opportunities.amount, stage = "won")`. Blanks are passed over. */
import { sql } from 'kysely'
import { add, compare, divide, type Exact, FAILED, format, MAX_SCALE, ofInteger, ZERO } from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { unit } from '../sql/units.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed } from '../types/typed.ts'
import { divideSql } from './arithmetic.ts'
import type { AggregateDefinition, CheckCall, Definition, Result } from './definition.ts'
import { extremeOf } from './numbers.ts'

/** Children that a sum may have: 10^10. */
const COUNT_DIGITS = 10

const list = { name: 'list.field', accepts: 'own' } as const
const where = { name: 'condition', accepts: 'own', optional: true } as const

function aggregate(
  parts: Pick<Definition, 'name' | 'op' | 'returns' | 'about' | 'examples'> & Partial<Definition>,
  definition: AggregateDefinition,
): Definition {
  const order = { name: 'order', accepts: 'own', optional: true } as const
  return {
    family: 'aggregates',
    parameters: definition.takesOrder ? [list, where, order] : [list, where],
    check: () => undefined,
    evaluate: () => () => null,
    sql: () => nan,
    ...parts,
    aggregate: definition,
  }
}

function numericValue(value: Typed | undefined, call: CheckCall): Typed | undefined {
  if (value === undefined || isNumeric(value.type) || value.type.kind === 'duration') return value
  return call.problem('type', 0, say('A number is needed here.', '此处需要数字。'))
}

const number = (value: unknown) => value as Exact

function sumOf(values: Iterable<unknown>): { readonly sum: Exact; readonly count: number } {
  let sum = ZERO
  let count = 0
  for (const value of values) {
    if (value === null) continue
    sum = add(sum, number(value))
    count += 1
  }
  return { sum, count }
}

/** Sums of money in a slot are made of whole numbers. */
function sumSql(value: Typed, child: SqlCompiler): Sql {
  if (value.kind === 'field') {
    const field = child.field(value.path)
    if (field.unitScale !== undefined) return sql`(sum(${field.sql}) * ${sql.lit(unit(field.unitScale))}::numeric)`
  }
  return sql`sum(${child.value(value)})`
}

function extremeAggregate(max: boolean): AggregateDefinition {
  return {
    needsValue: true,
    takesOrder: false,
    check(value, call): Result | undefined {
      if (value === undefined) return undefined
      const { kind } = value.type
      if (!isNumeric(value.type) && !['date', 'datetime', 'duration'].includes(kind))
        return call.problem('type', 0, say('Numbers or dates are needed here.', '此处需要数字或日期。'))
      return { type: value.type, digits: value.digits, mayFail: value.mayFail }
    },
    evaluate({ type }) {
      const isNumber = isNumeric(type) || type.kind === 'duration'
      return (values) => {
        let best: unknown = null
        for (const value of values) {
          if (value === FAILED) return FAILED
          if (value === null) continue
          const order =
            best === null
              ? 0
              : isNumber
                ? compare(number(value), number(best))
                : (value as string) < (best as string)
                  ? -1
                  : 1
          if (best === null || (max ? order > 0 : order < 0)) best = value
        }
        return best ?? (isNumber ? ZERO : null)
      }
    },
    sql(node, child) {
      const value = node.value as Typed
      const pick = max ? sql`max` : sql`min`
      const isNumber = isNumeric(node.type) || node.type.kind === 'duration'
      const found = child.value(value)
      if (!isNumber) return { select: sql`${pick}(${found})` }
      const plain = sql`coalesce(${pick}(${found}), 0)`
      // max() takes NaN for the largest already
      return {
        select:
          value.mayFail && !max ? sql`(case when bool_or(${found} = ${nan}) then ${nan} else ${plain} end)` : plain,
      }
    },
  }
}

function endAggregate(last: boolean): AggregateDefinition {
  return {
    needsValue: true,
    takesOrder: true,
    check(value): Result | undefined {
      return value && { type: value.type, digits: value.digits, mayFail: value.mayFail }
    },
    evaluate: () => (values) => {
      let found: unknown = null
      for (const value of values) {
        found = value
        if (!last) break
      }
      return found
    },
    sql(node, child) {
      const value = child.value(node.value as Typed)
      const direction = last ? sql`desc` : sql`asc`
      const nulls = last ? sql`nulls first` : sql`nulls last`
      const collate =
        node.order?.type.kind === 'text' && child.options.collation !== undefined
          ? sql` collate ${sql.id(child.options.collation)}`
          : sql``
      const order =
        node.order === undefined ? sql`` : sql`${child.settled(node.order)}${collate} ${direction} ${nulls}, `
      return { select: value, tail: sql` order by ${order}${child.rowId} ${direction} limit 1` }
    },
  }
}

export const aggregates: readonly Definition[] = [
  aggregate(
    {
      name: 'SUM',
      op: 'sum',
      returns: 'number',
      about: say(
        'The sum over child records that meet the condition; 0 when there are none.',
        '对符合条件的子记录求和；没有时为 0。',
      ),
      examples: [{ formula: 'SUM(lines.price, quantity > 1)', gives: '300' }],
    },
    {
      needsValue: true,
      takesOrder: false,
      check(value, call): Result | undefined {
        const one = numericValue(value, call)
        return (
          one && {
            type: one.type,
            digits: { whole: one.digits.whole + COUNT_DIGITS, scale: one.digits.scale },
            mayFail: one.mayFail,
          }
        )
      },
      evaluate: () => (values) => sumOf(values).sum,
      sql: (node, child) => ({ select: sql`coalesce(${sumSql(node.value as Typed, child)}, 0)` }),
    },
  ),
  aggregate(
    {
      name: 'COUNT',
      op: 'count',
      returns: 'number',
      about: say(
        'How many child records meet the condition; with a field, how many of them have a value in it.',
        '符合条件的子记录数；给出字段时只数该字段有值的记录。',
      ),
      differs: say(
        'Values of every kind are counted; a spreadsheet counts numbers only.',
        '任何类型的值都计数；电子表格只数数字。',
      ),
      examples: [{ formula: 'COUNT(lines)', gives: '3' }],
      parameters: [{ name: 'list', accepts: 'own' }, where],
    },
    {
      needsValue: false,
      takesOrder: false,
      check: () => ({ type: { kind: 'number' }, digits: { whole: COUNT_DIGITS, scale: 0 }, mayFail: false }),
      evaluate(node) {
        return (values) => {
          let count = 0
          for (const value of values) if (node.value === undefined || !isNothing(value)) count += 1
          return ofInteger(count)
        }
      },
      sql(node, child) {
        if (node.value === undefined) return { select: sql`count(*)::numeric` }
        const value = child.settled(node.value)
        return {
          select: sql`count(${node.value.type.kind === 'list' ? sql`nullif(cardinality(${value}), 0)` : value})::numeric`,
        }
      },
    },
  ),
  aggregate(
    {
      name: 'COUNTDISTINCT',
      op: 'countDistinct',
      returns: 'number',
      about: say(
        'How many different values the field has in child records that meet the condition.',
        '符合条件的子记录中该字段不同值的个数。',
      ),
      examples: [{ formula: 'COUNTDISTINCT(lines.product)', gives: '2' }],
    },
    {
      needsValue: true,
      takesOrder: false,
      check(value, call): Result | undefined {
        if (value?.type.kind === 'list' || value?.type.kind === 'compound')
          return call.problem('type', 0, say('A field with a single value is needed here.', '此处需要单值字段。'))
        return { type: { kind: 'number' }, digits: { whole: COUNT_DIGITS, scale: 0 }, mayFail: false }
      },
      evaluate: () => (values) => {
        const seen = new Set<unknown>()
        for (const value of values)
          if (!isNothing(value)) seen.add(typeof value === 'object' ? format(number(value)) : value)
        return ofInteger(seen.size)
      },
      sql: (node, child) => ({ select: sql`count(distinct ${child.settled(node.value as Typed)})::numeric` }),
    },
  ),
  aggregate(
    {
      name: 'AVG',
      op: 'avg',
      returns: 'number',
      about: say(
        'The mean of what is not blank; no result when there is nothing.',
        '非空值的平均数；没有值时没有结果。',
      ),
      examples: [
        { formula: 'AVG(lines.quantity)', gives: '2' },
        { formula: 'AVG(lines.quantity, quantity > 100)', gives: 'blank' },
      ],
    },
    {
      needsValue: true,
      takesOrder: false,
      check(value, call): Result | undefined {
        const one = numericValue(value, call)
        return (
          one && { type: one.type, digits: { whole: one.digits.whole + COUNT_DIGITS, scale: MAX_SCALE }, mayFail: true }
        )
      },
      evaluate: () => (values) => {
        const { sum, count } = sumOf(values)
        return divide(sum, ofInteger(count))
      },
      sql(node, child) {
        const value = node.value as Typed
        const counted = value.kind === 'field' ? child.field(value.path).sql : child.value(value)
        return {
          select: divideSql(sumSql(value, child), sql`count(${counted})`, {
            digits: { whole: COUNT_DIGITS, scale: 0 },
          }),
        }
      },
    },
  ),
  extreme('MIN', 'min', false, 'The smallest, or earliest', '最小或最早的', '1'),
  extreme('MAX', 'max', true, 'The largest, or latest', '最大或最晚的', '3'),
  end(
    'FIRST',
    'first',
    false,
    'The value of the first child record that meets the condition, in the order of a third argument, or in which they were created; blank when there is none. Records without a place in the order come last.',
    '符合条件的第一条子记录的值，按第三个参数排序，未给出时按创建顺序；没有时为空。无排序值的记录排在最后。',
    'A',
  ),
  end('LAST', 'last', true, 'The value of the last one, likewise.', '同上，取最后一条。', 'A'),
]

function extreme(name: string, op: string, max: boolean, english: string, chinese: string, gives: string): Definition {
  return aggregate(
    {
      name,
      op,
      returns: 'number',
      about: say(
        `${english} of several values, or over child records with a condition. Blanks are passed over; without any number it is 0, without any date blank.`,
        `多个值中，或符合条件的子记录中${chinese}一个。忽略空值；没有数字时为 0，没有日期时为空。`,
      ),
      examples: [
        { formula: `${name}(3, 1, BLANK())`, gives: max ? '3' : '1' },
        { formula: `${name}(lines.quantity)`, gives },
        { formula: `${name}(lines.quantity, quantity > 100)`, gives: '0' },
      ],
      parameters: [{ name: 'value', accepts: 'any', repeats: true }],
      ...extremeOf(max),
    },
    extremeAggregate(max),
  )
}

function end(name: string, op: string, last: boolean, english: string, chinese: string, gives: string): Definition {
  return aggregate(
    {
      name,
      op,
      returns: 'any',
      about: say(english, chinese),
      examples: [{ formula: `${name}(lines.product, quantity > 0, quantity)`, gives: last ? 'A' : gives }],
    },
    endAggregate(last),
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === FAILED || (Array.isArray(value) && value.length === 0)
}

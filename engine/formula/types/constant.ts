/** Constants of a tree: what may be written, and what a text stands for beside a number, an option, a day or an id. */
import { readDay, readMoment } from '../../fields/calendar.ts'
import { exact, format, readExact } from '../number/exact.ts'
import { quote, say } from '../problem.ts'
import { into } from '../tree/tree.ts'
import { nearOf } from './near-name.ts'
import type { Report } from './problem-list.ts'
import { type FormulaType, NO_DIGITS, wider } from './type.ts'
import { isText, type Typed, type TypedConstant } from './typed.ts'

export function constant(place: string, type: FormulaType, value: TypedConstant['value']): TypedConstant {
  return { kind: 'constant', type, digits: NO_DIGITS, mayFail: false, cost: 1, place, value }
}

export function textConstant(text: string, place: string, report: Report): Typed | undefined {
  // Postgres keeps no NUL, and half a surrogate pair is no text
  if (text.includes('\0') || /\p{Surrogate}/u.test(text))
    return report('value', place, say('This text holds a character that cannot be kept.', '此文本含有无法保存的字符。'))
  return text === '' ? constant(place, { kind: 'blank' }, null) : constant(place, { kind: 'text' }, text)
}

export function numberConstant(value: number, place: string, report: Report): Typed | undefined {
  const digits = String(value)
    .replace(/e.*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '')
  if (!Number.isFinite(value) || digits.length > 15)
    return report(
      'value',
      place,
      say('Write numbers of more than 15 digits as {"decimal": "…"}.', '超过 15 位的数字请写成 {"decimal": "…"}。'),
    )
  const decimal = readExact(value)
  return decimal === undefined ? undefined : decimalConstant(format(decimal), place, report)
}

export function decimalConstant(written: unknown, place: string, report: Report): Typed | undefined {
  if (typeof written !== 'string' || !isDecimal(written))
    return report(
      'value',
      place,
      say('Numbers have at most 30 digits before and 20 after the point.', '数字整数部分最多 30 位，小数最多 20 位。'),
    )
  const text = format(exact(written))
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  return { ...constant(place, { kind: 'number' }, text), digits: { whole: whole.length, scale: fraction.length } }
}

function isDecimal(text: string): boolean {
  return /^-?\d{1,30}(\.\d{1,20})?$/.test(text)
}

export function timeConstant(
  written: unknown,
  kind: 'date' | 'datetime',
  place: string,
  report: Report,
): Typed | undefined {
  const value = typeof written !== 'string' ? null : kind === 'date' ? readDay(written) : readMoment(written)
  if (value === null) return badTime(kind, place, report)
  return constant(place, { kind }, value)
}

function badTime(kind: 'date' | 'datetime', place: string, report: Report): undefined {
  return kind === 'date'
    ? report(
        'value',
        place,
        say('There is no such day; a date looks like #2026-11-22#.', '没有这一天；日期的写法如 #2026-11-22#。'),
      )
    : report(
        'value',
        place,
        say(
          'There is no such moment; it looks like #2026-11-22T08:30:00Z#, with seconds and zone.',
          '没有这一时刻；写法如 #2026-11-22T08:30:00Z#，含秒和时区。',
        ),
      )
}

/** A list of constants, from its items. */
export function listConstant(items: readonly Typed[], place: string, report: Report): Typed | undefined {
  const values: string[] = []
  let type: FormulaType = { kind: 'blank' }
  for (const [index, item] of items.entries()) {
    const isConstant = item.kind === 'constant' && typeof item.value === 'string'
    if (!isConstant || (type.kind !== 'blank' && type.kind !== item.type.kind))
      return report(
        'type',
        into(place, index),
        say('A list holds constants of one kind, none of them blank.', '列表只能包含同一种类的常量，且不能为空值。'),
      )
    type = item.type
    values.push(item.value as string)
  }
  const digits = items.reduce((most, item) => wider(most, item.digits), NO_DIGITS)
  return { ...constant(place, { kind: 'list', of: type }, values), digits }
}

/** A constant text where a number, an option, a day or an id is meant. Other nodes stay as they are. */
export function adaptConstant(node: Typed, type: FormulaType, place: string, report: Report): Typed | undefined {
  if (!isText(node)) return node
  switch (type.kind) {
    case 'option':
      if (type.options.includes(node.value)) return { ...node, type }
      return report(
        'option',
        place,
        say(
          `“${quote(node.value)}” is not an option of ${type.field}; it has ${listed(type.options)}.`,
          `“${quote(node.value)}”不是 ${type.field} 的选项；可选：${listed(type.options)}。`,
        ),
        nearOf(node.value, type.options),
      )
    case 'date': {
      const value = readDay(node.value)
      return value === null ? badTime('date', place, report) : { ...node, type, value }
    }
    case 'datetime': {
      const day = readDay(node.value)
      if (day !== null) return { ...node, type: { kind: 'date' }, value: day }
      const value = readMoment(node.value)
      return value === null ? badTime('datetime', place, report) : { ...node, type, value }
    }
    case 'reference':
      return { ...node, type, value: node.value.toLowerCase() }
    case 'number':
    case 'percent':
    case 'currency':
      // decimals are text in JSON, so that none of their digits are lost
      return isDecimal(node.value) ? decimalConstant(node.value, place, report) : node
    default:
      return node
  }
}

function listed(options: readonly string[]): string {
  return options.length <= 8 ? options.join(', ') : `${options.slice(0, 8).join(', ')}, …`
}

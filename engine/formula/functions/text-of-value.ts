/** TEXT: a number or a date as text, in a format. */
import { sql } from 'kysely'
import { type Evaluator, settled, textOrBlank } from '../evaluate/value.ts'
import { type Exact, format } from '../number/exact.ts'
import { quote, say } from '../problem.ts'
import type { Sql } from '../sql/source.ts'
import { localOf } from '../time/zone.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed } from '../types/typed.ts'
import type { CheckCall, Definition } from './definition.ts'
import {
  type DateFormat,
  dateFormatSql,
  formatDate,
  formatNumber,
  numberFormatSql,
  readDateFormat,
  readNumberFormat,
  type TextFormat,
} from './text-format.ts'

const text = { type: { kind: 'text' } } as const

export const textFunction: Definition = {
  name: 'TEXT',
  op: 'text',
  family: 'text',
  parameters: [
    { name: 'value', accepts: 'own' },
    { name: 'format', accepts: 'word', optional: true },
  ],
  returns: 'text',
  about: say(
    'A number or date as text. Formats: 0 and # for digits, a comma for thousands, % for hundredths; yyyy yy mm m dd d hh h mm ss for dates, with signs and Chinese words between them.',
    '把数字或日期写成文本。格式：0 和 # 表示数字，逗号表示千位分隔，% 表示百分数；日期用 yyyy yy mm m dd d hh h mm ss，其间可有符号和中文。',
  ),
  differs: say(
    'Only these formats are known; others are refused when the formula is checked.',
    '仅支持以上格式，其他格式在检查时被拒绝。',
  ),
  examples: [
    { formula: 'TEXT(1234567.891, "#,##0.00")', gives: '1,234,567.89' },
    { formula: 'TEXT(0.256, "0.0%")', gives: '25.6%' },
    { formula: 'TEXT(#2026-03-05#, "yyyy年m月d日")', gives: '2026年3月5日' },
  ],
  check(call: CheckCall) {
    const [value, word] = call.args as [Typed, Typed | undefined]
    const { kind } = value.type
    const isDate = kind === 'date' || kind === 'datetime'
    if (!isNumeric(value.type) && !isDate && kind !== 'blank')
      return call.problem('type', 0, say('TEXT takes a number or a date.', 'TEXT 接受数字或日期。'))
    if (word === undefined)
      return {
        ...text,
        form: isDate ? readDateFormat(kind === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss') : undefined,
      }
    const written = (word as Typed & { value: string }).value
    const format = isDate ? readDateFormat(written) : readNumberFormat(written)
    return format === undefined
      ? call.problem(
          'value',
          1,
          say(`The format “${quote(written)}” is not known.`, `不支持格式“${quote(written)}”。`),
          isDate
            ? say('For example "yyyy-mm-dd".', '例如 "yyyy-mm-dd"。')
            : say('For example "#,##0.00" or "0.0%".', '例如 "#,##0.00" 或 "0.0%"。'),
        )
      : { ...text, form: format }
  },
  evaluate({ args: nodes, form }, args) {
    const value = settled(args[0] as Evaluator)
    const isMoment = (nodes[0] as Typed).type.kind === 'datetime'
    const how = form as TextFormat | undefined
    return (record, environment) => {
      const found = value(record, environment)
      if (found === null) return null
      if (how === undefined) return format(found as Exact)
      if (how.kind === 'number') return textOrBlank(formatNumber(found as Exact, how))
      const local = isMoment
        ? new Date(localOf(Date.parse(found as string), environment.timeZone)).toISOString()
        : `${found}T00:00:00.000Z`
      return textOrBlank(formatDate(local, how))
    }
  },
  sql({ args, form }, compiler) {
    const [node] = args as [Typed]
    if (node.type.kind === 'blank') return sql`null::text`
    const value = compiler.settled(node)
    const how = form as TextFormat | undefined
    if (how === undefined) return sql`trim_scale(${value})::text`
    if (how.kind === 'number')
      return compiler.bind(
        [value],
        (v) => sql`(case when ${v} is not null then nullif(${numberFormatSql(v as Sql, how)}, '') end)`,
      )
    return dateFormatSql(
      node.type.kind === 'datetime' ? compiler.local(value) : sql`(${value})::timestamp`,
      how as DateFormat,
    )
  },
}

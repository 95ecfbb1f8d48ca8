/** Text. Characters are Unicode code points; an empty text is blank, and a blank is an empty text. */
import { sql } from 'kysely'
import type { Environment, Evaluator, RecordView, Value } from '../evaluate/value.ts'
import { settled, textOrBlank } from '../evaluate/value.ts'
import { type Exact, FAILED, format, ofInteger, wholeOf, ZERO } from '../number/exact.ts'
import { quote, say } from '../problem.ts'
import type { Sql, SqlCompiler } from '../sql/compiler.ts'
import { localOf } from '../time/zone.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'
import { compilePattern, postgresPattern } from './pattern.ts'
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

const text: Result = { type: { kind: 'text' } }
const yesNo: Result = { type: { kind: 'boolean' } }

type TextIn = (record: RecordView, environment: Environment) => string

/** Blank counts as an empty text. */
function textIn(arg: Evaluator): TextIn {
  return (record, environment) => (arg(record, environment) as string | null) ?? ''
}

function wholeIn(
  arg: Evaluator | undefined,
  absent: number,
): (record: RecordView, environment: Environment) => number | undefined {
  if (arg === undefined) return () => absent
  return (record, environment) => wholeOf((arg(record, environment) as Exact | null) ?? ZERO)
}

/** As it is joined to text: numbers without zeros at the end. */
function printed(value: Value): string {
  if (value === null || value === FAILED) return ''
  return typeof value === 'object' ? format(value as Exact) : String(value)
}

function printedSql(compiler: SqlCompiler, node: Typed): Sql {
  if (node.type.kind === 'blank') return sql`''`
  const value = compiler.settled(node)
  if (isNumeric(node.type)) return sql`coalesce(trim_scale(${value})::text, '')`
  return node.type.kind === 'date' ? sql`coalesce(to_char(${value}, 'YYYY-MM-DD'), '')` : sql`coalesce(${value}, '')`
}

function joined(
  name: string,
  parameters: Definition['parameters'],
  english: string,
  chinese: string,
  formula: string,
  gives: string,
): Definition {
  return {
    name,
    op: name === '&' ? 'cat' : 'concat',
    family: name === '&' ? 'operators' : 'text',
    parameters,
    returns: 'text',
    about: say(english, chinese),
    differs: say('Dates are written as 2026-11-22, not as a serial number.', '日期写作 2026-11-22，而不是序列号。'),
    examples: [{ formula, gives }],
    check: () => text,
    evaluate(_, args) {
      return (record, environment) => textOrBlank(args.map((arg) => printed(arg(record, environment))).join(''))
    },
    sql: ({ args }, compiler) =>
      sql`nullif(${sql.join(
        args.map((arg) => printedSql(compiler, arg)),
        sql` || `,
      )}, '')`,
  }
}

function part(
  name: string,
  op: string,
  count: 'count' | 'start',
  english: string,
  chinese: string,
  examples: Definition['examples'],
  differs: Definition['differs'],
): Definition {
  return {
    name,
    op,
    family: 'text',
    parameters: [
      { name: 'text', accepts: 'text' },
      ...(count === 'start'
        ? [{ name: 'start', accepts: 'number' } as const, { name: 'count', accepts: 'number' } as const]
        : [{ name: 'count', accepts: 'number', optional: true } as const]),
    ],
    returns: 'text',
    about: say(english, chinese),
    ...(differs === undefined ? {} : { differs }),
    examples,
    check: () => text,
    evaluate(_, args) {
      const whole = textIn(args[0] as Evaluator)
      const first = wholeIn(args[1], 1)
      const second = wholeIn(args[2], 1)
      return (record, environment) => {
        const characters = [...whole(record, environment)]
        const n = first(record, environment)
        if (n === undefined || n < 0) return null
        if (op === 'left') return textOrBlank(characters.slice(0, n).join(''))
        if (op === 'right') return n === 0 ? null : textOrBlank(characters.slice(-n).join(''))
        const length = second(record, environment)
        return n < 1 || length === undefined || length < 0
          ? null
          : textOrBlank(characters.slice(n - 1, n - 1 + length).join(''))
      }
    },
    sql({ args }, compiler) {
      const [whole, first, second] = args as [Typed, Typed | undefined, Typed | undefined]
      const n = first === undefined ? compiler.simple(sql`1`) : compiler.whole(first)
      const subject = compiler.text(whole)
      if (op === 'mid')
        return compiler.bind(
          [n, compiler.whole(second as Typed)],
          (start, length) =>
            sql`(case when ${start} >= 1 and ${length} >= 0 then nullif(substr(${subject}, ${start}, ${length}), '') end)`,
        )
      const cut = op === 'left' ? sql`left` : sql`right`
      return compiler.bind(
        [n],
        (count) => sql`(case when ${count} >= 0 then nullif(${cut}(${subject}, ${count}), '') end)`,
      )
    },
  }
}

function cased(name: 'UPPER' | 'LOWER', english: string, chinese: string, gives: string): Definition {
  const upper = name === 'UPPER'
  return {
    name,
    op: name.toLowerCase(),
    family: 'text',
    parameters: [{ name: 'text', accepts: 'text' }],
    returns: 'text',
    about: say(english, chinese),
    examples: [{ formula: `${name}("Straße 5")`, gives }],
    check: () => text,
    evaluate(_, [arg]) {
      return (record, environment) => {
        const value = (arg as Evaluator)(record, environment) as string | null
        return value === null ? null : upper ? value.toUpperCase() : value.toLowerCase()
      }
    },
    sql: ({ args }, compiler) => casedSql(upper, compiler.text(args[0] as Typed), compiler),
  }
}

function casedSql(upper: boolean, value: Sql, compiler: SqlCompiler): Sql {
  const collate = sql` collate ${sql.id(compiler.options.caseCollation ?? 'und-x-icu')}`
  // the rules of letters must not become the order of what is compared
  return sql`(${upper ? sql`upper` : sql`lower`}(${value}${collate}) collate "default")`
}

function finding(
  name: string,
  op: string,
  english: string,
  chinese: string,
  examples: Definition['examples'],
): Definition {
  const isStart = op === 'startsWith'
  return {
    name,
    op,
    family: 'text',
    parameters: [
      { name: 'text', accepts: 'own' },
      { name: 'part', accepts: 'text' },
      { name: 'case', accepts: 'word', optional: true },
    ],
    returns: 'boolean',
    about: say(english, chinese),
    differs: say(
      'SEARCH of a spreadsheet ignores case; here the third argument has to ask for it.',
      '电子表格的 SEARCH 忽略大小写；此处需用第三个参数指定。',
    ),
    examples,
    check(call: CheckCall) {
      const [whole, , word] = call.args as [Typed, Typed, Typed | undefined]
      const { type } = whole
      const isList = !isStart && type.kind === 'list'
      if (!isList && !['text', 'option', 'blank'].includes(type.kind))
        return call.problem('type', 0, say(`${name} looks into text.`, `${name} 在文本中查找。`))
      const mode = word === undefined ? 'exact' : String((word as { value?: unknown }).value)
      if (mode !== 'exact' && mode !== 'ignore_case')
        return call.problem(
          'value',
          2,
          say(
            `“exact” or “ignore_case” is needed, not “${quote(mode)}”.`,
            `此处应为 "exact" 或 "ignore_case"，而不是“${quote(mode)}”。`,
          ),
        )
      return isList ? { ...yesNo, form: 'member' } : { ...yesNo, form: mode }
    },
    evaluate({ form }, args) {
      if (form === 'member') {
        const wanted = args[1] as Evaluator
        return (record, environment) => {
          const values = (args[0] as Evaluator)(record, environment) as readonly string[] | null
          const value = wanted(record, environment)
          return value !== null && (values?.includes(value as string) ?? false)
        }
      }
      const [whole, wanted] = args.map(textIn) as [TextIn, TextIn]
      const fold = form === 'exact' ? (value: string) => value : (value: string) => value.toLowerCase()
      return (record, environment) => {
        const [a, b] = [fold(whole(record, environment)), fold(wanted(record, environment))]
        return isStart ? a.startsWith(b) : a.includes(b)
      }
    },
    sql({ args, form }, compiler) {
      if (form === 'member') return sql`(${compiler.text(args[1] as Typed)} = any(${compiler.value(args[0] as Typed)}))`
      const fold = (node: Typed) => {
        const value = sql`coalesce(${compiler.text(node)}, '')`
        return form === 'exact' ? value : casedSql(false, value, compiler)
      }
      const [a, b] = args.slice(0, 2).map(fold)
      // positions are searched byte by byte, as JavaScript does
      return isStart ? sql`starts_with(${a}, ${b})` : sql`(strpos(${a} collate "C", ${b} collate "C") > 0)`
    },
  }
}

export const texts: readonly Definition[] = [
  joined(
    '&',
    [
      { name: 'left', accepts: 'printable' },
      { name: 'right', accepts: 'printable' },
    ],
    'Joins text; numbers and dates become text, blanks nothing.',
    '连接文本；数字和日期转为文本，空值不占内容。',
    '"No. " & 5',
    'No. 5',
  ),
  joined(
    'CONCAT',
    [{ name: 'text', accepts: 'printable', repeats: true }],
    'Joins all of them.',
    '连接所有参数。',
    'CONCAT("a", 1.50, "b")',
    'a1.5b',
  ),
  part(
    'LEFT',
    'left',
    'count',
    'The first characters, one when not given.',
    '开头的若干字符，默认 1 个。',
    [{ formula: 'LEFT("商机名称", 2)', gives: '商机' }],
    say(
      'A negative count gives blank. Characters outside the basic plane count as one.',
      '个数为负时为空；基本平面以外的字符按一个计算。',
    ),
  ),
  part(
    'RIGHT',
    'right',
    'count',
    'The last characters, one when not given.',
    '末尾的若干字符，默认 1 个。',
    [{ formula: 'RIGHT("2026-Q3", 2)', gives: 'Q3' }],
    undefined,
  ),
  part(
    'MID',
    'mid',
    'start',
    'Characters from a position on, counted from 1.',
    '从某个位置（从 1 起）开始的若干字符。',
    [{ formula: 'MID("abcdef", 2, 3)', gives: 'bcd' }],
    say(
      'A start before 1 or a negative count gives blank, not #VALUE!.',
      '起点小于 1 或个数为负时为空，而不是 #VALUE!。',
    ),
  ),
  {
    name: 'LEN',
    op: 'len',
    family: 'text',
    parameters: [{ name: 'text', accepts: 'text' }],
    returns: 'number',
    about: say('How many characters it has; 0 when blank.', '字符数；空值为 0。'),
    differs: say(
      'Characters outside the basic plane count as one, in a spreadsheet as two.',
      '基本平面以外的字符算一个，电子表格算两个。',
    ),
    examples: [{ formula: 'LEN("达成😀")', gives: '3' }],
    check: () => ({ type: { kind: 'number' }, digits: { whole: 7, scale: 0 }, mayFail: false }),
    evaluate(_, [arg]) {
      const value = textIn(arg as Evaluator)
      return (record, environment) => ofInteger([...value(record, environment)].length)
    },
    sql: ({ args }, compiler) => sql`coalesce(length(${compiler.text(args[0] as Typed)}), 0)::numeric`,
  },
  cased('UPPER', 'In capital letters.', '转为大写。', 'STRASSE 5'),
  cased('LOWER', 'In small letters.', '转为小写。', 'straße 5'),
  {
    name: 'TRIM',
    op: 'trim',
    family: 'text',
    parameters: [{ name: 'text', accepts: 'text' }],
    returns: 'text',
    about: say(
      'Without spaces at both ends, and with one space between words.',
      '去掉两端空格，单词之间只留一个空格。',
    ),
    examples: [{ formula: 'TRIM("  a   b ")', gives: 'a b' }],
    check: () => text,
    evaluate(_, [arg]) {
      const value = textIn(arg as Evaluator)
      return (record, environment) => textOrBlank(value(record, environment).replace(/ +/g, ' ').replace(/^ | $/g, ''))
    },
    sql: ({ args }, compiler) =>
      sql`nullif(btrim(regexp_replace(${compiler.text(args[0] as Typed)}, ' +', ' ', 'g'), ' '), '')`,
  },
  finding(
    'CONTAINS',
    'contains',
    'True when the text has the part in it; "ignore_case" as the third argument takes capital and small letters for the same. Everything contains a blank. For a field with several values: true when the part is one of them.',
    '文本包含该部分时为真；第三个参数为 "ignore_case" 时忽略大小写。任何文本都包含空值。对多值字段：该部分是其中一个值时为真。',
    [
      { formula: 'CONTAINS("Acme China", "China")', gives: 'true' },
      { formula: 'CONTAINS("Acme", "acme", "ignore_case")', gives: 'true' },
    ],
  ),
  finding(
    'STARTSWITH',
    'startsWith',
    'True when the text begins with the part; "ignore_case" as above.',
    '文本以该部分开头时为真；可用 "ignore_case"。',
    [{ formula: 'STARTSWITH("OPP-00017", "OPP-")', gives: 'true' }],
  ),
  {
    name: 'REGEXMATCH',
    op: 'regexMatch',
    family: 'text',
    parameters: [
      { name: 'text', accepts: 'text' },
      { name: 'pattern', accepts: 'word' },
    ],
    returns: 'boolean',
    about: say(
      'True when a part of the text matches the regular expression (RE2 syntax, in time that grows with the text alone). SQL does the common part of the syntax; what it leaves out is said when the formula is checked.',
      '文本中有一部分匹配正则表达式时为真（RE2 语法，耗时只随文本长度增长）。SQL 支持其中常用部分，不支持的在检查公式时说明。',
    ),
    examples: [{ formula: 'REGEXMATCH("OPP-00017", "^OPP-\\d{5}$")', gives: 'true' }],
    check(call: CheckCall) {
      const pattern = call.args[1] as Typed & { value: string }
      const compiled = compilePattern(pattern.value)
      if (compiled === undefined)
        return call.problem(
          'pattern',
          1,
          say(
            `“${quote(pattern.value)}” is no regular expression of RE2.`,
            `“${quote(pattern.value)}”不是 RE2 正则表达式。`,
          ),
          say('Look-around and back references do not exist there.', 'RE2 不支持环视和反向引用。'),
        )
      return { ...yesNo, form: compiled }
    },
    evaluate({ form }, [arg]) {
      const value = textIn(arg as Evaluator)
      const pattern = form as NonNullable<ReturnType<typeof compilePattern>>
      return (record, environment) => pattern.matcher(value(record, environment)).find()
    },
    sql({ args }, compiler) {
      const pattern = postgresPattern((args[1] as Typed & { value: string }).value)
      if (pattern === undefined) throw new Error('This pattern has no equal in Postgres; ask sqlLimitsOf first.')
      return sql`(coalesce(${compiler.text(args[0] as Typed)}, '') collate "C" ~ ${compiler.constant(pattern, 'text')})`
    },
    sqlLimit({ args }: TypedCall) {
      const { value } = args[1] as Typed & { value: string }
      return postgresPattern(value) === undefined
        ? say(`Postgres cannot match “${quote(value)}” as RE2 does.`, `Postgres 无法像 RE2 那样匹配“${quote(value)}”。`)
        : undefined
    },
  },
  {
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
  },
]

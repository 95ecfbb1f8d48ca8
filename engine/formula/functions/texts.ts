/** Text. Characters are Unicode code points; an empty text is blank, and a blank is an empty text. */
import { sql } from 'kysely'
import type { Environment, Evaluator, RecordView, Value } from '../evaluate/value.ts'
import { textOrBlank } from '../evaluate/value.ts'
import { type Exact, FAILED, format, ofInteger, wholeOf, ZERO } from '../number/exact.ts'
import { say } from '../problem.ts'
import type { SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed } from '../types/typed.ts'
import type { Definition, Result } from './definition.ts'
import { casedSql, textIn } from './text-argument.ts'
import { textFunction } from './text-of-value.ts'
import { searches } from './text-search.ts'

const text: Result = { type: { kind: 'text' } }

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
  ...searches,
  textFunction,
]

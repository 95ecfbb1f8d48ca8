/** What a text holds: CONTAINS, STARTSWITH, REGEXMATCH. */
import { sql } from 'kysely'
import type { Evaluator } from '../evaluate/value.ts'
import { quote, say } from '../problem.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'
import { compilePattern, postgresPattern } from './pattern.ts'
import { casedSql, type TextIn, textIn } from './text-argument.ts'

const yesNo: Result = { type: { kind: 'boolean' } }

export const searches: readonly Definition[] = [
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
]

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

/** `in`: among the values of a list. A blank is in none. */
import { sql } from 'kysely'
import { constantOf, type Evaluator, settled, type Value } from '../evaluate/value.ts'
import { compare, type Exact, exact } from '../number/exact.ts'
import { quote, say } from '../problem.ts'
import { unitsOf } from '../sql/units.ts'
import { describeType, type FormulaType, isNumeric, wider } from '../types/type.ts'
import { isText, type Typed, type TypedConstant } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'
import { isUuid } from './uuid.ts'

/** `stage in ["won", "lost"]`, `"vip" in tags`; in the tree also text within text, which is written CONTAINS. */
export const membership: Definition = {
  name: 'in',
  op: 'in',
  family: 'operators',
  parameters: [
    { name: 'value', accepts: 'own' },
    { name: 'list', accepts: 'own' },
  ],
  returns: 'boolean',
  about: say(
    'True when the value is one of a list, or one of the values of a field that holds several. A blank is in no list.',
    '当值在列表中，或是多值字段的值之一时为真。空值不在任何列表中。',
  ),
  examples: [
    { formula: '2 in [1, 2, 3]', gives: 'true' },
    { formula: 'stage in ["won", "lost"]', gives: 'true' },
    { formula: '"vip" in tags', gives: 'true' },
  ],
  check(call) {
    const [needle, stack] = call.args as [Typed, Typed]
    if (stack.type.kind === 'list') return checkMember(call, needle, stack)
    const fits = (type: FormulaType) => ['text', 'option', 'blank'].includes(type.kind)
    if (!fits(needle.type) || !fits(stack.type))
      return call.problem(
        'type',
        1,
        say('A list such as ["a", "b"] is needed here, or text.', '此处需要列表（如 ["a", "b"]）或文本。'),
      )
    return { type: { kind: 'boolean' }, form: 'text' satisfies MemberForm }
  },
  evaluate({ args, form }, [needle, stack]) {
    const value = (args[0] as Typed).mayFail ? settled(needle as Evaluator) : (needle as Evaluator)
    const list = stack as Evaluator
    if (form === 'text') {
      return (record, environment) =>
        ((list(record, environment) as string | null) ?? '').includes(
          (value(record, environment) as string | null) ?? '',
        )
    }
    if (form === 'number') {
      const numbers = ((args[1] as Typed & { value: readonly string[] }).value ?? []).map(exact)
      return (record, environment) => {
        const wanted = value(record, environment)
        return wanted !== null && numbers.some((number) => compare(number, wanted as Exact) === 0)
      }
    }
    if (form === 'overlap') {
      return (record, environment) => {
        const values = list(record, environment) as readonly string[] | null
        const several = value(record, environment) as readonly string[] | null
        return (values !== null && several?.some((one) => values.includes(one))) ?? false
      }
    }
    const constant = constantOf(list) as readonly string[] | null | undefined
    if (constant) {
      const values = new Set<Value>(constant)
      return (record, environment) => values.has(value(record, environment))
    }
    return (record, environment) => {
      const wanted = value(record, environment)
      if (wanted === null) return false
      const values = list(record, environment) as readonly string[] | null
      return values?.includes(wanted as string) ?? false
    }
  },
  sql({ args, form }, compiler) {
    const [needle, stack] = args as [Typed, Typed]
    if (form === 'text')
      return sql`(strpos(coalesce(${compiler.text(stack)}, ''), coalesce(${compiler.text(needle)}, '')) > 0)`
    if (needle.type.kind === 'blank' || isEmptyList(stack)) return sql`false`
    if (form === 'overlap') return sql`(${compiler.value(needle)} && ${compiler.value(stack)})`
    if (form === 'number' && needle.kind === 'field') {
      const { unitScale, sql: units, isCalculated } = compiler.field(needle.path)
      const list =
        unitScale === undefined
          ? undefined
          : (stack as Typed & { value: readonly string[] }).value.map((value) => unitsOf(value, unitScale))
      if (list?.every((value) => value !== undefined))
        return sql`(${units} = any(${compiler.constant(list, isCalculated ? 'numeric[]' : 'bigint[]')}))`
    }
    if (
      needle.type.kind === 'reference' &&
      needle.kind === 'field' &&
      compiler.field(needle.path).comparesAs === 'uuid' &&
      stack.kind === 'constant'
    )
      return sql`(${compiler.value(needle)} = any(${compiler.constant(
        (stack.value as readonly string[]).filter((value) => isUuid(value)),
        'uuid[]',
      )}))`
    const kept = needle.kind === 'field' && stack.kind === 'constant' ? compiler.field(needle.path).keptAs : undefined
    if (kept && needle.type.kind === 'date')
      return sql`(${kept.sql} = any(${compiler.constant(stack.kind === 'constant' ? stack.value : [], `${kept.type}[]`)}))`
    return sql`(${compiler.settled(needle)} = any(${compiler.value(stack)}))`
  },
}

function isEmptyList({ type }: Typed): boolean {
  return type.kind === 'list' && type.of.kind === 'blank'
}

type MemberForm = 'text' | 'number' | 'plain' | 'overlap'

function checkMember(call: CheckCall, needle: Typed, stack: Typed): Result | undefined {
  const of = (stack.type as Extract<FormulaType, { kind: 'list' }>).of
  const result: Result = { type: { kind: 'boolean' }, form: (isNumeric(of) ? 'number' : 'plain') satisfies MemberForm }
  if (needle.type.kind === 'blank' || of.kind === 'blank') return { ...result, form: 'plain' }
  if (needle.type.kind === 'list') return checkOverlap(call, needle.type.of, stack)
  if (stack.kind !== 'constant') {
    if (isText(needle)) call.adapt(0, of)
    const { type } = call.args[0] as Typed
    return type.kind === of.kind || type.kind === 'text' || (type.kind === 'option' && of.kind === 'text')
      ? result
      : mismatch(call, needle, of)
  }
  if (needle.type.kind === of.kind && of.kind !== 'text') return result
  if (isNumeric(needle.type) && isNumeric(of))
    return needle.type.kind === 'currency' && of.kind === 'percent' ? mismatch(call, needle, of) : result
  if (of.kind !== 'text') return mismatch(call, needle, of)
  switch (needle.type.kind) {
    case 'text':
      return result
    case 'option':
    case 'number':
    case 'percent':
    case 'currency':
    case 'date':
    case 'datetime':
    case 'reference': {
      // each word must be a number, an option, a day, an id
      const args = call.args as Typed[]
      const before = args[1] as Typed & { value: readonly string[] }
      const adapted = before.value.map((value) => {
        args[1] = { ...before, kind: 'constant', type: { kind: 'text' }, value } as Typed
        call.adapt(1, needle.type)
        return args[1] as TypedConstant
      })
      const [first] = adapted
      if (adapted.some(({ type }) => type.kind !== first?.type.kind || type.kind === 'text'))
        return mismatch(call, needle, of)
      const type = first?.type ?? needle.type
      args[1] = {
        ...before,
        kind: 'constant',
        type: { kind: 'list', of: type },
        digits: adapted.reduce((most, { digits }) => wider(most, digits), before.digits),
        value: adapted.map(({ value }) => value as string),
      } as TypedConstant
      return { ...result, form: isNumeric(type) ? 'number' : 'plain' }
    }
    default:
      return mismatch(call, needle, of)
  }
}

/** Several values among several: one in common is enough. */
function checkOverlap(call: CheckCall, of: FormulaType, stack: Typed): Result | undefined {
  const { of: other } = stack.type as Extract<FormulaType, { kind: 'list' }>
  if (of.kind === 'option' && stack.kind === 'constant') {
    for (const value of stack.value as readonly string[])
      if (!of.options.includes(value))
        return call.problem(
          'option',
          1,
          say(`“${quote(value)}” is not an option of ${of.field}.`, `“${quote(value)}”不是 ${of.field} 的选项。`),
        )
  } else if (!['text', 'option'].includes(other.kind) || !['text', 'option'].includes(of.kind))
    return mismatch(call, call.args[0] as Typed, other)
  return { type: { kind: 'boolean' }, form: 'overlap' satisfies MemberForm }
}

function mismatch(call: CheckCall, needle: Typed, of: FormulaType): undefined {
  const [one, two] = [describeType(needle.type), describeType(of)]
  return call.problem(
    'type',
    0,
    say(`The list holds ${two.en}, not ${one.en}.`, `列表包含的是${two['zh-CN']}，而不是${one['zh-CN']}。`),
  )
}

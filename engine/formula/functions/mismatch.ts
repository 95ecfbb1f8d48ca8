/** Problems of operators whose sides do not go together. */
import { say } from '../problem.ts'
import { describeType, type FormulaType } from '../types/type.ts'
import type { CheckCall } from './definition.ts'

export function mixedCurrencies(call: CheckCall, one: string, other: string): undefined {
  return call.problem(
    'currency',
    undefined,
    say(`${one} and ${other} cannot be mixed.`, `不能混用 ${one} 和 ${other}。`),
    say('Convert one of them with its exchange rate first.', '请先用汇率换算其中一个。'),
  )
}

export function mismatch(call: CheckCall, a: FormulaType, b: FormulaType | undefined, sign: string): undefined {
  const one = describeType(a)
  const two = b && describeType(b)
  const hint =
    sign === '+' && [a.kind, b?.kind].some((kind) => kind === 'text' || kind === 'option')
      ? say('Join text with &.', '连接文本请用 &。')
      : undefined
  return call.problem(
    'type',
    undefined,
    two === undefined
      ? say(`“${sign}” does not work on ${one.en}.`, `“${sign}”不适用于${one['zh-CN']}。`)
      : say(
          `“${sign}” does not work on ${one.en} and ${two.en}.`,
          `“${sign}”不适用于${one['zh-CN']}和${two['zh-CN']}。`,
        ),
    hint,
  )
}

/** What functions of days take and give. */
import { sql } from 'kysely'
import type { Environment, Evaluator, RecordView } from '../../evaluate/value.ts'
import { type Exact, wholeOf, ZERO } from '../../number/exact.ts'
import { quote, say } from '../../problem.ts'
import { orFailed } from '../../sql/compiler.ts'
import type { Sql } from '../../sql/source.ts'
import { localDay } from '../../time/zone.ts'
import type { Typed } from '../../types/typed.ts'
import type { CheckCall, Result } from '../definition.ts'

export type DayIn = (record: RecordView, environment: Environment) => string | null

/** The day of a date, or of a moment on the workspace's clock. */
export function dayIn(arg: Evaluator, node: Typed): DayIn {
  if (node.type.kind !== 'datetime') return arg as DayIn
  return (record, environment) => {
    const moment = arg(record, environment) as string | null
    return moment === null ? null : localDay(moment, environment.timeZone)
  }
}

export function wholeIn(arg: Evaluator): (record: RecordView, environment: Environment) => number | undefined {
  return (record, environment) => wholeOf((arg(record, environment) as Exact | null) ?? ZERO)
}

export const day: Result = { type: { kind: 'date' } }
export const whole: Result = { type: { kind: 'number' }, digits: { whole: 8, scale: 0 }, mayFail: true }

/** Numbers for no day have no result, as in a spreadsheet with an error in the cell. */
export function ofDay(value: Sql): Sql {
  return orFailed(sql`(${value})::numeric`)
}

/** A constant word, in small letters, out of a list. */
export function wordOf(call: CheckCall, index: number, words: readonly string[]): string | undefined {
  const node = call.args[index] as Typed & { value: unknown }
  const word = String(node.value).toLowerCase()
  if (words.includes(word)) return word
  return call.problem(
    'value',
    index,
    say(`“${quote(word)}” is none of ${words.join(', ')}.`, `“${quote(word)}”不在可用值中：${words.join('、')}。`),
  )
}

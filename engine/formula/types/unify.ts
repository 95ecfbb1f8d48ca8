/** The one type that several values have. */
import { say } from '../problem.ts'
import { adaptConstant } from './constant.ts'
import type { Report } from './problem-list.ts'
import { type Digits, describeType, type FormulaType, isNumeric, NO_DIGITS, wider } from './type.ts'
import { isText, type Typed, type TypedConstant } from './typed.ts'

/** The type of two branches; undefined when they do not go together. */
export function joinTypes(one: FormulaType, other: FormulaType): FormulaType | undefined {
  if (one.kind === 'blank') return other
  if (other.kind === 'blank') return one
  if (isNumeric(one) && isNumeric(other)) {
    if (one.kind === other.kind)
      return one.kind !== 'currency' || one.currency === (other as typeof one).currency ? one : undefined
    if (one.kind === 'currency') return other.kind === 'number' ? one : undefined
    if (other.kind === 'currency') return one.kind === 'number' ? other : undefined
    return { kind: 'number' }
  }
  if (one.kind === 'option' && other.kind === 'option') return one.field === other.field ? one : { kind: 'text' }
  if (one.kind === 'option' && other.kind === 'text') return one
  if (one.kind === 'text' && other.kind === 'option') return other
  if (one.kind === 'reference' && other.kind === 'reference') return one.object === other.object ? one : undefined
  if (one.kind === 'list' || other.kind === 'list') return undefined
  return one.kind === other.kind ? one : undefined
}

/** Of several arguments, blanks aside: a constant text follows what stands beside it. */
export function unifyArguments(
  args: Typed[],
  indexes: readonly number[],
  placeOf: (arg: number) => string,
  report: Report,
): { type: FormulaType; digits: Digits } | undefined {
  const known = indexes.filter((index) => args[index]?.type.kind !== 'blank')
  const types = known.map((index) => (args[index] as Typed).type)
  const digits = known.reduce((most, index) => wider(most, (args[index] as Typed).digits), NO_DIGITS)
  const [first] = types
  if (first === undefined) return { type: { kind: 'blank' }, digits }
  const leading = types.find((type, index) => !(type.kind === 'text' && isText(args[known[index] as number] as Typed)))
  if (leading !== undefined && ['date', 'datetime', 'reference'].includes(leading.kind)) {
    for (const index of known) {
      const adapted = adaptConstant(args[index] as Typed, leading, placeOf(index), report)
      if (adapted === undefined) return undefined
      args[index] = adapted
    }
  }
  const now = known.map((index) => (args[index] as Typed).type)
  let type = now[0] as FormulaType
  for (const [position, other] of now.entries()) {
    const joined = joinTypes(type, other)
    if (joined === undefined) {
      const [one, two] = [describeType(type), describeType(other)]
      const isMoney = type.kind === 'currency' && other.kind === 'currency'
      return report(
        isMoney ? 'currency' : 'type',
        placeOf(known[position] as number),
        say(`This is ${two.en}, but the others are ${one.en}.`, `此处是${two['zh-CN']}，而其他是${one['zh-CN']}。`),
      )
    }
    type = joined
  }
  if (type.kind === 'option') {
    const { options } = type
    const outside = known.some(
      (index) => isText(args[index] as Typed) && !options.includes((args[index] as TypedConstant).value as string),
    )
    if (outside) type = { kind: 'text' }
  }
  return { type, digits }
}

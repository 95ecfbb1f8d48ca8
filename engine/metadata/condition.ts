import { step } from './problem.ts'

/** `$user.team` in a condition: the person who is asking. */
export const READER = '$user'

/** Every variable of a JSON Logic rule, with the pointer of the text that names it. */
export function* variablesOf(
  rule: unknown,
  pointer: string,
): Generator<{ readonly path: string; readonly place: string }> {
  if (Array.isArray(rule)) {
    for (const [index, item] of rule.entries()) yield* variablesOf(item, step(pointer, index))
    return
  }
  if (typeof rule !== 'object' || rule === null) return
  for (const [operator, operands] of Object.entries(rule)) {
    const inside = step(pointer, operator)
    if (operator !== 'var') {
      yield* variablesOf(operands, inside)
      continue
    }
    const named = Array.isArray(operands) ? operands[0] : operands
    if (typeof named === 'string' || typeof named === 'number')
      yield { path: String(named), place: Array.isArray(operands) ? step(inside, 0) : inside }
  }
}

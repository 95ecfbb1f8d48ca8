import type { FieldPath } from '../formula/expression.ts'
import { MAX_CONDITION_DEPTH, readCondition } from '../formula/read-condition.ts'
import { type Bundle, targetOf } from './bundle.ts'
import { compileField, DEFAULT_CURRENCY } from './compile-field.ts'
import type { FieldModel } from './model.ts'
import { type Finding, problem, step } from './problem.ts'

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

/** Reports what is wrong in a condition whose names all exist: operators, arguments, values, depth. */
export function* badCondition(bundle: Bundle, object: string, condition: unknown, place: string): Generator<Finding> {
  const reading = readCondition(condition, (path) => findPath(bundle, object, path))
  if (!('problems' in reading)) return
  for (const { code, place: inside, message } of reading.problems) {
    if (code === 'too_deep') yield problem('too-deep', place, { expected: MAX_CONDITION_DEPTH })
    else yield problem('bad-condition', place + inside, { reason: message })
  }
}

function findPath(bundle: Bundle, object: string, path: string): FieldPath | undefined {
  const hops: FieldModel[] = []
  let at: string | undefined = object
  for (const name of path.split('.')) {
    const document = at === undefined ? undefined : bundle.objects.get(at)?.fields.get(name)
    if (document === undefined || at === undefined) return undefined
    const currency = bundle.app?.document.currency ?? DEFAULT_CURRENCY
    hops.push(compileField(document, { object: at, currency, isNameField: false }))
    at = targetOf(document)
  }
  const field = hops.pop()
  return field === undefined ? undefined : { path, hops, field }
}

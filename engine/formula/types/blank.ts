/** Which parts of a formula always have a value, whatever the record. */
import { isNumeric } from './type.ts'
import type { Typed, TypedCall } from './typed.ts'

export function isNeverBlank(node: Typed): boolean {
  if (node.kind === 'constant') return node.value !== null
  if (node.kind === 'aggregate') return ['sum', 'count', 'countDistinct', 'avg'].includes(node.definition.op)
  if (node.kind !== 'call') return false
  const { op } = node.definition
  if (op === 'if' || op === 'switch') return branchesOf(node).every(isNeverBlank) && hasLastBranch(node)
  if (op === 'coalesce') return node.args.some((arg) => isNeverBlank(arg) && !arg.mayFail)
  return isNumeric(node.type) && neverBlank.has(op)
}

/** What IF and SWITCH may give. */
function branchesOf({ definition, args }: TypedCall): readonly Typed[] {
  const first = definition.op === 'if' ? 1 : 2
  const isLast = (index: number) => index === args.length - 1
  return args.filter((_, index) => index >= first && ((index - first) % 2 === 0 || isLast(index)))
}

/** True when one of the branches is always taken: the last of an odd number for IF, or one under TRUE. */
function hasLastBranch({ definition, args }: TypedCall): boolean {
  if (definition.op === 'switch') return args.length % 2 === 0
  return args.length % 2 === 1 || isAlwaysTrue(args.at(-2) as Typed)
}

export function isAlwaysTrue(node: Typed): boolean {
  return node.kind === 'constant' && node.value === true
}

const neverBlank = new Set([
  '+',
  '-',
  '*',
  '/',
  'pow',
  'percent',
  'round',
  'roundUp',
  'roundDown',
  'floor',
  'ceiling',
  'abs',
  'mod',
  'len',
  'min',
  'max',
])

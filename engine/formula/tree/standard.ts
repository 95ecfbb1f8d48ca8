/** Other spellings of JSON Logic brought to the ones the definitions have: `===`, `!!`, `a < b < c`, `+` of many. */
import type { Call } from './tree.ts'

const folded = new Set(['+', '*', 'cat'])
const synonyms: Readonly<Record<string, string>> = { '===': '==', '!==': '!=' }

export function standardCall({ operator, args }: Call): Call {
  const name = Object.hasOwn(synonyms, operator) ? (synonyms[operator] as string) : operator
  if (name === '!!' && args.length === 1) return { operator: '!', args: [{ blank: [args[0]] }] }
  if ((name === '<' || name === '<=') && args.length === 3)
    return { operator: 'and', args: [{ [name]: [args[0], args[1]] }, { [name]: [args[1], args[2]] }] }
  if (folded.has(name) && args.length > 2)
    return { operator: name, args: [{ [name]: args.slice(0, -1) }, args[args.length - 1]] }
  return { operator: name, args }
}

/** For the standard operators, `json-logic-js` is the reference: the same trees on the same records. */
import jsonLogic from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { compileEvaluator, readTree, recordView, type Tree } from './language.ts'
import { type FormulaCase, formulaCases, readCase, recordOf, sampleEnvironment, sampleScope } from './testing/index.ts'
import { callOf } from './tree/tree.ts'

const standard = new Set([
  'var',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  'if',
  'and',
  'or',
  '!',
  'in',
  'cat',
  'min',
  'max',
])

function isStandard(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.every(isStandard)
  const call = callOf(tree)
  return call === undefined || (standard.has(call.operator) && call.args.every(isStandard))
}

/** JSON Logic knows no types: numbers have to arrive as such. */
function forJsonLogic(one: FormulaCase) {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(recordOf(one))) {
    const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
    values[name] = isNumber ? Number(value) : value
  }
  return values
}

const chosen = [...formulaCases]
  .filter(([family]) => !['blanks', 'context', 'dates', 'found'].includes(family))
  .flatMap(([, cases]) => cases)
  .filter((one) => one.jsonLogic === undefined && !one.formula.includes('account.'))
  .filter((one) => isStandard(readCase(one.formula).tree) && one.is !== null)

describe('the standard operators of JSON Logic', () => {
  test.for(chosen.map((one) => [one.formula, one] as const))('%s', ([, one]) => {
    const found = jsonLogic.apply(readCase(one.formula).tree as never, forJsonLogic(one))
    if (typeof one.is !== 'string' || !/^-?[\d.]+$/.test(one.is)) expect(found).toBe(one.is)
    // it counts in binary
    else
      expect(Math.abs(Number(found) - Number(one.is))).toBeLessThanOrEqual(
        Math.max(1, Math.abs(Number(one.is))) * 1e-12,
      )
  })

  test('there are many of them', () => {
    expect(chosen.length).toBeGreaterThan(80)
  })

  test('its other spellings are understood', () => {
    const record = recordView({ amount: '2000.00', quantity: '3' })
    const give = (tree: Tree) => {
      return compileEvaluator(checked(tree))(record, sampleEnvironment)
    }
    expect(give({ '<': [1, { var: 'quantity' }, 5] })).toBe(true)
    expect(give({ '<=': [4, { var: 'quantity' }, 5] })).toBe(false)
    expect(give({ '+': [1, 2, { var: 'quantity' }] })).toBe('6')
    expect(give({ '===': [{ var: 'quantity' }, 3] })).toBe(true)
    expect(give({ '!!': [{ var: 'quantity' }] })).toBe(true)
    expect(give({ if: [false, 1, false, 2, 3] })).toBe('3')
  })
})

function checked(tree: Tree) {
  const result = readTree(tree, sampleScope('deal'))
  if ('problems' in result) throw new Error(result.problems[0]?.message.en)
  return result.typed
}

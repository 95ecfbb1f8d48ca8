import { describe, expect, test } from 'vitest'
import { definitions, sqlLimitsOf } from './language.ts'
import { evaluateCase, type FormulaCase, formulaCases, readCase } from './testing/index.ts'

describe('the case table in JavaScript', () => {
  for (const [family, cases] of formulaCases) {
    test.for(cases.map((one) => [titleOf(one), one] as const))(`${family}: %s`, ([, one]) => {
      expect(evaluateCase(one)).toEqual(one.is)
    })
  }

  test('says of each formula whether SQL can do it', () => {
    for (const cases of formulaCases.values())
      for (const { formula, sql } of cases)
        expect([formula, sqlLimitsOf(readCase(formula).typed).length === 0]).toEqual([formula, sql !== false])
  })

  test('has at least 400 cases, none of them twice', () => {
    const all = [...formulaCases.values()].flat().map((one) => JSON.stringify(one))
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(400)
  })
})

describe('the examples of the reference', () => {
  const examples = definitions.flatMap(({ name, examples }) => examples.map((example) => ({ name, ...example })))

  test.for(examples)('$name: $formula', ({ formula, gives }) => {
    const prior =
      formula.includes('PRIOR') || formula.includes('ISCHANGED') ? { with: { prior: { stage: 'open' } } } : {}
    const value = evaluateCase({ formula, is: null, ...prior })
    expect(value === null ? 'blank' : String(value)).toBe(gives)
  })

  test('every function has one', () => {
    expect(definitions.filter(({ examples }) => examples.length === 0)).toEqual([])
  })
})

function titleOf({ formula, record }: FormulaCase): string {
  return record === undefined ? formula : `${formula} on ${JSON.stringify(record)}`
}

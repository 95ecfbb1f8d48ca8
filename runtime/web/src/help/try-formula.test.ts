import { formulaReference } from '@attain/engine/formula/language'
import { expect, test } from 'vitest'
import { changeable, sampleDeal, tryFormula, withValue } from './try-formula.ts'

const resultOf = (formula: string, values = sampleDeal) => {
  const trial = tryFormula(formula, values, 'en')
  return trial.kind === 'result' ? String(trial.value ?? 'blank') : trial
}

test('every example of the reference gives here what the reference says', () => {
  const examples = formulaReference('en').flatMap(({ examples }) => examples)
  expect(examples.map(({ formula }) => [formula, resultOf(formula)])).toEqual(
    examples.map(({ formula, gives }) => [formula, gives]),
  )
})

test('says the type in the language', () => {
  expect(tryFormula('amount * 5%', sampleDeal, 'zh-CN')).toEqual({ kind: 'result', type: '金额（CNY）', value: '100' })
})

test('changed values count, and nothing written is blank', () => {
  expect(resultOf('amount * 2', withValue(sampleDeal, 'amount', '7.5'))).toBe('15')
  expect(resultOf('ISBLANK(stage)', withValue(sampleDeal, 'stage', ''))).toBe('true')
  expect(resultOf('amount + 1', withValue(sampleDeal, 'amount', 'not a number'))).toBe('1')
})

test('problems say where they are and what was meant', () => {
  const trial = tryFormula('1 +\n amont', sampleDeal, 'en')
  expect(trial).toMatchObject({
    kind: 'problems',
    problems: [{ span: { line: 2, column: 2 }, hint: { en: 'Did you mean “amount”?' } }],
  })
})

test('nothing written gives nothing', () => expect(tryFormula(' ', sampleDeal, 'en')).toEqual({ kind: 'nothing' }))

test('what can be changed is a field of the record', () => {
  expect(changeable.filter(({ name }) => typeof resultOf(name) !== 'string')).toEqual([])
})

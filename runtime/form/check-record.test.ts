import { describe, expect, test } from 'vitest'
import { checkRecord } from './check-record.ts'
import { chooseLayout, placeFields } from './sections.ts'
import { formulasFor } from './test-formulas.ts'
import { opportunity } from './test-objects.ts'
import { createValidator, errorSchemaOf } from './validator.ts'

const formulas = formulasFor(opportunity, chooseLayout(opportunity, []))
const check = (values: Record<string, unknown>, language: 'en' | 'zh-CN' = 'en') =>
  checkRecord(
    opportunity,
    placeFields(opportunity, chooseLayout(opportunity, []), values, language, formulas),
    values,
    language,
    formulas,
  )

describe('checkRecord', () => {
  test('finds nothing wrong with a sound record', () => {
    expect(check({ name: 'A', amount: '1054.00', discount: '0.05', stage: 'open', close_date: '2026-02-28' })).toEqual(
      [],
    )
  })
  test('finds every problem at once, in the language asked for', () => {
    const problems = check({ name: ' ', amount: '12a', close_date: '2026-02-30', account: 'x' })
    expect(problems.map(({ field }) => field)).toEqual(['name', 'amount', 'close_date', 'account'])
    expect(check({ name: null }, 'zh-CN')[0]?.message).toBe('此项必填。')
  })
  test('checks rules over several fields once each is sound', () => {
    expect(check({ name: 'A', stage: 'won' })).toEqual([
      { field: 'close_date', code: 'validation', message: 'A won deal needs a close date.' },
    ])
    expect(check({ name: 'A', stage: 'won', close_date: '2026-01-05' })).toEqual([])
    expect(check({ name: null, stage: 'won' }).map(({ code }) => code)).toEqual(['required'])
  })
  test('more digits than the currency has are a problem, never rounded', () => {
    expect(check({ name: 'A', amount: '1.005' }).map(({ field }) => field)).toEqual(['amount'])
  })
})

describe('errors for rjsf', () => {
  const problems = [
    { field: 'name', code: 'required', message: 'Fill in Name.' },
    { field: 'name', code: 'length', message: 'Too long.' },
    { field: '', code: 'validation', message: 'Not like this.' },
  ]
  test('land at their fields; those of the whole record at the top', () => {
    expect(errorSchemaOf(problems)).toEqual({
      name: { __errors: ['Fill in Name.', 'Too long.'] },
      __errors: ['Not like this.'],
    })
  })
  test('a field called __proto__ does no harm', () => {
    errorSchemaOf([{ field: '__proto__', code: 'x', message: 'm' }])
    expect(({} as Record<string, unknown>).__errors).toBeUndefined()
  })
  test('the validator lists them with their field', () => {
    const { errors } = createValidator(() => problems).validateFormData({}, {})
    expect(errors.map(({ property, message }) => [property, message])).toEqual([
      ['.name', 'Fill in Name.'],
      ['.name', 'Too long.'],
      ['.', 'Not like this.'],
    ])
  })
})

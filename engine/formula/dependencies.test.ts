import { expect, test } from 'vitest'
import { dependenciesOf, orderFormulas, readFormula, type Typed, usersOf } from './language.ts'
import { sampleScope } from './testing/index.ts'

function typed(text: string): Typed {
  const result = readFormula(text, sampleScope('deal'))
  if ('problems' in result) throw new Error(result.problems[0]?.message.en)
  return result.typed
}

test('every field that is read, with the relations on the way', () => {
  expect(dependenciesOf(typed('amount + account.credit + SUM(lines.price, kind = "goods") + amount'))).toEqual([
    { field: 'deal.amount', through: 'own' },
    { field: 'deal.account', through: 'own' },
    { field: 'account.credit', through: 'lookup' },
    { field: 'line.deal', through: 'children' },
    { field: 'line.price', through: 'children' },
    { field: 'line.kind', through: 'children' },
  ])
})

test('formulas are worked out after what they need', () => {
  const formulas = new Map([
    ['deal.amount', typed('cost * 2')],
    ['deal.factor', typed('amount / quantity')],
    ['deal.cost', typed('quantity + 1')],
  ])
  expect(orderFormulas(formulas)).toEqual({ order: ['deal.cost', 'deal.amount', 'deal.factor'] })
  expect(usersOf('deal.quantity', formulas)).toEqual(['deal.factor', 'deal.cost'])
})

test('a circle is named', () => {
  const formulas = new Map([
    ['deal.amount', typed('cost + 1')],
    ['deal.cost', typed('amount + 1')],
  ])
  const result = orderFormulas(formulas)
  expect('problems' in result && result.problems.map(({ code, message }) => [code, message.en])).toEqual([
    ['circle', 'Formulas go round in a circle: deal.amount → deal.cost → deal.amount.'],
  ])
  expect('problems' in orderFormulas(new Map([['deal.amount', typed('amount + 1')]]))).toBe(true)
})

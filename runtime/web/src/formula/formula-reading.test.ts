import { field, opportunity, account as plainAccount } from '@attain/form/test-objects'
import { expect, test } from 'vitest'
import { readComputed } from './formula-reading.ts'

const gives = (name: string, document: Record<string, unknown>) => field(name, 'formula', { access: 'read', document })
const account = {
  ...plainAccount,
  children: [{ name: 'deals', label: { en: 'Deals' }, object: 'opportunity', field: 'account', masterDetail: false }],
}
const objects = new Map([
  ['opportunity', opportunity],
  ['account', account],
])

test('a formula is shown in normal form, with what it reads', () => {
  const share = gives('share', { returns: 'number', expression: 'if( account.sector="medical",amount  /2 , amount)' })
  expect(readComputed(opportunity, share, objects)).toEqual({
    text: 'IF(account.sector = "medical", amount / 2, amount)',
    paths: ['account.sector', 'amount'],
    lists: [],
  })
})

test('a tree becomes text as well', () => {
  const double = gives('double', { returns: 'number', expression: { '*': [{ var: 'amount' }, 2] } })
  expect(readComputed(opportunity, double, objects)?.text).toBe('amount * 2')
})

test('a roll-up is the formula that it is', () => {
  const rollup = (document: Record<string, unknown>) => field('total', 'rollup', { access: 'read', document })
  const won = rollup({ children: 'deals', aggregate: 'sum', field: 'amount', where: 'stage = "won"' })
  expect(readComputed(account, won, objects)).toEqual({
    text: 'SUM(deals.amount, stage = "won")',
    paths: [],
    lists: ['deals'],
  })
  expect(readComputed(account, rollup({ children: 'deals', aggregate: 'count' }), objects)?.text).toBe('COUNT(deals)')
})

test('what the server does not tell is not explained', () => {
  expect(readComputed(opportunity, gives('secret_sum', { returns: 'number' }), objects)).toBeUndefined()
  const far = gives('far', { returns: 'text', expression: 'account.owner.name' })
  expect(readComputed(opportunity, far, new Map([['opportunity', opportunity]]))).toBeUndefined()
  expect(readComputed(account, field('total', 'rollup', { document: {} }), objects)).toBeUndefined()
})

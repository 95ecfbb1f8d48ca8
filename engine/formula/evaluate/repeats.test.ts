/** What a formula says several times is worked out once, for each record and each evaluation anew. */
import { expect, test } from 'vitest'
import type { Json } from '../../fields/field-type.ts'
import { compileEvaluator, type Environment, type RecordView, readFormula, recordView } from '../language.ts'
import { sampleDeal, sampleEnvironment, sampleScope } from '../testing/index.ts'

function evaluatorOf(text: string) {
  const read = readFormula(text, sampleScope('deal'))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return compileEvaluator(read.typed)
}

/** Notes what is read. */
function watched(values: Readonly<Record<string, Json>>): { readonly record: RecordView; readonly reads: string[] } {
  const reads: string[] = []
  const record = {
    read(path: string) {
      reads.push(path)
      return values[path]
    },
    children: () => [],
  }
  return { record, reads }
}

test('a field and a sum that every tier names are looked at once', () => {
  const evaluate = evaluatorOf(
    'IFS(amount + cost > 5000, amount * 3, amount + cost > 3000, amount * 2, cost + amount > 0, amount)',
  )
  const { record, reads } = watched({ amount: '2000.00', cost: '500.00' })
  expect(evaluate(record, sampleEnvironment)).toBe('2000')
  expect(reads).toEqual(['amount', 'cost'])
})

test('what stands in branches that are not taken is not looked at', () => {
  const evaluate = evaluatorOf('IF(active, cost * 2 + cost * 2, IF(urgent, cost * 2, amount))')
  const { record, reads } = watched({ active: false, urgent: false, amount: '7.00' })
  expect(evaluate(record, sampleEnvironment)).toBe('7')
  expect(reads).toEqual(['active', 'urgent', 'amount'])
})

test('the next evaluation sees what has changed', () => {
  const values: { amount: string } = { amount: '1.00' }
  const record = recordView(values)
  const evaluate = evaluatorOf('(amount + 1) + (amount + 1) * 2')
  expect(evaluate(record, sampleEnvironment)).toBe('6')
  values.amount = '2.00'
  expect(evaluate(record, sampleEnvironment)).toBe('9')
})

test('so does one that follows an evaluation that could not be finished', () => {
  let isBroken = true
  const values: Readonly<Record<string, string>> = { amount: '1.00', cost: '2.00' }
  const record: RecordView = {
    read(path) {
      if (path === 'cost' && isBroken) throw new Error('no connection')
      return isBroken ? '5.00' : values[path]
    },
    children: () => [],
  }
  const evaluate = evaluatorOf('amount + cost + amount')
  expect(() => evaluate(record, sampleEnvironment)).toThrow('no connection')
  isBroken = false
  expect(evaluate(record, sampleEnvironment)).toBe('4')
})

test('the value before a change is not the value now', () => {
  const evaluate = evaluatorOf('amount * 100 + PRIOR(amount) * 10 + amount')
  const environment: Environment = { ...sampleEnvironment, prior: recordView({ amount: '2.00' }) }
  expect(evaluate(recordView({ amount: '1.00' }), environment)).toBe('121')
})

test('children have values of their own under names of the record', () => {
  const evaluate = evaluatorOf('quantity + SUM(lines.quantity, quantity + 1 > 2) + SUM(lines.quantity) + quantity')
  expect(evaluate(recordView(sampleDeal as never), sampleEnvironment)).toBe('17')
})

test('a formula that is asked about another record while it is at work goes on with its own', () => {
  const evaluate = evaluatorOf('amount + cost + amount')
  const account = recordView({ amount: '100.00', cost: '1.00' })
  const record: RecordView = {
    read: (path) => (path === 'cost' ? (evaluate(account, sampleEnvironment) as string) : '1.00'),
    children: () => [],
  }
  expect(evaluate(record, sampleEnvironment)).toBe('203')
})

import { expect, test } from 'vitest'
import { definitions } from './index.ts'
import { nameOfOp } from './name-of-op.ts'

test('every function is printed by its name', () => {
  const functions = definitions.filter(({ name }) => /^[A-Z]/.test(name))
  expect(functions.length).toBeGreaterThan(50)
  expect(functions.map(({ op }) => nameOfOp(op, 1))).toEqual(functions.map(({ name }) => name))
})

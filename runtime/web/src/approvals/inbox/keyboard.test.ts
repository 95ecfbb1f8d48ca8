import { expect, test } from 'vitest'
import { commandOf, KEYS, moveTo } from './keyboard.ts'

test.each([
  [{ key: 'j' }, 'next'],
  [{ key: 'J' }, 'next'],
  [{ key: 'ArrowUp' }, 'previous'],
  [{ key: 'a' }, 'approve'],
  [{ key: 'A', shiftKey: true }, 'approveWithOpinion'],
  [{ key: 'r' }, 'reject'],
  [{ key: 'X', shiftKey: true }, 'selectToHere'],
  [{ key: '?', shiftKey: true }, 'keys'],
  [{ key: '？' }, 'keys'],
  [{ key: 'a', ctrlKey: true }, undefined],
  [{ key: 'r', metaKey: true }, undefined],
  [{ key: 'R', shiftKey: true }, undefined],
  [{ key: 'Enter' }, undefined],
])('%j does %s', (pressed, command) => {
  expect(commandOf(pressed)).toBe(command)
})

test('every key that is explained does what is said', () => {
  for (const { keys, does } of KEYS.filter((each) => each.does !== 'open')) {
    const shiftKey = keys[0]?.startsWith('Shift ') ?? false
    expect(commandOf({ key: (keys[0] ?? '').replace('Shift ', ''), shiftKey })).toBe(does)
  }
})

test('J and K stop at the ends', () => {
  expect(moveTo(undefined, 'next', 3)).toBe(0)
  expect(moveTo(undefined, 'previous', 3)).toBe(0)
  expect(moveTo(2, 'next', 3)).toBe(2)
  expect(moveTo(0, 'previous', 3)).toBe(0)
  expect(moveTo(1, 'previous', 3)).toBe(0)
  expect(moveTo(undefined, 'next', 0)).toBeUndefined()
})

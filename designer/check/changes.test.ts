import { expect, test } from 'vitest'
import type { DocumentValue } from '../document/documents.ts'
import { changesSince, withChanges } from './changes.ts'

const one = (name: string, more: object = {}): DocumentValue => ({ kind: 'role', name, ...more }) as DocumentValue
const documents = (...all: DocumentValue[]) => new Map(all.map((document) => [`role:${document.name}`, document]))

const [a, b, c] = [one('a'), one('b'), one('c')]

test('a document that is typed in crosses alone', () => {
  const after = documents(a, one('b', { label: 'B' }), c)
  expect(changesSince(documents(a, b, c), after)).toEqual({ changed: [['role:b', after.get('role:b')]] })
})

test('nothing crosses when nothing has changed', () => {
  expect(changesSince(documents(a, b), documents(a, b))).toEqual({ changed: [] })
})

test.each([
  ['one that is new in the middle', documents(a, c), documents(a, b, c)],
  ['one that is gone', documents(a, b, c), documents(a, c)],
  ['another order', documents(a, b, c), documents(c, a, b)],
  ['everything at the start', new Map(), documents(a, b)],
  ['one in the place of another', documents(a, b), documents(a, c)],
])('the worker has what the page has, in its order: %s', (_what, before, after) => {
  expect([...withChanges(before, changesSince(before, after))]).toEqual([...after])
})

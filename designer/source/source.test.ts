import { describe, expect, test } from 'vitest'
import { rangeOf } from './range-of.ts'
import { readSource } from './read-source.ts'

const text =
  '{\n  "kind": "page",\n  "name": "home",\n  "label": { "en": "Home" },\n  "content": { "type": "group" }\n}\n'

describe('what is typed', () => {
  test('is a document when it is one', () =>
    expect(readSource(text, 'page:home')).toMatchObject({ kind: 'page', name: 'home' }))
  test('of any shape, as long as its names are there', () =>
    expect(readSource('{ "kind": "page", "name": "home", "order": "x" }', 'page:home')).toMatchObject({ order: 'x' }))
  test.each([
    ['does not parse', '{ "kind": "page", '],
    ['gives a key twice', '{ "kind": "page", "name": "a", "name": "b" }'],
    ['is of no kind that there is', '{ "kind": "spell", "name": "home" }'],
    ['is of another kind', '{ "kind": "role", "name": "home" }'],
    ['has no name', '{ "kind": "page" }'],
    ['is no object', '[1]'],
  ])('is none when it %s', (_why, typed) => expect(readSource(typed, 'page:home')).toBeUndefined())
})

describe('the place of a pointer', () => {
  const at = (pointer: string, source = text) => {
    const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(source, pointer)
    expect(endLineNumber).toBe(startLineNumber)
    return source.split('\n')[startLineNumber - 1]?.slice(startColumn - 1, endColumn - 1)
  }
  test('is that of its value', () => expect(at('/label/en')).toBe('"Home"'))
  test('of something long its first line', () => expect(at('')).toBe('{'))
  test('of what is not there that of what is around it', () =>
    expect(at('/content/view/name')).toBe('{ "type": "group" }'))
  test('in lists', () => expect(at('/a/1', '{ "a": [1, "two"] }')).toBe('"two"'))
  test('in text that is broken', () => expect(at('/name', '{ "name": "home", ')).toBe('"home"'))
})

import { describe, expect, test } from 'vitest'
import type { Command } from '../../document/command.ts'
import { byIdentity, type Documents, type DocumentValue } from '../../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../../document/history.ts'
import { moveField, moveSection, placeField, spotBeside, takeOff } from './arrange.ts'
import { layoutOf, placedIn } from './layout-document.ts'

const ID = 'layout:visit/default'
const section = (name: string, ...fields: string[]) => ({
  name,
  label: { en: name },
  fields: fields.map((field) => ({ field })),
})
const document: DocumentValue = {
  kind: 'layout',
  object: 'visit',
  name: 'default',
  label: { en: 'Visit' },
  sections: [section('main', 'a', 'b', 'c'), section('more', 'd')],
}
const layout = layoutOf(document)
const start = byIdentity([document])
const shown = (documents: Documents) =>
  layoutOf(documents.get(ID) ?? document)
    .sections.map(({ name, fields }) => `${name}: ${fields.map(({ field }) => field).join(' ')}`)
    .join(' | ')
const move = (from: readonly [number, number], to: readonly [number, number]) => {
  const command = moveField(ID, layout, spot(from), spot(to), 'x')
  if (command === undefined) throw new Error('It stands there already.')
  return command
}
const spot = ([section, index]: readonly [number, number]) => ({ section, index })

describe.each<[string, Command, string]>([
  ['places a field', placeField(ID, 'x', { section: 1, index: 0 }, 'x'), 'main: a b c | more: x d'],
  ['moves a field down', move([0, 0], [0, 2]), 'main: b a c | more: d'],
  ['moves a field to the end', move([0, 0], [0, 3]), 'main: b c a | more: d'],
  ['moves a field up', move([0, 2], [0, 0]), 'main: c a b | more: d'],
  ['moves a field to another section', move([0, 1], [1, 1]), 'main: a c | more: d b'],
  ['takes a field off', takeOff(ID, { section: 0, index: 1 }, 'b'), 'main: a c | more: d'],
  ['moves a section', moveSection(ID, 1, 0, 'more'), 'more: d | main: a b c'],
])('%s', (_, command, expected) => {
  test('and back, and again', () => {
    const done = execute(beginHistory(start), command)
    expect(shown(done.documents)).toBe(expected)
    const undone = undo(done)
    expect(undone.documents).toEqual(start)
    expect(shown(redo(undone).documents)).toBe(expected)
  })
})

test('a field that stands there already is not moved', () => {
  expect(moveField(ID, layout, spot([0, 1]), spot([0, 1]), 'b')).toBeUndefined()
  expect(moveField(ID, layout, spot([0, 1]), spot([0, 2]), 'b')).toBeUndefined()
})

test.each([
  [[0, 1], -1, [0, 0]],
  [[0, 1], 1, [0, 3]],
  [[0, 2], 1, [1, 0]],
  [[1, 0], -1, [0, 3]],
  [[0, 0], -1, undefined],
  [[1, 0], 1, undefined],
] as const)('beside %j by %i is %j', (from, step, expected) => {
  expect(spotBeside(layout, spot(from), step)).toEqual(expected && spot(expected))
})

test('fields that stand twice have keys of their own', () => {
  const twice = layoutOf({ ...document, sections: [section('main', 'a', 'a'), section('more', 'a')] })
  expect(placedIn(twice).map(({ key }) => key)).toEqual(['a', 'a 2', 'a 3'])
})

import type { PageDocument } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { byIdentity } from '../../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../../document/history.ts'
import { destinationAt, destinationOf, flatten, navigationTree, placementsAfter } from './navigation.ts'
import { addPage, freeName, movePage } from './page-commands.ts'

const page = (name: string, order?: number, parent?: string, type = 'list'): PageDocument => ({
  kind: 'page',
  name,
  label: { en: name },
  ...(order === undefined ? {} : { order }),
  ...(parent === undefined ? {} : { parent }),
  content: type === 'group' ? { type: 'group' } : { type: 'list', object: 'deal' },
})
const pages = [
  page('b', 20),
  page('a', 10),
  page('team', 30, undefined, 'group'),
  page('people', 10, 'team'),
  page('offices', 20, 'team'),
  page('end', 40),
]
const drawn = (some: readonly PageDocument[]) =>
  flatten(navigationTree(some)).map(({ page: { name }, depth }) => `${'-'.repeat(depth)}${name}`)

describe('the tree', () => {
  test('stands in the order of the numbers, then of the names', () => {
    expect(drawn(pages)).toEqual(['a', 'b', 'team', '-people', '-offices', 'end'])
    expect(drawn([page('z'), page('y')])).toEqual(['y', 'z'])
  })

  test('loses no page, whatever they say of their parents', () => {
    expect(drawn([page('a', 1, 'b', 'group'), page('b', 2, 'a', 'group'), page('c', 3, 'gone')])).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(drawn([page('a', 1, 'a', 'group')])).toEqual(['a'])
  })
})

describe('moving', () => {
  test.each([
    ['up', 'b', { parent: undefined, index: 0 }],
    ['down', 'end', undefined],
    ['down', 'people', { parent: 'team', index: 1 }],
    ['in', 'end', { parent: 'team', index: 2 }],
    ['in', 'b', undefined],
    ['out', 'people', { parent: undefined, index: 3 }],
    ['out', 'a', undefined],
  ] as const)('one step %s from %s', (step, name, expected) => {
    expect(destinationOf(pages, name, step)).toEqual(expected)
  })

  test.each([
    ['to the top', 'end', 'a', 0, { parent: undefined, index: 0, depth: 0 }],
    ['into a group', 'end', 'people', 1, { parent: 'team', index: 0, depth: 1 }],
    ['into a group by what is around it', 'end', 'people', 0, { parent: 'team', index: 0, depth: 1 }],
    ['behind a group', 'a', 'offices', 0, { parent: undefined, index: 2, depth: 0 }],
    ['to the end of a group', 'a', 'offices', 1, { parent: 'team', index: 2, depth: 1 }],
    ['never below a list', 'end', 'b', 1, { parent: undefined, index: 1, depth: 0 }],
  ] as const)('dragged %s', (_, name, over, depth, expected) => {
    expect(destinationAt(flatten(navigationTree(pages)), name, over, depth)).toEqual(expected)
  })

  test('brings the numbers in order and touches no other page', () => {
    expect(placementsAfter(pages, 'end', { parent: 'team', index: 1 })).toEqual([
      { name: 'end', parent: 'team', order: 20 },
      { name: 'offices', parent: 'team', order: 30 },
    ])
    expect(placementsAfter(pages, 'a', { parent: undefined, index: 0 })).toEqual([])
  })

  test('goes neither below itself nor below a list', () => {
    const nested = [...pages, page('inner', 30, 'team', 'group')]
    expect(placementsAfter(nested, 'team', { parent: 'inner', index: 0 })).toEqual([])
    expect(placementsAfter(nested, 'team', { parent: 'team', index: 0 })).toEqual([])
    expect(placementsAfter(nested, 'team', { parent: 'a', index: 0 })).toEqual([])
  })
})

test('the command moves pages in several documents, and back', () => {
  const start = byIdentity(pages.map((one) => ({ ...one }) as never))
  const after = execute(beginHistory(start), movePage('people', { parent: undefined, index: 0 }, 'People'))
  const documents = [...after.documents.values()] as unknown as PageDocument[]
  expect(drawn(documents)).toEqual(['people', 'a', 'b', 'team', '-offices', 'end'])
  expect(after.documents.get('page:people')).not.toHaveProperty('parent')
  expect(undo(after).documents).toEqual(start)
  expect(redo(undo(after)).documents).toEqual(after.documents)
})

describe('a new page', () => {
  const start = byIdentity(pages.map((one) => ({ ...one }) as never))
  const drawnWith = (after: string | undefined) => {
    const history = execute(beginHistory(start), addPage(page('new'), after, 'New'))
    expect(undo(history).documents).toEqual(start)
    return drawn([...history.documents.values()] as unknown as PageDocument[])
  }

  test('comes behind the one that is open, within a group, or last', () => {
    expect(drawnWith('a')).toEqual(['a', 'new', 'b', 'team', '-people', '-offices', 'end'])
    expect(drawnWith('people')).toEqual(['a', 'b', 'team', '-people', '-new', '-offices', 'end'])
    expect(drawnWith('team')).toEqual(['a', 'b', 'team', '-people', '-offices', '-new', 'end'])
    expect(drawnWith(undefined)).toEqual(['a', 'b', 'team', '-people', '-offices', 'end', 'new'])
  })

  test('has a name of its own', () => {
    expect([freeName('b', start), freeName('x', start), freeName('', start)]).toEqual(['b_2', 'x', 'page'])
  })
})

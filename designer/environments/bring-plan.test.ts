import { expect, test } from 'vitest'
import { byIdentity, type DocumentValue } from '../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../document/history.ts'
import { applyDocuments, planMerge } from '../document/merge-plan.ts'
import { changesOf, needsFor } from './bring-plan.ts'

const field = (name: string): DocumentValue => ({ name, type: 'text', label: { en: name } })
const object = (name: string, ...fields: DocumentValue[]): DocumentValue => ({
  ...{ kind: 'object', name, label: { en: name }, pluralLabel: { en: name }, fields: [field('name'), ...fields] },
})
const view = (columns: string[]): DocumentValue => ({
  ...{ kind: 'view', name: 'all', object: 'deal', label: { en: 'All' }, type: 'table' },
  columns: columns.map((name) => ({ field: name })),
})

const base = byIdentity([object('deal'), object('visit'), view(['name'])])
const theirs = byIdentity([object('deal', field('region')), object('visit', field('note')), view(['name', 'region'])])

test('what the other side changed is told, but for what is here already', () => {
  const mine = byIdentity([object('deal'), object('visit', field('note')), view(['name'])])
  expect(changesOf({ mine, theirs, base }).map(({ document }) => document)).toEqual(['object:deal', 'view:deal/all'])
  // what only I changed is no news of theirs
  expect(changesOf({ mine: theirs, theirs: base, base })).toEqual([])
})

test('a view brings the field that it shows, in one step that can be undone', () => {
  const sides = { mine: base, theirs, base }
  const needs = needsFor(sides, ['view:deal/all'], changesOf(sides), new Set())
  expect([...needs.values()]).toEqual([
    { document: 'object:deal', by: 'view:deal/all', node: 'field:deal.region', how: 'named' },
  ])
  const plan = planMerge(base, theirs, base, ['view:deal/all', ...needs.keys()])
  const after = plan.resolve(() => 'mine')
  expect(after.get('object:deal')).toEqual(theirs.get('object:deal'))
  expect(after.get('object:visit')).toBe(base.get('object:visit'))
  const history = execute(beginHistory(base), applyDocuments(base, after, 'Sandbox'))
  expect(undo(history).documents).toEqual(base)
  expect(redo(undo(history)).documents).toEqual(history.documents)
})

import type { ObjectRights } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { byIdentity } from '../../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../../document/history.ts'
import { setCycleAction, setKpiScope, setKpiTargets, setPlanAction } from './change-figure-rights.ts'
import {
  type RightsChange,
  setEditScope,
  setLevel,
  setOtherFields,
  setPreset,
  setRight,
  setScope,
} from './change-rights.ts'
import { changeRights } from './rights-command.ts'

const deal: ObjectRights = { object: 'deal', read: true, edit: true, scope: 'team' }

describe('changes of rights', () => {
  test.each<[string, RightsChange, ObjectRights, ObjectRights]>([
    ['a right alone', setRight('create', true), { object: 'deal' }, { object: 'deal', create: true }],
    [
      'a right brings reading with it',
      setRight('delete', true),
      { object: 'deal' },
      { object: 'deal', delete: true, read: true },
    ],
    ['reading takes what needs it along', setRight('read', false), deal, { object: 'deal', scope: 'team' }],
    ['another scope', setScope('all'), deal, { ...deal, scope: 'all' }],
    ['the usual scope is not written', setScope('own'), deal, { object: 'deal', read: true, edit: true }],
    ['a condition', setEditScope({ where: 'amount < 10' }), deal, { ...deal, editScope: { where: 'amount < 10' } }],
    ['the scope of reading again', setEditScope(undefined), { ...deal, editScope: 'own' }, deal],
    [
      'a field of its own',
      setLevel('amount', 'hidden'),
      deal,
      { ...deal, fields: [{ field: 'amount', access: 'hidden' }] },
    ],
    [
      'a field as the others again',
      setLevel('amount', undefined),
      { ...deal, fields: [{ field: 'amount', access: 'hidden' }] },
      deal,
    ],
    [
      'a field stays where it is',
      setLevel('a', 'read'),
      {
        ...deal,
        fields: [
          { field: 'a', access: 'hidden' },
          { field: 'b', access: 'read' },
        ],
      },
      {
        ...deal,
        fields: [
          { field: 'a', access: 'read' },
          { field: 'b', access: 'read' },
        ],
      },
    ],
    ['other fields', setOtherFields('read'), deal, { ...deal, otherFields: 'read' }],
    ['other fields as usual', setOtherFields('edit'), { ...deal, otherFields: 'read' }, deal],
    ['a preset', setPreset('read'), deal, { object: 'deal', read: true, scope: 'team' }],
    ['nothing', setPreset('nothing'), deal, { object: 'deal' }],
  ])('%s', (_, change, before, expected) => {
    const kept = structuredClone(before)
    expect(change(before)).toEqual(expected)
    expect(before).toEqual(kept)
  })
})

describe('the command', () => {
  const start = byIdentity([
    {
      kind: 'role',
      name: 'rep',
      label: { en: 'Rep' },
      objects: [
        { object: 'deal', read: true },
        { object: 'note', edit: true, read: true, scope: 'all' },
      ],
    },
  ])
  const title = { key: 'change', what: 'Rep' } as const
  const objectsAfter = (objects: readonly string[], change: RightsChange) => {
    const after = execute(beginHistory(start), changeRights('role:rep', objects, change, title))
    expect(undo(after).documents.get('role:rep')).toEqual(start.get('role:rep'))
    expect(redo(undo(after)).documents.get('role:rep')).toEqual(after.documents.get('role:rep'))
    return after.documents.get('role:rep')?.objects
  }

  test('changes several objects at once, and makes entries', () => {
    expect(objectsAfter(['note', 'line'], setRight('export', true))).toEqual([
      { object: 'deal', read: true },
      { object: 'note', edit: true, read: true, scope: 'all', export: true },
      { object: 'line', export: true, read: true },
    ])
  })

  test('leaves nothing of what is empty', () => {
    expect(objectsAfter(['deal', 'line'], setPreset('nothing'))).toEqual([
      { object: 'note', edit: true, read: true, scope: 'all' },
    ])
  })

  test('does nothing to a role that is gone', () => {
    const history = beginHistory(start)
    const after = execute(history, changeRights('role:other', ['deal'], setRight('read', true), title))
    expect(after.documents).toBe(history.documents)
  })
})

test('rights on figures, cycles and plans: what is nothing is not written', () => {
  const seen = setKpiScope([], 'sales', 'team')
  expect(setKpiTargets(seen, 'sales', 'set')).toEqual([{ kpi: 'sales', scope: 'team', targets: 'set' }])
  expect(setKpiTargets(setKpiTargets(seen, 'sales', 'set'), 'sales', undefined)).toEqual(seen)
  expect(setKpiScope(seen, 'sales', undefined)).toEqual([])
  const run = setCycleAction([], 'month', 'calibrate', true)
  expect(setCycleAction(run, 'month', 'run', true)).toEqual([{ scorecard: 'month', actions: ['run', 'calibrate'] }])
  expect(setCycleAction(run, 'month', 'calibrate', false)).toEqual([])
  const close = setPlanAction([{ plan: 'reps', actions: ['see'] }], 'leads', 'close', true)
  expect(close).toEqual([
    { plan: 'reps', actions: ['see'] },
    { plan: 'leads', actions: ['close'] },
  ])
  expect(setPlanAction(close, 'leads', 'run', true)[1]).toEqual({ plan: 'leads', actions: ['run', 'close'] })
  expect(setPlanAction(close, 'leads', 'close', false)).toEqual([{ plan: 'reps', actions: ['see'] }])
})

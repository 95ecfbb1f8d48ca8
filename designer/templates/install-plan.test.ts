import { describe, expect, test } from 'vitest'
import { byIdentity, type DocumentValue } from '../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../document/history.ts'
import { applyDocuments } from '../document/merge-plan.ts'
import { installedTemplates, planInstall, withInstalled } from './install-plan.ts'

const field = (name: string, more: DocumentValue = {}) => ({ name, type: 'text', label: { en: name }, ...more })
const account = (...fields: DocumentValue[]): DocumentValue => ({
  ...{ kind: 'object', name: 'account', label: { en: 'Account' }, fields },
})
const app = (name: string): DocumentValue => ({ kind: 'app', name, label: { en: name }, formatVersion: 1 })
const admin = (label: string): DocumentValue => ({
  kind: 'role',
  name: 'admin',
  label: { en: label },
  administrator: true,
})
const page: DocumentValue = { kind: 'page', name: 'home', label: { en: 'Home' }, content: { type: 'group' } }
const nothing = byIdentity([])

describe('installing a template', () => {
  test('adds what is not there, and leaves name and administrators alone', () => {
    const mine = byIdentity([app('mine'), admin('Mine')])
    const plan = planInstall(mine, byIdentity([app('theirs'), admin('Theirs'), account(field('a')), page]), nothing)
    expect(plan).toMatchObject({ added: ['object:account', 'page:home'], changed: [], removed: [], clashes: [] })
    const after = plan.resolve(() => 'mine')
    expect([after.get('app')?.name, after.size]).toEqual(['mine', 4])
  })

  test('a name that is taken clashes by field, and what only one of them has is kept', () => {
    const mine = byIdentity([account(field('a', { required: true }), field('own'))])
    const plan = planInstall(mine, byIdentity([account(field('a', { required: false }), field('new'))]), nothing)
    expect(plan.clashes.map(({ identity, places }) => [identity, places.map(({ place }) => place)])).toEqual([
      ['object:account', ['/fields/a/required']],
    ])
    for (const side of ['mine', 'theirs'] as const) {
      const fields = plan.resolve(() => side).get('object:account')?.fields as { name: string; required?: boolean }[]
      expect(fields.map(({ name }) => name).sort()).toEqual(['a', 'new', 'own'])
      expect(fields[0]?.required).toBe(side === 'mine')
    }
  })
})

describe('upgrading a template', () => {
  const base = byIdentity([account(field('a'), field('b')), page])

  test('takes what the new version changed, keeps what was changed here', () => {
    const mine = byIdentity([account(field('a', { help: { en: 'Mine' } }), field('b'))])
    const theirs = byIdentity([account(field('a'), field('b', { required: true }), field('c')), page])
    const plan = planInstall(mine, theirs, base)
    expect(plan).toMatchObject({ changed: ['object:account'], added: [], removed: [], clashes: [] })
    const after = plan.resolve(() => 'mine')
    expect(after.get('object:account')?.fields).toEqual([
      field('a', { help: { en: 'Mine' } }), field('b', { required: true }), field('c'),
    ]) // biome-ignore format: one list
    expect(after.has('page:home'), 'what was removed here stays away').toBe(false)
  })

  test('removes what the new version does not have any more, unless it was changed here', () => {
    const gone = byIdentity([account(field('a'), field('b'))])
    expect(planInstall(base, gone, base).removed).toEqual(['page:home'])
    const mine = byIdentity([account(field('a'), field('b')), { ...page, order: 5 }])
    expect(planInstall(mine, gone, base).clashes.map(({ identity }) => identity)).toEqual(['page:home'])
  })

  test('to the same version changes nothing', () => {
    expect(planInstall(base, base, base)).toMatchObject({ added: [], changed: [], removed: [], clashes: [] })
  })
})

test('the application says what is installed', () => {
  const one = withInstalled(byIdentity([app('mine')]), 'a', { version: '1.0.0' })
  const two = withInstalled(withInstalled(one, 'b', { version: '2.0.0', prefix: 'b_' }), 'a', { version: '1.1.0' })
  expect([...installedTemplates(two)]).toEqual([
    ['a', { version: '1.1.0' }],
    ['b', { version: '2.0.0', prefix: 'b_' }],
  ])
})

test('the command installs, is undone and done again in one step', () => {
  const before = byIdentity([app('mine'), account(field('a'))])
  const after = planInstall(before, byIdentity([account(field('a'), field('b')), page]), nothing).resolve(() => 'mine')
  const history = execute(beginHistory(before), applyDocuments(before, after, 'x'))
  expect([...history.documents.keys()]).toEqual([...after.keys()])
  expect(undo(history).documents).toEqual(before)
  expect(redo(undo(history)).documents).toEqual(history.documents)
})

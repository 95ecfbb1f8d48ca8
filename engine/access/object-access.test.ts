/** What roles add up to, before any record is looked at. Who sees which record is tried out by the server's matrix. */
import { describe, expect, test } from 'vitest'
import { bundleFromDocuments, compileBundle, type Model, type ObjectModel } from '../metadata/index.ts'
import { accessTo, isAdministrator, unseenInputs } from './index.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })
const object = (name: string, fields: object[], more: object = {}) => ({
  kind: 'object',
  name,
  label: text(name),
  fields: [field('name', 'text'), field('amount', 'currency'), ...fields],
  ...more,
})
const role = (name: string, ...objects: object[]) => ({ kind: 'role', name, label: text(name), objects })
const small = { where: { '<': [{ var: 'amount' }, '100'] } }

const { model, problems } = compileBundle(
  bundleFromDocuments([
    { kind: 'app', name: 'test', label: text('Test'), version: '1.0.0', formatVersion: 1 },
    object('deal', [
      field('double', 'formula', { expression: 'amount * 2', returns: 'currency' }),
      field('again', 'formula', { expression: 'double + 1', returns: 'currency' }),
      field('letters', 'formula', { expression: 'LEN(name)', returns: 'number' }),
      field('lines_total', 'rollup', { children: 'lines', aggregate: 'sum', field: 'amount' }),
      field('headline', 'lookup', {
        target: 'news',
        children: { name: 'deals', label: text('Deals') },
      }),
      field('headline_amount', 'formula', { expression: 'headline.amount', returns: 'currency' }),
      field('parent', 'lookup', { target: 'deal', children: { name: 'parts', label: text('Parts') } }),
      field('parent_name', 'formula', { expression: 'parent.name', returns: 'text' }),
    ]),
    object(
      'line',
      [field('deal', 'masterDetail', { target: 'deal', children: { name: 'lines', label: text('Lines') } })],
      { sharing: 'parent' },
    ),
    object('news', [], { sharing: 'read' }),
    object('wiki', [], { sharing: 'edit' }),
    { kind: 'role', name: 'boss', label: text('Boss'), administrator: true },
    role('reader', { object: 'deal', read: true, scope: 'all', otherFields: 'read' }),
    role(
      'owner',
      { object: 'deal', create: true, read: true, edit: true, delete: true, scope: 'own' },
      { object: 'line', read: true, edit: true },
    ),
    role('team', {
      object: 'deal',
      read: true,
      edit: true,
      scope: 'team',
      editScope: 'own',
      fields: [{ field: 'amount', access: 'hidden' }],
    }),
    role('small', {
      object: 'deal',
      read: true,
      edit: true,
      scope: small,
      fields: [{ field: 'name', access: 'read' }],
    }),
    role('intake', { object: 'deal', create: true, read: true, fields: [{ field: 'amount', access: 'read' }] }),
    role('named', {
      object: 'deal',
      read: true,
      scope: 'own',
      fields: [
        { field: 'amount', access: 'hidden' },
        { field: 'double', access: 'read' },
      ],
    }),
    role(
      'public',
      { object: 'news', read: true, edit: true },
      { object: 'wiki', read: true, edit: true, delete: true },
    ),
    role('everyone', { object: 'news', read: true, otherFields: 'read' }),
  ]),
)
const access = (objectName: string, ...roles: string[]) =>
  accessTo(model?.objects.get(objectName) as ObjectModel, model as Model, roles)
const named = (objectName: string, name: string) => {
  const found = model?.objects.get(objectName)?.fields.get(name)
  if (!found) throw new Error(name)
  return found
}

test('the roles are sound', () => {
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
})

describe('rights', () => {
  test('nobody has any without a role, and unknown roles give none', () => {
    for (const roles of [[], ['nothing'], ['__proto__', 'constructor']]) {
      const given = access('deal', ...roles)
      expect([given.create, given.export, given.import]).toEqual([false, false, false])
      expect([given.read, given.edit, given.delete].map((condition) => condition.op)).toEqual([
        'never',
        'never',
        'never',
      ])
      expect(given.readField(named('deal', 'name')).op).toBe('never')
      expect(given.fillField(named('deal', 'name'))).toBe(false)
    }
  })

  test('administrators have all but the fields of the system', () => {
    const given = access('deal', 'boss')
    expect([given.read, given.edit, given.delete].map((condition) => condition.op)).toEqual([
      'always',
      'always',
      'always',
    ])
    for (const name of ['id', 'version', 'created_at', 'updated_by']) {
      expect(given.editField(named('deal', name)).op, name).toBe('never')
      expect(given.fillField(named('deal', name)), name).toBe(false)
    }
    expect(given.editField(named('deal', 'owner')).op).toBe('always')
    expect([isAdministrator(model as Model, ['owner', 'boss']), isAdministrator(model as Model, ['owner'])]).toEqual([
      true,
      false,
    ])
  })

  test('of everyone come with every role and with none', () => {
    expect(access('news').read.op).toBe('always')
    expect(access('news', 'owner').edit.op).toBe('never')
  })

  test('add up: the widest scope of those that give the right', () => {
    expect(access('deal', 'reader', 'owner').read.op).toBe('always')
    expect(access('deal', 'reader', 'owner').edit).toEqual({ op: 'own' })
    expect(access('deal', 'owner', 'team').read).toEqual({ op: 'or', args: [{ op: 'own' }, { op: 'team' }] })
  })

  test('to change never reach further than those to read', () => {
    const { read, edit } = access('deal', 'team')
    expect(read).toEqual({ op: 'team' })
    expect(edit).toEqual({ op: 'and', args: [{ op: 'own' }, { op: 'team' }] })
  })

  test('on shared objects are for all records, deletion aside', () => {
    expect(access('news', 'public').read.op).toBe('always')
    expect(access('news', 'public').edit).toEqual({ op: 'own' })
    expect(access('wiki', 'public').edit.op).toBe('always')
    expect(access('wiki', 'public').delete).toEqual({ op: 'own' })
    expect(access('wiki').read.op).toBe('never')
  })

  test('on details are those on their parent', () => {
    const { read, edit, delete: remove } = access('line', 'owner')
    expect(read).toMatchObject({ op: 'parent', field: { name: 'deal' }, scope: { op: 'own' } })
    expect(edit).toMatchObject({ op: 'parent', scope: { op: 'own' } })
    expect(remove.op).toBe('never')
    expect(access('line', 'reader').read.op).toBe('never')
  })
})

describe('fields', () => {
  test('are readable where a role that reaches the record shows them', () => {
    const amount = named('deal', 'amount')
    expect(access('deal', 'team').readField(amount).op).toBe('never')
    expect(access('deal', 'reader', 'team').readField(amount).op).toBe('always')
    expect(access('deal', 'owner', 'team').readField(amount)).toEqual({ op: 'own' })
    expect(access('deal', 'small', 'team').readField(amount)).toMatchObject({ op: 'formula' })
  })

  test('are written where a role that may change the record opens them', () => {
    const [name, amount] = [named('deal', 'name'), named('deal', 'amount')]
    expect(access('deal', 'small').editField(name).op).toBe('never')
    expect(access('deal', 'small').editField(amount).op).toBe('always')
    expect(access('deal', 'small', 'owner').editField(name)).toEqual({ op: 'own' })
    // a role that only reads opens nothing
    expect(access('deal', 'reader').editField(amount).op).toBe('never')
  })

  test('are filled in by who creates, also without a right to change', () => {
    const given = access('deal', 'intake')
    expect([given.fillField(named('deal', 'name')), given.fillField(named('deal', 'amount'))]).toEqual([true, false])
    expect(given.editField(named('deal', 'name')).op).toBe('never')
    expect(access('deal', 'reader').fillField(named('deal', 'name'))).toBe(false)
  })

  test('that tell records apart are readable with them', () => {
    for (const name of ['id', 'version'])
      expect(access('deal', 'team').readField(named('deal', name)).op).toBe('always')
  })
})

describe('computed fields', () => {
  const shows = (name: string, ...roles: string[]) =>
    access('deal', ...roles).readField(named('deal', name)).op !== 'never'

  test('are hidden where something that they read is hidden, by way of other formulas too', () => {
    expect(['double', 'again', 'letters'].map((name) => shows(name, 'team'))).toEqual([false, false, true])
    expect(['double', 'again', 'letters'].map((name) => shows(name, 'reader'))).toEqual([true, true, true])
  })

  test('are shown by a role that names them', () => {
    expect(['double', 'again'].map((name) => shows(name, 'named'))).toEqual([true, false])
  })

  test('over details go with the record, for who may read details', () => {
    expect(shows('lines_total', 'owner')).toBe(true)
    expect(shows('lines_total', 'reader')).toBe(false)
  })

  test('over relations need the right to see all that they may lead to', () => {
    expect(shows('headline_amount', 'reader')).toBe(true)
    expect(shows('parent_name', 'reader')).toBe(true)
    expect(shows('parent_name', 'owner')).toBe(false)
  })

  test('can say what hides them', () => {
    const why = (name: string, role: string) => {
      const rights = model?.roles.get(role)?.objects ?? []
      const granted = (objectName: string) => rights.filter((one) => one.object === objectName)
      const [own] = granted('deal')
      if (own === undefined) throw new Error(role)
      return unseenInputs(named('deal', name), own, model as Model, granted).map(
        (field) => `${field.object}.${field.name}`,
      )
    }
    expect(why('again', 'team')).toEqual(['deal.amount'])
    expect(why('again', 'reader')).toEqual([])
    expect(why('parent_name', 'owner')).toContain('deal.name')
    expect(why('lines_total', 'reader')).toContain('line.amount')
  })

  test('hide nothing from administrators', () => {
    expect(['double', 'lines_total', 'parent_name'].every((name) => shows(name, 'boss'))).toBe(true)
  })
})

/** Renaming in the example bundle: afterwards the check finds nothing, and nothing says the old name. */
import { join } from 'node:path'
import { bundleFromDocuments, compileBundle, readBundle } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../../runtime/server/bundle-folder.ts'
import { byIdentity, type Documents, type DocumentValue } from './documents.ts'
import { beginHistory, execute, redo, undo } from './history.ts'
import { listAt, valueAt } from './pointer.ts'
import { rename } from './rename.ts'

const folder = join(import.meta.dirname, '../../metadata-examples/hardware-sales')
const example = byIdentity(
  readBundle(await readFolder(folder)).documents.map(({ value }) => value as unknown as DocumentValue),
)
const plain = (documents: Documents) => Object.fromEntries([...documents].sort())
/** Without the name field where it is the one by default: renaming has to write it down. */
const withoutDefaults = (documents: Documents) => JSON.stringify(plain(documents)).replaceAll(',"nameField":"name"', '')
const problemsOf = (documents: Documents) =>
  compileBundle(bundleFromDocuments([...documents.values()])).problems.map(({ path, message }) => [path, message.en])
const renamed = (documents: Documents, ...given: Parameters<typeof rename>) =>
  execute(beginHistory(documents), rename(...given))

interface Field {
  readonly name: string
  readonly options?: readonly { readonly value: string }[]
  readonly children?: string | { readonly name: string }
}

const fields = [...example].flatMap(([id, document]) =>
  id.startsWith('object:')
    ? (listAt(document, '/fields') as unknown as Field[]).map((field) => ({ object: String(document.name), field }))
    : [],
)
const options = fields.flatMap(({ object, field }) =>
  (field.options ?? []).map(({ value }) => ({ object, field: field.name, option: value })),
)

test('the example has no problems to begin with', () => expect(problemsOf(example)).toEqual([]))

describe('every field of the example', () => {
  test.each(fields.map(({ object, field }) => [`${object}.${field.name}`, object, field.name] as const))(
    '%s',
    (_, object, field) => {
      const renaming = { object, field, to: `${field}_renamed` }
      const after = renamed(example, renaming, field)
      expect(after.done).toHaveLength(1)
      expect(problemsOf(after.documents)).toEqual([])
      expect(plain(undo(after).documents)).toEqual(plain(example))
      expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
      const back = renamed(after.documents, { object, field: renaming.to, to: field }, field)
      expect(withoutDefaults(back.documents)).toEqual(withoutDefaults(example))
    },
  )
})

describe('every option of the example', () => {
  test.each(options.map((one) => [`${one.object}.${one.field} ${one.option}`, one] as const))('%s', (_, one) => {
    const after = renamed(example, { ...one, to: 'Some "other" value' }, one.option)
    expect(problemsOf(after.documents)).toEqual([])
    expect(plain(undo(after).documents)).toEqual(plain(example))
    expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
    const back = renamed(after.documents, { ...one, option: 'Some "other" value', to: one.option }, one.option)
    expect(JSON.stringify(plain(back.documents))).toEqual(JSON.stringify(plain(example)))
  })
})

const lists = fields.flatMap(({ object, field }) =>
  typeof field.children === 'object'
    ? [{ object, field: field.name, list: true as const, from: field.children.name }]
    : [],
)

describe('every list of the example', () => {
  test.each(lists.map((one) => [`${one.from} of ${one.object}.${one.field}`, one] as const))('%s', (_, one) => {
    const { from, ...renaming } = one
    const after = renamed(example, { ...renaming, to: 'another_list' }, from)
    expect(after.done).toHaveLength(1)
    expect(problemsOf(after.documents)).toEqual([])
    expect(plain(undo(after).documents)).toEqual(plain(example))
    expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
    expect(plain(renamed(after.documents, { ...renaming, to: from }, from).documents)).toEqual(plain(example))
  })
})

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })
const small = byIdentity([
  { kind: 'app', name: 'test', label: text('Test'), formatVersion: 1 },
  {
    kind: 'object',
    name: 'account',
    label: text('Account'),
    fields: [
      field('name', 'text'),
      field('stage', 'select', { options: [{ value: 'open', label: text('Open') }] }),
      field('parent', 'lookup', { target: 'account' }),
      field('won', 'formula', {
        returns: 'currency',
        // the names of the children stand in their own scope
        expression: 'SUM(deals.amount /* deals.amount */, AND(stage = "open", account.stage = "open")) + 0',
      }),
      field('open', 'rollup', { children: 'deals', aggregate: 'sum', field: 'amount', where: 'stage in ["open"]' }),
      field('deals_of_parent', 'formula', { returns: 'number', expression: 'COUNT(parent.deals)' }),
    ],
  },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    recordTypes: [
      { name: 'new', label: text('New') },
      { name: 'renewal', label: text('Renewal') },
    ],
    fields: [
      field('name', 'text'),
      field('amount', 'currency'),
      field('stage', 'select', {
        options: [
          { value: 'open', label: text('Open') },
          { value: 'won', label: text('Won') },
        ],
        defaultFormula: 'IF(amount > 0, "won", "open")',
      }),
      field('account', 'lookup', { target: 'account', children: { name: 'deals', label: text('Deals') } }),
      field('word', 'formula', { returns: 'text', expression: 'SWITCH(stage, "open", "open", "won", "stage")' }),
      field('open', 'formula', { returns: 'boolean', expression: { in: [{ var: 'stage' }, ['open', 'won']] } }),
      field('again', 'formula', { returns: 'text', expression: 'IF(record_type = "renewal", "renewal", "new")' }),
    ],
  },
  {
    kind: 'layout',
    object: 'account',
    name: 'default',
    label: text('Account'),
    sections: [{ name: 'main', label: text('Main'), fields: [{ field: 'name' }] }],
    related: [{ children: 'deals', columns: ['stage', 'account.stage'], sort: [{ field: 'account.stage' }] }],
  },
  {
    kind: 'layout',
    object: 'deal',
    name: 'renewal',
    label: text('Renewal'),
    recordType: 'renewal',
    sections: [{ name: 'main', label: text('Main'), fields: [{ field: 'name' }] }],
  },
] as unknown as DocumentValue[])

describe('exactly what means it', () => {
  test('there are no problems to begin with', () => expect(problemsOf(small)).toEqual([]))

  test('a field of the children, in formulas, roll-ups and related lists', () => {
    const { documents } = renamed(small, { object: 'deal', field: 'stage', to: 'phase' }, 'stage')
    const account = documents.get('object:account')
    expect(valueAt(account, '/fields/3/expression')).toBe(
      'SUM(deals.amount /* deals.amount */, AND(phase = "open", account.stage = "open")) + 0',
    )
    expect(valueAt(account, '/fields/4/where')).toBe('phase in ["open"]')
    expect(valueAt(documents.get('layout:account/default'), '/related/0/columns')).toEqual(['phase', 'account.stage'])
    expect(valueAt(documents.get('object:deal'), '/fields/4/expression')).toBe(
      'SWITCH(phase, "open", "open", "won", "stage")',
    )
    expect(problemsOf(documents)).toEqual([])
  })

  test('a field of the same name of another object', () => {
    const { documents } = renamed(small, { object: 'account', field: 'stage', to: 'level' }, 'stage')
    expect(valueAt(documents.get('object:account'), '/fields/3/expression')).toBe(
      'SUM(deals.amount /* deals.amount */, AND(stage = "open", account.level = "open")) + 0',
    )
    expect(valueAt(documents.get('layout:account/default'), '/related/0')).toEqual({
      children: 'deals',
      columns: ['stage', 'account.level'],
      sort: [{ field: 'account.level' }],
    })
    expect(problemsOf(documents)).toEqual([])
  })

  test('what is added up, and the way to a list', () => {
    const amount = renamed(small, { object: 'deal', field: 'amount', to: 'value' }, 'amount').documents
    expect(valueAt(amount.get('object:account'), '/fields/3/expression')).toMatch(/^SUM\(deals.value \/\* deals.amount/)
    expect(valueAt(amount.get('object:account'), '/fields/4/field')).toBe('value')
    const parent = renamed(small, { object: 'account', field: 'parent', to: 'mother' }, 'parent').documents
    expect(valueAt(parent.get('object:account'), '/fields/5/expression')).toBe('COUNT(mother.deals)')
  })

  test('an option, but no other text', () => {
    const { documents } = renamed(small, { object: 'deal', field: 'stage', option: 'open', to: 'new' }, 'open')
    const [account, deal] = [documents.get('object:account'), documents.get('object:deal')]
    expect(valueAt(account, '/fields/3/expression')).toContain('AND(stage = "new", account.stage = "open")')
    expect(valueAt(account, '/fields/4/where')).toBe('stage in ["new"]')
    expect(valueAt(deal, '/fields/2/defaultFormula')).toBe('IF(amount > 0, "won", "new")')
    expect(valueAt(deal, '/fields/4/expression')).toBe('SWITCH(stage, "new", "open", "won", "stage")')
    expect(valueAt(deal, '/fields/5/expression')).toEqual({ in: [{ var: 'stage' }, ['new', 'won']] })
    expect(problemsOf(documents)).toEqual([])
  })

  test('a list, but no field of its name', () => {
    const renaming = { object: 'deal', field: 'account', list: true as const, to: 'chances' }
    const after = renamed(small, renaming, 'deals')
    const account = after.documents.get('object:account')
    expect(valueAt(after.documents.get('object:deal'), '/fields/3')).toMatchObject({
      name: 'account',
      children: { name: 'chances' },
    })
    expect(valueAt(account, '/fields/3/expression')).toBe(
      'SUM(chances.amount /* deals.amount */, AND(stage = "open", account.stage = "open")) + 0',
    )
    expect(valueAt(account, '/fields/4/children')).toBe('chances')
    expect(valueAt(account, '/fields/5/expression')).toBe('COUNT(parent.chances)')
    expect(valueAt(after.documents.get('layout:account/default'), '/related/0')).toEqual({
      children: 'chances',
      columns: ['stage', 'account.stage'],
      sort: [{ field: 'account.stage' }],
    })
    expect(problemsOf(after.documents)).toEqual([])
    expect(plain(undo(after).documents)).toEqual(plain(small))
    expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
  })

  test('a record type, but no other text', () => {
    const after = renamed(small, { object: 'deal', field: 'record_type', option: 'renewal', to: 'again' }, 'Renewal')
    const deal = after.documents.get('object:deal')
    expect(valueAt(deal, '/recordTypes')).toMatchObject([{ name: 'new' }, { name: 'again' }])
    expect(valueAt(deal, '/fields/6/expression')).toBe('IF(record_type = "again", "renewal", "new")')
    expect(valueAt(after.documents.get('layout:deal/renewal'), '/recordType')).toBe('again')
    expect(problemsOf(after.documents)).toEqual([])
    expect(plain(undo(after).documents)).toEqual(plain(small))
    expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents))
  })

  test('the name field that is not given is given then', () => {
    const { documents } = renamed(small, { object: 'deal', field: 'name', to: 'title' }, 'name')
    expect(documents.get('object:deal')).toMatchObject({ nameField: 'title' })
    expect(problemsOf(documents)).toEqual([])
  })
})

test.each([
  ['a field', { object: 'deal', field: 'stage', to: 'amount' }],
  ['a field that every record has', { object: 'deal', field: 'stage', to: 'owner' }],
  ['an option', { object: 'deal', field: 'stage', option: 'open', to: 'won' }],
  ['a list', { object: 'deal', field: 'account', list: true as const, to: 'parent' }],
  ['a record type', { object: 'deal', field: 'record_type', option: 'new', to: 'renewal' }],
])('the name of %s that is taken changes nothing', (_, renaming) => {
  expect(renamed(small, renaming, '').done).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { typeOf } from '../../fields/index.ts'
import { bundleFromDocuments, conversionOf, convertValue, diffBundles, impactOf } from '../index.ts'
import { app, field, modelOf, object, option, role, view } from '../testing/sample-bundle.ts'

const differences = (before: readonly object[], after: readonly object[]) =>
  diffBundles(bundleFromDocuments(before), bundleFromDocuments(after))

const impacts = (before: readonly object[], after: readonly object[]) => {
  const found = impactOf(differences(before, after), modelOf(before), modelOf(after))
  for (const { message } of found) {
    expect(message.en).not.toMatch(/undefined|\[object/)
    expect(message['zh-CN']).toMatch(/\p{Script=Han}/u)
  }
  return found.map((one) =>
    [one.weight, one.kind, one.role ?? one.object, one.field, one.option].filter(Boolean).join(' '),
  )
}

const account = object('account', [])
const deal = (...fields: object[]) => object('deal', fields)

describe('diffBundles', () => {
  it('finds nothing between equal bundles, whatever the order of keys and documents', () => {
    const turned = Object.fromEntries(Object.entries(account).reverse())
    expect(differences([app(), account], [turned, app()])).toEqual([])
  })

  it('says what is added, changed and removed', () => {
    expect(differences([app(), account, role('rep', [])], [app({ currency: 'EUR' }), account, deal()])).toEqual([
      {
        document: 'app',
        kind: 'app',
        change: 'changed',
        properties: [{ place: '/currency', change: 'changed', before: 'CNY', after: 'EUR' }],
      },
      { document: 'object:deal', kind: 'object', change: 'added', properties: [] },
      { document: 'role:rep', kind: 'role', change: 'removed', properties: [] },
    ])
  })

  it('compares lists by name, so that moving a field removes nothing', () => {
    const [first, second] = [field('amount', 'number'), field('closed_on', 'date')]
    expect(differences([deal(first, second)], [deal(second, { ...first, required: true })])[0]?.properties).toEqual([
      { place: '/fields/amount/required', change: 'added', after: true },
      {
        place: '/fields',
        change: 'moved',
        before: ['name', 'amount', 'closed_on'],
        after: ['name', 'closed_on', 'amount'],
      },
    ])
  })

  it('takes a condition for one thing', () => {
    const filter = (value: string) =>
      view('deal', 'all', ['name'], { filter: { and: [{ '==': [{ var: 'name' }, value] }] } })
    expect(
      differences([filter('a')], [filter('b')])[0]?.properties.map(({ place, change }) => `${change} ${place}`),
    ).toEqual(['changed /filter'])
  })
})

describe('impactOf', () => {
  it.each([
    ['a removed object', [account], [], ['loss object-removed account']],
    ['a removed field', [deal(field('amount', 'number'))], [deal()], ['loss field-removed deal amount']],
    [
      'a new required field',
      [deal()],
      [deal(field('amount', 'number', { required: true }))],
      ['attention field-required deal amount'],
    ],
    [
      'a new required field with a default',
      [deal()],
      [deal(field('amount', 'number', { required: true, default: 1 }))],
      [],
    ],
    [
      'a field that becomes required',
      [deal(field('a', 'url'))],
      [deal(field('a', 'url', { required: true }))],
      ['attention field-required deal a'],
    ],
    [
      'a field that becomes unique',
      [deal(field('a', 'url'))],
      [deal(field('a', 'url', { unique: true }))],
      ['attention unique-added deal a'],
    ],
    [
      'another type that keeps values',
      [deal(field('a', 'url'))],
      [deal(field('a', 'longText'))],
      ['attention type-changed deal a'],
    ],
    ['another type', [deal(field('a', 'longText'))], [deal(field('a', 'tags'))], ['loss type-changed deal a']],
    [
      'a removed option, and one that is retired',
      [deal(field('a', 'multiSelect', { options: [option('x'), option('y'), option('z')] }))],
      [deal(field('a', 'multiSelect', { options: [option('x'), { ...option('y'), retired: true }] }))],
      ['attention option-removed deal a z'],
    ],
    [
      'tighter bounds',
      [deal(field('a', 'longText'))],
      [deal(field('a', 'longText', { maxLength: 100 }))],
      ['attention bounds-tightened deal a'],
    ],
    ['wider bounds', [deal(field('a', 'number', { min: '2.5' }))], [deal(field('a', 'number', { min: 2 }))], []],
    [
      'another currency',
      [deal(field('a', 'currency'))],
      [deal(field('a', 'currency', { currency: 'EUR' }))],
      ['loss currency-changed deal a'],
    ],
    [
      'more decimals of money',
      [deal(field('a', 'currency'))],
      [deal(field('a', 'currency', { scale: 4 }))],
      ['work slot-needed deal a'],
    ],
    [
      'a view that sorts by a field for the first time',
      [deal(field('a', 'number')), view('deal', 'all', ['name'])],
      [deal(field('a', 'number')), view('deal', 'all', ['name'], { sort: [{ field: 'a' }] })],
      ['work slot-needed deal a'],
    ],
    ['another sharing', [account], [{ ...account, sharing: 'edit' }], ['attention sharing-changed account']],
    [
      'fewer transitions',
      [object('deal', [field('s', 'select', { options: [option('a'), option('b')] })], { stages: { field: 's' } })],
      [
        object('deal', [field('s', 'select', { options: [option('a'), option('b')] })], {
          stages: { field: 's', transitions: [{ from: 'b', to: [] }] },
        }),
      ],
      ['attention stages-tightened deal s'],
    ],
    [
      'a stage more, on the way of the one before it',
      [
        object('deal', [field('s', 'select', { options: [option('a'), option('b')] })], {
          stages: { field: 's', transitions: [{ from: 'b', to: [] }] },
        }),
      ],
      [
        object('deal', [field('s', 'select', { options: [option('a'), option('b'), option('c')] })], {
          stages: {
            field: 's',
            transitions: [
              { from: 'a', to: ['b'] },
              { from: 'b', to: ['c'] },
              { from: 'c', to: [] },
            ],
          },
        }),
      ],
      [],
    ],
    ['a removed role', [role('rep', [])], [], ['loss role-removed rep']],
    [
      'a role that gains and loses',
      [account, role('rep', [{ object: 'account', read: true, edit: true, scope: 'all' }])],
      [account, role('rep', [{ object: 'account', read: true, delete: true, scope: 'own' }])],
      ['attention role-widened rep', 'attention role-narrowed rep'],
    ],
    [
      'a role that sees a field more',
      [account, role('rep', [{ object: 'account', read: true, fields: [{ field: 'name', access: 'hidden' }] }])],
      [account, role('rep', [{ object: 'account', read: true }])],
      ['attention role-widened rep'],
    ],
    [
      'a new administrator',
      [role('rep', [])],
      [role('rep', [], { administrator: true })],
      ['attention role-widened rep'],
    ],
  ] as const)('%s', (_, before, after, expected) => {
    expect(impacts([app(), ...before], [app(), ...after])).toEqual(expected)
  })

  it('names only fields that people fill in when a role may edit more', () => {
    const rights = { object: 'account', read: true, edit: true, scope: 'all' }
    const total = field('total', 'autoNumber', { format: 'A-{0000}' })
    const objects = [app(), object('account', [field('note', 'text'), total])]
    const before = [...objects, role('rep', [{ ...rights, otherFields: 'read' }])]
    const after = [...objects, role('rep', [rights])]
    const [impact] = impactOf(differences(before, after), modelOf(before), modelOf(after))
    expect(impact?.message.en).toBe('“rep” may now (account): edit “name”, edit “note”, edit “Owner”.')
  })

  it('finds nothing when nothing changed', () => {
    expect(impacts([app(), account], [app(), account])).toEqual([])
  })
})

describe('conversion', () => {
  const model = modelOf([
    app(),
    account,
    deal(
      field('words', 'text'),
      field('amount', 'currency'),
      field('count', 'number'),
      field('day', 'date'),
      field('moment', 'datetime'),
      field('stage', 'select', { options: [option('won'), option('lost')] }),
      field('stages', 'multiSelect', { options: [option('won')] }),
      field('account', 'lookup', { target: 'account' }),
      field('parent', 'masterDetail', { target: 'account' }),
      field('who', 'user'),
    ),
  ])
  const of = (name: string) => {
    const found = model.objects.get('deal')?.fields.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }

  it.each([
    ['words', 'amount', 'tried', '1054.5', '1054.50'],
    ['words', 'amount', 'tried', 'many', undefined],
    ['amount', 'words', 'tried', '1054.50', '1054.50'],
    ['amount', 'count', 'tried', '1054.50', '1054.5'],
    ['count', 'amount', 'tried', '1.005', undefined],
    ['day', 'moment', 'tried', '2017-03-01', '2017-03-01T00:00:00.000Z'],
    ['day', 'count', 'lost', '2017-03-01', undefined],
    ['stage', 'words', 'kept', 'won', 'won'],
    ['stage', 'stages', 'tried', 'won', ['won']],
    ['stage', 'stages', 'tried', 'lost', undefined],
    ['account', 'parent', 'kept', 'x', 'x'],
    ['account', 'who', 'lost', 'x', 'x'],
  ] as const)('%s → %s is %s', (from, to, conversion, value, converted) => {
    expect(conversionOf(of(from), of(to))).toBe(conversion)
    if (conversion === 'lost') return
    const reading = convertValue(value, of(from), of(to))
    expect('value' in reading ? reading.value : undefined).toEqual(converted)
    expect(typeOf(of(to)).type).toBe(of(to).type)
  })
})

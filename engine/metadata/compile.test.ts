import { describe, expect, it } from 'vitest'
import { bundleFromDocuments, compileBundle, type Model } from './index.ts'
import { app, field, modelOf, object, option, role, view } from './testing/sample-bundle.ts'

const slotsOf = (model: Model, name: string) =>
  [...(model.objects.get(name)?.fields.values() ?? [])].flatMap(({ name, slot }) =>
    slot === undefined ? [] : [`${name} ${slot.kind}${slot.indexed ? ' indexed' : ''}`],
  )

const account = object('account', [field('region', 'text'), field('revenue', 'currency')])

describe('the model', () => {
  it('has the system objects in front, then those of the bundle by name', () => {
    const model = modelOf([app(), object('zebra', []), object('account', [])])
    expect([...model.objects.keys()]).toEqual([
      'calendar_day', 'commission_dispute', 'currency', 'exchange_rate', 'forecast_line', 'kpi_entry', 'objective_result', 'past_membership', 'person', 'plan_assignment', 'position', 'target_change', 'target_value', 'team', 'working_calendar', 'account', 'zebra',
    ]) // biome-ignore format: one line
    expect(model.objects.get('person')?.system).toBe(true)
    expect(model.objects.get('zebra')?.system).toBe(false)
  })

  it('adds the built-in fields behind those that are declared', () => {
    const model = modelOf([app(), object('note', [field('body', 'longText')])])
    const fields = model.objects.get('note')?.fields
    expect([...(fields?.keys() ?? [])]).toEqual([
      'name', 'body', 'id', 'owner', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version',
    ]) // biome-ignore format: one line
    expect(fields?.get('owner')).toMatchObject({ type: 'user', target: 'person', builtIn: true, required: false })
  })

  it('adds a select for record types, with the default one preset', () => {
    const recordTypes = ['a', 'b'].map((name) => ({ name, label: { en: name, 'zh-CN': name }, default: name === 'b' }))
    const field = modelOf([app(), object('note', [], { recordTypes })])
      .objects.get('note')
      ?.fields.get('record_type')
    expect(field).toMatchObject({ type: 'select', builtIn: false, document: { default: 'b' } })
    expect(field?.options?.map(({ value }) => value)).toEqual(['a', 'b'])
  })

  it('is frozen all the way down, its maps too', () => {
    const model = modelOf([app(), account, view('account', 'all', ['name'])])
    const map = model.objects as Map<string, unknown>
    expect(() => map.set('x', 1)).toThrow(TypeError)
    expect(() => map.delete('account')).toThrow(TypeError)
    expect(() => map.clear()).toThrow(TypeError)
    const isFrozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && (value instanceof Map ? [...value.values()] : Object.values(value)).every(isFrozen))
    expect(isFrozen(model)).toBe(true)
  })

  it('does not freeze the documents that it was given', () => {
    const document = object('note', [])
    modelOf([app(), document])
    expect(Object.isFrozen(document)).toBe(false)
  })

  it('knows currency and decimals of its fields', () => {
    const model = modelOf([
      app({ currency: 'JPY' }),
      object('deal', [
        field('a', 'currency'),
        field('b', 'currency', { currency: 'KWD' }),
        field('c', 'currency', { scale: 2 }),
        field('d', 'number'),
      ]),
    ])
    const of = (name: string) => model.objects.get('deal')?.fields.get(name)
    expect(of('a')).toMatchObject({ currency: 'JPY', scale: 0 })
    expect(of('b')).toMatchObject({ currency: 'KWD', scale: 3 })
    expect(of('c')).toMatchObject({ currency: 'JPY', scale: 2 })
    expect(of('d')).toMatchObject({ scale: 6 })
  })

  it('lists the child relations of an object, and decides access by the parent where the object says so', () => {
    const children = { name: 'lines', label: { en: 'Lines', 'zh-CN': '明细' } }
    const model = modelOf([
      app(),
      account,
      object('line', [field('account', 'masterDetail', { target: 'account', children })], { sharing: 'parent' }),
    ])
    expect(model.objects.get('account')?.children).toEqual([
      { ...children, object: 'line', field: 'account', masterDetail: true },
    ])
    expect(model.objects.get('line')).toMatchObject({ sharing: 'parent', parentField: 'account' })
    expect(model.objects.get('line')?.fields.get('account')?.required).toBe(true)
  })

  it('merges an extension into its system object', () => {
    const person = modelOf([
      app(),
      { kind: 'object', name: 'person', extends: true, sharing: 'private', fields: [field('region', 'text')] },
    ]).objects.get('person')
    expect(person?.system).toBe(true)
    expect(person?.label.en).toBe('Person')
    expect(person?.sharing).toBe('private')
    expect([...(person?.fields.keys() ?? [])]).toContain('region')
    expect([...(person?.fields.keys() ?? [])]).toContain('manager')
  })

  it('makes a layout and a view for an object that has none', () => {
    const model = modelOf([
      app(),
      object('note', [field('body', 'longText'), field('about', 'lookup', { target: 'account' })]),
      account,
    ])
    expect(model.views.get('note/all')?.columns).toEqual([{ field: 'name' }, { field: 'about' }])
    expect(model.layouts.get('note/default')?.sections[0]?.fields).toEqual([
      { field: 'name' },
      { field: 'body', width: 'full' },
      { field: 'about' },
      { field: 'owner' },
    ])
    const { problems } = compileBundle(
      bundleFromDocuments([
        app(),
        account,
        ...model.views.values(),
        ...model.layouts.values(),
        object('note', [field('body', 'longText'), field('about', 'lookup', { target: 'account' })]),
      ]),
    )
    expect(problems).toEqual([])
  })

  it('keeps the stages', () => {
    const options = [option('open'), option('won')]
    const model = modelOf([
      app(),
      object('deal', [field('stage', 'select', { options })], {
        stages: { field: 'stage', transitions: [{ from: 'open', to: ['won'] }] },
      }),
    ])
    expect(model.objects.get('deal')?.stages?.transitions.get('open')).toEqual(['won'])
  })
})

describe('slots', () => {
  it('go to names, relations, stages and what is asked for, with an index', () => {
    const model = modelOf([
      app(),
      account,
      object(
        'deal',
        [
          field('account', 'lookup', { target: 'account' }),
          field('rep', 'user'),
          field('stage', 'select', { options: [option('open')] }),
          field('code', 'text', { index: true }),
          field('other', 'text'),
          field('note', 'longText'),
        ],
        { stages: { field: 'stage' } },
      ),
      view('deal', 'all', ['name']),
    ])
    expect(slotsOf(model, 'deal')).toEqual([
      'name text indexed',
      'account reference indexed',
      'rep reference indexed',
      'stage text indexed',
      'code text indexed',
    ])
  })

  it('go to what lists show, filter and sort by, across relations', () => {
    const model = modelOf([
      app(),
      account,
      object('deal', [
        field('account', 'lookup', { target: 'account' }),
        field('amount', 'currency'),
        field('closed_on', 'date'),
        field('won', 'boolean'),
      ]),
      view('account', 'all', ['name']),
      view('deal', 'all', ['name', 'amount', 'account.revenue'], {
        sort: [{ field: 'closed_on' }],
        filter: { and: [{ '==': [{ var: 'won' }, true] }, { '==': [{ var: 'account.region' }, 'West'] }] },
      }),
    ])
    expect(slotsOf(model, 'deal')).toEqual([
      'name text indexed',
      'account reference indexed',
      'amount money',
      'closed_on time indexed',
      'won text indexed',
    ])
    expect(slotsOf(model, 'account')).toEqual(['name text indexed', 'region text indexed', 'revenue money'])
  })

  it('go to what scopes read, but never to columns of the store or long texts', () => {
    const where = { and: [{ '==': [{ var: 'region' }, 'West'] }, { '==': [{ var: 'owner' }, { currentUser: [] }] }] }
    const model = modelOf([
      app(),
      object('account', [field('region', 'text'), field('story', 'text', { maxLength: 501 })]),
      role('rep', [{ object: 'account', read: true, scope: { where } }]),
      view('account', 'all', ['name', 'story', 'created_at'], { sort: [{ field: 'created_at' }] }),
    ])
    expect(slotsOf(model, 'account')).toEqual(['name text indexed', 'region text'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../fields/field-type.ts'
import { merge } from '../index.ts'

const fields = (...names: string[]) => names.map((name) => ({ name, type: 'text' }))

describe('merge', () => {
  it('takes what only one side changed', () => {
    const base = { label: { en: 'Deal' }, icon: 'star', fields: fields('a', 'b') }
    const mine = { ...base, label: { en: 'Opportunity' } }
    const theirs = { ...base, fields: [{ name: 'a', type: 'number' }, ...fields('b')] }
    expect(merge(base, mine, theirs)).toEqual({
      value: { label: { en: 'Opportunity' }, icon: 'star', fields: [{ name: 'a', type: 'number' }, ...fields('b')] },
      conflicts: [],
    })
  })

  it('names the place where both changed the same, and takes the side that is chosen', () => {
    const of = (type: string) => ({ fields: [{ name: 'amount', type }] })
    const [base, mine, theirs] = [of('text'), of('number'), of('currency')]
    const conflict = { place: '/fields/amount/type', base: 'text', mine: 'number', theirs: 'currency' }
    expect(merge(base, mine, theirs)).toEqual({ value: mine, conflicts: [conflict] })
    expect(merge(base, mine, theirs, () => 'theirs')).toEqual({ value: theirs, conflicts: [conflict] })
  })

  it('keeps what both added to a list, each beside its neighbour', () => {
    const { value, conflicts } = merge(fields('a', 'b', 'c'), fields('a', 'x', 'b', 'c'), fields('a', 'b', 'c', 'y'))
    expect(value).toEqual(fields('a', 'x', 'b', 'c', 'y'))
    expect(conflicts).toEqual([])
  })

  it('keeps the rights on figures that both gave', () => {
    const rights = (...kpis: string[]) => ({ kpis: kpis.map((kpi) => ({ kpi, scope: 'own' })) })
    expect(merge(rights('sales'), rights('sales', 'visits'), rights('margin', 'sales'))).toEqual({
      value: rights('margin', 'sales', 'visits'),
      conflicts: [],
    })
  })

  it('moves entries as the one side did, while the other adds and changes', () => {
    const theirs = [{ name: 'a', type: 'date' }, ...fields('b', 'c', 'y')]
    expect(merge(fields('a', 'b', 'c'), fields('c', 'a', 'b'), theirs).value).toEqual([
      ...fields('c', 'y'),
      { name: 'a', type: 'date' },
      ...fields('b'),
    ])
  })

  it('asks when one side removed what the other changed', () => {
    const theirs = [{ name: 'a', type: 'date' }]
    expect(merge(fields('a'), [], theirs).conflicts).toEqual([
      { place: '/a', base: fields('a')[0], mine: undefined, theirs: theirs[0] },
    ])
  })

  it('merges lists of words by the words', () => {
    expect(merge(['a', 'b'], ['a', 'b', 'c'], ['b']).value).toEqual(['b', 'c'])
  })

  it('takes a condition for one thing', () => {
    const rule = (value: number) => ({ filter: { and: [{ '>': [{ var: 'amount' }, value] }] } })
    expect(merge(rule(1), rule(2), rule(3)).conflicts.map(({ place }) => place)).toEqual(['/filter'])
  })

  it('works on whole documents that one side added or removed', () => {
    expect(merge(undefined, { a: 1 }, undefined).value).toEqual({ a: 1 })
    expect(merge({ a: 1 }, { a: 1 }, undefined).value).toBeUndefined()
    expect(merge(undefined, { a: 1 }, { a: 1, b: 2 })).toEqual({ value: { a: 1, b: 2 }, conflicts: [] })
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constantFrom('x', 'y'))
const entry = fc.record({ name, type: leaf, label: fc.record({ en: leaf }, { requiredKeys: [] }) })
const document: fc.Arbitrary<Json> = fc.record(
  {
    label: fc.dictionary(name, leaf, { maxKeys: 3, noNullPrototype: true }),
    fields: fc.uniqueArray(entry, { selector: (item) => item.name, maxLength: 5 }),
    card: fc.uniqueArray(name, { maxLength: 4 }),
    filter: fc.dictionary(name, leaf, { maxKeys: 2, noNullPrototype: true }),
  },
  { requiredKeys: ['fields'] },
) as fc.Arbitrary<Json>

describe('merge, whatever the documents', () => {
  it('one side alone is that side, in either direction', () => {
    fc.assert(
      fc.property(document, document, (base, changed) => {
        expect(merge(base, changed, base)).toEqual({ value: changed, conflicts: [] })
        expect(merge(base, base, changed)).toEqual({ value: changed, conflicts: [] })
        expect(merge(base, changed, changed)).toEqual({ value: changed, conflicts: [] })
      }),
    )
  })

  it('both sides find the same conflicts, and with none the same parts', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map((item) => JSON.stringify(sorted(item))).sort()
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sorted(part)]))
          : value
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const [here, there] = [merge(base, mine, theirs), merge(base, theirs, mine)]
        expect(there.conflicts.map(({ place }) => place).sort()).toEqual(
          here.conflicts.map(({ place }) => place).sort(),
        )
        if (here.conflicts.length === 0) expect(sorted(there.value)).toEqual(sorted(here.value))
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import type { MetadataDocument } from './index.ts'
import { bundleFromDocuments, compileBundle, indexBundle, linkBundle, sketchModel, validateBundle } from './index.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  {
    kind: 'object',
    name: 'account',
    label: text('Account'),
    fields: [
      { name: 'name', type: 'text', label: text('Name') },
      { name: 'total', type: 'rollup', label: text('Total'), children: 'deals', aggregate: 'sum', field: 'amount' },
    ],
  },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    fields: [
      { name: 'name', type: 'text', label: text('Name') },
      { name: 'amount', type: 'currency', label: text('Amount') },
      { name: 'twice', type: 'formula', label: text('Twice'), returns: 'currency', expression: 'amount * 2' },
      {
        name: 'account',
        type: 'lookup',
        label: text('Account'),
        target: 'account',
        children: { name: 'deals', label: text('Deals') },
      },
    ],
  },
  { kind: 'role', name: 'rep', label: text('Rep'), objects: [{ object: 'deal', read: true, scope: 'own' }] },
]
const linked = (given: readonly object[]) =>
  linkBundle(validateBundle(bundleFromDocuments(given as unknown as MetadataDocument[])))

describe('a sketch', () => {
  test('of a bundle without problems is what it compiles to, but for the slots', () => {
    const { model, problems } = compileBundle(bundleFromDocuments(documents as never))
    if (model === undefined) throw new Error(JSON.stringify(problems))
    const sketch = sketchModel(linked(documents))
    expect([...sketch.objects.keys()].sort()).toEqual([...model.objects.keys()].sort())
    for (const [name, { fields, ...object }] of model.objects) {
      const { fields: drawn, ...others } = sketch.objects.get(name) ?? {}
      expect(others).toEqual(object)
      const withoutSlots = [...fields].map(([field, { slot: _, ...rest }]) => [field, rest])
      expect([...(drawn ?? [])]).toEqual(withoutSlots)
    }
    expect([...sketch.formulas.keys()].sort()).toEqual([...model.formulas.keys()].sort())
    expect(Object.fromEntries(sketch.roles)).toEqual(Object.fromEntries(model.roles))
    expect([...sketch.views.keys()].sort()).toEqual([...model.views.keys()].sort())
  })

  test('has everything beside a calendar that has just lost its shape', () => {
    const calendar = (name: string, names: readonly object[]) => ({
      ...{ kind: 'calendar', name, label: text(name), years: { type: 'months' } },
      names,
    })
    const given = [...documents, calendar('broken', [{}]), calendar('whole', [])] as unknown as MetadataDocument[]
    const sources = given.map((document) => ({ path: document.name, id: document.name, document, system: false }))
    const sketch = sketchModel(indexBundle(sources, new Set()))
    expect(sketch.calendars.get('whole')?.unit).toBe('month')
    expect(sketch.calendars.get('standard')?.unit).toBe('month')
    expect(sketch.objects.get('deal')?.name).toBe('deal')
  })

  test('of a bundle with problems leaves out what is wrong', () => {
    const wrong = documents.map((document) =>
      document.name === 'deal'
        ? {
            ...document,
            fields: document.fields?.map((field) =>
              field.name === 'twice' ? { ...field, expression: 'gone * 2' } : field,
            ),
          }
        : document,
    )
    const sketch = sketchModel(linked(wrong))
    expect(sketch.formulas.has('deal.twice')).toBe(false)
    expect(sketch.objects.get('deal')?.fields.get('twice')?.valueType).toBe('currency')
    expect(sketch.objects.get('nothing')).toBeUndefined()
  })
})

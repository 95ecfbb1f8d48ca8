import { documentsOf, type Sheet, sheetOf } from '@attain/engine/import/propose'
import { bundleFromDocuments, compileBundle } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { beginSketch, type Edit, edit, proposalOf, type Sketch } from './sketch.ts'

const rows = (name: string, ...cells: string[][]) =>
  sheetOf(
    name,
    cells.map((one, index) => ({ line: index + 1, cells: one })),
  ) as Sheet
const sheets = [
  rows('Customers', ['Name', 'Size'], ['Acme', '10'], ['Blue', '20'], ['Core', 'many']),
  rows(
    'Orders',
    ['No', 'Customer', 'Made'],
    ['O1', 'Acme', '01/02/25'],
    ['O2', 'Acme', '03/04/25'],
    ['O3', 'Core', ''],
  ),
]
const begun = beginSketch(sheets, [])
const after = (...edits: Edit[]): Sketch => edits.reduce(edit, begun)
const fieldAt = (sketch: Sketch, at: number, index: number) => sketch.objects[at]?.fields[index]

const problemsOf = (sketch: Sketch) =>
  compileBundle(
    bundleFromDocuments([
      { kind: 'app', name: 'a', label: { en: 'A' }, languages: ['en'], formatVersion: 1 },
      { kind: 'role', name: 'admin', label: { en: 'Admin' }, administrator: true },
      ...documentsOf(proposalOf(sketch)),
    ]),
  ).problems

describe('correcting a proposal', () => {
  test('renaming an object or a field is followed by those that name it', () => {
    const sketch = after(
      { do: 'object', at: 0, change: { name: 'client' } },
      { do: 'field', at: 0, field: 0, change: { name: 'title' } },
    )
    expect(fieldAt(sketch, 1, 1)?.target).toEqual({ object: 'client', field: 'title' })
    expect(sketch.objects[0]?.nameField).toBe('title')
    expect(problemsOf(sketch)).toEqual([])
  })

  test('a relation to what is left out is plain text', () => {
    const sketch = after({ do: 'object', at: 0, change: { isLeftOut: true } })
    const { objects } = proposalOf(sketch)
    expect(objects.map(({ name }) => name)).toEqual(['order'])
    expect(objects[0]?.fields[1]).toMatchObject({ name: 'customer', type: 'text' })
    expect(problemsOf(sketch)).toEqual([])
  })

  test('another type says what does not fit, and is not required then', () => {
    const sketch = after({ do: 'type', at: 0, field: 1, type: 'number' })
    expect(fieldAt(sketch, 0, 1)).toMatchObject({ type: 'number', required: false, evidence: { fits: 2 } })
    expect(fieldAt(sketch, 0, 1)?.evidence.misfits.map(({ text }) => text)).toEqual(['many'])
  })

  test('text becomes a choice and back, a relation finds its object', () => {
    const chosen = after({ do: 'type', at: 1, field: 1, type: 'select' })
    expect(fieldAt(chosen, 1, 1)?.options?.map(({ label }) => label)).toEqual(['Acme', 'Core'])
    const fewer = edit(chosen, { do: 'options', at: 1, field: 1, labels: ['Acme'] })
    expect(fieldAt(fewer, 1, 1)?.evidence.fits).toBe(2)
    expect(fieldAt(edit(fewer, { do: 'type', at: 1, field: 1, type: 'lookup' }), 1, 1)?.target?.object).toBe('customer')
  })

  test('days can be read the other way round', () => {
    const { alternatives = [] } = fieldAt(begun, 1, 2)?.evidence ?? {}
    const [other = ''] = alternatives
    const sketch = after({ do: 'date', at: 1, field: 2, pattern: other })
    expect(fieldAt(sketch, 1, 2)?.format).toEqual({ date: other })
    expect(fieldAt(sketch, 1, 2)?.evidence.alternatives).toHaveLength(alternatives.length)
  })
})

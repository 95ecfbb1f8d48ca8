import { describe, expect, test } from 'vitest'
import { buildForm, initialValues } from './build-form.ts'
import type { LayoutDocument } from './documents.ts'
import { noFormulas } from './live-formulas.ts'
import { chooseLayout, placeFields } from './sections.ts'
import { formulasFor } from './test-formulas.ts'
import { opportunity } from './test-objects.ts'

const layout: LayoutDocument = {
  kind: 'layout',
  object: 'opportunity',
  name: 'default',
  label: { en: 'Default' },
  sections: [
    {
      name: 'main',
      label: { en: 'Main', 'zh-CN': '主要' },
      fields: [
        { field: 'name', width: 'full' },
        { field: 'stage' },
        { field: 'amount', requiredWhen: { '==': [{ var: 'stage' }, 'won'] } },
        { field: 'close_date', visibleWhen: { in: [{ var: 'stage' }, ['won', 'lost']] } },
        { field: 'code' },
        { field: 'secret' },
        { field: 'hidden_from_me' },
      ],
    },
    {
      name: 'after',
      label: { en: 'After' },
      visibleWhen: { '==': [{ var: 'stage' }, 'won'] },
      columns: 1,
      fields: [{ field: 'discount' }],
    },
  ],
}
const options = { language: 'en', mode: 'update', formulas: formulasFor(opportunity, layout) } as const
const build = (values: Record<string, unknown>, more: Partial<Parameters<typeof buildForm>[3]> = {}) =>
  buildForm(opportunity, layout, values, { ...options, ...more })

describe('buildForm', () => {
  test('has the fields of the layout that are visible for the values', () => {
    expect(Object.keys(build({ stage: 'open' }).schema.properties ?? {})).toEqual([
      'name',
      'stage',
      'amount',
      'code',
      'secret',
    ])
    const won = build({ stage: 'won' })
    expect(Object.keys(won.schema.properties ?? {})).toContain('close_date')
    expect(won.sections.map((section) => section.name)).toEqual(['main', 'after'])
  })
  test('requires what the field or the condition says', () => {
    expect(build({ stage: 'open' }).schema.required).toEqual(['name'])
    expect(build({ stage: 'won' }).schema.required).toEqual(['name', 'amount'])
  })
  test('leaves out of a new record what nobody can give', () => {
    const names = Object.keys(build({}, { mode: 'create' }).schema.properties ?? {})
    expect(names).not.toContain('code')
    expect(names).not.toContain('secret')
  })
  test('marks what can only be read', () => {
    const { uiSchema } = build({})
    expect(uiSchema.code).toMatchObject({ 'ui:readonly': true })
    expect(uiSchema.name).toMatchObject({ 'ui:readonly': false })
  })
  test('speaks the language', () => {
    const { schema, uiSchema } = build({}, { language: 'zh-CN' })
    expect(schema.properties?.stage).toMatchObject({ title: 'stage字段' })
    expect(uiSchema.stage).toMatchObject({ 'ui:help': '当前进展' })
  })
})

test('initialValues takes defaults, then what is preset', () => {
  expect(initialValues(opportunity)).toEqual({ stage: 'open' })
  expect(initialValues(opportunity, { stage: 'won', account: 'a' })).toEqual({ stage: 'won', account: 'a' })
})

describe('chooseLayout', () => {
  const special: LayoutDocument = { ...layout, name: 'special', recordType: 'renewal' }
  test('prefers that of the record type', () => {
    expect(chooseLayout(opportunity, [layout, special], 'renewal')).toBe(special)
    expect(chooseLayout(opportunity, [special, layout], 'other')).toBe(layout)
  })
  test('makes one of all fields when there is none', () => {
    const names = placeFields(opportunity, chooseLayout(opportunity, []), {}, 'en', noFormulas)[0]?.fields.map(
      ({ field }) => field.name,
    )
    expect(names).toContain('amount')
    expect(names).not.toContain('owner')
  })
})

import { chooseLayout, type LayoutDocument } from '@attain/form'
import { opportunity } from '@attain/form/test-objects'
import { expect, test } from 'vitest'
import { stepForm } from './step-form.ts'

const label = { en: 'To fill in' }
const layout = {
  ...chooseLayout(opportunity, []),
  highlights: ['amount', 'secret'],
  sections: [
    { name: 'main', label: { en: 'Main' }, fields: [{ field: 'name' }, { field: 'amount' }, { field: 'secret' }] },
    { name: 'more', label: { en: 'More' }, fields: [{ field: 'discount' }] },
  ],
} as LayoutDocument
const rights = { secret: 'hidden', discount: 'required', close_date: 'edit', code: 'edit' } as const

test('what the step hides is gone, what it asks for comes first, all else can be read', () => {
  const form = stepForm(opportunity, layout, rights, label)
  expect(form.editable).toEqual(['discount', 'close_date'])
  const accessOf = (name: string) => form.object.fields.find((field) => field.name === name)?.access
  expect(['secret', 'discount', 'close_date', 'name', 'code'].map(accessOf)).toEqual([
    undefined,
    'edit',
    'edit',
    'read',
    'read',
  ])
  expect(form.layout.sections.map(({ name, fields }) => [name, ...fields.map(({ field }) => field)])).toEqual([
    ['to_fill_in', 'discount', 'close_date'],
    ['main', 'name', 'amount', 'secret'],
    ['more'],
  ])
  expect(form.layout.highlights).toEqual(['amount'])
})

test('only what the step requires is required: nobody is asked for the rest', () => {
  const { object } = stepForm(opportunity, layout, rights, label)
  const required = object.fields.filter((field) => field.required).map(({ name }) => name)
  expect(required).toEqual(['discount'])
})

test('without fields to fill in there is no such section', () => {
  expect(stepForm(opportunity, layout, {}, label).layout.sections.map(({ name }) => name)).toEqual(['main', 'more'])
})

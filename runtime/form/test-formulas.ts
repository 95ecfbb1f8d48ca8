/** Formulas for tests, as the page compiles them. */
import type { ObjectBody, Values } from '@attain/contract'
import type { LayoutDocument } from './documents.ts'
import { compileFormulas, type RelatedRecords } from './formulas.ts'
import { formulasOf, type LiveFormulas } from './live-formulas.ts'

export interface TestCircumstances {
  readonly objects?: readonly ObjectBody[]
  readonly related?: RelatedRecords
  readonly prior?: Values | null
}

export function formulasFor(
  object: ObjectBody,
  layout: LayoutDocument,
  { objects = [], related = new Map(), ...more }: TestCircumstances = {},
): LiveFormulas {
  const all = new Map(objects.map((each) => [each.name, each]))
  return compileFormulas(object, all, formulasOf(object, layout, 'form')).ask(
    {
      currentUser: 'me',
      roles: ['sales_rep'],
      now: '2026-11-22T08:00:00.000Z',
      timeZone: 'UTC',
      fiscalYearStart: 1,
      ...more,
    },
    related,
  )
}

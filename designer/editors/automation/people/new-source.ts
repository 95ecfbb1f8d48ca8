/** A source of people, as it begins, and whether it says enough to be kept. */
import type { Bundle, PeopleSource } from '@attain/engine/metadata'
import { isPerson } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'

type From = PeopleSource['from']

const all: readonly From[] = [
  'managers',
  'role',
  'people',
  'field',
  'teamHead',
  'submitter',
  'chosen',
  'formula',
] satisfies readonly From[]

export function kindsOfSource(canChoose: boolean): readonly From[] {
  return all.filter((from) => from !== 'chosen' || canChoose)
}

export function beginSource(from: From, object: string, bundle: Bundle): PeopleSource {
  switch (from) {
    case 'people':
      return { from, people: [] }
    case 'role':
      return { from, role: '' }
    case 'field':
      return { from, field: fieldsOf(bundle, object).find(isPerson)?.name ?? '' }
    case 'formula':
      return { from, formula: '' }
    case 'teamHead':
    case 'managers':
    case 'submitter':
    case 'chosen':
      return { from }
    default:
      return from satisfies never
  }
}

export function isComplete(source: PeopleSource): boolean {
  switch (source.from) {
    case 'people':
      return source.people.length > 0
    case 'role':
      return source.role !== ''
    case 'field':
      return source.field !== ''
    case 'formula':
      return source.formula !== ''
    case 'managers':
      return source.title !== ''
    case 'teamHead':
    case 'submitter':
    case 'chosen':
      return true
    default:
      return source satisfies never
  }
}

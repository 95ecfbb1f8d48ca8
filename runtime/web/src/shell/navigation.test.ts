import type { PageDocument, ViewDocument } from '@attain/form'
import { account, opportunity } from '@attain/form/test-objects'
import { describe, expect, test } from 'vitest'
import { flatten, navigationOf, placeAt } from './navigation.ts'

const page = (name: string, content: PageDocument['content'], parent?: string): PageDocument => ({
  kind: 'page',
  name,
  label: { en: name },
  content,
  ...(parent !== undefined && { parent }),
})
const pages = [
  page('sales', { type: 'group' }),
  page('deals', { type: 'list', object: 'opportunity' }, 'sales'),
  page('board', { type: 'list', object: 'opportunity', view: 'board' }, 'sales'),
  page('accounts', { type: 'list', object: 'account' }),
  page('secret', { type: 'list', object: 'salary' }),
  page('empty', { type: 'group' }),
  page('lost', { type: 'text', body: { en: 'Hello' } }, 'no_such_page'),
]
const objects = new Map([opportunity, account].map((object) => [object.name, object]))
const places = navigationOf(pages, objects, 'main')

describe('navigation', () => {
  test('leaves out what this person may not see, and groups with nothing in them', () => {
    expect(flatten(places).map((place) => place.page.name)).toEqual(['deals', 'board', 'accounts', 'lost'])
    expect(places.map((place) => place.page.name)).toEqual(['sales', 'accounts', 'lost'])
  })
  test('knows where an address belongs', () => {
    const at = (path: string, search = '') => placeAt(places, `/w/main${path}`, search)?.page.name
    expect(at('/records/opportunity', '?view=board')).toBe('board')
    expect(at('/records/opportunity')).toBe('deals')
    expect(at('/records/opportunity/1234')).toBe('deals')
    expect(at('/records/opportunity', '?view=other')).toBe('deals')
    expect(at('/records/account/1/edit')).toBe('accounts')
    expect(at('')).toBeUndefined()
  })
  test('takes a view without a place of its own for the default one', () => {
    const both = navigationOf(
      ['board', 'all'].map((view) => page(view, { type: 'list', object: 'opportunity', view })),
      objects,
      'main',
    )
    const all: ViewDocument = {
      kind: 'view',
      object: 'opportunity',
      name: 'all',
      label: { en: 'All' },
      columns: [{ field: 'name' }],
      default: true,
    }
    expect(placeAt(both, '/w/main/records/opportunity', '?view=quick_wins', [all])?.page.name).toBe('all')
  })
})

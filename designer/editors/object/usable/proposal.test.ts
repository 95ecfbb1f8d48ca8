import { bundleFromDocuments, compileBundle, type ObjectDocument } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { bundleOf } from '../../../document/bundle.ts'
import { byIdentity, type Documents, type DocumentValue } from '../../../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../../../document/history.ts'
import { isOutOfReach, makeAll, proposalFor } from './proposal.ts'

const words = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type = 'text', more: object = {}) => ({ name, label: words(name), type, ...more })
const list = (object: string, order: number) => ({
  ...{ kind: 'page', name: `${object}_list`, label: words(object), order },
  content: { type: 'list', object },
})
const begun = byIdentity([
  { kind: 'app', name: 'test', label: words('Test'), formatVersion: 1 },
  { kind: 'role', name: 'administrator', label: words('Administrator'), administrator: true },
  list('person', 1),
  list('team', 2),
  { kind: 'object', name: 'account', label: words('Account'), fields: [field('name')] },
  {
    kind: 'object',
    name: 'site_visit',
    label: words('Site visit'),
    pluralLabel: words('Site visits'),
    stages: { field: 'status' },
    fields: [
      field('name'),
      field('report', 'longText'),
      field('status', 'select', { options: [{ value: 'planned', label: words('Planned') }] }),
      field('account', 'lookup', { target: 'account', children: { name: 'site_visits', label: words('Site visits') } }),
    ],
  },
] as unknown as DocumentValue[])

const propose = (object: string, documents: Documents) =>
  proposalFor(documents.get(`object:${object}`) as unknown as ObjectDocument, documents, bundleOf(documents, new Set()))
const make = (object: string, documents: Documents) =>
  execute(beginHistory(documents), makeAll(propose(object, documents), object))
const problems = (documents: Documents) => compileBundle(bundleFromDocuments([...documents.values()])).problems
const plain = (documents: Documents) => Object.fromEntries([...documents].sort())

test('an object of which there is nothing else gets all that people need', () => {
  expect(problems(begun)).toEqual([])
  expect(isOutOfReach('site_visit', begun)).toBe(true)
  const made = make('site_visit', begun)
  expect([...made.documents.keys()].filter((id) => !begun.has(id))).toEqual([
    'layout:site_visit/default',
    'view:site_visit/all',
    'view:site_visit/board',
    'page:site_visits',
    'role:sales_representative',
  ])
  expect(problems(made.documents)).toEqual([])
  expect(isOutOfReach('site_visit', made.documents)).toBe(false)
  expect(propose('site_visit', made.documents)).toEqual([])
  expect(made.done).toHaveLength(1)
  expect(plain(undo(made).documents)).toEqual(plain(begun))
  expect(plain(redo(undo(made)).documents)).toEqual(plain(made.documents))
})

test('the second object goes to the roles that are there, before the pages of people, with its lists', () => {
  const first = make('site_visit', begun).documents
  const { documents } = make('account', first)
  expect([...documents.keys()].filter((id) => id.startsWith('role:'))).toHaveLength(2)
  expect(documents.get('role:sales_representative')?.objects).toContainEqual({
    ...{ object: 'account', create: true, read: true, edit: true, scope: 'all' },
  })
  const pages = [...documents.values()].filter(({ kind }) => kind === 'page')
  const order = pages.toSorted((a, b) => Number(a.order) - Number(b.order)).map(({ name }) => name)
  expect(order).toEqual(['site_visits', 'account', 'person_list', 'team_list'])
  expect(documents.get('layout:account/default')?.related).toEqual([
    { children: 'site_visits', columns: ['name', 'status', 'account', 'owner'] },
  ])
  expect(problems(documents)).toEqual([])
})

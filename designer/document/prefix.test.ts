/** The example beside itself: afterwards both are there, and the check finds nothing. */
import { join } from 'node:path'
import type { Json } from '@attain/engine/fields'
import { bundleFromDocuments, compileBundle, readBundle } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { readFolder } from '../../runtime/server/bundle-folder.ts'
import { byIdentity, type Documents, type DocumentValue } from './documents.ts'
import { listAt, valueAt } from './pointer.ts'
import { withPrefix } from './prefix.ts'

const folder = join(import.meta.dirname, '../../metadata-examples/hardware-sales')
const example = byIdentity(
  readBundle(await readFolder(folder)).documents.map(({ value }) => value as unknown as DocumentValue),
)
const problemsOf = (documents: Documents) =>
  compileBundle(bundleFromDocuments([...documents.values()])).problems.map(({ path, message }) => [path, message.en])

test('a prefix goes to every object, role and page, and to all that name them', () => {
  const other = withPrefix(example, 'hw_')
  expect(problemsOf(other)).toEqual([])
  const kept = [...example.keys()].filter((identity) => other.has(identity))
  const ofTheSystem = ['object:person', 'object:team', 'role:administrator', 'view:person/all']
  expect(kept.sort()).toEqual(['app', 'approval:commission_dispute/dispute', ...ofTheSystem])
  expect(other.size).toBe(example.size)
  expect(other.get('layout:hw_opportunity/default')).toMatchObject({ object: 'hw_opportunity', name: 'default' })
})

test('the example stands beside itself', () => {
  const both = new Map([...example, ...withPrefix(example, 'hw_')])
  expect(both.size).toBe(2 * example.size - 6)
  expect(problemsOf(both)).toEqual([])
})

test('no prefix changes nothing', () => expect(withPrefix(example, '')).toBe(example))

test('a role that a formula asks for follows, as text and as tree, and its layout stays', () => {
  const rep = { kind: 'role', name: 'rep', label: { en: 'Rep' }, objects: [] }
  const asks = (must: Json) => ({ name: 'v', message: { en: 'No' }, must })
  const deal = {
    ...{
      kind: 'object',
      name: 'deal',
      label: { en: 'Deal' },
      fields: [{ name: 'name', type: 'text', label: { en: 'N' } }],
    },
    validations: [asks('NOT( HASROLE("rep") )'), asks({ '!': [{ hasRole: ['rep'] }] }), asks('HASROLE("other")')],
  }
  const after = withPrefix(byIdentity([rep, deal]), 'x_').get('object:x_deal')
  expect(listAt(after as DocumentValue, '/validations').map((one) => valueAt(one, '/must'))).toEqual([
    'NOT( HASROLE("x_rep") )',
    { '!': [{ hasRole: ['x_rep'] }] },
    'HASROLE("other")',
  ])
})

import { bundleFromDocuments, compileBundle, hasErrors } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { roleFor } from './role-for.ts'

const none = new Set<string>()
const object = { kind: 'object', name: 'visit', label: { en: 'Visit' }, fields: [] }
const app = { kind: 'app', name: 'a', label: { en: 'A' }, formatVersion: 1 }
const admin = { kind: 'role', name: 'administrator', label: { en: 'A' }, administrator: true }
const visit = { ...object, fields: [{ name: 'name', type: 'text', label: { en: 'Name' } }] }

test.each(['work', 'read'] as const)('somebody may %s, and the check has nothing against it', (level) => {
  const role = roleFor(['visit'], { level, label: 'Member' }, 'en', none)
  expect(role).toMatchObject({ name: 'member', objects: [{ object: 'visit', read: true }, { object: 'person' }] })
  const { problems } = compileBundle(bundleFromDocuments([app, admin, visit, role ?? {}]))
  expect(hasErrors(problems), JSON.stringify(problems)).toBe(false)
})

test('a name that is taken gets a number, and nobody needs no role', () => {
  expect(roleFor(['visit'], { level: 'read', label: 'Member' }, 'en', new Set(['member']))?.name).toBe('member_2')
  expect(roleFor(['visit'], { level: 'read', label: '成员' }, 'zh-CN', none)?.label).toEqual({
    en: '成员',
    'zh-CN': '成员',
  })
  expect(roleFor(['visit'], { level: 'nobody', label: 'Member' }, 'en', none)).toBeUndefined()
  expect(roleFor([], { level: 'work', label: 'Member' }, 'en', none)).toBeUndefined()
})

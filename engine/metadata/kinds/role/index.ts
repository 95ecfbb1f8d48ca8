import { type Bundle, mustBeGiven } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import type { KindDefinition } from '../kind.ts'
import { givenTwice } from '../named-twice.ts'
import schema from './schema.json' with { type: 'json' }
import type { ObjectRights } from './types.generated.ts'

export const role: KindDefinition<'role'> = {
  kind: 'role',
  folder: 'roles',
  label: { en: 'Role', 'zh-CN': '角色' },
  pluralLabel: { en: 'Roles', 'zh-CN': '角色' },
  schema,
  identifiedBy: ['name'],
  *links(document) {
    for (const [index, rights] of (document.objects ?? []).entries()) {
      const { object } = rights
      const at = `/objects/${index}`
      yield { place: `${at}/object`, to: 'object', name: object }
      for (const which of ['scope', 'editScope'] as const) {
        const scope = rights[which]
        if (typeof scope === 'object')
          yield {
            place: `${at}/${which}/where`,
            to: 'formula',
            object,
            formula: scope.where,
            gives: 'condition',
            over: 'sets',
          }
      }
      for (const [position, { field }] of (rights.fields ?? []).entries())
        yield { place: `${at}/fields/${position}/field`, to: 'field', object, name: field }
    }
  },
  *check(document, bundle) {
    yield* givenTwice(document.objects ?? [], 'object', '/objects')
    if (document.administrator === true && (document.objects ?? []).length > 0)
      yield problem('rights-of-administrator', '/objects', {})
    for (const [index, rights] of (document.objects ?? []).entries())
      yield* checkRights(rights, `/objects/${index}`, bundle)
  },
}

function* checkRights(rights: ObjectRights, at: string, bundle: Bundle): Generator<Finding> {
  const { object, otherFields = 'edit', fields = [] } = rights
  yield* givenTwice(fields, 'field', `${at}/fields`)
  for (const right of ['edit', 'delete', 'export'] as const)
    if (rights[right] === true && rights.read !== true)
      yield problem('right-needs-read', `${at}/${right}`, { right, object })
  if (rights.create !== true) return
  for (const field of bundle.objects.get(object)?.document.fields ?? []) {
    const access = fields.find((one) => one.field === field.name)?.access ?? otherFields
    if (mustBeGiven(field) && access !== 'edit')
      yield problem('required-not-editable', `${at}/create`, { object, field: field.name })
  }
}

import { type Bundle, mustBeGiven } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import { givenTwice } from '../named-twice.ts'
import type { ObjectRights, RoleDocument } from './types.generated.ts'

/** What a role's schema cannot say. */
export function* checkRole(document: RoleDocument, bundle: Bundle): Generator<Finding> {
  yield* givenTwice(document.objects ?? [], 'object', '/objects')
  yield* givenTwice(document.kpis ?? [], 'kpi', '/kpis')
  yield* givenTwice(document.scorecards ?? [], 'scorecard', '/scorecards')
  yield* givenTwice(document.plans ?? [], 'plan', '/plans')
  if (document.administrator === true && (document.objects ?? []).length > 0)
    yield problem('rights-of-administrator', '/objects', {})
  for (const [index, rights] of (document.objects ?? []).entries())
    yield* checkRights(rights, `/objects/${index}`, bundle)
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

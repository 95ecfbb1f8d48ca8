/**
 * Fields whose earlier values are kept in a table of their own, `past_values`: the stage that a record was in, and persons
 * that it belonged to. Figures look back at them; the history has the same in rows that carry all that changed.
 */
import type { FieldModel, ObjectModel } from '@attain/engine/metadata'
import type { LiveObject } from '../live-workspace.ts'

/** A field that is followed as it is written down in `followed_fields`. */
export interface FollowedField {
  readonly key: number
  readonly field: string
  /** The field that notes since when a record is in its stage. */
  readonly since: string | null
  readonly definition: string
  readonly state: 'filling' | 'ready'
}

export type Followed = Pick<FollowedField, 'field' | 'since' | 'definition'>

/** Which fields of an object are followed, whether a KPI looks back at them by now or not. */
export function fieldsToFollow(object: ObjectModel): readonly Followed[] {
  if (!object.history) return []
  return [...object.fields.values()].flatMap((field) => {
    const followed = followedBy(object, field)
    return followed === undefined ? [] : [followed]
  })
}

/** What is kept of the earlier values of a field, once all of them are there. */
export function keptPastOf({ model, followed }: LiveObject, field: FieldModel): FollowedField | undefined {
  const definition = followedBy(model, field)?.definition
  return followed.find((one) => one.state === 'ready' && one.definition === definition)
}

export function followedBy({ stages, fields }: ObjectModel, field: FieldModel): Followed | undefined {
  const isStage = stages?.field === field.name
  const isPerson = field.name === 'owner' || (!field.builtIn && field.target === 'person' && field.type !== 'formula')
  if (!isStage && !isPerson) return undefined
  const since = isStage && stages.since !== undefined ? fields.get(stages.since) : undefined
  const what = [field.name, field.type, field.target, since?.name, since?.type]
  return { field: field.name, since: since?.name ?? null, definition: what.map((one) => one ?? '').join(' ') }
}

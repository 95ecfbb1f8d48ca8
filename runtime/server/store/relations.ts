/** Which fields point to an object: what keeps its records from being deleted, or goes with them. */
import type { FieldModel } from '@attain/engine/metadata'
import type { LiveObject, LiveWorkspace } from './live-workspace.ts'

export interface Relation {
  /** The object that holds the field. */
  readonly object: LiveObject
  readonly field: FieldModel
}

const known = new WeakMap<LiveWorkspace, Map<string, readonly Relation[]>>()

/** All declared references to an object, those without a child list as well. Who owns or created a record is none. */
export function relationsTo(workspace: LiveWorkspace, objectName: string): readonly Relation[] {
  const byTarget = known.get(workspace) ?? groupByTarget(workspace)
  known.set(workspace, byTarget)
  return byTarget.get(objectName) ?? []
}

/** True when the records that hold the field go with the record that they point to. */
export function isDetailOf({ field }: Relation): boolean {
  return field.type === 'masterDetail'
}

function groupByTarget(workspace: LiveWorkspace): Map<string, readonly Relation[]> {
  const byTarget = new Map<string, Relation[]>()
  for (const object of workspace.objects.values()) {
    for (const field of object.model.fields.values()) {
      if (field.target === undefined || field.builtIn) continue
      byTarget.set(field.target, [...(byTarget.get(field.target) ?? []), { object, field }])
    }
  }
  return byTarget
}

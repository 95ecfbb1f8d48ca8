/** A workspace as it would run on another model than the live one: a canary, or a draft that is being reviewed. */
import type { FieldModel, Model } from '@attain/engine/metadata'
import { createLiveWorkspace, type LiveObject, type LiveWorkspace } from './live-workspace.ts'
import { rollupDefinition } from './rollup/definition.ts'
import type { Database } from './statement.ts'

/**
 * Slots and kept roll-ups are the live revision's: a field that is new or means something else reads its values from
 * the documents, which is right and slower. Objects that live does not have are there when they have a number.
 */
export async function workspaceOn(
  db: Database,
  live: LiveWorkspace,
  model: Model,
  revision = live.revision,
): Promise<LiveWorkspace> {
  const keys = await db
    .selectFrom('object_keys')
    .select(['name', 'object_key'])
    .where('workspace_id', '=', live.id)
    .execute()
  const slots = await db
    .selectFrom('field_slots')
    .select(['object_key', 'field', 'slot', 'state'])
    .where('workspace_id', '=', live.id)
    .where('state', '<>', 'releasing')
    .execute()
  const objects = new Map<string, LiveObject>()
  for (const { name, object_key } of keys) {
    const object = model.objects.get(name)
    if (!object) continue
    const known = live.objects.get(name)
    const own = known ? [...known.slots.values()] : slots.filter((slot) => slot.object_key === object_key)
    const isSame = (field: string) => {
      const young = object.fields.get(field)
      const old = known?.model.fields.get(field)
      return young !== undefined && (known === undefined || (old !== undefined && holdsTheSame(old, young)))
    }
    const rollups = [...(known?.rollups ?? [])].filter(([field]) => {
      const [old, young] = [known?.model.fields.get(field), object.fields.get(field)]
      return (
        old !== undefined && young !== undefined && rollupDefinition(live.model, old) === rollupDefinition(model, young)
      )
    })
    objects.set(name, {
      model: object,
      key: object_key,
      slots: new Map(own.filter(({ field }) => isSame(field)).map((slot) => [slot.field, slot])),
      rollups: new Map(rollups),
      followed: known?.followed ?? [],
    })
  }
  const { id, slug, textCollation, calendar } = live
  return createLiveWorkspace({ id, slug, revision, model, objects, textCollation, calendar })
}

function holdsTheSame(old: FieldModel, young: FieldModel): boolean {
  return (
    old.type === young.type &&
    old.scale === young.scale &&
    old.target === young.target &&
    old.slot?.kind === young.slot?.kind
  )
}

/** Numbers of objects and slots of fields, as a revision needs them. */
import type { Model } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { planSlots } from '../../store/slot-columns.ts'
import { isRetyped } from './fit-records.ts'

/**
 * An object keeps its number for good, also while no revision has it: its records are still there. Returns the names
 * of objects that never were before.
 */
export async function giveObjectKeys(
  tx: Transaction<DB>,
  workspaceId: number,
  model: Model,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`insert into object_keys (workspace_id, object_key, name)
    select ${workspaceId}::integer, (select coalesce(max(object_key), 0) from object_keys where workspace_id = ${workspaceId}) + row_number() over (), g.name
    from unnest(${[...model.objects.keys()]}::text[]) as g(name)
    where not exists (select from object_keys k where k.workspace_id = ${workspaceId} and k.name = g.name)
    returning name`.execute(tx)
  return new Set(rows.map((row) => row.name))
}

export async function giveSlots(
  tx: Transaction<DB>,
  workspaceId: number,
  before: Model | undefined,
  model: Model,
  created: ReadonlySet<string>,
): Promise<void> {
  const keys = await tx
    .selectFrom('object_keys')
    .select(['name', 'object_key'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const slots = await tx
    .selectFrom('field_slots')
    .select(['object_key', 'field', 'slot', 'state'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const slotsOf = Map.groupBy(slots, (slot) => slot.object_key)
  for (const { name, object_key } of keys) {
    const object = model.objects.get(name)
    const current = slotsOf.get(object_key) ?? []
    const plan = planSlots(current, object ? object.fields.values() : [])
    for (const { field, slot } of plan.release) {
      await tx
        .updateTable('field_slots')
        .set({ state: 'releasing' })
        .where('workspace_id', '=', workspaceId)
        .where('object_key', '=', object_key)
        .where('field', '=', field)
        .where('slot', '=', slot)
        .execute()
    }
    const retyped = object
      ? [...object.fields.values()].filter((field) =>
          isRetyped(before?.objects.get(name)?.fields.get(field.name), field),
        )
      : []
    if (retyped.length > 0) {
      // a slot that stays holds what the old definition put there
      await tx
        .updateTable('field_slots')
        .set({ state: 'filling' })
        .where('workspace_id', '=', workspaceId)
        .where('object_key', '=', object_key)
        .where('state', '=', 'ready')
        .where(
          'field',
          'in',
          retyped.map((field) => field.name),
        )
        .execute()
    }
    if (plan.assign.length === 0) continue
    // of an object that is there already, somebody may be writing the first record at this moment
    const state = created.has(name) ? 'ready' : 'filling'
    await tx
      .insertInto('field_slots')
      .values(plan.assign.map(({ field, slot }) => ({ workspace_id: workspaceId, object_key, field, slot, state })))
      .execute()
  }
}

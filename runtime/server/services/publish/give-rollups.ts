/** Roll-ups of a revision: new and changed ones are filled in the background, those that are gone let their place go. */
import type { Model } from '@attain/engine/metadata'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { rollupDefinition } from '../../store/rollup/definition.ts'

/** `created` are the names of objects that never were before: their records, none yet, keep everything at once. */
export async function giveRollups(
  tx: Transaction<DB>,
  workspaceId: number,
  model: Model,
  created: ReadonlySet<string>,
): Promise<void> {
  const keys = await tx.selectFrom('object_keys').selectAll().where('workspace_id', '=', workspaceId).execute()
  const kept = await tx.selectFrom('kept_rollups').selectAll().where('workspace_id', '=', workspaceId).execute()
  let lastKey = Math.max(0, ...kept.map(({ key }) => key))
  for (const { name, object_key } of keys) {
    const wanted = new Map<string, string>()
    for (const field of model.objects.get(name)?.fields.values() ?? []) {
      const definition = rollupDefinition(model, field)
      if (definition !== undefined) wanted.set(field.name, definition)
    }
    for (const { field, key, definition, state } of kept.filter((rollup) => rollup.object_key === object_key)) {
      if (state === 'releasing') continue
      if (wanted.get(field) === definition) wanted.delete(field)
      else {
        await tx
          .updateTable('kept_rollups')
          .set({ state: 'releasing' })
          .where('workspace_id', '=', workspaceId)
          .where('object_key', '=', object_key)
          .where('key', '=', key)
          .execute()
      }
    }
    for (const [field, definition] of wanted) {
      lastKey += 1
      const state = created.has(name) ? 'ready' : 'filling'
      await tx
        .insertInto('kept_rollups')
        .values({ workspace_id: workspaceId, object_key, field, key: lastKey, definition, state })
        .execute()
    }
  }
}

/** Which fields of a revision are followed: new ones are taken out of the history, those that are gone are let go. */
import type { Model } from '@attain/engine/metadata'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { fieldsToFollow } from '../../store/past/followed-fields.ts'

/** `created` are the names of objects that never were before: they have no history. */
export async function giveFollowedFields(
  tx: Transaction<DB>,
  workspaceId: number,
  model: Model,
  created: ReadonlySet<string>,
): Promise<void> {
  const keys = await tx.selectFrom('object_keys').selectAll().where('workspace_id', '=', workspaceId).execute()
  const known = await tx
    .selectFrom('followed_fields')
    .select(['object_key', 'key', 'definition'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'releasing')
    .execute()
  const knownOf = Map.groupBy(known, ({ object_key }) => object_key)
  const gone: number[] = []
  const given = keys.flatMap(({ name, object_key }) => {
    const object = model.objects.get(name)
    const wanted = new Map((object ? fieldsToFollow(object) : []).map((one) => [one.definition, one]))
    for (const { key, definition } of knownOf.get(object_key) ?? []) if (!wanted.delete(definition)) gone.push(key)
    const state = created.has(name) ? ('ready' as const) : ('filling' as const)
    return Array.from(wanted.values(), (one) => ({ workspace_id: workspaceId, object_key, ...one, state }))
  })
  if (gone.length > 0)
    await tx
      .updateTable('followed_fields')
      .set({ state: 'releasing' })
      .where('workspace_id', '=', workspaceId)
      .where('key', 'in', gone)
      .execute()
  // few enough at once for the parameters of one statement
  for (let start = 0; start < given.length; start += 1000)
    await tx
      .insertInto('followed_fields')
      .values(given.slice(start, start + 1000))
      .execute()
}

import { always } from '@attain/engine/formula'
import { visibleNames } from '../store/references.ts'
import type { Context } from './context.ts'

/** What people are called, by id, as far as the asker may see them; blanks among the ids are passed over. */
export async function peopleNames(
  context: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const object = context.view.workspace.objects.get('person')
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (!object || wanted.length === 0) return new Map()
  const [names] = await visibleNames(context.db, context.view, [{ object, ids: wanted, where: always }], context.today)
  return names ?? new Map()
}

import { always } from '@attain/engine/formula'
import { visibleNames } from '../../../store/references.ts'
import { asSystem, type Context } from '../../context.ts'

/** Who wrote what one sees, one may know by name. */
export async function namesOfPeople(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { db, view, today } = asSystem(context, null)
  const object = view.workspace.objects.get('person')
  if (object === undefined || ids.length === 0) return new Map()
  const [names] = await visibleNames(db, view, [{ object, ids: [...new Set(ids)], where: always }], today)
  return names ?? new Map()
}

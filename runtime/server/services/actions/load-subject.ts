import { loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import { recordNotFound } from '../records.ts'
import type { Subject } from '../subject.ts'
import type { ActionRun } from './action-run.ts'

export async function loadSubject(
  { db, view, today }: Context,
  { object, id, gone, prior, causedBy, chosen }: ActionRun,
): Promise<Subject> {
  const who = { object, submitter: causedBy, ...(chosen && { chosen }) }
  if (gone) return { ...who, record: gone }
  const loaded = (await loadRecords(db, view, object, [id], today)).get(id)
  if (!loaded) throw recordNotFound(object)
  return { ...who, record: { id, document: loaded.document, owner: loaded.owner, prior, isWritten: true } }
}

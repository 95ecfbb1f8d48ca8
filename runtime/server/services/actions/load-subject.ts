import { type LoadedRecord, loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import { recordNotFound } from '../records.ts'
import type { Subject } from '../subject.ts'
import type { ActionRun } from './action-run.ts'

export interface LoadedSubject extends Subject {
  /** Undefined of what is gone. */
  readonly loaded?: LoadedRecord
}

export async function loadSubject(
  { db, view, today }: Context,
  { object, id, gone, prior, causedBy, chosen }: ActionRun,
): Promise<LoadedSubject> {
  const who = { object, submitter: causedBy, ...(chosen && { chosen }) }
  if (gone) return { ...who, record: gone }
  const loaded = (await loadRecords(db, view, object, [id], today)).get(id)
  if (!loaded) throw recordNotFound(object)
  return { ...who, loaded, record: { id, document: loaded.document, owner: loaded.owner, prior, isWritten: true } }
}

import type { LiveObject } from '../../store/live-workspace.ts'
import type { LoadedRecord } from '../../store/write/load.ts'
import { type ChangedRecord, changesOf } from '../../store/write/update.ts'
import type { Context } from '../context.ts'
import { prepareChanges } from '../prepare.ts'
import { stale, writePrepared } from '../records.ts'

/** Gives records of an object the same values; those that have them already are left alone. Answers what changed. */
export async function changeRecords(
  context: Context,
  object: LiveObject,
  loaded: readonly LoadedRecord[],
  values: Readonly<Record<string, unknown>>,
): Promise<readonly ChangedRecord[]> {
  const prepared = await prepareChanges(
    context,
    object,
    loaded.map((record) => ({ loaded: record, values })),
  )
  const changes = prepared.flatMap((result) => {
    if ('error' in result) throw result.error
    return Object.keys(changesOf(result.ready)).length === 0 ? [] : [result.ready]
  })
  if (changes.length === 0) return []
  const written = await writePrepared(context, object, changes)
  if (written.size < changes.length) throw stale(undefined)
  return changes
}

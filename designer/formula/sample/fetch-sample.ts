/** Fetches what a formula needs of one record: its values, those behind its lookups, its children. */

import type { RecordBody, Values } from '@attain/contract'
import { listRecords } from '@attain/ui/api'
import { listAll } from '../../api/records.ts'
import { isPathLive, type ListNeeds, type Needs, NotHereError, type World } from './needs.ts'

export interface Sample {
  readonly id: string
  readonly values: Values
  /** Names of what its references point to, by path. */
  readonly labels: Readonly<Record<string, string>>
  readonly lists: ReadonlyMap<string, readonly Sample[]>
}

/** More children than these are worked out by the server alone. */
const MOST_CHILDREN = 2000
const MOST_FIELDS = 100

/** Null when the record is gone. */
export async function fetchSample(
  object: string,
  id: string,
  needs: Needs,
  world: World,
  signal?: AbortSignal,
): Promise<Sample | null> {
  const page = await listRecords(
    object,
    { filter: { '==': [{ var: 'id' }, id] }, fields: fieldsFor(needs, object, world), limit: 1 },
    signal,
  )
  const record = page.items[0]
  if (record === undefined) return null
  const lists = new Map<string, readonly Sample[]>()
  for (const [path, list] of needs.lists) {
    const parent = list.parent === '' ? id : record.values[list.parent]
    lists.set(path, typeof parent === 'string' ? await fetchChildren(list, parent, world, signal) : [])
  }
  return sampleOf(record, lists)
}

async function fetchChildren(
  { object, field, needs }: ListNeeds,
  parent: string,
  world: World,
  signal?: AbortSignal,
): Promise<readonly Sample[]> {
  // a relation that is not live yet has no records
  if (!isPathLive(field, object, world.live)) return []
  const query = { filter: { '==': [{ var: field }, parent] }, fields: fieldsFor(needs, object, world) }
  const found = await listAll(object, query, MOST_CHILDREN, signal)
  if (found === undefined) throw new NotHereError('tooMany')
  return found.map((record) => sampleOf(record, new Map()))
}

/** What the live revision has of what is needed; never nothing, which would mean everything. */
function fieldsFor({ paths }: Needs, object: string, { live }: World): string[] {
  const fields = [...paths].filter((path) => isPathLive(path, object, live)).sort()
  return fields.length === 0 ? ['id'] : fields.slice(0, MOST_FIELDS)
}

function sampleOf({ id, values, labels }: RecordBody, lists: Sample['lists']): Sample {
  return { id, values: { ...values, id }, labels, lists }
}

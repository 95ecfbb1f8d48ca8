/** The record of an object that formulas are tried out on: the one that was picked last, else the newest. */
import { searchRecords } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { usePlace } from '../../draft/draft-context.tsx'

export interface PickedRecord {
  readonly id: string
  readonly name: string
}

const listeners = new Set<() => void>()

/** `isWanted`: only then the newest record is looked for. */
export function useSampleRecord(
  object: string,
  isWanted: boolean,
): { readonly record: PickedRecord | undefined; readonly isNone: boolean; pick(record: PickedRecord): void } {
  const { workspace } = usePlace()
  const key = `attain.designer.sample.${workspace}.${object}`
  const remembered = useSyncExternalStore(subscribe, () => localStorage.getItem(key))
  const newest = useQuery({
    queryKey: ['search', workspace, object, ''],
    enabled: isWanted && remembered === null,
    queryFn: async ({ signal }) => (await searchRecords('', [object], 20, signal)).items,
  })
  const [first] = newest.data ?? []
  return {
    record:
      remembered === null ? first && { id: first.id, name: first.name } : (JSON.parse(remembered) as PickedRecord),
    isNone: remembered === null && newest.data?.length === 0,
    pick(record) {
      localStorage.setItem(key, JSON.stringify({ id: record.id, name: record.name }))
      for (const listener of listeners) listener()
    },
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

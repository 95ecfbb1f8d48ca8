/** The names of the records that the rows of a builder mention, and a way to find more. */

import type { FormulaScope } from '@attain/engine/formula/language'
import type { Bundle } from '@attain/engine/metadata'
import type { FormServices } from '@attain/form'
import { listRecords, searchRecords } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePlace } from '../../draft/draft-context.tsx'
import { type Group, isGroup } from './query.ts'

export const services: FormServices = {
  findRecords: async (object, words, _where, signal) => (await searchRecords(words, [object], 20, signal)).items,
  uploadFile: () => Promise.reject(new Error('No condition takes a file.')),
}

export function useRecordNames(query: Group, scope: FormulaScope, bundle: Bundle): ReadonlyMap<string, string> {
  const { workspace } = usePlace()
  const wanted = useMemo(() => referencesIn(query, scope), [query, scope])
  const found = useQuery({
    queryKey: ['names', workspace, [...wanted].map(([object, ids]) => [object, [...ids].sort()])],
    enabled: wanted.size > 0,
    queryFn: async ({ signal }) => {
      const names = await Promise.all([...wanted].map(([object, ids]) => namesOf(object, [...ids], bundle, signal)))
      return names.flat()
    },
    placeholderData: (before) => before,
  })
  return useMemo(() => new Map(found.data), [found.data])
}

async function namesOf(
  object: string,
  ids: readonly string[],
  bundle: Bundle,
  signal: AbortSignal,
): Promise<[string, string][]> {
  const nameField = bundle.objects.get(object)?.document.nameField ?? 'name'
  const query = { filter: { in: [{ var: 'id' }, ids.slice(0, 200)] }, fields: [nameField], limit: 200 }
  const { items } = await listRecords(object, query, signal)
  return items.map(({ id, values }) => [id, String(values[nameField] ?? id)])
}

function referencesIn(query: Group, scope: FormulaScope): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const visit = (group: Group): void => {
    for (const item of group.rules) {
      if (isGroup(item)) visit(item)
      else {
        const target = scope.field(item.field)?.field.target
        const ids = (Array.isArray(item.value) ? item.value : [item.value]).filter((id) => typeof id === 'string')
        if (target !== undefined && ids.length > 0)
          found.set(target, new Set([...(found.get(target) ?? []), ...(ids as string[])]))
      }
    }
  }
  visit(query)
  return found
}

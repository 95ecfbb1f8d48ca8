/** The formulas of a layout of the draft, worked out as the form does it, with what lies behind its lookups. */

import type { ObjectBody, Values } from '@attain/contract'
import { type Circumstances, formulasOf, type LayoutDocument, type LiveFormulas } from '@attain/form'
import { compileFormulas, type RelatedRecord } from '@attain/form/formulas'
import { listRecords } from '@attain/ui/api'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePlace } from '../draft/draft-context.tsx'
import { isPathLive } from '../formula/sample/needs.ts'
import { useLiveObjects } from '../formula/sample/use-trial.ts'

export function useFormulas(
  object: ObjectBody,
  objects: ReadonlyMap<string, ObjectBody>,
  layout: LayoutDocument,
  values: Values,
  circumstances: Circumstances,
): LiveFormulas {
  const { workspace } = usePlace()
  const live = useLiveObjects()
  const compiled = useMemo(
    () => compileFormulas(object, objects, formulasOf(object, layout, 'form')),
    [object, objects, layout],
  )
  const wanted = [...compiled.far].flatMap(([lookup, paths]) => {
    const id = values[lookup]
    const target = object.fields.find(({ name }) => name === lookup)?.target
    const known =
      target === undefined || live === undefined ? [] : paths.filter((path) => isPathLive(path, target, live))
    const isReal = typeof id === 'string' && !id.startsWith('sample-')
    return isReal && target !== undefined && known.length > 0 ? [{ lookup, id, target, known }] : []
  })
  const found = useQueries({
    queries: wanted.map(({ lookup, id, target, known }) => ({
      queryKey: ['preview-behind', workspace, target, id, known],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = { filter: { '==': [{ var: 'id' }, id] }, fields: [...known], limit: 1 }
        const [record] = (await listRecords(target, query, signal)).items
        return record ? { lookup, id, values: record.values } : null
      },
    })),
    combine: (answers) => answers.map(({ data }) => data ?? null),
  })
  return useMemo(() => {
    const related = new Map<string, RelatedRecord>(found.flatMap((one) => (one ? [[one.lookup, one]] : [])))
    return compiled.ask(circumstances, related)
  }, [compiled, found, circumstances])
}

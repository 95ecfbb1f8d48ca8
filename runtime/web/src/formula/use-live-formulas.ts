/** The formulas of a record's layout: the language is loaded where there are any, and what lies behind lookups fetched. */

import type { ObjectBody, Values } from '@attain/contract'
import {
  type Circumstances,
  formulasOf,
  hasFormulas,
  type LayoutDocument,
  type LiveFormulas,
  noFormulas,
  type Purpose,
} from '@attain/form'
import type { RelatedRecord } from '@attain/form/formulas'
import { listRecords } from '@attain/ui/api'
import { useQueries } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'

let language: Promise<typeof import('@attain/form/formulas')> | undefined

/** Begins to load the language, once. */
export function loadFormulas(): NonNullable<typeof language> {
  language ??= import('@attain/form/formulas').catch((error: unknown) => {
    language = undefined
    throw error
  })
  return language
}

/** Loads the language early where the layouts of an object have formulas, while its record is still on its way. */
export function preloadFormulas(object: ObjectBody, layouts: readonly LayoutDocument[], purpose: Purpose): void {
  const own = layouts.filter((layout) => layout.object === object.name)
  // What is missing then is said where it is used.
  if (own.some((layout) => hasFormulas(formulasOf(object, layout, purpose)))) loadFormulas().catch(() => undefined)
}

interface Formulas {
  readonly formulas: LiveFormulas
  /** The values with worked-out defaults, for a new record. */
  readonly values: Values
}

/** Answers for the layout's formulas; suspends until the language is there. `prior` as in `Circumstances`. */
export function useLiveFormulas(
  object: ObjectBody,
  layout: LayoutDocument,
  values: Values,
  purpose: Purpose,
  prior?: Values | null,
): Formulas {
  const { objects, workspace, circumstances } = useApplication()
  const uses = useMemo(() => formulasOf(object, layout, purpose), [object, layout, purpose])
  const { compileFormulas } = hasFormulas(uses) ? use(loadFormulas()) : {}
  const compiled = useMemo(() => compileFormulas?.(object, objects, uses), [compileFormulas, object, objects, uses])
  const asked = useMemo<Circumstances>(
    () => ({ ...circumstances, now: new Date().toISOString(), ...(prior === undefined ? {} : { prior }) }),
    [circumstances, prior],
  )
  const filled = useMemo(
    () => (compiled && prior === null ? compiled.ask(asked, new Map()).withDefaults(values) : values),
    [compiled, asked, values, prior],
  )
  const wanted = [...(compiled?.far ?? [])].flatMap(([lookup, paths]) => {
    const id = filled[lookup]
    const target = object.fields.find(({ name }) => name === lookup)?.target
    return typeof id === 'string' && target !== undefined ? [{ lookup, id, target, paths }] : []
  })
  const found = useQueries({
    queries: wanted.map(({ lookup, id, target, paths }) => ({
      queryKey: keys.list(workspace, target, { behind: id, paths }),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = { filter: { '==': [{ var: 'id' }, id] }, fields: [...paths], limit: 1 }
        const [record] = (await listRecords(target, query, signal)).items
        return record ? { lookup, id, values: record.values } : null
      },
    })),
    combine: (answers) => answers.map(({ data }) => data ?? null),
  })
  return useMemo(() => {
    if (!compiled) return { formulas: noFormulas, values }
    const related = new Map<string, RelatedRecord>(found.flatMap((each) => (each ? [[each.lookup, each]] : [])))
    const formulas = compiled.ask(asked, related)
    return { formulas, values: prior === null ? formulas.withDefaults(values) : values }
  }, [compiled, asked, found, values, prior])
}

import type { ObjectBody } from '@attain/contract'
import type { Tree } from '@attain/engine/formula/language'
import {
  callOf,
  type Filter,
  type FilterItem,
  isFieldCondition,
  isGroup,
  isLogic,
  type Logic,
  toLogic,
} from '@attain/form/filter'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { recordName } from '../application/record-names.ts'
import type { Wording } from './sentence.ts'

/** The references that a filter mentions, with the object each belongs to. */
function referencesIn(
  filter: Filter,
  targetOf: (path: string) => string | undefined,
): { target: string; id: string }[] {
  const found = new Map<string, { target: string; id: string }>()
  const note = (path: string, value: unknown) => {
    const target = targetOf(path)
    if (!target) return
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') found.set(id, { target, id })
  }
  const walk = (tree: unknown) => {
    if (!isLogic(tree)) return
    const { args } = callOf(tree)
    const path = args
      .filter(isLogic)
      .map(callOf)
      .find(({ name }) => name === 'var')?.args[0]
    if (typeof path === 'string') for (const arg of args) if (!isLogic(arg)) note(path, arg)
    for (const arg of args) walk(arg)
  }
  walk(toLogic(filter))
  return [...found.values()]
}

/** True for what is said as a formula, or may be in parts. */
function isWhole(item: FilterItem): boolean {
  return !isFieldCondition(item) && (isGroup(item) ? item.items.some(isWhole) : true)
}

/** Formulas as text; the language is loaded where a filter has any. */
function usePrint(isNeeded: boolean): Wording['print'] {
  const [print, setPrint] = useState<Wording['print']>()
  useEffect(() => {
    if (!isNeeded) return
    import('@attain/engine/formula/language').then(
      ({ printFormula }) => setPrint(() => (tree: Logic) => printFormula(tree as Tree)),
      // The chip stays a dot that can be removed.
      () => undefined,
    )
  }, [isNeeded])
  return print
}

/** Everything a sentence about this filter needs; names of records arrive as they are fetched. */
export function useWording(
  object: ObjectBody,
  filter: Filter,
): Wording & { remember: (id: string, name: string) => void } {
  const { t } = useTranslation()
  const { objects, language, workspace } = useApplication()
  const client = useQueryClient()
  const resolve = useCallback(
    (path: string) => resolvePath(objects, object, path, language),
    [objects, object, language],
  )
  const references = useMemo(() => referencesIn(filter, (path) => resolve(path)?.field.target), [filter, resolve])
  const answers = useQueries({
    queries: references.map(({ target, id }) => ({
      queryKey: ['name', workspace, id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const body = objects.get(target)
        return body ? recordName(body, await getRecord(target, id, signal)) : '…'
      },
      staleTime: 300_000,
    })),
  })
  const names = new Map(references.map(({ id }, i) => [id, answers[i]?.data]))
  const print = usePrint(filter.items.some(isWhole))
  return {
    t,
    language,
    resolve,
    print,
    nameOf: (id) => names.get(id),
    remember: (id, name) => client.setQueryData(['name', workspace, id], name),
  }
}

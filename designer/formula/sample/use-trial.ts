/** The result of a formula on a real record, again with every letter that is typed. */

import type { Json } from '@attain/engine/fields'
import type { Typed } from '@attain/engine/formula/language'
import type { Bundle } from '@attain/engine/metadata'
import { getApp } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePlace } from '../../draft/draft-context.tsx'
import { evaluateOn } from './evaluate-sample.ts'
import { fetchSample, type Sample } from './fetch-sample.ts'
import { type Needs, type NotHere, NotHereError, needsOf } from './needs.ts'
import { useCircumstances } from './use-circumstances.ts'

export type Trial =
  | { readonly state: 'working' }
  | { readonly state: 'gone' }
  | { readonly state: 'notHere'; readonly reason: NotHere }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'result'; readonly value: Json; readonly sample: Sample }

/** The objects that are live, as the signed-in administrator sees them. */
export function useLiveObjects() {
  const { workspace } = usePlace()
  const app = useQuery({ queryKey: ['app', workspace], queryFn: ({ signal }) => getApp(signal), staleTime: 10_000 })
  return useMemo(() => app.data && new Map(app.data.objects.map((object) => [object.name, object])), [app.data])
}

/** Undefined while there is nothing to work out: no record, or a formula that is not right. */
export function useTrial(typed: Typed | undefined, object: string, id: string | undefined, bundle: Bundle) {
  const { workspace } = usePlace()
  const live = useLiveObjects()
  const circumstances = useCircumstances()
  const world = useMemo(() => live && { bundle, live }, [bundle, live])
  const needs = useMemo(
    () => (typed && world ? needsHere(() => needsOf(typed, object, world)) : undefined),
    [typed, object, world],
  )
  const isHere = needs !== undefined && !('reason' in needs)
  const sample = useQuery({
    queryKey: ['sample', workspace, object, id, isHere ? keyOf(needs) : ''],
    enabled: isHere && id !== undefined && world !== undefined,
    staleTime: 5_000,
    queryFn: async ({ signal }) => {
      if (!isHere || id === undefined || world === undefined) return null
      return needsHere(() => fetchSample(object, id, needs, world, signal))
    },
  })
  return useMemo((): Trial | undefined => {
    if (typed === undefined || id === undefined || world === undefined || needs === undefined) return undefined
    if ('reason' in needs) return { state: 'notHere', reason: needs.reason }
    if (sample.error) return { state: 'failed', error: sample.error }
    if (sample.data === undefined) return { state: 'working' }
    if (sample.data === null) return { state: 'gone' }
    const { data } = sample
    if ('reason' in data) return { state: 'notHere', reason: data.reason }
    const value = needsHere(() => ({ value: evaluateOn(typed, object, data, world, circumstances) }))
    return 'reason' in value
      ? { state: 'notHere', reason: value.reason }
      : { state: 'result', value: value.value, sample: data }
  }, [typed, object, id, world, needs, sample, circumstances])
}

interface Reason {
  readonly reason: NotHere
}

/** What the work gives, or why it cannot be done here. */
function needsHere<T>(work: () => Promise<T>): Promise<T | Reason>
function needsHere<T>(work: () => T): T | Reason
function needsHere<T>(work: () => T | Promise<T>): T | Reason | Promise<T | Reason> {
  const reasonOf = (error: unknown): Reason => {
    if (error instanceof NotHereError) return { reason: error.reason }
    throw error
  }
  try {
    const done = work()
    return done instanceof Promise ? done.catch(reasonOf) : done
  } catch (error) {
    return reasonOf(error)
  }
}

function keyOf({ paths, lists }: Needs): unknown {
  return [[...paths].sort(), [...lists].map(([path, list]) => [path, list.field, keyOf(list.needs)])]
}

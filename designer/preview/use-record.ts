/** The real record that a preview shows; of an object that has none, values that show what its fields are like. */

import type { ObjectBody } from '@attain/contract'
import type { Bundle, Language } from '@attain/engine/metadata'
import { listRecords } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePlace } from '../draft/draft-context.tsx'
import { useSampleRecord } from '../formula/sample/use-sample-record.ts'
import { useLiveObjects } from '../formula/sample/use-trial.ts'
import { type SampleRecord, sampleRecord } from './sample-values.ts'

/** As the server takes them in one question. */
const MOST_FIELDS = 100

export interface PreviewRecord {
  /** Undefined while it is on its way. */
  readonly record: SampleRecord | undefined
  /** The real one that is shown; undefined for sample values. */
  readonly picked: { readonly id: string; readonly name: string } | undefined
  /** False where there are no records to choose from. */
  readonly hasRecords: boolean
  readonly error: unknown
  pick(record: { id: string; name: string }): void
}

export function useRecord(object: ObjectBody, bundle: Bundle, language: Language): PreviewRecord {
  const { workspace } = usePlace()
  const live = useLiveObjects()
  const known = live?.get(object.name)
  const { record: picked, isNone, pick } = useSampleRecord(object.name, known !== undefined)
  const fields = known?.fields.map(({ name }) => name).slice(0, MOST_FIELDS)
  const id = known === undefined ? undefined : picked?.id
  const found = useQuery({
    queryKey: ['preview-record', workspace, object.name, id, fields],
    enabled: id !== undefined,
    queryFn: async ({ signal }) => {
      const query = { filter: { '==': [{ var: 'id' }, id] }, fields: fields ?? [], limit: 1 }
      return (await listRecords(object.name, query, signal)).items[0] ?? null
    },
  })
  const isSample = live !== undefined && (known === undefined || isNone || found.data === null)
  const now = useMemo(() => new Date().toISOString(), [])
  const sample = useMemo(
    () => (isSample ? sampleRecord(object, bundle, language, now) : undefined),
    [isSample, object, bundle, language, now],
  )
  return {
    record: found.data ?? sample,
    picked: isSample ? undefined : picked,
    hasRecords: known !== undefined && !isNone,
    error: found.error,
    pick,
  }
}

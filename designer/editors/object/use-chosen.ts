/** Which part of the object is shown, and which entry of it is open; the address may ask for one: `?at=/fields/3/type`. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EditedObject } from './object-context.tsx'
import { keysOf } from './object-document.ts'

export const parts = ['fields', 'stages', 'recordTypes', 'validations', 'settings'] as const
export type Part = (typeof parts)[number]

export interface Chosen {
  readonly part: Part
  /** Of the entry. */
  readonly key: string | undefined
  setPart(part: Part): void
  choose(key: string | undefined): void
}

export function useChosen(edited: EditedObject | undefined): Chosen {
  const [chosen, setChosen] = useState<{ part: Part; key: string | undefined }>({ part: 'fields', key: undefined })
  const latest = useRef(edited)
  latest.current = edited
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    // asked for once: what the address points to may move afterwards
    if (at !== null && latest.current !== undefined) setChosen(placeOf(at, latest.current))
  }, [at])
  const setPart = useCallback((part: Part) => setChosen({ part, key: undefined }), [])
  const choose = useCallback((key: string | undefined) => setChosen((before) => ({ ...before, key })), [])
  return { ...chosen, setPart, choose }
}

function placeOf(pointer: string, { object, fields }: EditedObject): { part: Part; key: string | undefined } {
  const [, first = '', index] = pointer.split('/')
  const lists = { fields, recordTypes: object.recordTypes ?? [], validations: object.validations ?? [] }
  if (first === 'fields' || first === 'recordTypes' || first === 'validations')
    return { part: first, key: index === undefined ? undefined : keysOf(lists[first])[Number(index)] }
  return { part: first === 'stages' ? 'stages' : first === '' ? 'fields' : 'settings', key: undefined }
}

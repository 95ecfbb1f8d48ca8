import type { CalendarDocument } from '@attain/engine/metadata'
import { type Calendar, compileCalendar } from '@attain/engine/performance/calendar'
import { useMemo, useRef } from 'react'
import type { DocumentValue } from '../../document/documents.ts'

/** The calendar that a document describes; while something in it is half written, the last one that was whole. */
export function useCalendar(document: DocumentValue): Calendar | undefined {
  const last = useRef<Calendar>(undefined)
  return useMemo(() => {
    const written = document as unknown as Partial<CalendarDocument>
    if (isWhole(written)) last.current = compileCalendar({ ...written, names: written.names?.filter(isNamed) ?? [] })
    return last.current
  }, [document])
}

const types: readonly unknown[] = ['months', 'weeks', 'thirteen', 'iso'] satisfies CalendarDocument['years']['type'][]

function isWhole(document: Partial<CalendarDocument>): document is CalendarDocument {
  return types.includes(document.years?.type)
}

/** A name that is being added says nothing yet. */
function isNamed({ granularity, label }: Partial<NonNullable<CalendarDocument['names']>[number]>): boolean {
  return granularity !== undefined && Boolean(label?.en)
}

/** The document of a KPI as its editor reads it. The check has found its shape right, or the editor is not shown. */
import type { Bundle, KpiDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../document/documents.ts'
import { likelyDate } from '../../names/likely-date.ts'

export type Measure = KpiDocument['measure']
export type Origin = Measure['from']
export type FromRecords = Extract<Measure, { readonly from: 'records' }>

export type FromStages = Extract<Measure, { readonly from: 'stages' }>

export const origins = ['records', 'stages', 'kpis', 'entries'] as const satisfies readonly Origin[]

export function kpiOf(document: DocumentValue): KpiDocument {
  return document as unknown as KpiDocument
}

/** A measure as it begins; undefined where there is nothing for it: no object of the application, no other KPI. */
export function beginMeasure(from: Origin, name: string, bundle: Bundle): Measure | undefined {
  switch (from) {
    case 'entries':
      return { from }
    case 'records': {
      const object = measurableObjects(bundle)[0]
      return object === undefined ? undefined : { from, object, calculate: 'count', date: likelyDate(bundle, object) }
    }
    case 'stages': {
      const object = measurableObjects(bundle).find((one) => stagesOf(bundle, one).length > 0)
      const [first] = object === undefined ? [] : stagesOf(bundle, object)
      return object === undefined || first === undefined
        ? undefined
        : { from, object, stage: first.value, calculate: 'entered' }
    }
    case 'kpis': {
      const other = [...bundle.kpis.keys()].find((one) => one !== name)
      return other === undefined ? undefined : { from, formula: other }
    }
  }
}

/** The stages that records are known to have come through; none where no history is kept. */
export function stagesOf(bundle: Bundle, object: string) {
  const linked = bundle.objects.get(object)
  if (linked?.document.history === false) return []
  return linked?.fields.get(linked.document.stages?.field ?? '')?.options ?? []
}

/** Those with stages first: what moves through stages is what sales are measured by. */
export function measurableObjects(bundle: Bundle): readonly string[] {
  return [...bundle.objects.values()]
    .filter(({ system }) => !system)
    .sort((a, b) => Number(b.document.stages !== undefined) - Number(a.document.stages !== undefined))
    .map(({ name }) => name)
}

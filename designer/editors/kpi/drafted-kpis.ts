/** KPIs of the draft that a KPI is made of, and that are not live as they stand there: its figures need them. */
import type { KpiPreviewQuery } from '@attain/contract'
import type { KpiDocument } from '@attain/engine/metadata'
import type { Documents } from '../../document/documents.ts'

type Drafted = KpiPreviewQuery['document']

export function draftedKpis(kpi: KpiDocument, base: Documents, documents: Documents): Drafted[] {
  const found = new Map<string, Drafted>()
  const read = ({ measure }: Pick<KpiDocument, 'measure'>) => {
    if (measure?.from !== 'kpis') return
    for (const [name] of String(measure.formula).matchAll(/[a-z][a-z0-9_]*/g)) {
      const document = documents.get(`kpi:${name}`)
      if (document === undefined || name === kpi.name || found.has(name)) continue
      found.set(name, document as unknown as Drafted)
      read(document as unknown as KpiDocument)
    }
  }
  read(kpi)
  return [...found.values()].filter(({ name }) => base.get(`kpi:${name}`) !== documents.get(`kpi:${name}`))
}

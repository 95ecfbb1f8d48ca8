import type { KpiDocument } from './types.generated.ts'

/** Whether figures of parts make up that of the whole, as it is written: what does not cannot be shared out. */
export function addsUp({ measure }: Pick<KpiDocument, 'measure'>): boolean {
  switch (measure.from) {
    case 'entries':
      return measure.calculate !== 'average'
    case 'records':
      return measure.calculate === 'sum' || measure.calculate === 'count'
    case 'stages':
      return measure.calculate === 'entered' || measure.calculate === 'passed' || measure.calculate === 'staying'
    case 'kpis':
      return false
  }
}

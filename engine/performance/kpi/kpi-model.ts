/** KPIs as they are compiled: what is measured, or which formula over others gives the figure. */
import type { FieldPath } from '../../formula/paths.ts'
import type { Typed } from '../../formula/types/typed.ts'
import type { FromRecords, KpiDocument, Unit } from '../../metadata/kinds/kpi/types.generated.ts'
import type { Text } from '../../metadata/model.ts'

export type Calculation = FromRecords['calculate']

export interface KpiModel {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  readonly unit: UnitModel
  readonly better: 'higher' | 'lower'
  readonly ranking: 'nobody' | 'team' | 'everybody'
  readonly document: KpiDocument
  readonly measure: MeasureModel
}

export interface UnitModel extends Pick<Unit, 'word'> {
  readonly type: Unit['type']
  /** ISO 4217, for money. */
  readonly currency?: string
  /** Digits after the point that are shown. */
  readonly decimals: number
}

export type MeasureModel = RecordsMeasure | FormulaMeasure

/** Figures that the database works out over records. */
export interface RecordsMeasure {
  readonly from: 'records'
  readonly object: string
  /** Which records count; all of them without it. */
  readonly when?: Typed
  readonly calculate: Calculation
  /** What is calculated, over a record; a count has none. */
  readonly of?: Typed
  /** The day or moment that decides the period. */
  readonly date: FieldPath
  /** Whom a record counts for. */
  readonly person: FieldPath
  readonly splits?: { readonly children: string; readonly person: string; readonly share: string }
  readonly dimensions: ReadonlyMap<string, DimensionModel>
}

export interface DimensionModel {
  readonly name: string
  readonly label: Text
  readonly path: FieldPath
}

/** A figure that follows from others. */
export interface FormulaMeasure {
  readonly from: 'kpis'
  readonly formula: Typed
}

/** True when the parts of any grouping add up to the whole. */
export function isAdditive({ measure }: Pick<KpiModel, 'measure'>): boolean {
  return measure.from === 'records' && (measure.calculate === 'sum' || measure.calculate === 'count')
}

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
  /** The day or moment that decides the period; what is measured of stages is dated by the way through them. */
  readonly date?: FieldPath
  /** How records went through their stages, which takes the place of `of` and `date`. */
  readonly way?: StageWay
  /** Whom a record counts for. */
  readonly person: FieldPath
  /** Whoever that was on the day in question, and not who it is now. */
  readonly isPersonOfThatDay: boolean
  readonly splits?: { readonly children: string; readonly person: string; readonly share: string }
  readonly dimensions: ReadonlyMap<string, DimensionModel>
}

/** What is asked of the way of a record through its stages; it counts by the first time that it came to the stage. */
export interface StageWay {
  readonly stage: string
  /** Any of these, after it. */
  readonly to: readonly string[]
  /** Which day decides the period. */
  readonly by: 'entered' | 'reached' | 'left'
  /** Which records count, besides having a day: all of them, or those that are in the stage still. */
  readonly only?: 'staying'
  /** What is calculated over: 1 for those that went on and 0 for others, or days in the stage; nothing for a count. */
  readonly of?: 'reached' | 'days'
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

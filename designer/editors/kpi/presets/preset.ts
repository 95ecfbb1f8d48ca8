/** A KPI as it begins, made of what the application has. */
import type { KpiDocument } from '@attain/engine/metadata'

export interface Preset {
  readonly key: PresetKey
  /** The object or KPI that it is made of; empty where figures are entered. */
  readonly of: string
  readonly measure: KpiDocument['measure']
  readonly unit?: KpiDocument['unit']
  readonly better?: KpiDocument['better']
}

export type PresetKey =
  | 'sales'
  | 'won'
  | 'decided'
  | 'customers'
  | 'newRecords'
  | 'cycle'
  | 'conversion'
  | 'timeInStage'
  | 'newCustomers'
  | 'collected'
  | 'activities'
  | 'satisfaction'
  | 'collectedEntered'
  | 'activitiesEntered'
  | 'satisfactionEntered'
  | 'spent'
  | 'average'
  | 'rate'
  | 'growth'
  | 'growthOverYear'
  | 'yearToDate'
  | 'movingAverage'
  | 'shareOfAll'
  | 'shareOfTeam'
  | 'retention'
  | 'repeatPurchase'
  | 'acquisitionCost'

export const money = { type: 'currency' } as const
export const percent = { type: 'percent', decimals: 1 } as const
export const inDays = { type: 'days', decimals: 1 } as const
export const score = { type: 'number', decimals: 1 } as const

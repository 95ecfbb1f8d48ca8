/** Targets as they are compiled: everything is said. */
import type { Text } from '../../metadata/model.ts'
import type { Granularity } from '../calendar/index.ts'
import type { Ramp } from './active.ts'

export interface TargetModel {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  readonly kpi: string
  readonly calendar: string
  readonly periods: PeriodsModel
  /** From the top down. */
  readonly levels: readonly LevelModel[]
  /** Digits after the point to which targets are broken down; -3 for thousands. */
  readonly scale: number
  readonly ramp?: Ramp
  readonly prorate?: { readonly by: 'days' | 'workingDays'; readonly startDay: 'counted' | 'notCounted' }
  readonly pace: 'days' | 'workingDays' | 'season'
  /** The approval that changes go through; without it they take effect at once. */
  readonly approval?: string
  /** People say what a period will come to; `pipeline` is the KPI of what is open. */
  readonly forecast?: { readonly pipeline?: string }
  readonly alerts: readonly AlertModel[]
}

/** When somebody is told that a target is not being reached, and how often. */
export interface AlertModel {
  readonly name: string
  readonly when: 'pace' | 'forecast'
  /** Per cent of what should be there. */
  readonly below: string
  /** Per cent of the period that have to be over. */
  readonly after: string
  /** `company`, `team`, `person`, or the name of a dimension. */
  readonly of: string
  readonly period: 'every' | 'total'
  readonly tell: readonly ('own' | 'manager' | 'teamHead')[]
  readonly roles: readonly string[]
  readonly robot?: string
  readonly repeat: 'once' | 'day' | 'week'
  /** "08:00" */
  readonly at: string
  readonly weekday: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
}

export interface PeriodsModel {
  /** What a target is set for first. */
  readonly total: Granularity
  /** The shortest period that has a target of its own. */
  readonly every: Granularity
  /** By hand without it. */
  readonly method?: 'evenly' | 'days' | 'workingDays' | 'season' | 'actuals' | 'same'
  /** How many the season is taken from. */
  readonly years: number
}

/** By hand without a method; weights are typed in without a field. */
export type LevelModel =
  | { readonly by: 'company' }
  | { readonly by: 'team' | 'person'; readonly method?: LevelMethod; readonly weight?: string }
  | { readonly by: 'dimension'; readonly dimension: string; readonly method?: LevelMethod }

export type LevelMethod = 'evenly' | 'actuals' | 'weights' | 'same'

/** `company`, `team`, `person`, or the name of the dimension. */
export function nameOfLevel(level: { readonly by: string; readonly dimension?: string }): string {
  return level.dimension ?? level.by
}

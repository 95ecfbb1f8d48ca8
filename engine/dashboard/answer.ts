/** What answers to questions about figures consist of; the contract takes these over as they are. */

import type { Text } from '../metadata/model.ts'
import type { FigureUnit } from '../performance/figures/index.ts'
import type { Pace } from '../performance/target/pace.ts'

export interface PeriodBody {
  readonly key: string
  readonly name: string
  /** Where there is little room: "Jan", "Q1". */
  readonly shortName: string
  readonly from: string
  /** The first day after it. */
  readonly until: string
}

export interface KpiBody {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  readonly unit: FigureUnit
  readonly better: 'higher' | 'lower'
  readonly ranking: 'nobody' | 'team' | 'everybody'
  /** Parts of any grouping add up to the whole. */
  readonly isAdditive: boolean
  /** How it is defined, as people read it. */
  readonly definition: Text
  /** Whose records it is measured over, where they are of one object. */
  readonly object?: string
  /** What it can be told apart by; of a formula, what all that it needs has in common. */
  readonly dimensions: readonly {
    readonly name: string
    readonly label: Text
    /** By which field of its records, where the asker may look at it. */
    readonly field?: string
  }[]
}

export interface FigureRow {
  /** Place in `periods`. */
  readonly period: number
  /** The id of a person or team; null for what counts for nobody. Absent when people are not told apart. */
  readonly subject?: string | null
  /** In the order of the dimensions that were asked for. */
  readonly dimensions: readonly (string | null)[]
  /** Exact decimals in the order of the KPIs that were asked for; null where there is no figure. */
  readonly values: readonly (string | null)[]
  /** The same figures of the period that was asked to be compared with. */
  readonly compared?: readonly (string | null)[]
  /** Their targets; null where there is none, or where the figure is a part of what it is for. */
  readonly targets?: readonly (FigureTarget | null)[]
  /** It is a part of what targets are for: narrowed down, or of whom the asker sees not all. */
  readonly isPart?: true
  /** What the trend says of a period that is not over, in the order of the KPIs; where periods ahead were asked for. */
  readonly trend?: readonly (string | null)[]
}

export interface FigureTarget {
  /** The full target, exact. */
  readonly amount: string
  /** What is asked of somebody who is new, or was not there all the time. */
  readonly asked: string
  /** Missing where there is no figure, or the target is zero. */
  readonly progress?: TargetProgress
}

export interface FiguresBody {
  readonly kpis: readonly KpiBody[]
  readonly periods: readonly PeriodBody[]
  /** With which ones they are compared, in the same order. */
  readonly comparedPeriods?: readonly PeriodBody[]
  readonly rows: readonly FigureRow[]
  readonly labels: {
    readonly subjects: Readonly<Record<string, string>>
    /** What people or teams are in this workspace: "Regional office"; absent where neither are told apart. */
    readonly subject?: Text
    /** For each dimension, what its values are called. */
    readonly dimensions: readonly Readonly<Record<string, string>>[]
  }
  /** For each KPI how many records count whose shares do not add up to 100 %; missing where there are none. */
  readonly uneven?: readonly number[]
  /** True when there were more rows than asked for. */
  readonly isCut: boolean
}

/** How far one is. */
export interface TargetProgress extends Pace {
  /** What the period comes to when it goes on like this. */
  readonly forecast?: string
}

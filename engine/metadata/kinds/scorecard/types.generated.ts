// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Decimal, Name, Path, Source, Text } from '../definitions.generated.ts'

export type { Condition, Decimal, Name, Path, Source, Text }

/**
 * How points follow from a figure.
 */
export type Rule = CompletionRate | LowerIsBetter | Ladder | Interpolated | PointsPerUnit | Manual
/**
 * When a red line is crossed.
 */
export type VetoWhen = VetoByHand | VetoByKpi | VetoByItem
/**
 * What decides between equal scores.
 */
export type Tie = TieByKpi | TieByItem | TieByField
/**
 * What follows from a result.
 */
export type Reward = Bonus | FixedSum | Notice
/**
 * Where the base of a bonus comes from.
 */
export type Base = BaseAmount | BaseField

/**
 * How people are appraised: what counts, how much, who scores it, and what follows.
 */
export interface ScorecardDocument {
  /**
   * What this document describes.
   */
  kind: 'scorecard'
  /**
   * Lower-case name, unique among scorecards.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for, and how it is meant.
   */
  description?: Text
  /**
   * Which people it is for; everybody when nothing is said.
   */
  for?: Condition
  /**
   * How often, and by which calendar.
   */
  cycle: Cycle
  /**
   * What counts; their weights add up to 100%.
   *
   * @minItems 1
   * @maxItems 50
   */
  items: Item[]
  /**
   * Points that are added or taken away after the weighted items.
   *
   * @maxItems 50
   */
  adjustments?: Adjustment[]
  /**
   * What decides the grade, whatever the points.
   *
   * @maxItems 20
   */
  vetoes?: Veto[]
  /**
   * How the points become a score.
   */
  total?: Total
  /**
   * Best first; the last one takes every score that is left.
   *
   * @minItems 1
   * @maxItems 20
   */
  grades: Grade[]
  /**
   * Who scores what people have to score, in this order.
   *
   * @maxItems 10
   */
  reviews?: Review[]
  /**
   * How many may have which grade.
   */
  distribution?: Distribution
  /**
   * How long results are shown, and how long people may appeal.
   */
  publishing?: Publishing
  /**
   * What follows from a result.
   *
   * @maxItems 50
   */
  rewards?: Reward[]
}
/**
 * How often people are appraised.
 */
export interface Cycle {
  /**
   * Which calendar cuts years into periods; “standard” when nothing is said.
   */
  calendar?: Name
  /**
   * The length of a period.
   */
  every: 'month' | 'quarter' | 'half' | 'year'
  /**
   * What each period counts for in the result of the year, in per cent; all the same when nothing is said.
   *
   * @minItems 1
   * @maxItems 13
   */
  yearly?: Decimal[]
}
/**
 * One thing that counts.
 */
export interface Item {
  /**
   * Lower-case name, unique among the items; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for, and how it is meant.
   */
  description?: Text
  /**
   * In per cent.
   */
  weight: Decimal
  /**
   * The KPI that gives the figure.
   */
  kpi?: Name
  /**
   * A target for everybody, in the place of the targets that people have for the KPI.
   */
  target?: Decimal
  /**
   * Which targets people have for the KPI; to be said where there are several.
   */
  targets?: Name
  /**
   * How points follow from the figure.
   */
  rule: Rule
  /**
   * At most so many points.
   */
  cap?: Decimal
  /**
   * At least so many points; 0 when nothing is said.
   */
  floor?: Decimal
}
/**
 * Points beside the weighted items.
 */
export interface Adjustment {
  /**
   * Lower-case name, unique among the bonus and penalty points; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for, and how it is meant.
   */
  description?: Text
  /**
   * The KPI that gives the figure.
   */
  kpi?: Name
  /**
   * A target for everybody, in the place of the targets that people have for the KPI.
   */
  target?: Decimal
  /**
   * Which targets people have for the KPI; to be said where there are several.
   */
  targets?: Name
  /**
   * How points follow from the figure.
   */
  rule: Rule
  /**
   * At most so many points.
   */
  cap?: Decimal
  /**
   * At least so many points, below zero for penalties.
   */
  floor?: Decimal
}
/**
 * Full points × figure ÷ target: 92 of 100 gives 92.
 */
export interface CompletionRate {
  /**
   * How points are worked out.
   */
  type: 'completionRate'
  /**
   * Points for exactly the target; 100 when nothing is said.
   */
  full?: Decimal
}
/**
 * Full points × (2 − figure ÷ target): 110 of 100 gives 90.
 */
export interface LowerIsBetter {
  /**
   * How points are worked out.
   */
  type: 'lowerIsBetter'
  /**
   * Points for exactly the target; 100 when nothing is said.
   */
  full?: Decimal
}
/**
 * The highest step that is reached: from 100% 100 points, from 90% 85, else 0.
 */
export interface Ladder {
  /**
   * How points are worked out.
   */
  type: 'ladder'
  /**
   * What the bounds are about: attainment in per cent, or the figure itself.
   */
  of?: 'attainment' | 'actual'
  /**
   * Highest first.
   *
   * @minItems 1
   * @maxItems 50
   */
  steps: Step[]
  /**
   * Points below the lowest step; 0 when nothing is said.
   */
  otherwise?: Decimal
  /**
   * Whether exactly the bound is in the step above or below it.
   */
  inclusive?: 'lower' | 'upper'
}
/**
 * From where on, and how many points.
 */
export interface Step {
  /**
   * Where it begins; attainment in per cent.
   */
  from: Decimal
  /**
   * What it gives.
   */
  points: Decimal
}
/**
 * A straight line between points; level before the first and after the last.
 */
export interface Interpolated {
  /**
   * How points are worked out.
   */
  type: 'interpolated'
  /**
   * What the bounds are about: attainment in per cent, or the figure itself.
   */
  of?: 'attainment' | 'actual'
  /**
   * Lowest first.
   *
   * @minItems 2
   * @maxItems 50
   */
  points: Point[]
}
/**
 * A place on the line.
 */
export interface Point {
  /**
   * Where; attainment in per cent.
   */
  at: Decimal
  /**
   * What it gives.
   */
  points: Decimal
}
/**
 * So many points for each unit; fewer with a number below zero.
 */
export interface PointsPerUnit {
  /**
   * How points are worked out.
   */
  type: 'pointsPerUnit'
  /**
   * Points to begin with; 0 when nothing is said.
   */
  start?: Decimal
  /**
   * For each unit; below zero takes them away.
   */
  points: Decimal
  /**
   * How large a unit is; 1 when nothing is said.
   */
  unit?: Decimal
  /**
   * What is counted.
   */
  counts?: 'actual' | 'aboveTarget' | 'belowTarget'
  /**
   * Whether a part of a unit counts for nothing.
   */
  whole?: boolean
}
/**
 * The weighted mean of the reviews; of bonus and penalty points the sum of what people give.
 */
export interface Manual {
  /**
   * How points are worked out.
   */
  type: 'manual'
  /**
   * The lowest score that may be given; 0 when nothing is said.
   */
  lowest?: Decimal
  /**
   * The highest score that may be given; 100 when nothing is said.
   */
  highest?: Decimal
}
/**
 * What decides the grade, whatever the points.
 */
export interface Veto {
  /**
   * Lower-case name, unique among the red lines; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for, and how it is meant.
   */
  description?: Text
  /**
   * When it is crossed.
   */
  when: VetoWhen
  /**
   * The grade that follows; the lowest when nothing is said.
   */
  grade?: Name
  /**
   * The coefficient that follows; 0 when nothing is said.
   */
  coefficient?: Decimal
}
/**
 * One of those who review the card raises it.
 */
export interface VetoByHand {
  /**
   * What decides whether the line is crossed.
   */
  of: 'manual'
}
/**
 * The figure of a KPI is beyond a value.
 */
export interface VetoByKpi {
  /**
   * What decides whether the line is crossed.
   */
  of: 'kpi'
  /**
   * The KPI that gives the figure.
   */
  kpi: Name
  /**
   * On which side of the value the line is crossed.
   */
  is: 'below' | 'atMost' | 'atLeast' | 'above'
  /**
   * The value that is compared with.
   */
  value: Decimal
}
/**
 * The score of an item is beyond a value.
 */
export interface VetoByItem {
  /**
   * What decides whether the line is crossed.
   */
  of: 'item'
  /**
   * Which item.
   */
  item: Name
  /**
   * On which side of the value the line is crossed.
   */
  is: 'below' | 'atMost' | 'atLeast' | 'above'
  /**
   * The value that is compared with.
   */
  value: Decimal
}
/**
 * How the points become a score.
 */
export interface Total {
  /**
   * The score is at most this.
   */
  cap?: Decimal
  /**
   * The score is at least this; 0 when nothing is said.
   */
  floor?: Decimal
  /**
   * All bonus and penalty points together are at most this.
   */
  adjustmentCap?: Decimal
  /**
   * All bonus and penalty points together are at least this.
   */
  adjustmentFloor?: Decimal
  /**
   * How many digits after the point the score keeps, rounded half up.
   */
  digits?: number
}
/**
 * What a score is called, and what it is worth.
 */
export interface Grade {
  /**
   * Lower-case name, unique among the grades; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Scores from here on; the lowest grade has none.
   */
  from?: Decimal
  /**
   * What bonuses are multiplied by.
   */
  coefficient: Decimal
}
/**
 * One person’s or several people’s scores.
 */
export interface Review {
  /**
   * Lower-case name, unique among the reviews; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Who scores; the submitter is the person who is appraised.
   *
   * @minItems 1
   * @maxItems 20
   */
  by: Source[]
  /**
   * What it counts for, in per cent.
   */
  weight: Decimal
  /**
   * What they may score; everything that people score when nothing is said.
   *
   * @minItems 1
   * @maxItems 50
   */
  items?: Name[]
  /**
   * How many days after the end of the period it is due. Without them it is never late.
   */
  days?: number
  /**
   * What becomes of it when nobody is found.
   */
  nobody?: 'administrators' | 'leaveOut'
}
/**
 * People in the order of their scores take the places that each grade has.
 */
export interface Distribution {
  /**
   * How many of a group have which grade; they add up to 100%.
   *
   * @minItems 1
   * @maxItems 20
   */
  shares: Share[]
  /**
   * A field of the person; everybody is one group when nothing is said.
   */
  groupBy?: Path
  /**
   * Groups with fewer people keep the grades of their points.
   */
  smallest?: number
  /**
   * What decides between equal scores, in this order.
   *
   * @maxItems 10
   */
  ties?: Tie[]
  /**
   * What becomes of people whom nothing tells apart.
   */
  tied?: 'better' | 'worse' | 'byId'
  /**
   * Whether somebody may get a better grade than that of their points.
   */
  moves?: 'both' | 'down'
  /**
   * People who keep the grade of their points and take no place.
   */
  exempt?: Condition
}
/**
 * The part of a group that has a grade.
 */
export interface Share {
  /**
   * Which grade.
   */
  grade: Name
  /**
   * In per cent.
   */
  share: Decimal
}
/**
 * The figure of a KPI.
 */
export interface TieByKpi {
  /**
   * What decides.
   */
  by: 'kpi'
  /**
   * The KPI that gives the figure.
   */
  kpi: Name
  /**
   * Who comes first.
   */
  first?: 'highest' | 'lowest'
}
/**
 * The score of an item.
 */
export interface TieByItem {
  /**
   * What decides.
   */
  by: 'item'
  /**
   * Which item.
   */
  item: Name
  /**
   * Who comes first.
   */
  first?: 'highest' | 'lowest'
}
/**
 * A field of the person.
 */
export interface TieByField {
  /**
   * What decides.
   */
  by: 'field'
  /**
   * A number, an amount or a day.
   */
  field: Path
  /**
   * Who comes first.
   */
  first?: 'highest' | 'lowest'
}
/**
 * How long results are shown, and how long people may appeal.
 */
export interface Publishing {
  /**
   * Days on which everybody concerned can look before results are final.
   */
  shownDays?: number
  /**
   * Days after publishing on which somebody may appeal.
   */
  appealDays?: number
}
/**
 * A base, times the coefficient of the grade.
 */
export interface Bonus {
  /**
   * What follows.
   */
  type: 'bonus'
  /**
   * Lower-case name, unique among the rewards; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Only with one of these grades.
   *
   * @minItems 1
   * @maxItems 20
   */
  grades?: Name[]
  /**
   * Only with at least so many points.
   */
  from?: Decimal
  /**
   * Only with fewer points than this.
   */
  below?: Decimal
  /**
   * What is multiplied.
   */
  base: Base
  /**
   * Whether only the part for the days worked is paid.
   */
  prorate?: 'no' | 'workingDays' | 'calendarDays'
}
/**
 * An amount; below zero it is a penalty.
 */
export interface FixedSum {
  /**
   * What follows.
   */
  type: 'fixed'
  /**
   * Lower-case name, unique among the rewards; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Only with one of these grades.
   *
   * @minItems 1
   * @maxItems 20
   */
  grades?: Name[]
  /**
   * Only with at least so many points.
   */
  from?: Decimal
  /**
   * Only with fewer points than this.
   */
  below?: Decimal
  /**
   * How much.
   */
  amount: Decimal
  /**
   * ISO 4217, three letters; the application’s when nothing is said.
   */
  currency?: string
  /**
   * Whether only the part for the days worked is paid.
   */
  prorate?: 'no' | 'workingDays' | 'calendarDays'
}
/**
 * Words that go to the person, without money.
 */
export interface Notice {
  /**
   * What follows.
   */
  type: 'notice'
  /**
   * Lower-case name, unique among the rewards; results know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Only with one of these grades.
   *
   * @minItems 1
   * @maxItems 20
   */
  grades?: Name[]
  /**
   * Only with at least so many points.
   */
  from?: Decimal
  /**
   * Only with fewer points than this.
   */
  below?: Decimal
  /**
   * What it says.
   */
  text: Text
}
/**
 * The same for everybody.
 */
export interface BaseAmount {
  /**
   * Where it comes from.
   */
  from: 'amount'
  /**
   * How much.
   */
  amount: Decimal
  /**
   * ISO 4217, three letters; the application’s when nothing is said.
   */
  currency?: string
}
/**
 * A field of the person that holds an amount of money.
 */
export interface BaseField {
  /**
   * Where it comes from.
   */
  from: 'field'
  /**
   * Which field.
   */
  field: Path
}

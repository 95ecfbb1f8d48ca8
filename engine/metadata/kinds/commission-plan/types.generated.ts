// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Day, Decimal, Formula, Name, Path, Text } from '../definitions.generated.ts'

export type { Condition, Day, Decimal, Formula, Name, Path, Text }

/**
 * What is measured.
 */
export type Measure = Credits | KpiFigure | Objectives | ContestRank | TeamEarnings | Components
/**
 * Whom a record is credited to.
 */
export type Crediting = ToPerson | ToSplits | ToManagers | ToPosition | ToTerritory | ToEverybody
/**
 * What is to be reached.
 */
export type Quota = QuotaOfTarget | QuotaAmount
/**
 * What is paid.
 */
export type Pays = ByTable | ByFormula | ByPayout
/**
 * What a table is looked up by.
 */
export type Key = KeyMeasure | KeyAttainment | KeyComponent | KeyFormula
/**
 * What is paid when a gate is closed.
 */
export type Otherwise = PaysNothing | PaysTiersBelow | PaysPercent

/**
 * How people are paid for what they sell.
 */
export interface CommissionPlanDocument {
  /**
   * What this document describes.
   */
  kind: 'commission-plan'
  /**
   * Lower-case name, unique among commission plans.
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
   * Who is on it: a condition over people. Others are put on it one by one.
   */
  for?: Condition
  /**
   * The first day on which it is in force.
   */
  from: Day
  /**
   * The last day; until further notice without it.
   */
  to?: Day
  /**
   * How often it is calculated and paid.
   */
  every?: 'month' | 'quarter' | 'half' | 'year'
  /**
   * By which periods are cut; the standard one when not given.
   */
  calendar?: Name
  /**
   * What everything is calculated in; the application's when not given.
   */
  currency?: string
  /**
   * The field of a person with the code of the currency that they are paid in; the plan's own when not given or blank. A payment is converted at the rate of the last day of its period.
   */
  payIn?: Path
  /**
   * What somebody gets who reaches exactly their quotas.
   */
  targetIncentive?: TargetIncentive
  /**
   * What is asked and given of people who are on the plan for only a part of a period.
   */
  prorate?: Prorate
  /**
   * What is paid for.
   *
   * @minItems 1
   * @maxItems 50
   */
  components: Component[]
  /**
   * Factors on the sum of all components.
   *
   * @maxItems 20
   */
  multipliers?: Multiplier[]
  /**
   * At most so much, of the whole plan.
   */
  cap?: Limit
  /**
   * At least so much, of the whole plan.
   */
  floor?: Limit
  /**
   * At most so much for everybody together in a period; what is too much is taken from each in proportion.
   */
  poolCap?: Decimal
  /**
   * What is paid in any case.
   */
  draw?: Draw
  /**
   * Each payment in parts; their percentages add up to 100.
   *
   * @maxItems 60
   */
  schedule?: Instalment[]
  /**
   * How people object to their statements; they cannot where nothing is said.
   */
  disputes?: Disputes
  /**
   * Which accounts the lines of statements are booked on; of several, the first that fits.
   *
   * @maxItems 100
   */
  accounts?: Account[]
}
/**
 * What somebody gets who reaches exactly their quotas.
 */
export interface TargetIncentive {
  /**
   * A sum, or a formula over the person, e.g. salary * 30%.
   */
  amount: Formula
  /**
   * Of which time the amount is.
   */
  per?: 'period' | 'year'
}
/**
 * What is asked and given of people who are on the plan for only a part of a period.
 */
export interface Prorate {
  /**
   * What is cut to the days that somebody is there: active days ÷ days of the period.
   *
   * @maxItems 3
   */
  of?: ('quota' | 'targetIncentive' | 'draw')[]
  /**
   * Which days are counted.
   */
  days?: 'calendar' | 'working'
  /**
   * Whether the day counts on which somebody begins.
   */
  firstDay?: 'counts' | 'doesNotCount'
}
/**
 * One thing that is paid for: what is measured, and what that pays.
 */
export interface Component {
  /**
   * Lower-case name, unique among components of the plan; formulas use it.
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
   * What is measured.
   */
  measure: Measure
  /**
   * What is looked at together: earlier credits of the window decide which tier the next one falls in.
   */
  window?: 'transaction' | 'period' | 'quarterToDate' | 'halfToDate' | 'yearToDate' | 'planToDate' | 'rolling'
  /**
   * How many periods are looked at together, this one counted.
   */
  rolling?: number
  /**
   * Whether what a window has so far is held against the quota of the whole window, or of its periods so far.
   */
  against?: 'whole' | 'soFar'
  /**
   * What a later period of the window pays. When not given: what came since where tiers pay on their own part, else what everything comes to less what was paid.
   */
  settles?: 'increase' | 'trueUp' | 'period' | 'atEnd'
  /**
   * What is to be reached.
   */
  quota?: Quota
  /**
   * Below it nothing is paid.
   */
  threshold?: Threshold
  /**
   * What is paid.
   */
  pays?: Pays
  /**
   * Its part of the target incentive, in per cent.
   */
  weight?: Decimal
  /**
   * At most so much.
   */
  cap?: Limit
  /**
   * At least so much.
   */
  floor?: Limit
  /**
   * What has to be true for it to pay in full.
   *
   * @maxItems 20
   */
  gates?: Gate[]
  /**
   * Factors, one after another.
   *
   * @maxItems 20
   */
  multipliers?: Multiplier[]
  /**
   * What is paid is one amount that several share.
   */
  pool?: Pool
  /**
   * Earned now, payable as the money comes in.
   */
  hold?: Hold
  /**
   * What is taken back when a record is lost later on.
   */
  clawback?: Clawback
}
/**
 * Records that count, and whom they are credited to.
 */
export interface Credits {
  /**
   * What is measured.
   */
  from: 'credits'
  /**
   * Its records are credited.
   */
  object: Name
  /**
   * Only records that meet this, e.g. stage = "won".
   */
  when?: Condition
  /**
   * The field that decides the period: signed, invoiced, shipped, collected.
   */
  date: Path
  /**
   * What a record is worth, e.g. amount - discount; without it records are counted.
   */
  amount?: Formula
  /**
   * What else is measured of the same records, such as their margin.
   *
   * @maxItems 3
   */
  others?: FurtherMeasure[]
  /**
   * Whom a record is credited to; several rules add up. The owner when nothing is said.
   *
   * @minItems 1
   * @maxItems 10
   */
  to?: Crediting[]
}
/**
 * Another figure of the same records.
 */
export interface FurtherMeasure {
  /**
   * Lower-case name, unique among measures of the component; formulas use it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * What a record is worth by it, e.g. amount - cost.
   */
  of: Formula
}
/**
 * Whoever stands in a field of the record.
 */
export interface ToPerson {
  /**
   * Whom a record is credited to.
   */
  rule: 'person'
  /**
   * The field with the person; the owner when not given.
   */
  field?: Path
  /**
   * Whoever has it now, or had it on the day that decides the period.
   */
  at?: 'now' | 'date'
  /**
   * Per cent of the record that is credited.
   */
  percent?: Decimal
}
/**
 * Child records say who has which share; they add up to 100 %.
 */
export interface ToSplits {
  /**
   * Whom a record is credited to.
   */
  rule: 'splits'
  /**
   * The list of shares of a record.
   */
  children: Name
  /**
   * The field with the person who has the share.
   */
  person: Name
  /**
   * The field with the share.
   */
  share: Name
}
/**
 * A copy for those above whoever is credited; the reps are not reduced.
 */
export interface ToManagers {
  /**
   * Whom a record is credited to.
   */
  rule: 'managers'
  /**
   * Whose managers: the field with the person; the owner when not given.
   */
  of?: Path
  /**
   * 1 is the direct manager.
   */
  from?: number
  /**
   * The highest level that is credited; all when not given.
   */
  to?: number
  /**
   * Per cent of the record that is credited.
   */
  percent?: Decimal
}
/**
 * Whoever holds the position on the day that decides the period.
 */
export interface ToPosition {
  /**
   * Whom a record is credited to.
   */
  rule: 'position'
  /**
   * The field with the position.
   */
  field: Path
  /**
   * Per cent of the record that is credited.
   */
  percent?: Decimal
}
/**
 * Whoever has the territory that the record lies in; the most specific one wins, a tie is an error.
 */
export interface ToTerritory {
  /**
   * Whom a record is credited to.
   */
  rule: 'territory'
  /**
   * The object whose records are territories.
   */
  object: Name
  /**
   * The field of a territory with whoever has it.
   */
  person: Name
  /**
   * The field of a territory with its first day.
   */
  from?: Name
  /**
   * The field of a territory with its last day.
   */
  to?: Name
  /**
   * What has to be the same of record and territory; what is blank in a territory fits everything.
   *
   * @minItems 1
   * @maxItems 10
   */
  match: Criterion[]
  /**
   * Per cent of the record that is credited.
   */
  percent?: Decimal
}
/**
 * A field of the record, and the field of the territory that says which values are in it.
 */
export interface Criterion {
  /**
   * A field of the record, e.g. account.region.
   */
  field: Path
  /**
   * The field of the territory.
   */
  with: Name
}
/**
 * Each is credited with the record, as of a specialist who supports all deals.
 */
export interface ToEverybody {
  /**
   * Whom a record is credited to.
   */
  rule: 'everybody'
  /**
   * Per cent of the record that is credited.
   */
  percent?: Decimal
}
/**
 * What a KPI says of the person, their team, or the company.
 */
export interface KpiFigure {
  /**
   * What is measured.
   */
  from: 'kpi'
  /**
   * Whose figure.
   */
  kpi: Name
  /**
   * Whose figure it is.
   */
  of?: 'person' | 'reports' | 'team' | 'company'
}
/**
 * Weighted objectives (MBO), for which somebody says how far they are achieved.
 */
export interface Objectives {
  /**
   * What is measured.
   */
  from: 'objectives'
  /**
   * Their weights add up to 100 %.
   *
   * @minItems 1
   * @maxItems 30
   */
  objectives: Objective[]
}
/**
 * One objective with its weight.
 */
export interface Objective {
  /**
   * Lower-case name, unique among objectives of the component; formulas use it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * In per cent.
   */
  weight: Decimal
  /**
   * How far it is achieved is the published result of this scorecard; without it somebody says so.
   */
  card?: CardResult
}
/**
 * What a scorecard comes to for the person in the period, once it is published.
 */
export interface CardResult {
  /**
   * The name of the scorecard; its periods are those of the plan.
   */
  scorecard: Name
  /**
   * A score of 97 is 97 %, a coefficient of 1.2 is 120 %.
   */
  counts?: 'score' | 'coefficient'
}
/**
 * A contest: whoever is ahead gets the prizes.
 */
export interface ContestRank {
  /**
   * What is measured.
   */
  from: 'contest'
  /**
   * What people are ranked by.
   */
  kpi: Name
  /**
   * Who is ranked together.
   */
  among?: 'plan' | 'team'
  /**
   * Of the first, the second, and so on.
   *
   * @minItems 1
   * @maxItems 100
   */
  prizes: Decimal[]
  /**
   * What those get who are equal.
   */
  ties?: 'share' | 'all' | 'first' | 'second'
  /**
   * Decides between equals.
   */
  second?: Name
  /**
   * Whoever has less takes no part.
   */
  atLeast?: Decimal
}
/**
 * What those below, or the team, earn by a plan.
 */
export interface TeamEarnings {
  /**
   * What is measured.
   */
  from: 'earnings'
  /**
   * Which plan they earn by.
   */
  plan: Name
  /**
   * Whose earnings.
   */
  of?: 'reports' | 'subordinates' | 'team'
}
/**
 * Nothing of its own: a formula over other components.
 */
export interface Components {
  /**
   * What is measured.
   */
  from: 'components'
}
/**
 * What a target says of the person.
 */
export interface QuotaOfTarget {
  /**
   * Where it comes from.
   */
  from: 'target'
  /**
   * The target document.
   */
  target: Name
}
/**
 * A number, or a formula over the person.
 */
export interface QuotaAmount {
  /**
   * Where it comes from.
   */
  from: 'amount'
  /**
   * Of each period.
   */
  amount: Formula
  /**
   * Of which time the amount is.
   */
  per?: 'period' | 'year'
}
/**
 * Below it nothing is paid.
 */
export interface Threshold {
  /**
   * What has to reach it.
   */
  of?: 'measure' | 'attainment'
  /**
   * From here on it pays.
   */
  at: Decimal
  /**
   * What is paid on once it is reached.
   */
  pays?: 'all' | 'excess'
}
/**
 * By a table of tiers.
 */
export interface ByTable {
  /**
   * How it is worked out.
   */
  by: 'table'
  /**
   * Each in force from its day on; the first from the beginning.
   *
   * @minItems 1
   * @maxItems 20
   */
  tables: RateTable[]
}
/**
 * By a formula over what was measured, e.g. measure * 5%.
 */
export interface ByFormula {
  /**
   * How it is worked out.
   */
  by: 'formula'
  /**
   * Over measure, count, quota, attainment, target_incentive, other components, person and kpi.
   */
  formula: Formula
  /**
   * What the formula gives.
   */
  gives?: 'amount' | 'payout'
}
/**
 * The measure in per cent of the target incentive, as objectives pay.
 */
export interface ByPayout {
  /**
   * How it is worked out.
   */
  by: 'payout'
}
/**
 * Tiers, what they are looked up by, and what they pay on.
 */
export interface RateTable {
  /**
   * A change of rates: from this day on.
   */
  from?: Day
  /**
   * What the tiers are looked up by; the measure when nothing is said.
   */
  key?: Key
  /**
   * A second key makes it a matrix.
   */
  column?: Key
  /**
   * The measure that rates are paid on; the first when nothing is said.
   */
  base?: Name
  /**
   * What multiples are of, e.g. 10% or target_incentive / quota.
   */
  baseRate?: Formula
  /**
   * What the values of the tiers are.
   */
  pays?: 'percent' | 'perUnit' | 'amount' | 'times' | 'payout'
  /**
   * What a tier pays on.
   */
  on?: 'part' | 'whole' | 'excess'
  /**
   * Whether it is divided among the tiers, or is paid as a whole at the tier that it reaches or in which it began.
   */
  crossing?: 'divided' | 'reached' | 'begun'
  /**
   * Whether a value holds to the next bound, or runs to it in a straight line.
   */
  between?: 'steps' | 'straight'
  /**
   * Which tier that is.
   */
  bounds?: 'lower' | 'upper'
  /**
   * What is paid below the first tier.
   */
  below?: 'nothing' | 'level'
  /**
   * Where values run in a line.
   */
  above?: 'level' | 'goesOn'
  /**
   * The bounds of a matrix's columns.
   */
  columns?: Columns
  /**
   * Lowest first.
   *
   * @minItems 1
   * @maxItems 200
   */
  tiers: Tier[]
}
/**
 * A measure of the component, or the count of its records.
 */
export interface KeyMeasure {
  /**
   * What it is looked up by.
   */
  by: 'measure'
  /**
   * Its name, or count; the first when not given.
   */
  measure?: Name
}
/**
 * Measure ÷ quota, in per cent.
 */
export interface KeyAttainment {
  /**
   * What it is looked up by.
   */
  by: 'attainment'
  /**
   * Its name; the first when not given.
   */
  measure?: Name
}
/**
 * A result of another component.
 */
export interface KeyComponent {
  /**
   * What it is looked up by.
   */
  by: 'component'
  /**
   * Which one.
   */
  component: Name
  /**
   * Which of its results.
   */
  figure?: 'attainment' | 'measure' | 'earned'
}
/**
 * What a formula gives, e.g. margin / measure.
 */
export interface KeyFormula {
  /**
   * What it is looked up by.
   */
  by: 'formula'
  /**
   * Over the same names as formulas that pay.
   */
  formula: Formula
  /**
   * How bounds are written: of a ratio, 22 for 22 %.
   */
  unit?: 'number' | 'percent'
}
/**
 * The second axis of a matrix.
 */
export interface Columns {
  /**
   * Where columns begin, lowest first.
   *
   * @minItems 1
   * @maxItems 50
   */
  from: Decimal[]
  /**
   * Whether a value holds to the next bound, or runs to it in a straight line.
   */
  between?: 'steps' | 'straight'
  /**
   * Which column that is.
   */
  bounds?: 'lower' | 'upper'
}
/**
 * From a bound on, what is paid.
 */
export interface Tier {
  /**
   * Where it begins; the first may have none.
   */
  from?: Decimal
  /**
   * Where it ends: where the next one begins. Need not be given.
   */
  to?: Decimal
  /**
   * What it pays: a percentage, an amount or a multiple, as the table says.
   */
  value?: Decimal
  /**
   * Of a matrix: one value for each column.
   *
   * @minItems 1
   * @maxItems 50
   */
  cells?: Decimal[]
  /**
   * A fixed amount besides.
   */
  plus?: Decimal
  /**
   * Where it is another one than the table's.
   */
  pays?: 'percent' | 'perUnit' | 'amount' | 'times' | 'payout'
  /**
   * Where it is another one than the table's.
   */
  on?: 'part' | 'whole' | 'excess'
}
/**
 * What has to be true for a component to pay in full.
 */
export interface Gate {
  /**
   * Lower-case name, unique among gates of the component; formulas use it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * E.g. service.attainment >= 70%.
   */
  when: Condition
  /**
   * What is paid when it is not true.
   */
  otherwise?: Otherwise
}
/**
 * The component pays nothing.
 */
export interface PaysNothing {
  /**
   * What is paid.
   */
  pays: 'nothing'
}
/**
 * Tiers from one on are switched off; those below go on.
 */
export interface PaysTiersBelow {
  /**
   * What is paid.
   */
  pays: 'tiersBelow'
  /**
   * The first tier that is switched off; 2 is the second.
   */
  tier: number
}
/**
 * Only so many per cent of it.
 */
export interface PaysPercent {
  /**
   * What is paid.
   */
  pays: 'percent'
  /**
   * Of what it would pay.
   */
  percent: Decimal
}
/**
 * A factor: by a formula, or by a table of per cents.
 */
export interface Multiplier {
  /**
   * Lower-case name, unique among multipliers; formulas use it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * A formula, e.g. IF(kpi.satisfaction >= 4.5, 1.1, 1).
   */
  factor?: Formula
  /**
   * Factors in per cent by a key: 90 is 0.9.
   */
  table?: FactorTable
}
/**
 * Factors in per cent by a key.
 */
export interface FactorTable {
  /**
   * What it is looked up by.
   */
  key: Key
  /**
   * Whether a factor holds to the next bound, or runs to it in a straight line.
   */
  between?: 'steps' | 'straight'
  /**
   * Which factor that is.
   */
  bounds?: 'lower' | 'upper'
  /**
   * Lowest first; below the first one its factor holds.
   *
   * @minItems 1
   * @maxItems 100
   */
  steps: FactorStep[]
}
/**
 * From a bound on.
 */
export interface FactorStep {
  /**
   * Where it begins.
   */
  from: Decimal
  /**
   * 90 is 0.9.
   */
  percent: Decimal
}
/**
 * A cap or a floor.
 */
export interface Limit {
  /**
   * A sum, or a formula.
   */
  amount?: Formula
  /**
   * Of the target incentive, in the place of an amount.
   */
  percent?: Decimal
  /**
   * What it limits.
   */
  per?: 'transaction' | 'period' | 'window' | 'year'
}
/**
 * What is paid is one amount that several share.
 */
export interface Pool {
  /**
   * Who shares it.
   */
  among?: 'plan' | 'team'
  /**
   * What a person's part goes by, a formula over the person; all alike without it.
   */
  weight?: Formula
}
/**
 * Earned now, payable as the money comes in.
 */
export interface Hold {
  /**
   * The child list of the credited record with what has been paid.
   */
  payments: Name
  /**
   * The field of a payment with its amount.
   */
  amount: Name
  /**
   * The field of a payment with its day.
   */
  date: Name
  /**
   * What is owed for a record; what is credited when not given.
   */
  owed?: Formula
  /**
   * Per cent of what is earned; the rest is paid at once.
   */
  percent?: Decimal
}
/**
 * What is taken back, at the rate at which it was paid.
 */
export interface Clawback {
  /**
   * The field with the day on which a record was lost; blank while it is not.
   */
  date: Path
  /**
   * How much of it is lost, e.g. unserved_months / 12.
   */
  lost: Formula
}
/**
 * What is paid in any case.
 */
export interface Draw {
  /**
   * Whether later earnings pay it back.
   */
  kind: 'recoverable' | 'guarantee'
  /**
   * Of each period: a sum, or a formula over the person.
   */
  amount: Formula
  /**
   * How many periods it is given; for good without it.
   */
  periods?: number
  /**
   * Per cent in the first, second and so on; nothing after the last.
   *
   * @minItems 1
   * @maxItems 60
   */
  percents?: Decimal[]
  /**
   * How much may be owed.
   */
  most?: Decimal
  /**
   * Per cent of what exceeds the draw that pays it back.
   */
  recovers?: Decimal
}
/**
 * A part of each payment, and when it is due.
 */
export interface Instalment {
  /**
   * Of the payment.
   */
  percent: Decimal
  /**
   * How many periods later it is due.
   */
  after: number
}
/**
 * How people object to their statements.
 */
export interface Disputes {
  /**
   * The name of the approval of commission disputes that decides.
   */
  approval: Name
  /**
   * Until how many days after a statement was sent; whoever has not confirmed it by then is late.
   */
  within?: number
}
/**
 * What is booked on which accounts.
 */
export interface Account {
  /**
   * Lines of this component alone.
   */
  component?: Name
  /**
   * Lines of this kind alone.
   */
  lines?: 'earnings' | 'adjustments' | 'draws' | 'holds'
  /**
   * The account of the expense.
   */
  debit: string
  /**
   * The account of what is owed to people.
   */
  credit: string
}

/** From the document, which people write, to the definition, which `engine/performance/scorecard` reads. */
import { format, readExact } from '../../../formula/number/exact.ts'
import type * as engine from '../../../performance/scorecard/definition.ts'
import type { Decimal } from '../definitions.generated.ts'
import type {
  Adjustment,
  Base,
  Distribution,
  Item,
  Reward,
  Rule,
  ScorecardDocument,
  Tie,
  Total,
  Veto,
} from './types.generated.ts'

/** `currency` is the application's, for amounts that name none. */
export function compileScorecard(document: ScorecardDocument, currency: string): engine.Scorecard {
  const { name, items, adjustments = [], vetoes = [], total = {}, grades, reviews = [], rewards = [], cycle } = document
  const { distribution } = document
  const lowest = grades.at(-1)?.name ?? ''
  return {
    name,
    items: items.map((item) => ({ ...compileMeasured(item), weight: decimal(item.weight), limits: itemLimits(item) })),
    adjustments: adjustments.map((one) => ({ ...compileMeasured(one), limits: limitsOf(one.cap, one.floor) })),
    ...compileTotal(total),
    vetoes: vetoes.map((veto) => compileVeto(veto, lowest)),
    grades: grades.map(({ name: grade, from, coefficient }) => ({
      name: grade,
      ...(from !== undefined && { from: decimal(from) }),
      coefficient: decimal(coefficient),
    })),
    reviews: reviews.map(({ name: review, weight, items: scored, nobody = 'administrators' }) => ({
      name: review,
      weight: decimal(weight),
      ...(scored !== undefined && { items: scored }),
      nobody,
    })),
    ...(distribution !== undefined && { distribution: compileDistribution(distribution) }),
    rewards: rewards.map((reward) => compileReward(reward, currency)),
    year: cycle.yearly === undefined ? { by: 'mean' } : { by: 'weights', weights: cycle.yearly.map(decimal) },
  }
}

/** A decimal as the engine writes it, without zeros at the end. */
export function decimal(value: Decimal): string {
  const read = readExact(value)
  if (read === undefined) throw new Error(`“${value}” is not a decimal.`)
  return format(read)
}

type Measured = Pick<Item | Adjustment, 'name' | 'kpi' | 'target' | 'targets' | 'rule'>

function compileMeasured({ name, kpi, target, targets, rule }: Measured) {
  return {
    name,
    ...(kpi !== undefined && { kpi }),
    ...(target !== undefined && { target: decimal(target) }),
    ...(targets !== undefined && { targets }),
    rule: compileRule(rule),
  }
}

export function compileRule(rule: Rule): engine.Rule {
  switch (rule.type) {
    case 'completionRate':
    case 'lowerIsBetter':
      return { type: rule.type, full: decimal(rule.full ?? 100) }
    case 'ladder':
      return {
        type: 'ladder',
        of: rule.of ?? 'attainment',
        steps: rule.steps.map(({ from, points }) => ({ from: decimal(from), points: decimal(points) })),
        otherwise: decimal(rule.otherwise ?? 0),
        inclusive: rule.inclusive ?? 'lower',
      }
    case 'interpolated':
      return {
        type: 'interpolated',
        of: rule.of ?? 'attainment',
        points: rule.points.map(({ at, points }) => ({ at: decimal(at), points: decimal(points) })),
      }
    case 'pointsPerUnit':
      return {
        type: 'pointsPerUnit',
        start: decimal(rule.start ?? 0),
        points: decimal(rule.points),
        unit: decimal(rule.unit ?? 1),
        counts: rule.counts ?? 'actual',
        whole: rule.whole ?? false,
      }
    case 'manual':
      return { type: 'manual', lowest: decimal(rule.lowest ?? 0), highest: decimal(rule.highest ?? 100) }
    default:
      return rule satisfies never
  }
}

/** An item is worth nothing at least; a penalty may be worth less. */
export function itemLimits({ cap, floor = 0 }: Pick<Item, 'cap' | 'floor'>): engine.Limits {
  return limitsOf(cap, floor)
}

function limitsOf(cap: Decimal | undefined, floor: Decimal | undefined): engine.Limits {
  return {
    ...(cap !== undefined && { cap: decimal(cap) }),
    ...(floor !== undefined && { floor: decimal(floor) }),
  }
}

function compileTotal({ cap, floor = 0, adjustmentCap, adjustmentFloor, digits = 2 }: Total) {
  return { limits: limitsOf(cap, floor), adjustmentLimits: limitsOf(adjustmentCap, adjustmentFloor), digits }
}

function compileVeto({ name, when, grade, coefficient = 0 }: Veto, lowest: string): engine.Veto {
  return {
    name,
    when: when.of === 'manual' ? { of: 'manual' } : { ...when, value: decimal(when.value) },
    grade: grade ?? lowest,
    coefficient: decimal(coefficient),
  }
}

function compileDistribution(distribution: Distribution): engine.Distribution {
  const { shares, smallest = 5, ties = [], tied = 'better', moves = 'both' } = distribution
  return {
    shares: shares.map(({ grade, share }) => ({ grade, share: decimal(share) })),
    smallest,
    ties: ties.map((tie) => ({ key: tieKey(tie), first: tie.first ?? 'highest' })),
    tied,
    moves,
  }
}

/** What the values of a tie key go by: `kpi:sales`, `item:service`, `field:hired_on`. */
export function tieKey(tie: Tie): string {
  switch (tie.by) {
    case 'kpi':
      return `kpi:${tie.kpi}`
    case 'item':
      return `item:${tie.item}`
    case 'field':
      return `field:${tie.field}`
    default:
      return tie satisfies never
  }
}

function compileReward(reward: Reward, currency: string): engine.Reward {
  const { name, grades, from, below } = reward
  const when = {
    name,
    ...(grades !== undefined && { grades }),
    ...(from !== undefined && { from: decimal(from) }),
    ...(below !== undefined && { below: decimal(below) }),
  }
  switch (reward.type) {
    case 'bonus':
      return { ...when, type: 'bonus', base: compileBase(reward.base, currency), prorate: reward.prorate ?? 'no' }
    case 'fixed':
      return {
        ...when,
        type: 'fixed',
        amount: decimal(reward.amount),
        currency: reward.currency ?? currency,
        prorate: reward.prorate ?? 'no',
      }
    case 'notice':
      return { ...when, type: 'notice' }
    default:
      return reward satisfies never
  }
}

function compileBase(base: Base, currency: string): engine.Base {
  return base.from === 'field'
    ? { field: base.field }
    : { amount: decimal(base.amount), currency: base.currency ?? currency }
}

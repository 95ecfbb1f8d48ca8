/** How an amount came about, step by step, as arithmetic that can be done again. */
import { fraction, hundred, multiply, text } from '../../performance/fraction.ts'
import type { Step, TierStep } from '../step.ts'
import type { Wording } from './wording.ts'

export function stepSentence(wording: Wording, step: Step): string {
  const { t, number: n, percent: p, label } = wording
  switch (step.type) {
    case 'measure': {
      const measure = measureName(wording, step.measure)
      return step.before === '0'
        ? t('step.measure', { measure, total: n(step.total) })
        : t('step.measureSince', { measure, before: n(step.before), came: n(step.came), total: n(step.total) })
    }
    case 'attainment':
      return t('step.attainment', { value: n(step.value), quota: n(step.quota), attainment: p(step.attainment) })
    case 'objective':
      return t('step.objective', {
        objective: label(step.objective),
        weight: p(step.weight),
        achieved: p(step.achieved),
      })
    case 'threshold': {
      const say = step.of === 'attainment' ? p : n
      const outcome = step.isReached ? step.pays : 'missed'
      return t(`step.threshold.${outcome}`, { value: say(step.value), at: say(step.at) })
    }
    case 'tier':
      return step.credit === undefined
        ? t('step.tier', { parts: partsOf(wording, step), pays: n(step.pays) })
        : t('step.tierOfCredit', { credit: step.credit, parts: partsOf(wording, step), pays: n(step.pays) })
    case 'before':
      return t('step.before', { parts: partsOf(wording, step), pays: n(step.pays) })
    case 'formula':
      return t('step.formula', { pays: n(step.pays) })
    case 'payout':
      return t('step.payout', {
        payout: p(step.payout),
        targetIncentive: n(step.targetIncentive),
        pays: n(step.pays),
      })
    case 'award': {
      const values = { place: String(step.place), of: String(step.of), pays: n(step.pays) }
      return step.tied > 1 ? t('step.awardTied', { ...values, tied: String(step.tied) }) : t('step.award', values)
    }
    case 'pool':
      return t('step.pool', {
        amount: n(step.amount),
        weight: n(step.weight),
        weights: n(step.weights),
        pays: n(step.pays),
      })
    case 'poolCap':
      return t('step.poolCap', { limit: n(step.limit), all: n(step.all), from: n(step.from), pays: n(step.pays) })
    case 'clawback':
      return clawbackSentence(wording, step)
    case 'ownRate':
      return t('step.ownRate', { rate: p(step.rate) })
    case 'release':
      return t('step.release', {
        earned: n(step.earned),
        owed: n(step.owed),
        paid: n(step.paid),
        released: n(step.released),
      })
    case 'draw':
      return t('step.draw', { draw: n(step.draw), earned: n(step.earned), owed: n(step.owed) })
    case 'recovery':
      return t('step.recovery', { draw: n(step.draw), earned: n(step.earned), owed: n(step.owed) })
    case 'waits':
      return t('step.waits', { window: t(`window.${step.window}`) })
    case 'lessEarned':
      return t('step.lessEarned', { amount: n(step.amount) })
    case 'cap':
      return t('step.cap', { limit: n(step.limit), from: n(step.from) })
    case 'floor':
      return t('step.floor', { limit: n(step.limit), from: n(step.from) })
    case 'gate':
      return t(`step.gate.${step.pays}`, {
        gate: label(step.gate),
        tier: String(step.tier ?? ''),
        percent: p(step.percent ?? '0'),
      })
    case 'multiplier':
      return t('step.multiplier', {
        from: n(step.from),
        factor: n(step.factor),
        multiplier: label(step.multiplier),
      })
    case 'rounding':
      return t('step.rounding', { exactly: n(step.exactly), amount: n(step.amount) })
    default:
      return step satisfies never
  }
}

/** “100,000 at 5% + 50,000 at 8%”: the tiers of one account, on one line; undefined where no table paid. */
export function tierSum(wording: Wording, steps: readonly Step[]): string | undefined {
  const tiers = steps.filter((step) => step.type === 'tier')
  return tiers.length === 0 ? undefined : tiers.map((step) => partsOf(wording, step)).join(wording.t('list.plus'))
}

function partsOf({ t, number: n, percent: p }: Wording, step: TierStep): string {
  const { base, percent, perUnit, amount, times, baseRate = '0', payout, targetIncentive = '0' } = step
  return [
    ...(percent === undefined ? [] : [t('step.part.percent', { base: n(base), percent: p(percent) })]),
    ...(perUnit === undefined ? [] : [t('step.part.perUnit', { base: n(base), perUnit: n(perUnit) })]),
    ...(times === undefined ? [] : [t('step.part.times', { base: n(base), times: n(times), baseRate: p(baseRate) })]),
    ...(payout === undefined
      ? []
      : [t('step.part.payout', { payout: p(payout), targetIncentive: n(targetIncentive) })]),
    ...(amount === undefined ? [] : [t('step.part.amount', { amount: n(amount) })]),
  ].join(t('list.plus'))
}

/** The main measure goes by its component's name in a sentence about that component. */
function measureName({ t, label }: Wording, measure: string): string {
  return measure === 'measure' || measure === 'achieved' ? t('measured') : label(measure)
}

function clawbackSentence({ t, number: n, percent: p }: Wording, step: Extract<Step, { type: 'clawback' }>): string {
  const { measure, earned, of, lost, outOf, taken } = step
  const shared = { measure: n(measure), earned: n(earned), of: n(of) }
  const said =
    outOf === '1'
      ? t('step.clawbackShare', { ...shared, lost: p(text(multiply(fraction(lost), hundred))) })
      : t('step.clawback', { ...shared, lost: n(lost), outOf: n(outOf) })
  return taken === undefined ? said : t('step.clawbackAgain', { said, taken: n(taken) })
}

/** A line of a statement: what it is, and how it came about. */
import type { Line } from '../line.ts'
import type { Refusal } from '../refusal.ts'
import { stepSentence, tierSum } from './step-sentence.ts'
import type { Wording } from './wording.ts'

export interface LineWords {
  readonly title: string
  /** The tiers on one line, “100,000 at 5% + 50,000 at 8% = 9,000”, where a table paid. */
  readonly arithmetic?: string
  readonly sentences: readonly string[]
}

export function lineWords(wording: Wording, line: Line): LineWords {
  const sum = tierSum(wording, line.steps)
  const isAll = line.steps.every(({ type }) => type === 'measure' || type === 'attainment' || type === 'tier')
  return {
    title: titleOf(wording, line),
    ...(sum !== undefined &&
      isAll && { arithmetic: wording.t('step.tier', { parts: sum, pays: wording.number(line.amount) }) }),
    sentences: line.steps.map((step) => stepSentence(wording, step)),
  }
}

function titleOf({ t, label }: Wording, line: Line): string {
  switch (line.type) {
    case 'earning':
      return t('line.earning', { component: label(line.component) })
    case 'transaction':
      return t('line.transaction', { component: label(line.component), credit: line.credit, date: line.date })
    case 'limit':
      return t('line.limit', { component: label(line.component) })
    case 'clawback':
      return t('line.clawback', { component: label(line.component), credit: line.credit, period: line.period })
    case 'hold':
      return t('line.hold', { component: label(line.component) })
    case 'release':
      return t('line.release', { component: label(line.component), period: line.period })
    case 'correction':
      return t('line.correction', { period: line.period })
    case 'adjustment':
      return t('line.adjustment', { id: line.id })
    case 'multiplier':
    case 'cap':
    case 'floor':
    case 'poolCap':
    case 'draw':
    case 'recovery':
    case 'carriedIn':
    case 'carriedOut':
      return t(`line.${line.type}`)
    default:
      return line satisfies never
  }
}

/** Why something is not in the lines. */
export function refusalSentence(
  { t, number, label, plan }: Wording,
  { component, ...refusal }: { readonly component: string | null } & Refusal,
): string {
  const values = { component: component === null ? t('refusal.plan') : label(component) }
  switch (refusal.refused) {
    case 'quota-not-positive':
      return t('refusal.quota-not-positive', { ...values, quota: number(refusal.quota) })
    case 'objective-open':
      return t(isByCard(plan, component, refusal.objective) ? 'refusal.card-open' : 'refusal.objective-open', {
        ...values,
        objective: label(refusal.objective),
      })
    case 'quota-missing':
    case 'target-incentive-missing':
    case 'no-result':
      return t(`refusal.${refusal.refused}`, values)
    case 'rate-missing':
      return t('refusal.rate-missing', { ...values, currency: refusal.currency, into: refusal.into, day: refusal.day })
    case 'depends-on':
      return t('refusal.depends-on', { ...values, other: label(refusal.on) })
    default:
      return refusal satisfies never
  }
}

function isByCard({ components }: Wording['plan'], component: string | null, objective: string): boolean {
  const measure = components.find(({ name }) => name === component)?.measure
  return (
    measure?.from === 'objectives' &&
    measure.objectives.some(({ name, card }) => name === objective && card !== undefined)
  )
}

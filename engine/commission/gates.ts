/** Gates (qualifiers): what one thing lets another pay. */
import { type Fraction, percentOf, text, zero } from '../performance/fraction.ts'
import type { Gate } from './definition.ts'
import { holds, isRefusal } from './evaluate.ts'
import type { Measured } from './measured.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './step.ts'
import { namesAt, type Terms } from './terms.ts'

export interface Gates {
  /** Tiers from this one on (counted from 0) are switched off. */
  readonly tiersBelow?: number
  /** Per cent of what is left, of each closed gate that leaves something or nothing. */
  readonly leaves: readonly Fraction[]
  readonly steps: readonly Step[]
}

/** The gates that are closed; what is open leaves no step. */
export function passGates(gates: readonly Gate[], terms: Terms, measured: Measured): Gates | Refusal {
  const leaves: Fraction[] = []
  const steps: Step[] = []
  let tiersBelow: number | undefined
  for (const { name, when, otherwise } of gates) {
    const isOpen = holds(when, namesAt(terms, measured), terms.environment)
    if (isRefusal(isOpen)) return isOpen
    if (isOpen) continue
    switch (otherwise.pays) {
      case 'nothing':
        leaves.push(zero)
        steps.push({ type: 'gate', gate: name, pays: 'nothing' })
        break
      case 'percent':
        leaves.push(otherwise.percent)
        steps.push({ type: 'gate', gate: name, pays: 'percent', percent: text(otherwise.percent) })
        break
      case 'tiersBelow':
        tiersBelow = Math.min(tiersBelow ?? Number.POSITIVE_INFINITY, otherwise.tier - 1)
        steps.push({ type: 'gate', gate: name, pays: 'tiersBelow', tier: otherwise.tier })
        break
      default:
        otherwise satisfies never
    }
  }
  return { ...(tiersBelow !== undefined && { tiersBelow }), leaves, steps }
}

export function throughGates({ leaves }: Gates, amount: Fraction): Fraction {
  return leaves.reduce((left, percent) => percentOf(percent, left), amount)
}

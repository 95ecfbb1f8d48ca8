/** What an optional part of a plan begins with; undefined where there is nothing for it. */
import { type Bundle, DISPUTE, type plans } from '@attain/engine/metadata'
import { beginMultiplier } from '../multipliers/begin-multiplier.ts'
import type { Plan } from '../plan-context.tsx'

export const planParts = [
  'targetIncentive',
  'cap',
  'floor',
  'draw',
  'schedule',
  'multipliers',
  'poolCap',
  'prorate',
  'disputes',
  'accounts',
] as const satisfies readonly (keyof Plan)[]

export type PlanPart = (typeof planParts)[number]

export function beginPart(part: PlanPart, bundle: Bundle): unknown {
  switch (part) {
    case 'targetIncentive':
      return { amount: '10000' }
    case 'cap':
      return { amount: '20000' }
    case 'floor':
      return { amount: '1000' }
    case 'draw':
      return { kind: 'recoverable', amount: '2000' }
    case 'schedule':
      return [
        { percent: 50, after: 0 },
        { percent: 50, after: 1 },
      ]
    case 'multipliers':
      return [beginMultiplier()]
    case 'poolCap':
      return 100000
    case 'prorate':
      return { of: prorated }
    case 'disputes': {
      const [approval] = bundle.approvalsOf(DISPUTE)
      return approval && { approval: approval.document.name }
    }
    case 'accounts':
      return [beginAccount()]
    default:
      return part satisfies never
  }
}

/** What is cut when nothing is said. */
export const prorated: NonNullable<plans.Prorate['of']> = ['quota', 'targetIncentive', 'draw']

/** Sales expenses against what is owed to people, as the standard chart of accounts in China numbers them. */
export function beginAccount(): plans.Account {
  return { debit: '6601', credit: '2211' }
}

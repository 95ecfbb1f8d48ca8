import { type Fraction, text, zero } from '../../performance/fraction.ts'
import type { CommissionPlan } from '../definition.ts'
import { divideAmong } from '../pool.ts'

/** A part of a payment, by how many periods later it is due. */
export interface Due {
  readonly after: number
  readonly amount: string
}

/** 50/25/25 of 5,000 is 2,500, 1,250 and 1,250; the parts add up to the payment. */
export function instalmentsOf({ schedule, currency }: CommissionPlan, paid: Fraction): readonly Due[] {
  if (schedule.length === 0) return [{ after: 0, amount: text(paid) }]
  const parts = divideAmong(
    paid,
    schedule.map(({ percent }) => percent),
    currency,
  )
  return schedule.map(({ after }, index) => ({ after, amount: text(parts[index] ?? zero) }))
}

/** What a curve is drawn with where the plan leaves it to each person: a quota, a target incentive, a base rate. */
import type { Formula, plans } from '@attain/engine/metadata'
import { toPerCent } from '../../settings/per-cent.ts'

/** Decimals as they are typed. */
export interface Example {
  readonly quota: string
  readonly targetIncentive: string
  /** In per cent. */
  readonly baseRate: string
  /** What is paid on, where that is not what the table is looked up by. */
  readonly base: string
}

export type ExampleName = keyof Example
export const exampleNames = ['quota', 'targetIncentive', 'baseRate', 'base'] as const satisfies readonly ExampleName[]

export const usual: Example = { quota: '100000', targetIncentive: '10000', baseRate: '5', base: '100000' }

/** What the plan says itself, in numbers: nothing of it needs to be made up. */
export function saidBy(
  { targetIncentive }: Pick<plans.CommissionPlanDocument, 'targetIncentive'>,
  { quota }: Pick<plans.Component, 'quota'>,
  { baseRate }: Pick<plans.RateTable, 'baseRate'>,
): Partial<Example> {
  const rate = plainNumber(baseRate)
  return {
    ...given('quota', quota?.from === 'amount' ? plainNumber(quota.amount) : undefined),
    ...given('targetIncentive', plainNumber(targetIncentive?.amount)),
    ...given('baseRate', rate === undefined ? undefined : String(toPerCent(rate))),
  }
}

function given(name: ExampleName, value: string | undefined): Partial<Example> {
  return value === undefined ? {} : { [name]: value }
}

const NUMBER = /^\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*$/

/** The number that a formula is, if it is nothing else: `120000`, `2%` is 0.02. */
export function plainNumber(formula: Formula | undefined): string | undefined {
  const [, digits, percent] = typeof formula === 'string' ? (NUMBER.exec(formula) ?? []) : []
  if (digits === undefined) return undefined
  return percent === '%' ? String(Number((Number(digits) / 100).toFixed(10))) : digits
}

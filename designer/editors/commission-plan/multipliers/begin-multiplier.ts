/** A factor as it begins, and from one way of saying it to the other. */
import type { plans } from '@attain/engine/metadata'
import { freeName } from '../../settings/free-name.ts'

export type By = 'factor' | 'table'

export function beginMultiplier(others: readonly plans.Multiplier[] = []): plans.Multiplier {
  return { name: freeName('factor', others), label: { en: 'Factor', 'zh-CN': '系数' }, factor: '1' }
}

export function byOf({ table }: plans.Multiplier): By {
  return table === undefined ? 'factor' : 'table'
}

/** By a table it pays nine tenths below 100 and all from there on, until somebody says otherwise. */
export function withBy({ factor: _, table: __, ...multiplier }: plans.Multiplier, by: By, key: plans.Key) {
  const steps = [
    { from: 0, percent: 90 },
    { from: 100, percent: 100 },
  ]
  return by === 'factor' ? { ...multiplier, factor: '1' } : { ...multiplier, table: { key, steps } }
}

/** The step that goes on as the last two did. */
export function nextStep(steps: readonly plans.FactorStep[]): plans.FactorStep {
  const [before, last] = [steps.at(-2), steps.at(-1)]
  const on = (of: (step: plans.FactorStep) => plans.Decimal, usual: number) =>
    before === undefined || last === undefined ? usual : Number(of(last)) - Number(of(before))
  return {
    from: Number(last?.from ?? 0) + (on(({ from }) => from, 10) || 10),
    percent: Math.max(0, Number(last?.percent ?? 100) + on(({ percent }) => percent, 10)),
  }
}

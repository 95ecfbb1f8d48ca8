/** What a simulation can begin with: the plan as it is live, its periods, who is on it. */
import type { SimulationStart } from '@attain/contract'
import { periodsBetween } from '@attain/engine/performance/calendar'
import type { Context } from '../../context.ts'
import { periodBody } from '../../performance/periods.ts'
import { payeesOf } from '../payees.ts'
import { yearAfter } from '../periods.ts'
import { dayAfter, planNamed } from '../plan.ts'
import { assertMay } from '../rights.ts'

export async function startOfSimulation(context: Context, name: string): Promise<SimulationStart> {
  const plan = planNamed(context, name)
  assertMay(context, name, 'run')
  const { calendar, every, document, definition } = plan
  const { today } = context
  const ahead = yearAfter(today)
  const until = document.to !== undefined && document.to < ahead ? dayAfter(document.to) : ahead
  const periods = document.from < until ? periodsBetween(calendar, every, document.from, until) : []
  const people = await payeesOf(context, plan, until)
  return {
    plan: { name, label: document.label },
    currency: definition.currency,
    document,
    periods: periods.map((period) => periodBody(context, calendar, period)).reverse(),
    current: periods.find((period) => period.from <= today && today < period.until)?.key ?? null,
    people: people
      .filter(({ stints }) => stints.some(({ to }) => to >= today))
      .map(({ id, name: called }) => ({ id, name: called }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

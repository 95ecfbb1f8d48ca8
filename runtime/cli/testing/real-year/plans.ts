/** The example's bundle as a consultant would have had it in 2017: its plans a decade earlier, and new rates in July. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDocument, type plans } from '@attain/engine/metadata'

/** Copies the example, with its plans in force from the beginning of 2017. */
export function writeBundleOf2017(example: string, folder: string): void {
  cpSync(example, folder, { recursive: true })
  for (const name of ['agents', 'managers']) changePlan(folder, name, (plan) => ({ ...plan, from: '2017-01-01' }))
}

/** From July agents have a base rate of 2.5 % in the place of 2 %, managers 0.6 % in the place of 0.5 %. */
export function writeRatesOfJuly(folder: string): void {
  changePlan(folder, 'agents', (plan) => withNewRates(plan, 'sales', { baseRate: '2.5%' }))
  changePlan(folder, 'managers', (plan) => withNewRates(plan, 'override', { tiers: [{ from: 0, value: 0.6 }] }))
}

type Plan = plans.CommissionPlanDocument

function withNewRates(plan: Plan, name: string, rates: Partial<plans.RateTable>): Plan {
  const components = plan.components.map((component) => {
    const { pays } = component
    if (component.name !== name || pays?.by !== 'table') return component
    const tables = pays.tables.flatMap((table) => [table, { ...table, from: '2017-07-01', ...rates }])
    return { ...component, pays: { ...pays, tables } }
  })
  return { ...plan, components: components as Plan['components'] }
}

function changePlan(folder: string, name: string, change: (plan: Plan) => Plan): void {
  const file = join(folder, 'commission-plans', `${name}.json`)
  writeFileSync(file, formatDocument(change(JSON.parse(readFileSync(file, 'utf8')) as Plan)))
}

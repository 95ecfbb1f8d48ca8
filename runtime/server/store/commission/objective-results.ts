/** How far objectives were achieved: of each the newest record of `objective_result`. */
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { type Database, named, run } from '../statement.ts'
import { kept, lineSource } from '../targets/lines.ts'

export interface ObjectiveResult {
  readonly component: string
  readonly objective: string
  readonly payee: string
  readonly period: string
  /** As a ratio; null where it is not said any more. */
  readonly achieved: string | null
}

const names = ['plan', 'component', 'objective', 'person', 'period', 'achieved'] as const

export async function objectiveResults(
  db: Database,
  view: View,
  asked: { readonly plan: string; readonly periods: readonly string[]; readonly payees: readonly string[] },
): Promise<readonly ObjectiveResult[]> {
  const statement = kept(db, view, 'results of objectives', () => {
    const { id, fields, key, from } = lineSource(view, 'objective_result', names)
    const { plan, component, objective, person, period, achieved } = fields
    const one = sql`${component}, ${objective}, ${person}, ${period}`
    return sql`select distinct on (${one}) ${component} as component, ${objective} as objective, ${person} as payee, ${period} as period, trim_scale(${achieved})::text as achieved ${from} where ${key} and ${plan} = ${named('plan')} and ${period} = any(${named('periods')}::text[]) and ${person} = any(${named('payees')}::uuid[]) order by ${one}, ${id} desc`
  })
  return (await run<ObjectiveResult>(db, statement, { named: { ...asked } })).rows
}

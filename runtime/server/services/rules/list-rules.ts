/** The rules that there are, with what of them waits for somebody. */
import type { RuleBody, RulesBody } from '@attain/contract'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

interface Row {
  readonly rule: string
  readonly failed: number
  readonly retrying: number
}

export async function listRules({ db, view }: Context): Promise<RulesBody> {
  const { rules, objects } = view.workspace.model
  const { rows } = await sql<Row>`select rule, count(*) filter (where outcome = 'failed')::integer as failed,
      count(*) filter (where outcome = 'retrying')::integer as retrying
    from rule_runs where workspace_id = ${view.workspace.id} and outcome <> 'done' group by rule`.execute(db)
  const troubles = new Map(rows.map((row) => [row.rule, row]))
  const live = [...rules].map(([key, { label, object, active }]): RuleBody => {
    const { failed = 0, retrying = 0 } = troubles.get(key) ?? {}
    const objectLabel = objects.get(object)?.label
    return { rule: key, label, ...(objectLabel && { objectLabel }), active: active !== false, failed, retrying }
  })
  // of rules that are gone only what was left behind
  const gone = rows
    .filter(({ rule, failed, retrying }) => !rules.has(rule) && failed + retrying > 0)
    .map(({ rule, failed, retrying }): RuleBody => ({ rule, active: false, failed, retrying }))
  return { items: [...live, ...gone] }
}

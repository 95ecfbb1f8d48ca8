import type { RuleRunBody, RuleRunsBody, RuleRunsQuery } from '@attain/contract'
import { always } from '@attain/engine/formula'
import type { Text } from '@attain/engine/metadata'
import { isoTime } from '../../store/query/iso-time.ts'
import { visibleNames } from '../../store/references.ts'
import type { Context } from '../context.ts'
import { objectByKey } from '../events/index.ts'
import { peopleNames } from '../people-names.ts'
import type { Happened } from './run-log.ts'

const PAGE = 50

export async function listRuns(context: Context, query: RuleRunsQuery): Promise<RuleRunsBody> {
  const rows = await selectRuns(context, query, PAGE + 1)
  const items = await bodiesOf(context, rows.slice(0, PAGE))
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

function selectRuns({ db, view }: Context, { rule, record, outcome, after }: RuleRunsQuery, limit: number) {
  let query = db.selectFrom('rule_runs').selectAll().where('workspace_id', '=', view.workspace.id)
  if (rule !== undefined) query = query.where('rule', '=', rule)
  if (record !== undefined) query = query.where('record_id', '=', record)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

type Row = Awaited<ReturnType<typeof selectRuns>>[number]

export async function bodiesOf(context: Context, rows: readonly Row[]): Promise<RuleRunBody[]> {
  const { db, view, today } = context
  const questions = [...Map.groupBy(rows, (row) => row.object_key)].flatMap(([key, of]) => {
    const object = objectByKey(view.workspace, key)
    return object ? [{ object, ids: [...new Set(of.map((row) => row.record_id))], where: always }] : []
  })
  const names = new Map((await visibleNames(db, view, questions, today)).flatMap((answer) => [...answer]))
  const people = await peopleNames(
    context,
    rows.map((row) => (row.happened as Happened).by),
  )
  return rows.map((row) => {
    const { type, by, chain } = row.happened as Happened
    const label = view.workspace.model.rules.get(row.rule)?.label
    const [recordName, byName] = [names.get(row.record_id), people.get(by ?? '')]
    return {
      id: row.id,
      rule: row.rule,
      ...(label && { label }),
      object: row.rule.slice(0, row.rule.indexOf('/')),
      record: row.record_id,
      ...(recordName !== undefined && { recordName }),
      at: isoTime(row.at),
      on: type,
      by,
      ...(byName !== undefined && { byName }),
      chain,
      outcome: row.outcome,
      attempts: row.attempts,
      done: row.done as Text[],
      ...(row.problem !== null && { problem: row.problem as Text }),
    }
  })
}

/** Approvals that do not go on by themselves, for administrators. */
import type { TroubledApproval } from '@attain/contract'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { definitionOf } from './definition.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly object: string
  readonly record_id: string
  readonly title: string
  readonly why: TroubledApproval['why']
  readonly since: string
  readonly problem: Record<string, string> | null
}

export async function troubledApprovals(context: Context): Promise<TroubledApproval[]> {
  const { db, view, language } = context
  const w = view.workspace.id
  const { rows } = await sql<Row>`
    select a.id, a.name, a.revision, k.name as object, a.record_id, a.title, t.why, t.since, t.problem from (
      select approval_id as id, 'action' as why, since, problem from approval_actions where workspace_id = ${w}
      union all
      select approval_id, 'nobody', min(opened_at), null from approval_tasks
        where workspace_id = ${w} and status = 'open' and person_id is null group by 1
      union all
      select id, 'stuck', submitted_at, null from approvals where workspace_id = ${w} and status = 'running'
        and jsonb_path_exists(state, '$.visits[*] ? (@.status == "stuck")')
    ) t join approvals a on a.workspace_id = ${w} and a.id = t.id
    join object_keys k on k.workspace_id = a.workspace_id and k.object_key = a.object_key
    order by t.since limit 200`.execute(db)
  return Promise.all(
    rows.map(async (row) => {
      const pinned = { object: row.object, name: row.name, revision: row.revision }
      const { label } = (await definitionOf(db, view.workspace, pinned)).document
      return {
        id: row.id,
        label: label[language] ?? label.en,
        record: { id: row.record_id, name: row.title },
        object: row.object,
        why: row.why,
        since: row.since,
        message: row.problem?.[language] ?? words[row.why][language],
      }
    }),
  )
}

const words = {
  action: { en: 'An action failed.', 'zh-CN': '操作执行失败。' },
  nobody: { en: 'Nobody was found; administrators decide.', 'zh-CN': '未找到审批人，由管理员处理。' },
  stuck: { en: 'No way leads on from here.', 'zh-CN': '流程无法继续。' },
}

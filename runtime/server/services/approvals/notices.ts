/** Who is told what while an approval runs. */
import type { About, Effect } from '@attain/engine/approval'
import type { ApprovalModel, Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Notice, notify } from '../notifications/index.ts'
import type { Instance } from './instance.ts'

type Words = Required<Text>
type Telling = Extract<Effect, { type: 'notify' }>

export async function tell(
  context: Context,
  instance: Instance,
  { document }: ApprovalModel,
  effects: readonly Effect[],
): Promise<void> {
  const telling = effects.filter((effect) => effect.type === 'notify')
  if (telling.length === 0) return
  const administrators = telling.some(({ to }) => to === null) ? await administratorsOf(context) : []
  const label = { en: document.label.en, 'zh-CN': document.label['zh-CN'] ?? document.label.en }
  const notices = telling.flatMap((effect, i) =>
    (effect.to === null ? administrators : [effect.to]).map((to) => noticeOf(instance, label, effect, to, i)),
  )
  await notify(context.db, context.view.workspace.id, notices)
}

function noticeOf({ id, title, events }: Instance, label: Words, { about }: Telling, to: string, i: number): Notice {
  return {
    personId: to,
    topic: 'approval',
    key: `approval/${id}/${events}/${i}`,
    title: titles[about](title, label),
    link: `/inbox/${id}`,
    ...(about === 'asked' || about === 'reminded' || about === 'stuck' ? { urgent: about !== 'asked' } : {}),
  }
}

const titles: Readonly<Record<About, (record: string, label: Words) => Words>> = {
  asked: (record, label) => ({
    en: `Please decide on “${record}” (${label.en})`,
    'zh-CN': `请审批“${record}”（${label['zh-CN']}）`,
  }),
  reminded: (record, label) => ({
    en: `“${record}” is still waiting for your decision (${label.en})`,
    'zh-CN': `“${record}”仍在等待您审批（${label['zh-CN']}）`,
  }),
  copied: (record, label) => ({
    en: `For your information: “${record}” (${label.en})`,
    'zh-CN': `抄送给您：“${record}”（${label['zh-CN']}）`,
  }),
  stuck: (record, label) => ({
    en: `The approval of “${record}” does not go on by itself (${label.en})`,
    'zh-CN': `“${record}”的审批无法自动继续（${label['zh-CN']}）`,
  }),
  returned: (record, label) => ({
    en: `“${record}” was returned to you (${label.en})`,
    'zh-CN': `“${record}”已退回给您（${label['zh-CN']}）`,
  }),
  approved: (record, label) => ({
    en: `“${record}” was approved (${label.en})`,
    'zh-CN': `“${record}”已通过（${label['zh-CN']}）`,
  }),
  rejected: (record, label) => ({
    en: `“${record}” was rejected (${label.en})`,
    'zh-CN': `“${record}”未通过（${label['zh-CN']}）`,
  }),
  stopped: (record, label) => ({
    en: `The approval of “${record}” was stopped (${label.en})`,
    'zh-CN': `“${record}”的审批已终止（${label['zh-CN']}）`,
  }),
}

async function administratorsOf({ db, view }: Context): Promise<readonly string[]> {
  const roles = [...view.workspace.model.roles.values()].filter((role) => role.administrator).map(({ name }) => name)
  const { rows } = await sql<{ id: string }>`select person_id as id from memberships
    where workspace_id = ${view.workspace.id} and active and roles && ${roles}::text[]`.execute(db)
  return rows.map(({ id }) => id)
}

/** What happened to an approval, in sentences. */
import type { HistoryLine, NamedPerson } from '@attain/contract'
import type { Happening, Target, Why } from '@attain/engine/approval'
import type { ApprovalDocument } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { nodeLabel } from './way.ts'

interface Row {
  readonly at: string
  readonly by: string | null
  readonly happened: readonly Happening[]
  readonly asked: { readonly type: string; readonly opinion?: string }
  readonly files: { id: string; name: string }[]
}

export async function historyOf(context: Context, id: string, document: ApprovalDocument): Promise<HistoryLine[]> {
  const { rows } = await sql<Row>`select h.at, h.by, h.happened, h.asked,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name)) from files f
        where f.workspace_id = h.workspace_id and f.id = any(h.files)), '[]'::json) as files
    from approval_history h where h.workspace_id = ${context.view.workspace.id} and h.approval_id = ${id}
    order by h.event`.execute(context.db)
  const ids = rows.flatMap(({ by, happened }) => [by, ...happened.flatMap(peopleIn)])
  const names = await peopleNames(asSystem(context, null), ids)
  const nodes = new Map<number, string>()
  const visits = new Map<number, number>()
  const telling = { document, names, nodes, visits, language: context.language }
  return rows.flatMap((row) => linesOf(row, telling))
}

interface Telling {
  readonly document: ApprovalDocument
  readonly names: ReadonlyMap<string, string>
  /** By visit and by task, filled on the way. */
  readonly nodes: Map<number, string>
  readonly visits: Map<number, number>
  readonly language: Context['language']
}

function linesOf(row: Row, telling: Telling): HistoryLine[] {
  const lines: HistoryLine[] = []
  for (const happening of row.happened) {
    if (happening.type === 'entered') telling.nodes.set(happening.visit, happening.node)
    if (happening.type === 'asked') telling.visits.set(happening.task, happening.visit)
    const told = tell(happening, telling)
    if (!told) continue
    const isSystem = told.kind === 'system' || told.kind === 'time'
    const by = isSystem ? null : 'by' in happening ? happening.by : row.by
    const isFirst = lines.length === 0
    const opinion = 'opinion' in happening ? happening.opinion : undefined
    lines.push({
      at: row.at,
      by: by === null ? null : named(by, telling),
      text: told.text[telling.language === 'zh-CN' ? 1 : 0],
      opinion: opinion ?? null,
      files: isFirst ? row.files : [],
      kind: told.kind,
    })
  }
  return lines
}

interface Told {
  readonly kind: HistoryLine['kind']
  readonly text: readonly [en: string, chinese: string]
}

/** Undefined for what only the machine needs. */
function tell(happening: Happening, telling: Telling): Told | undefined {
  const who = (id: string | null) =>
    id === null ? (telling.language === 'zh-CN' ? '管理员' : 'the administrators') : named(id, telling).name
  const step = (visit: number) => nodeLabel(telling.document, telling.nodes.get(visit) ?? '', telling.language)
  const stepOf = (task: number) => step(telling.visits.get(task) ?? 0)
  switch (happening.type) {
    case 'submitted':
      return { kind: 'submitted', text: ['Submitted', '提交了审批'] }
    case 'resubmitted':
      return { kind: 'submitted', text: ['Submitted again', '重新提交'] }
    case 'decided': {
      const at = stepOf(happening.task)
      const [en, chinese] = happening.approved ? ['Approved', '同意'] : ['Rejected', '拒绝']
      const why = happening.why ? reasons[happening.why] : undefined
      return {
        kind: happening.by === null ? 'system' : 'decided',
        text: [`${en}: ${at}${why ? ` (${why[0]})` : ''}`, `${chinese}：${at}${why ? `（${why[1]}）` : ''}`],
      }
    }
    case 'left':
      return happening.why === 'nobody'
        ? {
            kind: 'system',
            text: [
              `Passed, because nobody was found: ${step(happening.visit)}`,
              `未找到审批人，自动通过：${step(happening.visit)}`,
            ],
          }
        : happening.why === 'skipped'
          ? { kind: 'decided', text: skipped(step(happening.visit), happening.to, telling) }
          : happening.why === 'stood'
            ? {
                kind: 'system',
                text: [
                  `Still approved from before: ${step(happening.visit)}`,
                  `沿用之前的同意：${step(happening.visit)}`,
                ],
              }
            : undefined
    case 'asked':
      return happening.person === null
        ? {
            kind: 'system',
            text: [
              `Nobody was found; the administrators decide: ${step(happening.visit)}`,
              `未找到审批人，交由管理员处理：${step(happening.visit)}`,
            ],
          }
        : happening.principal === undefined
          ? undefined
          : {
              kind: 'system',
              text: [
                `${who(happening.person)} decides for ${who(happening.principal)}: ${step(happening.visit)}`,
                `${who(happening.person)} 代 ${who(happening.principal)} 审批：${step(happening.visit)}`,
              ],
            }
    case 'moved':
      return {
        kind: happening.by === null ? 'system' : 'moved',
        text: [
          `${moves[happening.why][0]} from ${who(happening.from)} to ${who(happening.to)}: ${stepOf(happening.task)}`,
          `${moves[happening.why][1]}：${stepOf(happening.task)}，由 ${who(happening.from)} 转给 ${who(happening.to)}`,
        ],
      }
    case 'added': {
      const people = happening.people.map(who)
      return {
        kind: 'added',
        text: [
          `Added ${people.join(', ')} (${happening.where}): ${stepOf(happening.task)}`,
          `${wheres[happening.where]} ${people.join('、')}：${stepOf(happening.task)}`,
        ],
      }
    }
    case 'returned': {
      const to = happening.to === null ? null : nodeLabel(telling.document, happening.to, telling.language)
      return {
        kind: 'returned',
        text: [`Returned to ${to ?? 'the submitter'}`, `退回到${to === null ? '提交人' : `“${to}”`}`],
      }
    }
    case 'copied':
      return happening.people.length === 0
        ? undefined
        : {
            kind: 'system',
            text: [`Informed ${happening.people.map(who).join(', ')}`, `抄送 ${happening.people.map(who).join('、')}`],
          }
    case 'reminded':
      return { kind: 'time', text: [`Reminded: ${stepOf(happening.task)}`, `已催办：${stepOf(happening.task)}`] }
    case 'stuck':
      return happening.why === 'no-branch'
        ? {
            kind: 'system',
            text: [
              `No branch matches: ${step(happening.visit)}. An administrator decides.`,
              `没有满足条件的分支：${step(happening.visit)}，由管理员处理。`,
            ],
          }
        : {
            kind: 'system',
            text: ['It goes round without end. An administrator decides.', '流程陷入循环，由管理员处理。'],
          }
    case 'changed':
      return { kind: 'decided', text: ['Changed the record', '修改了记录'] }
    case 'ended':
      return { kind: 'ended', text: ends[happening.status] }
    default:
      return undefined
  }
}

/** With where it went on, when that is not what follows anyway. */
function skipped(step: string, to: Target | undefined, { document, language }: Telling): Told['text'] {
  if (to === undefined) return [`Skipped: ${step}`, `跳过：${step}`]
  if (to === null) return [`Skipped from ${step} to the end`, `从“${step}”直接跳到结束`]
  const place = nodeLabel(document, to, language)
  return [`Skipped from ${step} to ${place}`, `从“${step}”直接跳到“${place}”`]
}

const reasons: Readonly<Record<Why, readonly [string, string]>> = {
  submitter: ['the submitter is the approver', '提交人即审批人'],
  'approved-before': ['approved just before', '此前已同意'],
  nobody: ['nobody was found', '未找到审批人'],
  time: ['time limit', '超时'],
  left: ['who was asked has left', '审批人已离职'],
  skipped: ['skipped by an administrator', '管理员跳过'],
  stood: ['approved before the return', '退回前已同意'],
}

const moves = {
  transferred: ['Transferred', '转交'],
  delegated: ['Delegated', '委托'],
  escalated: ['Escalated, because time was over,', '超时升级'],
  reassigned: ['Reassigned', '重新指派'],
  left: ['Handed over, because they have left,', '审批人离职，移交'],
} as const

const wheres = { before: '前加签', after: '后加签', beside: '并加签' } as const

const ends = {
  approved: ['Approved', '审批通过'],
  rejected: ['Rejected', '审批未通过'],
  withdrawn: ['Withdrawn', '已撤回'],
  stopped: ['Stopped', '已终止'],
} as const

function named(id: string, { names }: Telling): NamedPerson {
  return { id, name: names.get(id) ?? '' }
}

function peopleIn(happening: Happening): readonly (string | null)[] {
  switch (happening.type) {
    case 'asked':
      return [happening.person, happening.principal ?? null]
    case 'moved':
      return [happening.from, happening.to, happening.by]
    case 'added':
      return [happening.by, ...happening.people]
    case 'copied':
      return happening.people
    case 'decided':
    case 'ended':
    case 'returned':
    case 'submitted':
    case 'resubmitted':
      return [happening.by]
    default:
      return []
  }
}

/** The dead letters of all queues: jobs that were tried so often that they were given up, and how they begin anew. */
import type { FailedJobBody, FailedJobsBody } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { deadLetters, enqueueMany, type QueueData, type QueueName } from '../jobs/index.ts'
import { isoTime } from '../store/query/iso-time.ts'
import { type Context, inTransaction } from './context.ts'

const PAGE = 50

interface Row {
  readonly id: string
  readonly queue: string
  readonly data: QueueData[QueueName]
  readonly problem: string | null
  readonly chinese: string | null
  readonly attempts: number
  readonly since: string
  readonly failed_at: string
}

export async function listFailedJobs(context: Context, after?: string): Promise<FailedJobsBody> {
  const beyond =
    after === undefined
      ? sql``
      : sql`and (created_on, id) < (select created_on, id from jobs.job where name = ${deadLetters} and id = ${after})`
  const { rows } = await sql<Row>`select id, source_name as queue, data,
      coalesce(source_output ->> 'message', source_output ->> 'value', source_output::text) as problem,
      source_output ->> 'chinese' as chinese,
      coalesce(source_retry_count, 0) + 1 as attempts, coalesce(source_created_on, created_on) as since,
      created_on as failed_at
    from jobs.job where ${ofWorkspace(context)} ${beyond} order by created_on desc, id desc limit ${PAGE + 1}`.execute(
    context.db,
  )
  const items = rows.slice(0, PAGE).map(bodyOf)
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** They go back to their queues, as new ones; how many there were. */
export function replayFailedJobs(context: Context, ids?: readonly string[]): Promise<number> {
  return inTransaction(context, async (inner) => {
    const { rows } = await sql<Pick<Row, 'queue' | 'data'>>`delete from jobs.job
      where ${theseOf(inner, ids)} returning source_name as queue, data`.execute(inner.db)
    for (const [queue, jobs] of Map.groupBy(rows, (row) => row.queue))
      await enqueueMany(
        inner.db,
        queue as QueueName,
        jobs.map(({ data }) => ({ data })),
      )
    return rows.length
  })
}

/** They are given up for good; how many there were. */
export async function dismissFailedJobs(context: Context, ids?: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from jobs.job where ${theseOf(context, ids)}`.execute(context.db)
  return Number(numAffectedRows)
}

function theseOf(context: Context, ids: readonly string[] | undefined) {
  return ids === undefined ? ofWorkspace(context) : sql`${ofWorkspace(context)} and id = any(${[...ids]}::uuid[])`
}

/** What came from a queue that is not there any more cannot go back to it. */
function ofWorkspace({ view }: Context) {
  return sql`name = ${deadLetters} and state = 'created' and (data ->> 'workspaceId')::integer = ${view.workspace.id}
    and source_name = any(${Object.keys(kinds)}::text[])`
}

function bodyOf({ id, queue, data, problem, chinese, attempts, since, failed_at: failedAt }: Row): FailedJobBody {
  const { what, path } = kinds[queue as QueueName] as Kind<QueueName>
  return {
    id,
    what,
    path: path(data),
    problem: { en: problem ?? '', ...(chinese !== null && { 'zh-CN': chinese }) },
    attempts,
    since: isoTime(since),
    failedAt: isoTime(failedAt),
  }
}

interface Kind<Name extends QueueName> {
  readonly what: Text
  readonly path: (data: QueueData[Name]) => string | null
}

const kinds: { readonly [Name in QueueName]: Kind<Name> } = {
  deliver: {
    what: { en: 'Send a message', 'zh-CN': '发送消息' },
    path: () => '/channels/undelivered',
  },
  'approval-timer': {
    what: { en: 'Time limit or wait of an approval', 'zh-CN': '审批的时限或等待' },
    path: ({ approvalId }) => `/inbox/${approvalId}`,
  },
  'approval-action': {
    what: { en: 'Action of an approval', 'zh-CN': '审批的动作' },
    path: ({ approvalId }) => `/inbox/${approvalId}`,
  },
  delegation: {
    what: { en: 'Begin a delegation', 'zh-CN': '委托生效' },
    path: () => '/delegation',
  },
  'person-left': {
    what: { en: 'Hand over the decisions of somebody who left', 'zh-CN': '移交离职人员的审批' },
    path: ({ personId }) => `/records/person/${personId}`,
  },
  'commission-run': {
    what: { en: 'Calculation of commission', 'zh-CN': '奖金计算' },
    path: () => '/commission',
  },
  'rule-run': {
    what: { en: 'Another attempt of a rule', 'zh-CN': '重试规则' },
    path: () => '/rule-runs',
  },
}

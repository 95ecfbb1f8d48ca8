/** Jobs come about in the transaction that makes them necessary: they are there when it is, and not otherwise. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../store/statement.ts'
import { deadLetters, type QueueData, type QueueName, queues } from './queues.ts'
import { wakeSoon } from './wake.ts'

export interface JobOptions {
  /** A job of this key is done once, however often it is enqueued, until a day after it was done. */
  readonly key?: string
  /** Not before this moment. */
  readonly startAfter?: Date
}

export interface NewJob<Name extends QueueName> extends JobOptions {
  readonly data: QueueData[Name]
}

/** Adds a job to a queue, in the transaction that is open. */
export function enqueue<Name extends QueueName>(
  db: Database,
  queue: Name,
  data: QueueData[Name],
  options: JobOptions = {},
): Promise<void> {
  return enqueueMany(db, queue, [{ data, ...options }])
}

/** Adds any number of jobs in one statement. */
export async function enqueueMany<Name extends QueueName>(
  db: Database,
  queue: Name,
  jobs: readonly NewJob<Name>[],
): Promise<void> {
  if (jobs.length === 0) return
  await insertJobs(queue, JSON.stringify(jobs.map((job) => rowOf(queue, job)))).execute(db)
  if (jobs.some(({ startAfter }) => startAfter === undefined)) wakeSoon(queue)
}

function rowOf(queue: QueueName, { data, key, startAfter }: NewJob<QueueName>) {
  return { id: key === undefined ? null : idOfKey(queue, key), data, start_after: startAfter?.toISOString() ?? null }
}

/** The same for the same key: two jobs cannot have one id. */
function idOfKey(queue: string, key: string): string {
  const hex = createHash('sha256').update(`${queue}\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What pg-boss's own `insert` writes; `jobs.test.ts` compares the two. A queue that is not there breaks a foreign key. */
function insertJobs(queue: string, rows: string): RawBuilder<unknown> {
  return sql`
    insert into jobs.job (id, name, data, start_after, created_on, keep_until, policy, expire_seconds,
      deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, dead_letter, heartbeat_seconds)
    select coalesce(given.id, gen_random_uuid()), ${queue}::text, given.data, coalesce(given.start_after, now()), now(),
      coalesce(given.start_after, now()) + queue.retention_seconds * interval '1 second', queue.policy,
      queue.expire_seconds, queue.deletion_seconds, queue.retry_limit, queue.retry_delay, queue.retry_backoff,
      queue.retry_delay_max, queue.dead_letter, queue.heartbeat_seconds
    from json_to_recordset(${rows}::text::json) as given (id uuid, data jsonb, start_after timestamptz)
    left join jobs.queue as queue on queue.name = ${queue}::text
    on conflict do nothing`
}

/** Makes the queues that are not there yet; jobs can be added to them from then on. */
export async function prepareQueues(db: Database): Promise<void> {
  const wanted = JSON.stringify([
    { name: deadLetters, options: { policy: 'standard', deleteAfterSeconds: 90 * 24 * 60 * 60 } },
    ...Object.entries(queues).map(([name, settings]) => ({ name, options: { policy: 'standard', ...settings } })),
  ])
  await sql`
    select jobs.create_queue(wanted.name, wanted.options)
    from json_to_recordset(${wanted}::text::json) as wanted (name text, options jsonb)
    where not exists (select from jobs.queue where queue.name = wanted.name)`.execute(db)
}

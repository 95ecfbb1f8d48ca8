/**
 * Works on the jobs of all queues, with pg-boss. State is in Postgres (schema `jobs`): a process that dies is followed
 * by any other within seconds, and of several processes each job is taken by one. A job may be done again when its
 * process died between doing it and saying so; what it does must bear that.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { Job, JobResult, PgBoss } from 'pg-boss'
import { AttainError } from '../errors.ts'
import { deadLetters, type QueueData, type QueueName, queues } from './queues.ts'
import { onWake } from './wake.ts'

/** Does one job; throwing puts it back for another attempt. The signal ends with the patience for it. */
export type JobHandler<Name extends QueueName> = (data: QueueData[Name], job: RunningJob) => Promise<void>

export interface RunningJob {
  readonly id: string
  /** 1 at first. */
  readonly attempt: number
  readonly signal: AbortSignal
}

export interface Jobs {
  /** Says how the jobs of a queue are done; `atOnce` of them at a time. Before `start`. */
  work<Name extends QueueName>(queue: Name, handler: JobHandler<Name>, atOnce?: number): void
  /** Begins to work; loads what that takes. A second call waits for the first. */
  start(): Promise<void>
  /** Waits until nothing is due and nothing is being done; begins to work if need be. */
  idle(): Promise<void>
  /** Lets what is being done end, for a moment; the rest is for the next process. */
  stop(): Promise<void>
}

export interface JobsOptions {
  readonly databaseUrl: string
  readonly log: FastifyBaseLogger
  /** How often workers look by themselves: for jobs of other processes, and for those whose time has come. */
  readonly lookEverySeconds?: number
  /** How often jobs of processes that died are looked for. */
  readonly missEverySeconds?: number
}

const CONNECTIONS = 2
const END_WITHIN_MS = 1_000

interface Work {
  readonly handler: JobHandler<QueueName>
  readonly atOnce: number
}

export function createJobs(options: JobsOptions): Jobs {
  const { log, lookEverySeconds = 2 } = options
  const works = new Map<QueueName, Work>()
  const workers = new Map<string, string>()
  let starting: Promise<PgBoss> | undefined
  let isStopped = false
  let stopListening = () => {}

  const begin = async (): Promise<PgBoss> => {
    const boss = await connectBoss(options)
    for (const [name, settings] of Object.entries(queues)) await boss.updateQueue(name, settings)
    const wake = (queue: string) => {
      const worker = workers.get(queue)
      if (worker !== undefined) boss.notifyWorker(worker)
    }
    const startWorker = (queue: QueueName, { handler, atOnce }: Work): Promise<string> => {
      const options = { batchSize: atOnce, perJobResults: true, pollingIntervalSeconds: lookEverySeconds } as const
      return boss.work<QueueData[QueueName]>(queue, options, async (jobs) => {
        const results = await Promise.all(jobs.map((job) => attempt(queue, job, handler, log)))
        // there may be more
        wake(queue)
        return results
      })
    }
    for (const [queue, work] of works) workers.set(queue, await startWorker(queue, work))
    stopListening = onWake(wake)
    return boss
  }
  const start = () => {
    if (isStopped) return Promise.reject(new Error('The jobs were stopped.'))
    starting ??= begin().catch((error: unknown) => {
      starting = undefined
      throw error
    })
    return starting
  }
  return {
    work(queue, handler, atOnce = 8) {
      if (starting !== undefined) throw new Error(`The work on "${queue}" must be known before it begins.`)
      works.set(queue, { handler: handler as JobHandler<QueueName>, atOnce })
    },
    async start() {
      await start()
    },
    async idle() {
      const boss = await start()
      while ((await countDue(boss)) > 0) {
        for (const worker of workers.values()) boss.notifyWorker(worker)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async stop() {
      isStopped = true
      stopListening()
      const boss = await starting?.catch(() => undefined)
      await boss?.stop({ graceful: true, timeout: END_WITHIN_MS })
    },
  }
}

async function connectBoss({ databaseUrl, log, missEverySeconds = 5 }: JobsOptions): Promise<PgBoss> {
  // loaded here and not with the server, whose first answer should not wait for it
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'attain jobs',
    schema: 'jobs',
    max: CONNECTIONS,
    createSchema: false,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: missEverySeconds,
    monitorIntervalSeconds: missEverySeconds,
    maintenanceIntervalSeconds: 60 * 60,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (err) => log.error({ err }, 'something went wrong with the jobs'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the jobs need to be looked at'))
  try {
    return await boss.start()
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}

async function attempt(
  queue: QueueName,
  job: Job<QueueData[QueueName]>,
  handler: JobHandler<QueueName>,
  log: FastifyBaseLogger,
): Promise<JobResult> {
  const number = job.retryCount + 1
  try {
    await handler(job.data, { id: job.id, attempt: number, signal: job.signal })
    return { id: job.id, status: 'completed' }
  } catch (err) {
    log.error({ err, queue, job: job.id, attempt: number }, 'a job failed')
    return { id: job.id, status: 'failed', output: outputOf(err) }
  }
}

/** What is told in both languages is kept in both. */
function outputOf(error: unknown): { readonly message: string; readonly chinese?: string } {
  if (error instanceof AttainError) return { message: error.message, chinese: error.messageIn('zh-CN') }
  return { message: error instanceof Error ? error.message : String(error) }
}

/** Jobs that are being done, and those whose time has come; what failed waits for its next attempt. */
async function countDue(boss: PgBoss): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `select count(*)::integer as due from jobs.job
     where name <> $1 and (state = 'active' or (state < 'active' and start_after <= now()))`,
    [deadLetters],
  )
  return rows[0].due
}

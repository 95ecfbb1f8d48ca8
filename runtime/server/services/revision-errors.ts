/** Counts what goes wrong per revision, so that a canary can be watched: kept in memory and written every few seconds. */
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../store/statement.ts'

interface Happened {
  readonly workspaceId: number
  readonly revision: number
  readonly code: string
  readonly status: number
  readonly message: string
  readonly requestId: string
}

interface Counted extends Happened {
  count: number
  at: Date
}

const EVERY_MS = 3000

export interface RevisionErrors {
  note(happened: Happened): void
  /** Writes what has been noted. */
  write(): Promise<void>
  stop(): Promise<void>
}

export function createRevisionErrors(db: Database, log: FastifyBaseLogger): RevisionErrors {
  let noted = new Map<string, Counted>()
  const write = async () => {
    const rows = [...noted.values()]
    if (rows.length === 0) return
    noted = new Map()
    await sql`insert into revision_errors (workspace_id, revision, code, status, count, last_at, last_message, last_request)
      select * from unnest(${rows.map((row) => row.workspaceId)}::integer[], ${rows.map((row) => row.revision)}::integer[],
        ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.status)}::integer[], ${rows.map((row) => row.count)}::bigint[],
        ${rows.map((row) => row.at.toISOString())}::timestamptz[], ${rows.map((row) => row.message)}::text[], ${rows.map((row) => row.requestId)}::uuid[])
      on conflict (workspace_id, revision, code) do update set status = excluded.status, last_at = excluded.last_at,
        count = revision_errors.count + excluded.count, last_message = excluded.last_message, last_request = excluded.last_request`.execute(
      db,
    )
  }
  const timer = setInterval(
    () => void write().catch((err: unknown) => log.error({ err }, 'could not write the errors of revisions')),
    EVERY_MS,
  )
  timer.unref()
  return {
    note(happened) {
      const key = `${happened.workspaceId} ${happened.revision} ${happened.code}`
      const count = (noted.get(key)?.count ?? 0) + 1
      noted.set(key, { ...happened, message: storable(happened.message), count, at: new Date() })
    },
    write,
    async stop() {
      clearInterval(timer)
      await write().catch(() => {})
    },
  }
}

/** Its beginning, without the one character that Postgres keeps in no text. */
function storable(message: string): string {
  return message.slice(0, 500).replaceAll('\0', '\uFFFD')
}

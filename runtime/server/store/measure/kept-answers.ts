/**
 * Answers that are kept as long as nothing has changed. Every write of a record tells the outbox in its own transaction,
 * and whoever takes an event out of it leaves a mark (`followed_events`): an answer is as good as new when neither holds a
 * transaction that the snapshot from before the answer did not see.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { LiveWorkspace } from '../live-workspace.ts'
import { type Arguments, type Database, parametersOf, run, type Statement } from '../statement.ts'

interface Kept {
  readonly snapshot: string
  readonly rows: readonly unknown[]
}

/** Rows of all answers of a workspace together; some dozen megabytes. */
const MOST_ROWS = 200_000

/** By workspace as it was published: what was answered by another model is forgotten with it. */
const kept = new WeakMap<LiveWorkspace, LRUCache<string, Kept>>()

/** The same as `run`, of a statement that reads records alone, whose answer depends on its values and on nothing else. */
export async function runKept<Row>(
  db: Database,
  workspace: LiveWorkspace,
  statement: Statement,
  values: Arguments,
): Promise<readonly Row[]> {
  // what a transaction has written itself is nobody else's yet
  if (db.isTransaction) return (await run<Row>(db, statement, values)).rows
  const answers = answersOf(workspace)
  const key = keyOf(statement, values)
  const before = answers.get(key)
  const { snapshot, isSame } = await changesSince(db, workspace.id, before?.snapshot)
  if (before !== undefined && isSame) return before.rows as readonly Row[]
  const { rows } = await run<Row>(db, statement, values)
  answers.set(key, { snapshot, rows })
  return rows
}

function answersOf(workspace: LiveWorkspace): LRUCache<string, Kept> {
  const known = kept.get(workspace)
  if (known) return known
  const answers = new LRUCache<string, Kept>({ maxSize: MOST_ROWS, sizeCalculation: ({ rows }) => rows.length + 1 })
  kept.set(workspace, answers)
  return answers
}

function keyOf(statement: Statement, values: Arguments): string {
  const hash = createHash('sha256').update(statement.sql)
  return hash.update(JSON.stringify(parametersOf(statement, values))).digest('base64')
}

async function changesSince(
  db: Database,
  workspaceId: number,
  since: string | undefined,
): Promise<{ readonly snapshot: string; readonly isSame: boolean }> {
  const { rows } = await sql<{ snapshot: string; isSame: boolean }>`
    select pg_current_snapshot()::text as snapshot, ${since ?? null}::pg_snapshot is not null
      and not exists (select from events where workspace_id = ${workspaceId}
        and not pg_visible_in_snapshot(transaction, ${since ?? null}::pg_snapshot))
      and not exists (select from followed_events where workspace_id = ${workspaceId}
        and not pg_visible_in_snapshot(transaction, ${since ?? null}::pg_snapshot)) as "isSame"`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A select without a table answers with one row.')
  return row
}

/**
 * The words that many records have: "opp" where every code begins with it. Looking such a word up in the index finds a
 * million records and says nothing, so a search that has another word uses that one and only checks these.
 */
import { sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { keyCondition } from './source.ts'

const REMEMBERED_MS = 10 * 60_000
/** The share of all records from which on a word is frequent. */
const FREQUENT = 0.001

interface Known {
  readonly until: number
  readonly words: Promise<readonly string[] | undefined>
}

const known = new WeakMap<LiveObject, Known>()

/** As Postgres has measured it, some minutes ago perhaps; undefined as long as it has not. */
export function frequentWords(db: Database, view: View, object: LiveObject): Promise<readonly string[] | undefined> {
  const now = performance.now()
  const remembered = known.get(object)
  if (remembered && remembered.until > now) return remembered.words
  const words = measuredWords(db, view, object)
  known.set(object, { until: now + REMEMBERED_MS, words })
  words.catch(() => known.delete(object))
  return words
}

async function measuredWords(db: Database, view: View, object: LiveObject): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ words: string[] | null }>`
    select (select array_agg(word) from unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e(word, share)
      where word is not null and share >= ${FREQUENT}) as words
    from pg_stats s where s.schemaname = current_schema() and s.attname = 'words' and s.tablename = (
      select c.relname from record_words w join pg_class c on c.oid = w.tableoid
      where ${keyCondition(view, object, 'w')} limit 1)`.execute(db)
  return rows[0] && (rows[0].words ?? [])
}

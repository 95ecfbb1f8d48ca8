/** Search by words over records that the actor may read. */
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { wordQuery } from '../words.ts'
import { conditionSql } from './condition.ts'
import { nameOf } from './selection.ts'
import { keyCondition, QueryScope, Source } from './source.ts'

export interface Found {
  readonly object: string
  readonly id: string
  readonly name: string
}

/** True when some searched field is not readable on every record: then only names may be searched. */
export function searchesNamesOnly(view: View, object: LiveObject): boolean {
  const access = accessOf(view, object.model)
  return [...object.model.fields.values()].some((field) => field.search && access.readField(field).op !== 'always')
}

/** True when names themselves are hidden on some record: then nothing can be searched. */
export function hidesNames(view: View, object: LiveObject): boolean {
  const field = object.model.fields.get(object.model.nameField)
  return !field || accessOf(view, object.model).readField(field).op !== 'always'
}

/** What a search text looks for: nothing given (undefined), nothing that could be found (null), or a tsquery literal. */
export function searchedWords(view: View, object: LiveObject, typed: string | undefined): string | null | undefined {
  if (typed === undefined || typed.trim() === '') return undefined
  return hidesNames(view, object) ? null : wordQuery(typed, searchesNamesOnly(view, object))
}

/** Limits a source to records that contain the words (a tsquery literal) bound as `words`. */
export function searchScope(source: Source): RawBuilder<unknown> {
  return sql`${source.id} in (select w.record_id from record_words w where ${keyCondition(source.scope.view, source.object, 'w')} and w.words @@ ${named('words')}::tsquery)`
}

/** Up to `limit` records whose words begin with what was typed, newest first; with nothing typed the newest ones. */
export async function searchRecords(
  db: Database,
  view: View,
  object: LiveObject,
  typed: string,
  limit: number,
  today: string,
): Promise<Found[]> {
  if (accessOf(view, object.model).read.op === 'never' || hidesNames(view, object)) return []
  const words = searchedWords(view, object, typed)
  if (words === null) return []
  const statement = searchStatement(db, view, object, words !== undefined)
  const { rows } = await run<{ id: string; name: string | null }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { words, limit },
  })
  return rows.map(({ id, name }) => ({ object: object.model.name, id, name: name ?? '' }))
}

function searchStatement(db: Database, view: View, object: LiveObject, byWords: boolean): Statement {
  const key = ['search', object.model.name, view.rolesKey, byWords].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const source = new Source(new QueryScope(view), object)
  const conditions = [source.key, conditionSql(accessOf(view, object.model).read, source, 'model')]
  if (byWords) conditions.push(searchScope(source))
  const name = nameOf(source)
  const statement = compileStatement(
    db,
    sql`select ${source.id} as id, ${name} as name from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(conditions, sql` and `)} order by ${source.id} desc limit ${named('limit')}`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}

/** What a search text asks of records: all of its words, each by its beginning (see `../words.ts`). */
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { named } from '../statement.ts'
import { wordQuery } from '../words.ts'
import { keyCondition, type Source } from './source.ts'

type Sql = RawBuilder<unknown>

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

const isFound = sql`w.words @@ ${named('words')}::tsquery`

/** Limits a source to records that contain the words (a tsquery literal) bound as `words`. */
export function searchScope(source: Source): Sql {
  return sql`${source.id} in (select w.record_id from record_words w where ${keyCondition(source.scope.view, source.object, 'w')} and ${isFound})`
}

/**
 * The same for words that few records have: they are fetched by the index on words, whatever their order. Bound as
 * `rare` are those of the words that are worth looking up, or all.
 */
export function rareSearchScope(source: Source): Sql {
  // "is true" keeps all the words together a filter; a literal that Postgres does not see needs planning only once
  const conditions = [
    keyCondition(source.scope.view, source.object, 'w'),
    sql`w.words @@ (select ${named('rare')}::tsquery)`,
    sql`(${isFound}) is true`,
  ]
  // as an array, because Postgres takes any prefix to be in 2 % of all records, and would rather go through them
  return sql`${source.id} = any(array(select w.record_id from record_words w where ${sql.join(conditions, sql` and `)}))`
}

/** The same for a few records, looked up one by one. */
export function hasWords(source: Source): Sql {
  return sql`(select ${isFound} from record_words w where ${keyCondition(source.scope.view, source.object, 'w')} and w.record_id = ${source.id})`
}

/** Finds the records that reference fields name, as far as the actor may see them. */
import { type Json, valueTypeOf } from '@attain/engine/fields'
import { type Condition, conditionKey } from '@attain/engine/formula'
import type { Typed } from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from './live-workspace.ts'
import { conditionSql } from './query/condition.ts'
import { farSql, readFar } from './query/far-values.ts'
import { FormulaSource } from './query/formula-source.ts'
import { nameOf } from './query/selection.ts'
import { QueryScope, Source } from './query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from './statement.ts'

/** Which of these records exist, are visible, and meet the condition (a lookup's `where`)? */
export interface NameQuestion {
  readonly object: LiveObject
  readonly ids: readonly string[]
  readonly where: Condition
}

/** What is said of a record that was asked for. */
export interface FoundRecord {
  readonly name: string
  /** What formulas read there. */
  readonly far: readonly Json[]
}

/** Asked of one record, together with what formulas read there: they look at everything, whatever the actor may see. */
export interface RecordQuestion extends Omit<NameQuestion, 'ids'> {
  readonly id: string
  readonly far: readonly Typed[]
}

export interface FoundRow {
  readonly question: number
  readonly name: string | null
  readonly far: readonly unknown[] | null
}

/** The answers as rows of `question`, `name` and `far`; the id is bound as `id0`, `id1` and so on. */
export function selectRecords(view: View, questions: readonly RecordQuestion[]): RawBuilder<unknown> {
  const scope = new QueryScope(view)
  const parts = questions.map(({ object, where, far }, i) => {
    const source = new Source(scope, object)
    const reader = new FormulaSource(source, 'model', 1)
    const read = far.map((typed) => farSql(typed, reader))
    const values = read.length === 0 ? sql`null::jsonb` : sql`jsonb_build_array(${sql.join(read)})`
    return selectNames(
      source,
      where,
      sql`${named(`id${i}`)}::uuid`,
      (name) => sql`${sql.lit(i)} as question, ${name} as name, ${values} as far`,
    )
  })
  return sql.join(parts, sql` union all `)
}

/** The answer to each question; undefined where there is no such record. */
export function readFound(
  rows: readonly FoundRow[],
  questions: readonly RecordQuestion[],
): (FoundRecord | undefined)[] {
  const found: (FoundRecord | undefined)[] = questions.map(() => undefined)
  for (const { question, name, far } of rows) {
    const asked = questions[question]?.far ?? []
    found[question] = { name: name ?? '', far: asked.map((typed, i) => readFar(typed, far?.[i])) }
  }
  return found
}

/** The answers, names by id, all in one query. */
export async function visibleNames(
  db: Database,
  view: View,
  questions: readonly NameQuestion[],
  today: string,
): Promise<Map<string, string>[]> {
  const answers = questions.map(() => new Map<string, string>())
  if (questions.length === 0) return answers
  const { rows } = await run<{ question: number; id: string; name: string | null }>(
    db,
    namesStatement(db, view, questions),
    {
      personId: view.actor.personId,
      today,
      named: Object.fromEntries(questions.map(({ ids }, i) => [`ids${i}`, ids])),
    },
  )
  for (const { question, id, name } of rows) answers[question]?.set(id, name ?? '')
  return answers
}

function namesStatement(db: Database, view: View, questions: readonly NameQuestion[]): Statement {
  const shapes = questions.map(({ object, where }) => `${object.model.name} ${conditionKey(where)}`)
  return remember(view, ['references', view.rolesKey, ...shapes].join('|'), () => {
    const scope = new QueryScope(view)
    const parts = questions.map(({ object, where }, i) => {
      const source = new Source(scope, object)
      const select = (name: RawBuilder<unknown>) => sql`${sql.lit(i)} as question, ${source.id} as id, ${name} as name`
      return selectNames(source, where, sql`any(${named(`ids${i}`)}::uuid[])`, select)
    })
    return compileStatement(db, sql.join(parts, sql` union all `))
  })
}

function selectNames(
  source: Source,
  where: Condition,
  id: RawBuilder<unknown>,
  select: (name: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const name = nameOf(source)
  const conditions = [
    source.key,
    sql`${source.id} = ${id}`,
    conditionSql(accessOf(source.scope.view, source.object.model).read, source, 'model'),
    conditionSql(where, source, 'model'),
  ]
  return sql`select ${select(name)} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(conditions, sql` and `)}`
}

/** Ids by the value of a field, for imports that name records by what people call them; several ids when ambiguous. */
export async function idsByValue(
  db: Database,
  view: View,
  object: LiveObject,
  field: FieldModel,
  values: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const key = ['by-value', object.model.name, view.rolesKey, field.name].join('|')
  const statement = remember(view, key, () => {
    const source = new Source(new QueryScope(view), object)
    const value = source.value(field)
    const readable = conditionSql(accessOf(view, object.model).read, source, 'model')
    return compileStatement(
      db,
      sql`select ${source.id} as id, ${value}::text as value from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${value} = any(${named('values')}) and ${readable}`,
    )
  })
  const { rows } = await run<{ id: string; value: string }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { values: values.map((value) => valueTypeOf(field).toSlot(value, field)) },
  })
  const ids = new Map<string, string[]>()
  for (const { id, value } of rows) ids.set(value, [...(ids.get(value) ?? []), id])
  return ids
}

/** Record ids by unique key text. Says nothing about what the actor may see. */
export async function idsByUniqueKey(
  db: Database,
  view: View,
  object: LiveObject,
  field: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; record_id: string }>`
    select key, record_id from unique_keys
    where workspace_id = ${sql.lit(view.workspace.id)} and object_key = ${sql.lit(object.key)}
      and field = ${field} and key = any(${keys}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.key, row.record_id]))
}

function remember(view: View, key: string, compile: () => Statement): Statement {
  const known = view.workspace.statements.get(key)
  if (known) return known
  const statement = compile()
  view.workspace.statements.set(key, statement)
  return statement
}

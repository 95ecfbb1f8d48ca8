/**
 * Conditions as SQL. Unknown (null) counts as false for whoever uses the result, as in the engine's `evaluateCondition`.
 * Constants of a question become bindings, numbered in the order in which `constantsOf` lists them;
 * constants of the model (a scope, a guard) are the same at every run and stay in the statement.
 */
import { fieldTypes, type Json } from '@attain/engine/fields'
import { type Condition, comparableKind, type FieldPath, holdsSeveral, type Operand } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { slotTypes } from '../slot-columns.ts'
import { constantBinding, personBinding, todayBinding } from '../statement.ts'
import { type QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

/**
 * Where a condition comes from: the model, whose constants are always the same and which looks at everything, or the
 * question that is being asked, which sees no more than its asker.
 */
export type Origin = 'model' | 'question'

export function conditionSql(condition: Condition, asked: Source, origin: Origin): Sql {
  const source = origin === 'model' ? asked.trusted : asked
  const constant = (value: unknown) =>
    origin === 'model' ? sql`${value}` : sql`${constantBinding(source.scope.nextConstant())}`
  switch (condition.op) {
    case 'always':
      return sql`true`
    case 'never':
      return sql`false`
    case 'and':
    case 'or': {
      const args = condition.args.map((arg) => conditionSql(arg, source, origin))
      return sql`(${sql.join(args, condition.op === 'and' ? sql` and ` : sql` or `)})`
    }
    case 'not':
      return sql`((${conditionSql(condition.arg, source, origin)}) is not true)`
    case 'blank':
      return holdsSeveral(condition.field.field)
        ? sql`(coalesce(${jsonAt(source, condition.field)}, 'null') in ('null', '[]'))`
        : sql`(${source.at(condition.field)} is null)`
    case 'compare':
      return comparison(condition, source, constant)
    case 'in':
      return sql`${source.at(condition.field)} = any(${unseen(source, condition.field.field, constant(listConstant(condition)), '[]')})`
    case 'has':
      return sql`${jsonAt(source, condition.field)} @> ${constant(hasConstant(condition))}::jsonb`
    case 'contains':
    case 'startsWith': {
      const text = sql`${constant(condition.text)}::text`
      if (condition.field.field.type !== 'address') return textMatch(condition, textAt(source, condition.field), text)
      // any part of it
      const parts = sql`jsonb_each_text(${jsonAt(source, condition.field)}) as part(name, value)`
      return sql`exists (select from ${parts} where ${textMatch(condition, sql`part.value`, text)})`
    }
    case 'own':
      return sql`${source.owner} = ${personBinding}`
    case 'team':
      return sql`${source.owner} in (${teamMembers(source.scope)})`
    case 'subordinates':
      return sql`${source.owner} in (${below(source.scope, 'person', 'manager', sql`${personBinding}::uuid`)})`
    case 'parent': {
      const parent = source.separate(condition.field.target as string)
      const where = conditionSql(condition.scope, parent, origin)
      return sql`exists (select from record_slots ${sql.ref(parent.alias)} ${parent.joins} where ${parent.key} and ${parent.id} = ${source.value(condition.field)} and ${where})`
    }
  }
}

/** The constants of a condition as the store takes them, in the order in which `conditionSql` binds them. */
export function constantsOf(condition: Condition): unknown[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.flatMap(constantsOf)
    case 'not':
      return constantsOf(condition.arg)
    case 'compare':
      return condition.right.kind === 'constant' ? [compareConstant(condition)] : []
    case 'in':
      return [listConstant(condition)]
    case 'has':
      return [hasConstant(condition)]
    case 'contains':
    case 'startsWith':
      return [condition.text]
    case 'parent':
      return constantsOf(condition.scope)
    case 'always':
    case 'never':
    case 'blank':
    case 'own':
    case 'team':
    case 'subordinates':
      return []
  }
}

/** The condition without its constants, as a key for statements: equal shapes compile to equal SQL. */
export function shapeOf(condition: Condition): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return `${condition.op}(${condition.args.map(shapeOf).join(',')})`
    case 'not':
      return `not(${shapeOf(condition.arg)})`
    case 'compare':
      return `${condition.left.path}${condition.comparison}${operandShape(condition.right)}`
    case 'contains':
    case 'startsWith':
      return `${condition.op}(${condition.field.path},${condition.exactCase})`
    case 'in':
    case 'has':
    case 'blank':
      return `${condition.op}(${condition.field.path})`
    case 'parent':
      return `parent(${condition.field.name},${shapeOf(condition.scope)})`
    case 'always':
    case 'never':
    case 'own':
    case 'team':
    case 'subordinates':
      return condition.op
  }
}

function operandShape(operand: Operand): string {
  return operand.kind === 'field' ? operand.path.path : operand.kind === 'constant' ? '?' : operand.kind
}

function textMatch(
  { op, exactCase }: { op: 'contains' | 'startsWith'; exactCase: boolean },
  value: Sql,
  text: Sql,
): Sql {
  const [subject, wanted] = exactCase ? [value, text] : [sql`lower(${value})`, sql`lower(${text})`]
  return op === 'contains' ? sql`strpos(${subject}, ${wanted}) > 0` : sql`starts_with(${subject}, ${wanted})`
}

type CompareCondition = Extract<Condition, { op: 'compare' }>
type InCondition = Extract<Condition, { op: 'in' }>
type HasCondition = Extract<Condition, { op: 'has' }>

function comparison(condition: CompareCondition, source: Source, constant: (value: unknown) => Sql): Sql {
  const { left, right } = condition
  // the id is found by its key as long as it is compared with an id
  const byKey = right.kind !== 'field' && ['==', '!='].includes(condition.comparison)
  const a = byKey ? source.at(left) : textAt(source, left)
  const b =
    right.kind === 'constant'
      ? unseen(source, left.field, constant(compareConstant(condition)))
      : operandSql(right, left.field, source)
  const mayBothBeBlank = right.kind === 'field'
  switch (condition.comparison) {
    case '==':
      return mayBothBeBlank ? sql`(${a} is not distinct from ${b})` : sql`${a} = ${b}`
    case '!=':
      return sql`(${a} is distinct from ${b})`
    case '<':
      return sql`${a} < ${b}`
    case '<=':
      return sql`${a} <= ${b}`
    case '>':
      return sql`${a} > ${b}`
    case '>=':
      return sql`${a} >= ${b}`
  }
}

/**
 * A constant that Postgres does not see while it plans, where the scope says so: else it plans anew for each, because
 * some value might be worth it.
 */
function unseen(source: Source, field: FieldModel, constant: Sql, list: '' | '[]' = ''): Sql {
  const kind = fieldTypes[field.type].slot
  if (!source.scope.plansOnce || kind === null || isId(field)) return constant
  const type = sql.raw(slotTypes[kind] + list)
  return sql`(select ${constant}::${type})::${type}`
}

function operandSql(operand: Exclude<Operand, { kind: 'constant' }>, field: FieldModel, source: Source): Sql {
  switch (operand.kind) {
    case 'currentUser':
      return sql`${personBinding}`
    case 'today':
      return sql`${todayBinding}::timestamp`
    case 'field': {
      const value = textAt(source, operand.path)
      const [from, to] = [operand.path.field.scale ?? 0, field.scale ?? 0]
      // money of two currencies has two kinds of minor units
      return comparableKind(field) === 'money' && from !== to
        ? sql`(${value} * ${sql.lit(10 ** to)}::numeric / ${sql.lit(10 ** from)})`
        : value
    }
  }
}

function slotConstant(field: FieldModel, value: Json): string | null {
  const type = fieldTypes[field.type]
  // a slot may hold less of a text than the document does
  return type.slot === 'text' && typeof value === 'string' ? value : type.toSlot(value, field)
}

/** For equality with the id: text that is no id equals none. */
function keyConstant(field: FieldModel, value: Json): string | null {
  const text = slotConstant(field, value)
  return isId(field) && !uuid.test(text ?? '') ? null : text
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isId(field: FieldModel): boolean {
  return field.builtIn && field.name === 'id'
}

/** The comparable value; an id as the text that its type says it is. */
function textAt(source: Source, path: FieldPath): Sql {
  return isId(path.field) ? sql`${source.at(path)}::text` : source.at(path)
}

/** The constant that a comparison with one binds. */
function compareConstant({ left, right, comparison }: CompareCondition): string | null {
  if (right.kind !== 'constant') return null
  return comparison === '==' || comparison === '!='
    ? keyConstant(left.field, right.value)
    : slotConstant(left.field, right.value)
}

function listConstant({ field: { field }, values }: InCondition): (string | null)[] {
  return values.map((value) => keyConstant(field, value))
}

function hasConstant(condition: HasCondition): string {
  return JSON.stringify([condition.value])
}

function jsonAt(source: Source, path: FieldPath): Sql {
  return source.through(path.hops).json(path.field)
}

/** The ids of everything below (and including) a record of a hierarchy. */
function below(scope: QueryScope, object: string, field: string, id: Sql): Sql {
  return sql`select p.descendant_id from hierarchy_paths p where p.workspace_id = ${sql.lit(scope.view.workspace.id)} and p.object_key = ${sql.lit(scope.object(object).key)} and p.field = ${sql.lit(field)} and p.ancestor_id = ${id}`
}

/** The people in the actor's team and the teams below it, and the actor. Scopes look through no access of their own. */
function teamMembers(scope: QueryScope): Sql {
  const person = scope.object('person')
  const team = person.model.fields.get('team')
  if (!team) throw new Error('The system bundle gives every person a team.')
  const people = () => {
    const source = new Source(scope, person).trusted
    return { source, team: source.value(team), from: sql`record_slots ${sql.ref(source.alias)} ${source.joins}` }
  }
  const [me, mate] = [people(), people()]
  const mine = sql`(select ${me.team} from ${me.from} where ${me.source.key} and ${me.source.id} = ${personBinding})`
  return sql`select ${mate.source.id} from ${mate.from} where ${mate.source.key} and ${mate.team} in (${below(scope, 'team', 'parent', mine)}) union all select ${personBinding}::uuid`
}

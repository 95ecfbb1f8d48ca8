/**
 * Conditions as SQL. Unknown (null) counts as false for whoever uses the result, as in the engine's `evaluateCondition`.
 * Constants of a question become bindings, numbered in the order in which `constantsOf` lists them;
 * constants of the model (a scope, a guard) are the same at every run and stay in the statement.
 */
import { fieldTypes, type Json } from '@attain/engine/fields'
import { type Condition, comparableKind, type FieldPath, holdsSeveral, type Operand } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { constantBinding, personBinding, todayBinding } from '../statement.ts'
import type { QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

/** Where the constants of a condition come from: the model, or the question that is being asked. */
export type Origin = 'model' | 'question'

export function conditionSql(condition: Condition, source: Source, origin: Origin): Sql {
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
      return sql`${source.at(condition.field)} = any(${constant(listConstant(condition))})`
    case 'has':
      return sql`${jsonAt(source, condition.field)} @> ${constant(hasConstant(condition))}::jsonb`
    case 'contains':
    case 'startsWith': {
      const text = sql`${constant(condition.text)}::text`
      const value = source.at(condition.field)
      const [subject, wanted] = condition.exactCase ? [value, text] : [sql`lower(${value})`, sql`lower(${text})`]
      return condition.op === 'contains'
        ? sql`strpos(${subject}, ${wanted}) > 0`
        : sql`starts_with(${subject}, ${wanted})`
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
      return condition.right.kind === 'constant' ? [slotConstant(condition.left.field, condition.right.value)] : []
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

type CompareCondition = Extract<Condition, { op: 'compare' }>
type InCondition = Extract<Condition, { op: 'in' }>
type HasCondition = Extract<Condition, { op: 'has' }>

function comparison(condition: CompareCondition, source: Source, constant: (value: unknown) => Sql): Sql {
  const { left, right } = condition
  const a = source.at(left)
  const b = operandSql(right, left.field, source, constant)
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

function operandSql(operand: Operand, field: FieldModel, source: Source, constant: (value: unknown) => Sql): Sql {
  switch (operand.kind) {
    case 'constant':
      return constant(slotConstant(field, operand.value))
    case 'currentUser':
      return sql`${personBinding}`
    case 'today':
      return sql`${todayBinding}::timestamp`
    case 'field': {
      const value = source.at(operand.path)
      const [from, to] = [operand.path.field.scale ?? 0, field.scale ?? 0]
      // money of two currencies has two kinds of minor units
      return comparableKind(field) === 'money' && from !== to
        ? sql`(${value} * ${sql.lit(10 ** to)}::numeric / ${sql.lit(10 ** from)})`
        : value
    }
  }
}

function slotConstant(field: FieldModel, value: Json): string | null {
  return fieldTypes[field.type].toSlot(value, field)
}

function listConstant({ field: { field }, values }: InCondition): (string | null)[] {
  return values.map((value) => slotConstant(field, value))
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
  const team = person.slots.get('team')
  if (!team) throw new Error('person.team has no slot; the system bundle gives it one.')
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${sql.lit(scope.view.workspace.id)} and ${sql.ref(`${alias}.object_key`)} = ${sql.lit(person.key)}`
  const slot = (alias: string) => sql.ref(`${alias}.${team.slot}`)
  const mine = sql`(select me.${sql.ref(team.slot)} from record_slots me where ${of('me')} and me.record_id = ${personBinding})`
  return sql`select mate.record_id from record_slots mate where ${of('mate')} and ${slot('mate')} in (${below(scope, 'team', 'parent', mine)}) union all select ${personBinding}::uuid`
}

/** Conditions as SQL. Unknown (null) counts as false for whoever uses the result, as in the engine. */
import type { Condition } from '@attain/engine/formula'
import { compileConditionToSql } from '@attain/engine/formula/language'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { ConstantBinding, compileStatement, type Database, personBinding } from '../statement.ts'
import { FormulaSource, formulaOptions, type Origin } from './formula-source.ts'
import { below } from './hierarchy.ts'
import { type QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

export function conditionSql(condition: Condition, asked: Source, origin: Origin): Sql {
  const source = origin === 'model' ? asked.trusted : asked
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
    case 'formula': {
      const { calendar } = source.scope.view.workspace
      const options = formulaOptions(source.scope, origin)
      return compileConditionToSql(condition.typed, new FormulaSource(source, origin), calendar, options)
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

/** A question's condition apart from its constants, so that one statement serves all that differ by nothing else. */
export interface ConditionShape {
  /** The same text means the same SQL, with the same places for the same constants. */
  readonly key: string
  /** Bound when the statement runs, by their number in the order in which `conditionSql` binds them. */
  readonly constants: readonly unknown[]
}

const plain: ConditionShape = { key: 'always', constants: [] }
const known = new WeakMap<Condition, { readonly view: View; readonly shape: ConditionShape }>()

/** Compiles the condition once on its own to see what it is made of. */
export function shapeOf(db: Database, condition: Condition, source: Source): ConditionShape {
  if (condition.op === 'always') return plain
  const { view } = source.scope
  const before = known.get(condition)
  if (before?.view.workspace === view.workspace && before.view.rolesKey === view.rolesKey) return before.shape
  const where = conditionSql(condition, source, 'question')
  const { sql: text, parameters } = compileStatement(db, sql`${where} ${source.joins}`)
  // the compiler may bind a constant and leave it out again: the text alone does not tell which one stands where
  const places = parameters.map((place) => (place instanceof ConstantBinding ? place.index : ''))
  const shape: ConditionShape = { key: `${text} ${places.join()}`, constants: source.scope.constants }
  known.set(condition, { view, shape })
  return shape
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

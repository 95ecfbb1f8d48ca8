/** What formulas read, as SQL over the record store. */
import { ADDRESS_PARTS, valueTypeOf } from '@attain/engine/fields'
import type { FieldPath } from '@attain/engine/formula'
import {
  compileToSql,
  type ListPath,
  type SqlChildren,
  type SqlField,
  type SqlOptions,
  type SqlSource,
  type SqlType,
} from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { ConstantBinding, personBinding, todayBinding } from '../statement.ts'
import { isAbove } from './hierarchy.ts'
import type { QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

/**
 * Where a formula comes from: the model, whose constants are always the same and which looks at everything, or the
 * question that is being asked, which sees no more than its asker.
 */
export type Origin = 'model' | 'question'

export class FormulaSource implements SqlSource {
  readonly #source: Source
  readonly #origin: Origin
  /** How many hops of every path lead to this source already: it may stand for what a lookup points to. */
  readonly #behind: number

  constructor(source: Source, origin: Origin, behind = 0) {
    this.#source = origin === 'model' ? source.trusted : source
    this.#origin = origin
    this.#behind = behind
  }

  get scope(): QueryScope {
    return this.#source.scope
  }

  field({ hops, field }: FieldPath): SqlField {
    return asFormulaField(this.#source.through(hops.slice(this.#behind)), field)
  }

  children({ hops, relation }: ListPath): SqlChildren {
    const parent = this.#source.through(hops.slice(this.#behind))
    const separate = parent.separate(relation.object)
    const child = this.#origin === 'model' ? separate.trusted : separate
    const reference = child.object.model.fields.get(relation.field)
    if (!reference) throw new Error(`${relation.object} has no field ${relation.field}.`)
    // what the actor may not see is in no sum
    const visible = this.#origin === 'model' ? sql`` : separate.visible
    const parentId = parent.id
    // may need a join, so it is taken before `from` is read
    const pointsTo = child.value(reference)
    return {
      source: new FormulaSource(child, this.#origin),
      id: child.id,
      from: () => sql`record_slots ${sql.ref(child.alias)} ${child.joins}`,
      where: () => sql`${child.key} and ${pointsTo} = ${parentId}${visible}`,
      ...(this.#source.looksAtAll && {
        grouped: (node: object, select: Sql, condition: Sql) =>
          parent.groupOnce(
            node,
            () =>
              sql`select ${pointsTo} as parent, ${select} as value from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key} and ${pointsTo} is not null${visible}${condition} group by 1`,
          ),
      }),
    }
  }

  get now(): Sql {
    return sql`date_trunc('milliseconds', now() at time zone 'UTC')`
  }

  get today(): Sql {
    const { scope } = this.#source
    return scope.kept
      ? sql`(now() at time zone ${sql.lit(scope.view.workspace.calendar.timeZone)})::date`
      : sql`${todayBinding}::date`
  }

  get currentUser(): Sql {
    return this.#source.scope.kept ? sql`null::uuid` : sql`${personBinding}::uuid`
  }

  get roles(): Sql {
    const { kept, view } = this.#source.scope
    return kept ? sql`'{}'::text[]` : sql`${[...view.actor.roles].sort()}::text[]`
  }

  isManagerOf(person: Sql): Sql {
    return isAbove(this.#source.scope, 'person', 'manager', this.currentUser, sql`(${person})::uuid`)
  }
}

/** A stored field in the form that formulas take, or the formula of a formula field. */
function asFormulaField(source: Source, field: FieldModel): SqlField {
  if (field.type === 'formula') {
    const units = field.valueType === 'currency' ? { unitScale: field.scale ?? 2 } : {}
    return { sql: source.guarded(field, formulaSql(source, field, units)), isCalculated: true, ...units }
  }
  switch (field.valueType) {
    case 'currency':
      return { sql: source.value(field), unitScale: field.scale ?? 2 }
    case 'boolean':
      return { sql: sql`(${source.value(field)} = 'true')` }
    case 'date':
      return { sql: sql`(${source.value(field)})::date`, keptAs: { sql: source.value(field), type: 'timestamp' } }
    case 'multiSelect':
    case 'tags':
      return { sql: listSql(source.json(field)) }
    case 'address':
      return { sql: addressSql(source.json(field)) }
    case 'attachment':
      return { sql: sql`nullif(nullif(${source.json(field)}, 'null'), '[]')::text` }
    default: {
      const isId = valueTypeOf(field).slot === 'reference' || (field.builtIn && field.name === 'id')
      return isId ? { sql: source.value(field), comparesAs: 'uuid' } : { sql: source.value(field) }
    }
  }
}

/** The value of a formula field or roll-up. Whoever may see the field sees what it gives. */
export function formulaSql(source: Source, field: FieldModel, units: Pick<SqlOptions, 'unitScale'> = {}): Sql {
  const { workspace } = source.scope.view
  const typed = workspace.model.formulas.get(`${field.object}.${field.name}`)
  if (!typed) throw new Error(`${field.object}.${field.name} has no formula.`)
  const options = { ...formulaOptions(source.scope, 'model'), ...units }
  const value = compileToSql(typed, new FormulaSource(source, 'model'), workspace.calendar, options)
  // where no record is, nothing is worked out: a sum over its children would be 0
  return source.mayBeMissing ? sql`(case when ${source.id} is not null then ${value} end)` : value
}

/** How constants are bound: those of a question when it is asked, those of the model stay in the statement. */
export function formulaOptions(scope: QueryScope, origin: Origin): SqlOptions {
  const { textCollation } = scope.view.workspace
  const collation = textCollation === undefined ? {} : { collation: textCollation }
  if (scope.kept) return { ...collation, constant: literal }
  if (origin === 'model') return collation
  return {
    ...collation,
    constant(value, type) {
      const binding = sql`${new ConstantBinding(scope.bindConstant(value))}::${sql.raw(type)}`
      // not seen by the planner, where a statement is planned once: it would plan anew for each
      return scope.plansOnce && type !== 'uuid' && type !== 'uuid[]'
        ? sql`(select ${binding})::${sql.raw(type)}`
        : binding
    },
  }
}

/** A constant written out. */
function literal(value: unknown, type: SqlType): Sql {
  if (value === null || value === undefined) return sql`null::${sql.raw(type)}`
  const one = (item: unknown) => sql`${sql.lit(String(item))}`
  return Array.isArray(value)
    ? sql`array[${sql.join(value.map(one))}]::${sql.raw(type)}`
    : sql`${one(value)}::${sql.raw(type)}`
}

function listSql(json: Sql): Sql {
  return sql`(select array_agg(item) from jsonb_array_elements_text(case when jsonb_typeof(${json}) = 'array' then ${json} end) as item)::text[]`
}

/** The parts of an address on one line, in their order; as the engine writes them. */
function addressSql(json: Sql): Sql {
  const parts = ADDRESS_PARTS.map((part) => sql`${json} ->> ${sql.lit(part)}`)
  return sql`nullif(concat_ws(', ', ${sql.join(parts)}), '')`
}

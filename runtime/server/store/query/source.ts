/**
 * An object in a query: its rows in `record_slots`, joined with documents and related objects as they are needed.
 * A field that the actor may read only on some records stands in the query as blank on the others, so that it can be
 * neither shown, nor filtered, nor sorted, nor summed where it is hidden.
 */
import { valueTypeOf } from '@attain/engine/fields'
import type { Condition, FieldPath } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { slotColumns, slotTypes } from '../slot-columns.ts'
import { conditionSql } from './condition.ts'
import { formulaSql } from './formula-source.ts'

type Sql = RawBuilder<unknown>

/** Shared by all sources of one statement: fresh aliases, and the constants of the question in their order. */
export class QueryScope {
  #aliases = 0
  readonly #constants: unknown[] = []
  readonly view: View
  /** True for a statement whose plan is the same whatever the constants are. */
  readonly plansOnce: boolean
  /** True for SQL that is kept in the database: nobody asks it, and nothing is bound. */
  readonly kept: boolean

  constructor(view: View, { plansOnce = false, kept = false } = {}) {
    this.view = view
    this.plansOnce = plansOnce
    this.kept = kept
  }

  nextAlias(): string {
    return `a${++this.#aliases}`
  }

  /** The number under which a constant of the question is bound. */
  bindConstant(value: unknown): number {
    return this.#constants.push(value) - 1
  }

  /** What has been bound so far. */
  get constants(): readonly unknown[] {
    return this.#constants
  }

  object(name: string): LiveObject {
    const object = this.view.workspace.objects.get(name)
    if (!object) throw new Error(`The live revision has no object ${name}.`)
    return object
  }
}

/** `workspace_id = 1 and object_key = 7`: whole numbers of our own, literal so that one partition is planned. */
export function keyCondition(view: View, object: LiveObject, alias: string): Sql {
  return sql`${sql.ref(`${alias}.workspace_id`)} = ${sql.lit(view.workspace.id)} and ${sql.ref(`${alias}.object_key`)} = ${sql.lit(object.key)}`
}

export class Source {
  readonly alias: string
  readonly object: LiveObject
  readonly scope: QueryScope
  readonly #joins: Sql[]
  readonly #hops = new Map<string, Source>()
  #document: string | undefined
  #mayBeMissing = false
  #isPage = false
  /** Sums over children, by what they are made of. */
  readonly #groups = new Map<object, Sql>()
  #looksAtAll = false
  #columns = new Set<string>()
  #trusted: Source | undefined
  /** The source that this one is the trusted side of. */
  #guarded: Source | undefined
  /** What stands in the place of stored values, by field. */
  #supposed: ReadonlyMap<string, Sql> | undefined

  /** `joins` collects what the sources reached from this one add; nested sources share it. */
  constructor(scope: QueryScope, object: LiveObject, joins: Sql[] = [], alias = scope.nextAlias()) {
    this.scope = scope
    this.object = object
    this.alias = alias
    this.#joins = joins
  }

  /**
   * The same rows without guards. The model's own conditions (scopes, guards, a lookup's `where`) decide what the
   * actor may see, so they look at everything; a scope over a field that is hidden from the actor still works.
   */
  get trusted(): Source {
    if (this.#guarded) return this
    if (!this.#trusted) {
      this.#trusted = new Source(this.scope, this.object, this.#joins, this.alias)
      this.#trusted.#guarded = this
      this.#trusted.#columns = this.#columns
      this.#trusted.#mayBeMissing = this.#mayBeMissing
      this.#trusted.#isPage = this.#isPage
    }
    return this.#trusted
  }

  /** A few rows that have been found: what they point to is looked up one by one, not by going through all of it. */
  static ofPage(scope: QueryScope, object: LiveObject, alias: string): Source {
    const page = new Source(scope, object, [], alias)
    page.#isPage = true
    return page
  }

  /** True for what a lookup leads to, which may be nothing. */
  /** True when all rows are asked for, so that children are better grouped than looked up. */
  get looksAtAll(): boolean {
    return this.#guarded?.looksAtAll ?? this.#looksAtAll
  }

  /** Says so before anything is taken from the source. */
  lookAtAll(): this {
    this.#looksAtAll = true
    return this
  }

  /** Joins `parent` and `value` of grouped children; the value, null where there are none. */
  groupOnce(node: object, grouped: () => Sql): Sql {
    const known = this.#groups.get(node)
    if (known) return known
    const alias = this.scope.nextAlias()
    this.#joins.push(sql`left join (${grouped()}) ${sql.ref(alias)} on ${sql.ref(`${alias}.parent`)} = ${this.id}`)
    const value = sql.ref(`${alias}.value`)
    this.#groups.set(node, value)
    return value
  }

  get mayBeMissing(): boolean {
    return this.#mayBeMissing
  }

  get key(): Sql {
    return keyCondition(this.scope.view, this.object, this.alias)
  }

  /** A column of the source's row in `record_slots`. */
  column(name: string): Sql {
    this.#columns.add(name)
    return sql.ref(`${this.alias}.${name}`)
  }

  /** Those that have been taken so far. */
  get columns(): readonly string[] {
    return [...this.#columns]
  }

  get id(): Sql {
    return this.column('record_id')
  }

  get version(): Sql {
    return this.column('version')
  }

  /** Joins that the expressions taken so far need; read it last. */
  get joins(): Sql {
    return sql.join(this.#joins, sql` `)
  }

  /** The condition under which the actor may read rows of this source. */
  get readable(): Condition {
    return accessOf(this.scope.view, this.object.model).read
  }

  /** Who the record belongs to; a person belongs to themselves. */
  get owner(): Sql {
    return this.object.model.name === 'person' ? this.id : this.column('owner_id')
  }

  /** The comparable value at a path, blank where the actor may not see it. */
  at(path: FieldPath): Sql {
    return this.through(path.hops).value(path.field)
  }

  /** The source that a chain of lookups leads to; rows that the actor may not read count as missing. */
  through(hops: readonly FieldModel[]): Source {
    let source: Source = this
    for (const hop of hops) source = source.#hop(hop)
    return source
  }

  #hop(field: FieldModel): Source {
    const known = this.#hops.get(field.name)
    if (known) return known
    const target = this.scope.object(field.target as string)
    const reference = this.value(field)
    const joined = new Source(this.scope, target, this.#joins)
    joined.#mayBeMissing = true
    // the visibility of the related row may need joins of its own, which would come too late in this one
    const visible = this.#guarded ? sql`` : joined.visible
    const alias = sql.ref(joined.alias)
    const isMeant = sql`${joined.key} and ${joined.id} = ${reference}${visible}`
    this.#joins.push(
      this.#isPage
        ? sql`left join lateral (select ${alias}.* from record_slots ${alias} where ${isMeant} limit 1) ${alias} on true`
        : sql`left join record_slots ${alias} on ${isMeant}`,
    )
    joined.#isPage = this.#isPage
    const reached = this.#guarded ? joined.trusted : joined
    this.#hops.set(field.name, reached)
    return reached
  }

  /** ` and …` for the join that brings this source in: rows that the actor may not read count as missing. */
  get visible(): Sql {
    if (this.readable.op === 'always') return sql``
    return sql` and ${inScope(this.scope, this.object, this.id, this.readable)}`
  }

  /** The comparable value of a field of this object, guarded. */
  value(field: FieldModel): Sql {
    return this.guarded(field, this.#stored(field))
  }

  /** A value made of a field, blank where the actor may not see the field. */
  guarded(field: FieldModel, value: Sql): Sql {
    if (this.#guarded) return value
    const guard = accessOf(this.scope.view, this.object.model).readField(field)
    if (guard.op === 'always') return value
    if (guard.op === 'never') throw new Error(`${this.object.model.name}.${field.name} is hidden from this actor.`)
    return sql`case when ${conditionSql(guard, this, 'model')} then ${value} end`
  }

  /** The JSON value as it is in the document, for reading; guarded likewise. */
  json(field: FieldModel): Sql {
    const isColumn = field.builtIn && field.name !== 'record_type'
    return this.guarded(
      field,
      isColumn
        ? sql`to_jsonb(${this.#stored(field)})`
        : sql`(${sql.ref(`${this.document}.doc`)} -> ${sql.lit(field.name)})`,
    )
  }

  /** From now on some fields have these values, in the form of their slots, whatever is stored. */
  suppose(values: ReadonlyMap<string, Sql>): void {
    this.#supposed = values
  }

  #stored(field: FieldModel): Sql {
    const supposed = this.#supposed?.get(field.name)
    if (supposed !== undefined) return supposed
    if (field.builtIn) {
      switch (field.name) {
        case 'id':
          return this.id
        case 'owner':
          return this.column('owner_id')
        case 'created_at':
        case 'updated_at':
          return sql`(${sql.ref(`${this.document}.${field.name}`)} at time zone 'UTC')`
        case 'created_by':
        case 'updated_by':
          return sql.ref(`${this.document}.${field.name}`)
        case 'version':
          return sql`${this.version}::numeric`
      }
    }
    const slot = this.readySlot(field)
    if (slot) return slot
    const value = this.#unslotted(field)
    const { textCollation } = this.scope.view.workspace
    // in the order that the slot would have
    return isText(field) && textCollation !== undefined ? sql`(${value} collate ${sql.id(textCollation)})` : value
  }

  /** What the slot of a field would hold, if it had one. */
  #unslotted(field: FieldModel): Sql {
    if (field.type === 'formula') return slotOfFormula(this, field)
    if (field.type !== 'rollup') return documentSlot(field, sql.ref(`${this.document}.doc`))
    const kept = this.object.rollups.get(field.name)
    return kept?.state === 'ready'
      ? keptSlot(field, kept.key, this.column('rollups'))
      : slotOfRollup(field, formulaSql(this, field))
  }

  /** The alias of this source's row in `records`. */
  get document(): string {
    if (this.#guarded) return this.#guarded.document
    if (this.#document === undefined) {
      const alias = `${this.alias}d`
      this.#document = alias
      this.#joins.push(
        sql`left join records ${sql.ref(alias)} on ${keyCondition(this.scope.view, this.object, alias)} and ${sql.ref(`${alias}.id`)} = ${this.id}`,
      )
    }
    return this.#document
  }

  /** Another object's rows, for a subquery of their own. */
  separate(objectName: string): Source {
    return new Source(this.scope, this.scope.object(objectName))
  }

  /** The column of a field, without its guard; undefined when it has none that is filled. */
  readySlot(field: FieldModel): Sql | undefined {
    const slot = this.object.slots.get(field.name)
    return slot?.state === 'ready' && this.#isFilled(field) ? this.column(slot.slot) : undefined
  }

  /** False for a roll-up that is being worked out: until it is, its children are asked. */
  #isFilled(field: FieldModel): boolean {
    return field.type !== 'rollup' || this.object.rollups.get(field.name)?.state === 'ready'
  }

  /** True when an index has the records in the order of the field, and no guard is before it. */
  hasIndexed(field: FieldModel): boolean {
    const slot = this.object.slots.get(field.name)
    const kind = valueTypeOf(field).slot
    if (
      slot?.state !== 'ready' ||
      !this.#isFilled(field) ||
      kind === null ||
      !slotColumns[kind].indexed.includes(slot.slot)
    )
      return false
    return accessOf(this.scope.view, this.object.model).readField(field).op === 'always'
  }
}

/** `id in (rows of the object that are in scope)`, with whatever joins the scope needs inside. */
export function inScope(scope: QueryScope, object: LiveObject, id: Sql, condition: Condition): Sql {
  const inner = new Source(scope, object)
  const where = conditionSql(condition, inner, 'model')
  return sql`exists (select from record_slots ${sql.ref(inner.alias)} ${inner.joins} where ${inner.key} and ${inner.id} = ${id} and ${where})`
}

function isText(field: FieldModel): boolean {
  const kind = valueTypeOf(field).slot
  return kind === 'text' || kind === null
}

/**
 * What the slot of a field would hold, taken from its document: the same as `toSlot` in the engine. A document may still
 * hold what an earlier definition of the field allowed; what is no value of its kind is blank, not an error.
 */
export function documentSlot(field: FieldModel, doc: Sql): Sql {
  const text = sql`(${doc} ->> ${sql.lit(field.name)})`
  const kind = valueTypeOf(field).slot
  switch (kind) {
    case 'money': {
      const scale = field.scale ?? 2
      const units = sql`(${text}::numeric * ${sql.lit(10 ** scale)})`
      const form = `^-?[0-9]{1,${19 - scale}}([.][0-9]{1,${Math.max(scale, 1)}})?$`
      // 19 digits may be more than a bigint holds
      const kept = sql`case when ${units} between -9223372036854775808 and 9223372036854775807 then ${units}::bigint end`
      return sql`case when ${text} ~ ${sql.lit(form)} then ${kept} end`
    }
    case 'number':
    case 'time':
    case 'reference':
      return sql`case when ${text} ~ ${sql.lit(slotForms[kind])} then ${text}::${sql.raw(slotTypes[kind])} end`
    case 'text':
    case null:
      return text
  }
}

/** What the slot of a roll-up holds, taken from what the record keeps of it. */
export function keptSlot(field: FieldModel, key: number, rollups: Sql): Sql {
  const kind = valueTypeOf(field).slot
  if (kind === null) throw new Error(`${field.object}.${field.name} cannot be kept.`)
  return sql`(${rollups} -> ${sql.lit(String(key))} ->> 'v')::${sql.raw(slotTypes[kind])}`
}

/** What the slot of a roll-up would hold, if it were kept. */
function slotOfRollup(field: FieldModel, value: Sql): Sql {
  const scale = field.scale ?? 2
  switch (valueTypeOf(field).slot) {
    case 'money':
      return sql`round(${value} * ${sql.lit(10 ** scale)})`
    case 'number':
      // only an average has more digits than the field
      return field.document.aggregate === 'avg'
        ? sql`trim_scale(round(${value}, ${sql.lit(scale)}))`
        : sql`trim_scale(${value})`
    default:
      return sql`(${value})::timestamp`
  }
}

/** What the slot of a formula field would hold, if it had one. */
function slotOfFormula(source: Source, field: FieldModel): Sql {
  if (field.valueType === 'currency') return formulaSql(source, field, { unitScale: field.scale ?? 2 })
  const value = formulaSql(source, field)
  switch (field.valueType) {
    case 'number':
    case 'percent':
      return sql`trim_scale(${value})`
    case 'date':
      return sql`(${value})::timestamp`
    case 'boolean':
      return sql`(${value})::text`
    default:
      return value
  }
}

/** How values of slots look in documents; anything else is blank. */
export const slotForms = {
  number: '^-?[0-9]{1,30}([.][0-9]{1,30})?$',
  time: '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z)?$',
  reference: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
}

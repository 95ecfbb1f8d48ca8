/** Which records a component credits, to whom, and with how much: one set for each rule. */
import type { Crediting, CreditingRule } from '@attain/engine/commission'
import { compileConditionToSql, compileToSql, type FieldPath, type Typed } from '@attain/engine/formula/language'
import { type RawBuilder, sql } from 'kysely'
import { membershipsSql } from '../measure/memberships.ts'
import { personOfDaySql } from '../measure/person-of-day.ts'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { type QueryScope, Source } from '../query/source.ts'
import { named } from '../statement.ts'
import { ratesSql } from './exchange-rates.ts'

type Sql = RawBuilder<unknown>

/** How many measures a credit keeps. */
export const MEASURES = 4
const columns = Array.from({ length: MEASURES }, (_, i) => sql.ref(`m${i}`))

/** What else is asked of each record, and which ones are meant. */
export interface Besides {
  readonly columns?: readonly { readonly name: string; readonly of: Sql }[]
  readonly where?: Sql
  /** What else each record is joined with, and what its fields are supposed to be by that. */
  readonly join?: Sql
  readonly suppose?: ReadonlyMap<string, Sql>
  /** Whether that leaves so few that nothing is worth finding out of all people. */
  readonly isFew?: boolean
}

/** Of those alone that are named `records`. */
export function ofRecords(source: Source): Besides {
  return { where: sql`${source.id} = any(${named('records')}::uuid[])`, isFew: true }
}

/**
 * `payee, record, via, day, number, m0 … m3, currency, rate` of all rules of a component, from the first to the last day.
 * Amounts in another currency come with what they were converted by: nothing is credited of those without a rate.
 */
export function creditedSql(scope: QueryScope, crediting: Crediting, asked?: (source: Source) => Besides): Sql {
  const rules = crediting.rules.map((rule) => sql`(${ruleSql(scope, crediting, rule, asked)})`)
  return sql.join(rules, sql` union all `)
}

function ruleSql(
  scope: QueryScope,
  crediting: Crediting,
  rule: CreditingRule,
  asked?: (source: Source) => Besides,
): Sql {
  const source = new Source(scope, scope.object(crediting.object)).trusted
  const besides = asked?.(source)
  if (besides?.suppose !== undefined) source.suppose(besides.suppose)
  const day = dayOf(source, crediting.date)
  switch (rule.rule) {
    case 'person': {
      const { person, joins } = personAt(source, rule.path, rule.isPersonOfThatDay ? day : undefined)
      return recordsSql(source, crediting, besides, { payee: person, share: percent(rule.percent), joins })
    }
    case 'splits': {
      const shares = sharesSql(scope, crediting.object, rule)
      const own = sql`s.person`
      return recordsSql(source, crediting, besides, {
        payee: own,
        share: sql`s.share`,
        joins: sql`join (${shares}) s on s.parent = ${source.id}`,
      })
    }
    case 'managers': {
      const { person } = personAt(source, rule.path, undefined)
      return recordsSql(source, crediting, besides, {
        payee: sql`up.above`,
        via: person,
        share: percent(rule.percent),
        joins: sql`join (${managersSql(scope, rule, besides?.isFew ? peopleOf(scope, crediting, rule.path, asked) : undefined)}) up on up.person = ${person} and ${day} >= up.since and ${day} < up.until`,
      })
    }
    case 'everybody':
      return recordsSql(source, crediting, besides, {
        payee: sql`p.payee`,
        share: percent(rule.percent),
        joins: sql`join payees p on ${day} >= p.since and ${day} <= p.until`,
      })
    case 'position': {
      const position = new Source(scope, scope.object('position')).trusted
      const [who, since, until] = ['person', 'valid_from', 'valid_to'].map((name) => fieldOf(position, name)) as [
        Sql,
        Sql,
        Sql,
      ]
      const held = sql`select ${position.id} as id, ${who} as person, ${since} as since, ${until} as until from record_slots ${sql.ref(position.alias)} ${position.joins} where ${position.key}`
      return recordsSql(source, crediting, besides, {
        payee: sql`h.person`,
        share: percent(rule.percent),
        joins: sql`join (${held}) h on h.id = ${source.at(rule.path)} and ${day} >= h.since and (h.until is null or ${day} <= h.until)`,
      })
    }
    case 'territory':
      return territorySql(scope, source, crediting, rule, { day, besides })
    default:
      return rule satisfies never
  }
}

interface Credited {
  readonly payee: Sql
  /** Whose it is, of copies for managers. */
  readonly via?: Sql
  readonly share: Sql
  readonly joins: Sql
}

function recordsSql(
  source: Source,
  crediting: Crediting,
  besides: Besides | undefined,
  { payee, via = sql`null::uuid`, share, joins }: Credited,
): Sql {
  const { scope } = source
  const { date, worth, currency } = crediting
  const conditions = [meantSql(source, crediting), ...(besides?.where === undefined ? [] : [besides.where])]
  const day = dayOf(source, date)
  const foreign = [...new Set(worth.flatMap(({ from }) => from ?? []))].map((from, i) => ({
    from,
    rate: sql.ref(`fx${i}.rate`),
    alias: sql.ref(`fx${i}`),
  }))
  const rates = foreign.map(
    ({ from, alias }) =>
      sql`left join (${ratesSql(scope, from, currency)}) ${alias} on ${day} >= ${alias}.since and ${day} < ${alias}.until`,
  )
  const rateOf = (from: string | undefined) => foreign.find((one) => one.from === from)?.rate
  const measures = columns.map((column, i) => {
    const { of, from } = worth[i] ?? {}
    if (of === undefined) return sql`0::numeric as ${column}`
    const rate = rateOf(from)
    const amount = sql`coalesce(${decimalOf(source, of)}, 0) * ${share}`
    return sql`${rate === undefined ? amount : sql`coalesce(${amount} * ${rate}, 0)`} as ${column}`
  })
  const [first] = foreign
  const isKnown = sql.join(
    foreign.map(({ rate }) => sql`${rate} is not null`),
    sql` and `,
  )
  const converted =
    first === undefined
      ? sql`null::text as currency, null::numeric as rate`
      : sql`${sql.lit(first.from)}::text as currency, case when ${isKnown} then ${first.rate} end as rate`
  const more = (besides?.columns ?? []).map(({ name, of }) => sql`${of} as ${sql.ref(name)}`)
  return sql`select ${payee} as payee, ${source.id} as record, ${via} as via, ${day} as day, ${share} as number, ${sql.join([...measures, converted, ...more])} from record_slots ${sql.ref(source.alias)} ${besides?.join ?? sql``} ${source.joins} ${joins} ${sql.join(rates, sql` `)} where ${sql.join(conditions, sql` and `)}`
}

/** True of the records that count, from the first to the last day. */
export function meantSql(source: Source, { when, date }: Crediting): Sql {
  const { scope } = source
  const at = source.at(date)
  const isInTime = sql`${source.key} and ${at} >= ${named('begins')}::timestamp and ${at} < ${named('ends')}::timestamp`
  if (when === undefined) return isInTime
  const formula = new FormulaSource(source, 'model')
  const options = formulaOptions(scope, 'model')
  return sql`${isInTime} and ${compileConditionToSql(when, formula, scope.view.workspace.calendar, options)}`
}

export function decimalOf(source: Source, of: Typed): Sql {
  const { calendar } = source.scope.view.workspace
  return sql`(${compileToSql(of, new FormulaSource(source, 'model'), calendar, formulaOptions(source.scope, 'model'))})::numeric`
}

/** The day by the clock of the workspace; a moment that is kept without a zone is in UTC. */
export function dayOf(source: Source, date: FieldPath): Sql {
  const at = source.at(date)
  const { timeZone } = source.scope.view.workspace.calendar
  return date.field.valueType === 'datetime'
    ? sql`((${at} at time zone 'UTC') at time zone ${sql.lit(timeZone)})::date`
    : sql`(${at})::date`
}

/** The column with a component's first measure: how many records there are, where they are counted. */
export function mainColumn({ worth }: Crediting): Sql {
  return sql.ref(worth[0]?.measure === 'measure' ? 'm0' : 'number')
}

function personAt(
  source: Source,
  path: FieldPath,
  day: Sql | undefined,
): { readonly person: Sql; readonly joins: Sql } {
  const now = source.at(path)
  return day === undefined
    ? { person: now, joins: sql`` }
    : personOfDaySql(source, path.field, now, sql`(${day})::timestamp`)
}

function percent(text: string): Sql {
  return sql`(${sql.lit(text)}::numeric / 100)`
}

export type Splits = Extract<CreditingRule, { readonly rule: 'splits' }>
export type Territory = Extract<CreditingRule, { readonly rule: 'territory' }>

/** Of records whose shares add up to all of them: of any other it is not known who has what. */
function sharesSql(scope: QueryScope, object: string, rule: Splits): Sql {
  return sql`select parent, person, share from (${listedSharesSql(scope, object, rule)}) l where total = 1`
}

/** `parent, person, share, total`: what is listed, whether it adds up or not. */
export function listedSharesSql(scope: QueryScope, object: string, rule: Splits): Sql {
  const relation = scope.object(object).model.children.find(({ name }) => name === rule.children)
  if (!relation) throw new Error(`${object} has no list ${rule.children}.`)
  const child = new Source(scope, scope.object(relation.object)).trusted
  const [parent, person, share] = [relation.field, rule.person, rule.share].map((name) => fieldOf(child, name))
  return sql`select ${parent} as parent, ${person} as person, sum(${share}) as share, sum(sum(${share})) over (partition by ${parent}) as total from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key} group by 1, 2`
}

/** The people whose records they are. */
function peopleOf(
  scope: QueryScope,
  crediting: Crediting,
  path: FieldPath,
  asked: ((source: Source) => Besides) | undefined,
): Sql {
  const source = new Source(scope, scope.object(crediting.object)).trusted
  const person = source.at(path)
  const where = asked?.(source).where ?? sql`true`
  return sql`select ${person} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${where}`
}

/** `person, above, since, until`: who stood how far above whom, as far as the rule reaches; of all, or of these people. */
function managersSql(
  scope: QueryScope,
  { from, to }: Extract<CreditingRule, { readonly rule: 'managers' }>,
  people?: Sql,
): Sql {
  const whose = people === undefined ? sql`` : sql`and person in (${people})`
  const highest = sql.lit(Math.min(to ?? MOST_LEVELS, MOST_LEVELS))
  return sql`with recursive stood as materialized (${membershipsSql(scope)}), up(person, above, level, since, until) as (select person, manager, 1, since, until from stood where manager is not null ${whose} union all select up.person, stood.manager, up.level + 1, greatest(up.since, stood.since), least(up.until, stood.until) from up join stood on stood.person = up.above and stood.since < up.until and stood.until > up.since where stood.manager is not null and up.level < ${highest}) select person, above, since, until from up where level >= ${sql.lit(from)}`
}

const MOST_LEVELS = 20

/** The most specific territory that fits; where two are as specific, none is, and the record is told of. */
function territorySql(
  scope: QueryScope,
  source: Source,
  crediting: Crediting,
  rule: Territory,
  { day, besides }: { readonly day: Sql; readonly besides: Besides | undefined },
): Sql {
  const found = fittingSql(scope, source, rule, day)
  return recordsSql(source, crediting, besides, {
    payee: sql`t.person`,
    share: percent(rule.percent),
    joins: sql`join lateral (select max(f.person::text)::uuid as person from (${found}) f where f.place = 1 having count(*) = 1) t on true`,
  })
}

/** `person, place`: the territories that a record lies in, the most specific first; equals have the same place. */
export function fittingSql(scope: QueryScope, source: Source, rule: Territory, day: Sql): Sql {
  const area = new Source(scope, scope.object(rule.object)).trusted
  const criteria = rule.match.map(({ path, with: name }) => ({ of: source.at(path), in: fieldOf(area, name) }))
  const fits = criteria.map(({ of, in: within }) => sql`(${within} is null or ${within} = ${of})`)
  const specific = sql.join(
    criteria.map(({ in: within }) => sql`(${within} is not null)::int`),
    sql` + `,
  )
  const dated = (
    [
      [rule.from, sql`<=`],
      [rule.to, sql`>=`],
    ] as const
  ).flatMap(([name, sign]) => {
    if (name === undefined) return []
    const edge = fieldOf(area, name)
    return [sql`(${edge} is null or ${edge} ${sign} ${day})`]
  })
  const where = sql.join([area.key, ...fits, ...dated], sql` and `)
  return sql`select ${fieldOf(area, rule.person)} as person, rank() over (order by ${specific} desc) as place from record_slots ${sql.ref(area.alias)} ${area.joins} where ${where}`
}

function fieldOf(source: Source, name: string): Sql {
  const field = source.object.model.fields.get(name)
  if (!field) throw new Error(`${source.object.model.name} has no field ${name}.`)
  return source.value(field)
}

/**
 * The roll-ups that the write of one record moves, as parts of the statement that writes it: no transaction of several
 * statements, and a parent's row is held for no longer than the commit takes. What they become is worked out by the
 * database from the row as it is when its turn comes, by the rules of `state.ts`.
 */
import { valueTypeOf } from '@attain/engine/fields'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import { keyCondition } from '../query/source.ts'
import { named } from '../statement.ts'
import { rollupSlotsOf } from '../write/columns.ts'
import { deltasOf, type ImageChange, withNothing } from './keep.ts'
import { type Rollup, rollupPlanOf } from './plan.ts'
import { type Delta, isNumeric } from './state.ts'

type Sql = RawBuilder<unknown>

export interface FoldedMoves {
  /** The same text means the same SQL. */
  readonly key: string
  readonly named: Readonly<Record<string, unknown>>
  /** `, moved0 as (…), moved1 as (…)`, each after the tables of what was written, of which the first must have rows. */
  sql(written: readonly string[]): Sql
}

interface Move {
  readonly object: LiveObject
  readonly parent: string
  readonly moved: ReadonlyMap<Rollup, Delta>
}

/** Undefined when more has to be known than the change itself: `keepRollups` finds that out. */
export function foldMoves(view: View, object: LiveObject, change: ImageChange): FoldedMoves | undefined {
  const plan = rollupPlanOf(view.workspace)
  const over = plan.over.get(object.model.name) ?? []
  if (over.some(({ reads }) => reads.size > 0)) return undefined
  const images = { before: withNothing(change.before), after: withNothing(change.after) }
  const changes = new Map([[object.model.name, new Map([[change.id, images]])]])
  const moves: Move[] = []
  for (const step of over.length === 0 ? [] : plan.steps) {
    for (const [parent, moved] of deltasOf(step.rollups, changes)) {
      // one statement changes no row twice, and locks several in no order
      if (parent === change.id || moves.some((move) => move.object === step.object)) return undefined
      if (isReadAbove(view, step.object, moved) || asksChildren(moved)) return undefined
      moves.push({ object: step.object, parent, moved })
    }
  }
  return foldedMoves(view, moves)
}

/** True when roll-ups over the parent's object look at what moves. */
function isReadAbove({ workspace }: View, { model }: LiveObject, moved: Move['moved']): boolean {
  const above = rollupPlanOf(workspace).over.get(model.name) ?? []
  return above.some(({ reads }) => [...moved.keys()].some(({ field }) => reads.has(field.name)))
}

/** True when the smallest or largest may have left. */
function asksChildren(moved: Move['moved']): boolean {
  return [...moved].some(([{ aggregate }, { removed }]) => isExtreme(aggregate) && removed.length > 0)
}

function isExtreme(aggregate: Rollup['aggregate']): boolean {
  return aggregate === 'min' || aggregate === 'max'
}

function foldedMoves(view: View, moves: readonly Move[]): FoldedMoves {
  const values: Record<string, unknown> = {}
  moves.forEach(({ parent, moved }, i) => {
    values[`parent${i}`] = parent
    for (const [{ key }, { added, removed }] of moved) {
      values[`count${i}.${key}`] = added.length - removed.length
      values[`added${i}.${key}`] = added[0] ?? null
      values[`removed${i}.${key}`] = removed[0] ?? null
    }
  })
  return {
    key: moves.map(({ object, moved }) => [object.key, ...[...moved.keys()].map(({ key }) => key)].join(' ')).join(','),
    named: values,
    sql: (written) =>
      sql.join(
        moves.map((move, i) => moveSql(view, move, i, [...written, ...moves.slice(0, i).map((_, n) => `moved${n}`)])),
        sql``,
      ),
  }
}

function moveSql(view: View, { object, moved }: Move, i: number, written: readonly string[]): Sql {
  const slots = new Map(rollupSlotsOf(object).map((slot) => [slot.key, slot]))
  const states: Sql[] = []
  const assignments: Sql[] = []
  for (const rollup of moved.keys()) {
    const kept = sql`s.rollups ? ${sql.lit(String(rollup.key))}`
    const { state, value } = movedState(rollup, i)
    // one that is still to be filled will be worked out from the children as they are then
    states.push(
      sql` || case when ${kept} then jsonb_build_object(${sql.lit(String(rollup.key))}, ${state}) else '{}' end`,
    )
    const slot = slots.get(rollup.key)
    if (slot) {
      const column = sql.ref(slot.slot)
      assignments.push(sql`, ${column} = case when ${kept} then ${value}::${sql.raw(slot.type)} else s.${column} end`)
    }
  }
  // whoever waits here for the parent's row holds what was written before, in the order in which everybody takes it
  const after = written.map(
    (name, n) => sql` and (select count(*) from ${sql.ref(name)}) >= ${sql.lit(n === 0 ? 1 : 0)}`,
  )
  return sql`, ${sql.ref(`moved${i}`)} as (update record_slots s set rollups = s.rollups${sql.join(states, sql``)}${sql.join(assignments, sql``)}
  where ${keyCondition(view, object, 's')} and s.record_id = ${named(`parent${i}`)}::uuid${sql.join(after, sql``)} returning 1)`
}

/** The same as `applyDelta`, and the value in it as text. */
function movedState({ field, key, aggregate }: Rollup, i: number): { state: Sql; value: Sql } {
  const before = (part: 'n' | 's') => sql`(s.rollups -> ${sql.lit(String(key))} ->> ${sql.lit(part)})`
  const added = named(`added${i}.${key}`)
  const n = sql`(${before('n')}::bigint + ${named(`count${i}.${key}`)}::bigint)`
  const removed = named(`removed${i}.${key}`)
  const sum = sql`trim_scale(coalesce(${before('s')}::numeric, 0) + coalesce(${added}::numeric, 0) - coalesce(${removed}::numeric, 0))`
  switch (aggregate) {
    case 'count': {
      const value = sql`${n}::text`
      return { state: sql`jsonb_build_object('n', ${n}, 'v', ${value})`, value }
    }
    case 'sum': {
      const value = withinSlot(field, sum)
      return { state: sql`jsonb_build_object('s', ${sum}::text, 'v', ${value})`, value }
    }
    case 'avg': {
      const value = withinSlot(field, meanOf(field, sum, n))
      return { state: sql`jsonb_build_object('n', ${n}, 's', ${sum}::text, 'v', ${value})`, value }
    }
    case 'min':
    case 'max': {
      const comparable = (text: Sql | typeof added) =>
        isNumeric(field) ? sql`${text}::numeric` : sql`${text}::text collate "C"`
      const isAhead = sql`${comparable(added)} ${sql.raw(aggregate === 'max' ? '>' : '<')} ${comparable(before('s'))}`
      const value = sql`(case when ${before('s')} is null or ${isAhead} then ${added}::text else ${before('s')} end)`
      return { state: sql`jsonb_build_object('s', ${value}, 'v', ${value})`, value }
    }
  }
}

/** Money that no slot holds is a calculation without a result: blank. */
function withinSlot(field: Rollup['field'], value: Sql): Sql {
  if (valueTypeOf(field).slot !== 'money') return sql`${value}::text`
  return sql`(case when abs(${value}) <= 9223372036854775807 then ${value}::text end)`
}

/** Half away from zero, to the digits of the field; whole numbers divide exactly. */
function meanOf(field: Rollup['field'], sum: Sql, n: Sql): Sql {
  const scale = valueTypeOf(field).slot === 'money' ? 0 : (field.scale ?? 0)
  const [units, digit] = [
    sql.raw(`1${'0'.repeat(scale)}`),
    sql.raw(scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`),
  ]
  const rounded = sql`div(abs(${sum}) * ${units} * 2 + ${n}, 2 * ${n})`
  return sql`(case when ${n} <> 0 then trim_scale(sign(${sum}) * ${rounded} * ${digit}) end)`
}

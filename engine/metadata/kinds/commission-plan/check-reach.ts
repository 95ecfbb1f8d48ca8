/** What a plan says and nobody ever gets to: tiers below a threshold, gates on tiers that are not there, tables out of time. */
import { type Finding, problem } from '../../problem.ts'
import { compareDecimals } from '../numbers.ts'
import type { CommissionPlanDocument, RateTable, Threshold } from './types.generated.ts'

export function* checkReach({ components, from, to }: CommissionPlanDocument): Generator<Finding> {
  for (const [index, { pays, threshold, gates = [] }] of components.entries()) {
    const at = `/components/${index}`
    const tables = pays?.by === 'table' ? pays.tables : []
    yield* tablesOutOfTime(tables, `${at}/pays/tables`, from, to)
    if (threshold !== undefined)
      for (const [position, table] of tables.entries())
        yield* tiersBelow(threshold, table, `${at}/pays/tables/${position}/tiers`)
    const most = Math.max(0, ...tables.map(({ tiers }) => tiers.length))
    for (const [position, { otherwise }] of gates.entries())
      if (otherwise?.pays === 'tiersBelow' && otherwise.tier > most)
        yield problem('gate-without-tier', `${at}/gates/${position}/otherwise/tier`, { found: otherwise.tier, most })
  }
}

function* tablesOutOfTime(
  tables: readonly RateTable[],
  place: string,
  from: string,
  to: string | undefined,
): Generator<Finding> {
  for (const [index, table] of tables.entries()) {
    const next = tables[index + 1]?.from
    const isOver = next !== undefined && next <= from
    const isLate = to !== undefined && table.from !== undefined && table.from > to
    if (isOver || isLate) yield problem('table-out-of-time', `${place}/${index}`, {})
  }
}

/** Tiers that pay as a whole end where the threshold still pays nothing. */
function* tiersBelow(threshold: Threshold, table: RateTable, place: string): Generator<Finding> {
  const { tiers, between = 'steps', bounds = 'lower', on = 'part', columns } = table
  if (threshold.pays === 'excess' || between !== 'steps' || columns !== undefined || !isSameKey(threshold, table))
    return
  for (const [index, tier] of tiers.entries()) {
    const end = tiers[index + 1]?.from
    if (end === undefined || (tier.on ?? on) === 'part') continue
    const over = compareDecimals(end, threshold.at)
    if (over < 0 || (over === 0 && bounds === 'lower'))
      yield problem('tier-below-threshold', `${place}/${index}`, { found: String(end), at: String(threshold.at) })
  }
}

function isSameKey({ of = 'attainment' }: Threshold, { key }: RateTable): boolean {
  const by: NonNullable<RateTable['key']> = key ?? { by: 'measure' }
  return (by.by === 'measure' || by.by === 'attainment') && by.by === of && by.measure === undefined
}

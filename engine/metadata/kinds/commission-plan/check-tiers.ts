/** Tables: sorted, without a gap or an overlap, every tier with what it pays. */

import { signOf } from '../../../formula/number/exact.ts'
import { type Finding, problem } from '../../problem.ts'
import { compareDecimals, notAscending, read } from '../numbers.ts'
import type { Component, Decimal, RateTable, Tier } from './types.generated.ts'

export function* checkTables({ pays, measure, settles, window, threshold }: Component, at: string): Generator<Finding> {
  if (pays?.by !== 'table') return
  for (const [index, table] of pays.tables.entries()) {
    const place = `${at}/pays/tables/${index}`
    const before = pays.tables[index - 1]
    if (index === 0 && table.from !== undefined) yield problem('first-table-dated', `${place}/from`, {})
    if (before !== undefined && (table.from === undefined || table.from <= (before.from ?? '')))
      yield problem('tables-not-dated', place, {})
    yield* checkTable(table, place)
    if (table.crossing === undefined || table.crossing === 'divided') continue
    const isByCredit = measure.from === 'credits' && window !== 'transaction' && threshold === undefined
    if (!isByCredit || (settles ?? 'increase') !== 'increase' || !paysOnParts(table))
      yield problem('crossing-of-parts', `${place}/crossing`, {})
  }
}

function* checkTable(table: RateTable, place: string): Generator<Finding> {
  const { tiers, between = 'steps', on, column, columns } = table
  const bounds = tiers.map(({ from }) => from)
  // two values at one bound are a leap of a line
  const isLeap = (index: number) => between === 'straight' && isSame(bounds[index], bounds[index - 1])
  const sorted = bounds.filter((_, index) => !isLeap(index) || isLeap(index - 1))
  const places = bounds.flatMap((_, index) => (!isLeap(index) || isLeap(index - 1) ? [index] : []))
  yield* notAscending(sorted, (index) => `${place}/tiers/${places[index]}/from`)
  if ((column === undefined) !== (columns === undefined)) yield problem('matrix-half', place, {})
  if (columns !== undefined) yield* notAscending(columns.from, (index) => `${place}/columns/from/${index}`)
  const isLookedUp = between === 'straight' || columns !== undefined
  if (isLookedUp && (on === 'part' || on === 'excess')) yield problem('value-pays-on-all', `${place}/on`, {})
  for (const [index, tier] of tiers.entries()) yield* checkTier(table, tier, index, `${place}/tiers/${index}`)
}

/** Tiers of which each pays on its own part. */
export function paysOnParts({ between, columns, on, tiers }: RateTable): boolean {
  return between !== 'straight' && columns === undefined && tiers.every((tier) => (tier.on ?? on ?? 'part') === 'part')
}

function isSame(bound: Decimal | undefined, before: Decimal | undefined): boolean {
  return bound !== undefined && before !== undefined && compareDecimals(bound, before) === 0
}

function* checkTier(table: RateTable, tier: Tier, index: number, at: string): Generator<Finding> {
  const { tiers, columns, between = 'steps', pays: kind = 'percent', baseRate } = table
  const { from, to, value, cells, plus, pays = kind, on } = tier
  const next = tiers[index + 1]
  if (from === undefined && (index > 0 || between === 'straight')) yield problem('tier-without-bound', at, {})
  if (to !== undefined && next?.from !== undefined && compareDecimals(to, next.from) !== 0)
    yield problem(compareDecimals(to, next.from) < 0 ? 'tier-gap' : 'tier-overlap', `${at}/to`, {
      found: String(to),
      next: String(next.from),
    })
  if (to !== undefined && next === undefined) yield problem('last-tier-ends', `${at}/to`, { found: String(to) })
  if (columns === undefined && value === undefined && plus === undefined) yield problem('tier-pays-nothing', at, {})
  if (columns !== undefined && cells?.length !== columns.from.length)
    yield problem('cells-count', at, { found: cells?.length ?? 0, expected: columns.from.length })
  if (columns === undefined ? cells !== undefined : value !== undefined) yield problem('cells-or-value', at, {})
  if (pays === 'times' && baseRate === undefined) yield problem('no-base-rate', at, {})
  const isPart = (on ?? table.on ?? 'part') !== 'whole'
  if (isPart && between === 'steps' && columns === undefined) {
    if (from !== undefined && signOf(read(from)) < 0)
      yield problem('part-below-zero', `${at}/from`, { found: String(from) })
    if (pays === 'payout' && value !== undefined) yield problem('payout-of-part', at, {})
  }
}

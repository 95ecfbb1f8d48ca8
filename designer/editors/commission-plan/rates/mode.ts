/** What people call a rate table: how its tiers pay. Each is some settings of the one structure. */
import type { plans } from '@attain/engine/metadata'

type Table = plans.RateTable

/** `mixed`: each tier says it by itself. */
export type Mode = 'part' | 'whole' | 'excess' | 'straight' | 'mixed'
export const modes = ['part', 'whole', 'excess', 'straight', 'mixed'] as const satisfies readonly Mode[]

export function modeOf({ between, on, tiers, columns }: Table): Mode {
  if (between === 'straight') return 'straight'
  if (columns !== undefined) return 'whole'
  return tiers.some((tier) => tier.on !== undefined) ? 'mixed' : (on ?? 'part')
}

export function withMode(table: Table, mode: Mode): Table {
  const { on: before = 'part', between: _, above, below, ...rest } = table
  const plain = table.tiers.map(({ on: __, ...tier }) => tier)
  const kept = { ...rest, ...(below !== undefined && { below }) }
  switch (mode) {
    case 'straight':
      return { ...kept, ...(above !== undefined && { above }), between: 'straight', tiers: plain.map(withFrom) }
    case 'mixed':
      return { ...kept, tiers: table.tiers.map((tier) => ({ ...tier, on: tier.on ?? before })) }
    case 'part':
      return { ...kept, tiers: plain }
    case 'whole':
    case 'excess':
      return { ...kept, on: mode, tiers: plain }
    default:
      return mode satisfies never
  }
}

/** Points of a line have places. */
function withFrom(tier: plans.Tier, index: number): plans.Tier {
  return index === 0 && tier.from === undefined ? { ...tier, from: 0 } : tier
}

/** A second key: the values that are there become the first column. */
export function asMatrix(table: Table, column: plans.Key): Table {
  const { on: _, crossing: __, ...rest } = table
  return {
    ...rest,
    column,
    columns: { from: [0, 10] },
    tiers: table.tiers.map(({ value = 0, plus: ___, on: ____, ...tier }) => ({ ...tier, cells: [value, value] })),
  }
}

/** One key again: the first column stays. */
export function asList({ column: _, columns: __, ...rest }: Table): Table {
  return { ...rest, on: 'whole', tiers: rest.tiers.map(({ cells, ...tier }) => ({ ...tier, value: cells?.[0] ?? 0 })) }
}

export type PayKind = NonNullable<Table['pays']>

/** What stands behind a value. */
export function unitOfValue(kind: PayKind, currency: string): string {
  switch (kind) {
    case 'percent':
    case 'payout':
      return '%'
    case 'times':
      return '×'
    case 'perUnit':
    case 'amount':
      return currency
    default:
      return kind satisfies never
  }
}

/** Whether bounds of a key are in per cent. */
export function isInPercent(key: plans.Key | undefined): boolean {
  if (key === undefined) return false
  switch (key.by) {
    case 'attainment':
      return true
    case 'component':
      return (key.figure ?? 'attainment') === 'attainment'
    case 'formula':
      return key.unit === 'percent'
    case 'measure':
      return false
    default:
      return key satisfies never
  }
}

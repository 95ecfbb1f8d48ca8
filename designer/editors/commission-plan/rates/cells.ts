/** A rate table as a grid of cells, as spreadsheets have it: what stands in each, and the table with another one there. */
import type { plans } from '@attain/engine/metadata'
import { decimalFrom } from '../../settings/decimal-from.ts'

type Table = plans.RateTable
type Tier = plans.Tier
type Decimal = plans.Decimal

/** `cell` is one of a matrix, counted from 0. */
export type Column = { readonly is: 'from' | 'value' | 'plus' } | { readonly is: 'cell'; readonly at: number }

export const MOST_TIERS = 200
export const MOST_COLUMNS = 50

export function columnsOf({ columns, tiers }: Table, hasPlus = tiers.some(({ plus }) => plus !== undefined)): Column[] {
  const values: Column[] =
    columns === undefined ? [{ is: 'value' }] : columns.from.map((_, at) => ({ is: 'cell', at }) as const)
  return [{ is: 'from' }, ...values, ...(hasPlus ? [{ is: 'plus' } as const] : [])]
}

export function valueIn(tier: Tier, column: Column): Decimal | undefined {
  return column.is === 'cell' ? tier.cells?.[column.at] : tier[column.is]
}

/** Undefined empties a cell that may be empty, and leaves any other as it is. */
export function withCell(table: Table, row: number, column: Column, value: Decimal | undefined): Table {
  const tier = table.tiers[row]
  if (tier === undefined) return table
  const next = changedTier(tier, row, column, value)
  if (next === undefined) return table
  const tiers = table.tiers.with(row, next)
  // where one tier ends is where the next one begins: it need not be said twice
  const before = tiers[row - 1]
  return {
    ...table,
    tiers: column.is === 'from' && before?.to !== undefined ? tiers.with(row - 1, endless(before)) : tiers,
  }
}

function changedTier(tier: Tier, row: number, column: Column, value: Decimal | undefined): Tier | undefined {
  if (column.is === 'cell') {
    if (value === undefined) return undefined
    const cells = [...(tier.cells ?? [])]
    while (cells.length < column.at) cells.push(0)
    return { ...tier, cells: cells.toSpliced(column.at, 1, value) }
  }
  if (value !== undefined) return { ...tier, [column.is]: value }
  const mayBeEmpty =
    column.is === 'plus' ? tier.value !== undefined : column.is === 'value' ? tier.plus !== undefined : row === 0
  const { [column.is]: _, ...rest } = tier
  return mayBeEmpty ? rest : undefined
}

function endless({ to: _, ...tier }: Tier): Tier {
  return tier
}

/** One more at the end, which goes on as the last two did. */
export function withTier(table: Table): Table {
  const [before, last] = [table.tiers.at(-2), table.tiers.at(-1)]
  if (last === undefined || table.tiers.length >= MOST_TIERS) return table
  const step = (of: (tier: Tier) => Decimal | undefined, usual: number) => {
    const [from, to] = [before && of(before), of(last)]
    return from === undefined || to === undefined ? usual : Number(to) - Number(from) || usual
  }
  const after = (value: Decimal | undefined, away: number) => tidy(Number(value ?? 0) + away)
  const { to: _, ...rest } = last
  const tier: Tier = {
    ...rest,
    from: after(last.from, Math.abs(step(({ from }) => from, Number(last.from ?? 0) || FIRST_STEP[keyOf(table)]))),
    ...(last.value !== undefined && {
      value: after(
        last.value,
        step(({ value }) => value, 0),
      ),
    }),
  }
  return { ...table, tiers: [...table.tiers.with(-1, endless(last)), tier] }
}

const FIRST_STEP = { attainment: 100, other: 100_000 } as const

function keyOf({ key }: Table): keyof typeof FIRST_STEP {
  return key?.by === 'attainment' ? 'attainment' : 'other'
}

/** Sums of decimals without the dust that binary numbers leave. */
function tidy(value: number): Decimal {
  return Number(value.toFixed(6))
}

export function withoutTier(table: Table, row: number): Table {
  const tiers = table.tiers.toSpliced(row, 1)
  return tiers.length === 0
    ? table
    : { ...table, tiers: tiers.map((tier, at) => (at === row - 1 ? endless(tier) : tier)) }
}

/** Lowest first; what has no bound stays ahead. */
export function sorted(table: Table): Table {
  const low = ({ from }: Tier) => (from === undefined ? -Infinity : Number(from))
  return { ...table, tiers: table.tiers.map(endless).toSorted((a, b) => low(a) - low(b)) }
}

export function isSorted({ tiers }: Table): boolean {
  return tiers.every(({ from }, at) => at === 0 || Number(from ?? 0) >= Number(tiers[at - 1]?.from ?? -Infinity))
}

/** One more column of a matrix, with the values of the last one. */
export function withColumn(table: Table): Table {
  const { columns, tiers } = table
  if (columns === undefined || columns.from.length >= MOST_COLUMNS) return table
  const [before, last] = [columns.from.at(-2), columns.from.at(-1)]
  const step = before === undefined ? Number(last ?? 0) || 10 : Number(last) - Number(before) || 10
  return {
    ...table,
    columns: { ...columns, from: [...columns.from, tidy(Number(last ?? 0) + step)] },
    tiers: tiers.map((tier) => ({ ...tier, cells: [...(tier.cells ?? []), tier.cells?.at(-1) ?? 0] })),
  }
}

export function withoutColumn(table: Table, at: number): Table {
  const { columns, tiers } = table
  if (columns === undefined || columns.from.length === 1) return table
  return {
    ...table,
    columns: { ...columns, from: columns.from.toSpliced(at, 1) },
    tiers: tiers.map((tier) => ({ ...tier, cells: (tier.cells ?? []).toSpliced(at, 1) })),
  }
}

export function withColumnFrom(table: Table, at: number, value: Decimal | undefined): Table {
  const { columns } = table
  if (columns === undefined || value === undefined) return table
  return { ...table, columns: { ...columns, from: columns.from.with(at, value) } }
}

/** Cells of a spreadsheet put down from one on; rows that are missing are made, words are passed over. */
export function pasted(table: Table, row: number, column: number, text: string): Table {
  const columns = columnsOf(table)
  return rowsOf(text).reduce((before, cells, down) => {
    const at = row + down
    const grown = at < before.tiers.length ? before : withTier(before)
    return cells.reduce((next, cell, across) => {
      const target = columns[column + across]
      const value = numberIn(cell)
      return target === undefined || value === undefined ? next : withCell(next, at, target, value)
    }, grown)
  }, table)
}

/** Whether it is more than what one cell takes. */
export function isOfCells(text: string): boolean {
  return /[\t\n]/.test(text.trim())
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r/g, '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

/** “¥ 100,000”, “8 %” and “5万” as people have them in spreadsheets. */
export function numberIn(cell: string): Decimal | undefined {
  const bare = cell.replaceAll(/[\s,，%％¥￥$€£]/g, '')
  const tenThousands = /^(-?[\d.]+)万$/.exec(bare)?.[1]
  if (tenThousands !== undefined) return tidy(Number(tenThousands) * 10_000)
  return decimalFrom(bare.replace(/^\+/, '').replace(/^\./, '0.'))
}

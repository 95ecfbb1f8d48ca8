/** Rate tables as they are calculated by; also for those who draw them, which need nothing else of a plan. */
import type { RateTable as EngineTable, Tier as EngineTier, On, Pay, PayKind } from '../../../commission/rates/table.ts'
import { format } from '../../../formula/number/exact.ts'
import { add, type Fraction, fraction } from '../../../performance/fraction.ts'
import type { Decimal } from '../definitions.generated.ts'
import { read } from '../numbers.ts'
import type { RateTable, Tier } from './types.generated.ts'

export function compileTable(table: RateTable): EngineTable {
  const { bounds = 'lower', between = 'steps', below = 'nothing', above = 'level', crossing, columns, tiers } = table
  return {
    bounds,
    between,
    ...(crossing !== undefined && crossing !== 'divided' && { crossing }),
    below,
    above,
    tiers: tiers.map((tier) => compileTier(tier, table)),
    ...(columns !== undefined && {
      columns: {
        from: columns.from.map(decimal),
        between: columns.between ?? 'steps',
        bounds: columns.bounds ?? 'lower',
      },
    }),
  }
}

function compileTier({ from, value, cells, plus, ...own }: Tier, table: RateTable): EngineTier {
  const kind: PayKind = own.pays ?? table.pays ?? 'percent'
  const on: On = own.on ?? table.on ?? 'part'
  const values = cells ?? [value ?? 0]
  return {
    ...(from !== undefined && { from: decimal(from) }),
    on,
    pays: values.map((one) => payOf(kind, one, plus)),
  }
}

function payOf(kind: PayKind, value: Decimal, plus: Decimal | undefined): Pay {
  const pay: Pay = { [kind]: decimal(value) }
  if (plus === undefined) return pay
  const fixed = decimal(plus)
  return { ...pay, amount: pay.amount === undefined ? fixed : add(pay.amount, fixed) }
}

/** What documents write as a number or as text. */
export function decimal(value: Decimal): Fraction {
  return fraction(format(read(value)))
}

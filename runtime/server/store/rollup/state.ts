/**
 * What is kept of a roll-up with its record, and how changes of children move it, exactly. Amounts are in the form of
 * slots: money as a whole number of minor units, times as ISO 8601.
 */
import { type Decimal, formatDecimal, valueTypeOf } from '@attain/engine/fields'
import type { FieldModel } from '@attain/engine/metadata'

export interface RollupState {
  /** How many children count: all for a count, else those with a value. Not known for the smallest and largest. */
  readonly n?: number
  /** Their sum, or the smallest or largest of them; null when there is none. */
  readonly s?: string | null
  /** What the roll-up is; null when blank. */
  readonly v: string | null
}

export type Aggregate = 'count' | 'sum' | 'avg' | 'min' | 'max'

/** What a batch of changed children does to one roll-up of one record. */
export interface Delta {
  /** Values that came; null for a child that counts without one. */
  readonly added: (string | null)[]
  readonly removed: (string | null)[]
}

const MAX_BIGINT = 2n ** 63n - 1n

/** What the children's own figures make: how many, and their sum or extreme. */
export function stateOf(field: FieldModel, aggregate: Aggregate, n: number, s: string | null): RollupState {
  switch (aggregate) {
    case 'count':
      return { n, v: String(n) }
    case 'sum':
      return { s: s ?? '0', v: withinSlot(field, s ?? '0') }
    case 'avg':
      return { n, s: s ?? '0', v: n === 0 ? null : withinSlot(field, meanOf(field, decimal(s ?? '0'), n)) }
    case 'min':
    case 'max':
      return { s, v: s ?? (isNumeric(field) ? '0' : null) }
  }
}

/** A record without children. */
export function emptyState(field: FieldModel, aggregate: Aggregate): RollupState {
  return stateOf(field, aggregate, 0, null)
}

/**
 * The state after a change; undefined when the extreme has left, and the children must be asked for the next one.
 * `fold.ts` says the same in SQL.
 */
export function applyDelta(
  state: RollupState,
  field: FieldModel,
  aggregate: Aggregate,
  { added, removed }: Delta,
): RollupState | undefined {
  const n = (state.n ?? 0) + added.length - removed.length
  if (aggregate === 'count') return stateOf(field, aggregate, n, null)
  if (aggregate === 'sum' || aggregate === 'avg') {
    const sum = (values: readonly (string | null)[]) =>
      values.reduce((total, value) => plus(total, decimal(value ?? '0')), zero)
    const moved = plus(sum(added), negative(sum(removed)))
    return stateOf(field, aggregate, n, formatDecimal(plus(decimal(state.s ?? '0'), moved)))
  }
  const order = isNumeric(field) ? compareNumbers : compareTexts
  const isAhead = (one: string, other: string) => (aggregate === 'max' ? order(one, other) > 0 : order(one, other) < 0)
  const best = added.reduce((found, value) => {
    if (value === null) return found
    return found === null || isAhead(value, found) ? value : found
  }, null)
  const before = state.s ?? null
  if (before === null || (best !== null && !isAhead(before, best))) return stateOf(field, aggregate, 0, best ?? before)
  if (removed.some((value) => value !== null && !isAhead(before, value))) return undefined
  return state
}

export function isNumeric(field: FieldModel): boolean {
  const kind = valueTypeOf(field).slot
  return kind === 'money' || kind === 'number'
}

/** Money that no slot holds is a calculation without a result: blank. */
function withinSlot(field: FieldModel, value: string): string | null {
  if (valueTypeOf(field).slot !== 'money') return value
  const units = BigInt(value)
  return units > MAX_BIGINT || units < -MAX_BIGINT ? null : value
}

/** Half away from zero, to the digits of the field. */
function meanOf(field: FieldModel, sum: Decimal, n: number): string {
  const scale = valueTypeOf(field).slot === 'money' ? 0 : (field.scale ?? 0)
  const digits = Math.max(scale, sum.scale)
  const units = sum.units * 10n ** BigInt(digits - sum.scale)
  const divisor = BigInt(n) * 10n ** BigInt(digits - scale)
  const size = units < 0n ? -units : units
  const rounded = (size * 2n + divisor) / (divisor * 2n)
  return formatDecimal(trimmed({ units: units < 0n ? -rounded : rounded, scale }))
}

const zero: Decimal = { units: 0n, scale: 0 }

/** Of any length: sums grow longer than fields may be. */
function decimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

function plus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  const units = left.units * 10n ** BigInt(scale - left.scale) + right.units * 10n ** BigInt(scale - right.scale)
  return trimmed({ units, scale })
}

function negative({ units, scale }: Decimal): Decimal {
  return { units: -units, scale }
}

function trimmed({ units, scale }: Decimal): Decimal {
  let [kept, digits] = [units, scale]
  while (digits > 0 && kept % 10n === 0n) {
    kept /= 10n
    digits -= 1
  }
  return { units: kept, scale: digits }
}

function compareNumbers(one: string, other: string): number {
  const { units } = plus(decimal(one), negative(decimal(other)))
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

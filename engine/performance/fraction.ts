/**
 * Exact fractions. Attainment is never rounded: a third of the target on each of three items is one target reached, and
 * nobody misses a grade by the twentieth digit.
 */
import { type Exact, MAX_SCALE, readExact } from '../formula/number/exact.ts'

export interface Fraction {
  readonly over: bigint
  /** Always positive. */
  readonly under: bigint
}

export const zero: Fraction = Object.freeze({ over: 0n, under: 1n })
export const hundred: Fraction = Object.freeze({ over: 100n, under: 1n })

/** Reads a decimal such as `-12.50`; anything else is a mistake of the caller. */
export function fraction(text: string): Fraction {
  const read = readExact(text)
  if (read === undefined) throw new Error(`“${text}” is not a decimal.`)
  return ofExact(read)
}

function ofExact({ units, scale }: Exact): Fraction {
  return { over: BigInt(units), under: power(scale) }
}

const powers = Array.from({ length: MAX_SCALE + 1 }, (_, digits) => 10n ** BigInt(digits))
/** How many digits a decimal has after the point whose fraction is under this power of ten. */
const scales = new Map(powers.map((power, digits) => [power, digits]))

function power(digits: number): bigint {
  return powers[digits] ?? 10n ** BigInt(digits)
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under }
  if (a.over === 0n) return b
  if (b.over === 0n) return a
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, zero)
}

export function negate({ over, under }: Fraction): Fraction {
  return { over: -over, under }
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b))
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under }
}

/** a ÷ b; b may not be zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new Error('Nothing can be divided by zero.')
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

/** The part that a weight of so many per cent has. */
export function percentOf(percent: Fraction, of: Fraction): Fraction {
  return divide(multiply(percent, of), hundred)
}

/** Negative, zero or positive. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function signOf({ over }: Fraction): number {
  return over < 0n ? -1 : over > 0n ? 1 : 0
}

/** The largest whole number that is not larger. */
export function wholeBelow({ over, under }: Fraction): bigint {
  const quotient = over / under
  return over < 0n && quotient * under !== over ? quotient - 1n : quotient
}

/** Rounded half away from zero to so many digits after the point. */
export function round(value: Fraction, digits: number): Fraction {
  const { over, under } = value
  const units = power(digits)
  if (under === units) return value
  const size = (over < 0n ? -over : over) * units * 2n + under
  const rounded = size / (under * 2n)
  return { over: over < 0n ? -rounded : rounded, under: units }
}

/** As a decimal, without zeros at the end; what has no end is cut at twenty digits, half away from zero. */
export function text(value: Fraction): string {
  if (value.under === 1n) return String(value.over)
  const known = scales.get(value.under)
  if (known !== undefined) return decimalText(value.over, known)
  if (value.over % value.under === 0n) return String(value.over / value.under)
  return decimalText(round(value, MAX_SCALE).over, MAX_SCALE)
}

function decimalText(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  let end = digits.length
  const point = digits.length - scale
  while (end > point && digits[end - 1] === '0') end -= 1
  const decimal = end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`
  return units < 0n ? `-${decimal}` : decimal
}

/**
 * Exact fractions. Attainment is never rounded: a third of the target on each of three items is one target reached, and
 * nobody misses a grade by the twentieth digit.
 *
 * Both parts are plain numbers as long as every step is exact in them, which is several times faster, and bigints
 * beyond. Only this file looks at them.
 */
import { type Exact, format, MAX_SCALE, readExact } from '../formula/number/exact.ts'

export interface Fraction {
  readonly over: Whole
  /** Always positive. */
  readonly under: Whole
}

type Whole = number | bigint

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

export const zero: Fraction = Object.freeze({ over: 0, under: 1 })
export const hundred: Fraction = Object.freeze({ over: 100, under: 1 })

/** Reads a decimal such as `-12.50`; anything else is a mistake of the caller. */
export function fraction(text: string): Fraction {
  const read = readExact(text)
  if (read === undefined) throw new Error(`“${text}” is not a decimal.`)
  return ofExact(read)
}

function ofExact({ units, scale }: Exact): Fraction {
  return { over: units, under: power(scale) }
}

/** So many units of 10^-scale; a negative scale is one of tens or hundreds. */
export function ofUnits(units: bigint, scale: number): Fraction {
  return scale >= 0
    ? { over: narrow(units), under: power(scale) }
    : { over: narrow(units * 10n ** BigInt(-scale)), under: 1 }
}

/** The other way round; undefined of what is no whole number of such units. */
export function unitsOf({ over, under }: Fraction, scale: number): bigint | undefined {
  const [up, down] = scale >= 0 ? [10n ** BigInt(scale), 1n] : [1n, 10n ** BigInt(-scale)]
  const [dividend, divisor] = [BigInt(over) * up, BigInt(under) * down]
  return dividend % divisor === 0n ? dividend / divisor : undefined
}

const powers: readonly Whole[] = Array.from({ length: MAX_SCALE + 1 }, (_, digits) => narrow(10n ** BigInt(digits)))
/** How many digits a decimal has after the point whose fraction is under this power of ten. */
const scales: ReadonlyMap<Whole, number> = new Map(powers.map((power, digits) => [power, digits]))

function power(digits: number): Whole {
  return powers[digits] ?? 10n ** BigInt(digits)
}

function narrow(whole: bigint): Whole {
  return whole <= LARGEST && whole >= -LARGEST ? Number(whole) : whole
}

function narrowed(over: bigint, under: bigint): Fraction {
  return { over: narrow(over), under: narrow(under) }
}

/** True when the result of whole numbers that are safe is exact: beyond that, it is never within again. */
const { isSafeInteger: isExact } = Number

interface Small {
  readonly over: number
  readonly under: number
}

function isSmall(value: Fraction): value is Small {
  return typeof value.over === 'number' && typeof value.under === 'number'
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.over === 0) return b
  if (b.over === 0) return a
  return (isSmall(a) && isSmall(b) ? addSmall(a, b) : undefined) ?? addLarge(a, b)
}

function addSmall(a: Small, b: Small): Fraction | undefined {
  if (a.under < b.under) return addSmall(b, a)
  const times = a.under / b.under
  // of decimals one is always a multiple of the other
  const [x, y, under] = isExact(times)
    ? [a.over, b.over * times, a.under]
    : [a.over * b.under, b.over * a.under, a.under * b.under]
  const over = x + y
  return isExact(x) && isExact(y) && isExact(over) && isExact(under) ? { over, under } : undefined
}

function addLarge(a: Fraction, b: Fraction): Fraction {
  if (a.under === b.under) return { over: narrow(BigInt(a.over) + BigInt(b.over)), under: a.under }
  const [under, other] = [BigInt(a.under), BigInt(b.under)]
  return narrowed(BigInt(a.over) * other + BigInt(b.over) * under, under * other)
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, zero)
}

export function negate({ over, under }: Fraction): Fraction {
  // 0 and never -0
  return { over: typeof over === 'number' ? 0 - over : -over, under }
}

export function absolute(value: Fraction): Fraction {
  return value.over < 0 ? negate(value) : value
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b))
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  if (a.over === 0 || b.over === 0) return zero
  if (isSmall(a) && isSmall(b)) {
    const [over, under] = [a.over * b.over, a.under * b.under]
    if (isExact(over) && isExact(under)) return { over, under }
  }
  return narrowed(BigInt(a.over) * BigInt(b.over), BigInt(a.under) * BigInt(b.under))
}

/** a ÷ b; b may not be zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0) throw new Error('Nothing can be divided by zero.')
  return b.over < 0 ? multiply(negate(a), turned(negate(b))) : multiply(a, turned(b))
}

function turned({ over, under }: Fraction): Fraction {
  return { over: under, under: over }
}

/** The part that a weight of so many per cent has. */
export function percentOf(percent: Fraction, of: Fraction): Fraction {
  return divide(multiply(percent, of), hundred)
}

/** Negative, zero or positive. */
export function compare(a: Fraction, b: Fraction): number {
  if (isSmall(a) && isSmall(b)) {
    const [x, y] = a.under === b.under ? [a.over, b.over] : [a.over * b.under, b.over * a.under]
    if (isExact(x) && isExact(y)) return x < y ? -1 : x > y ? 1 : 0
  }
  const [x, y] = [BigInt(a.over) * BigInt(b.under), BigInt(b.over) * BigInt(a.under)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function signOf({ over }: Fraction): number {
  return over < 0 ? -1 : over > 0 ? 1 : 0
}

export function isZero({ over }: Fraction): boolean {
  return over === 0
}

/** The largest whole number that is not larger. */
export function wholeBelow(value: Fraction): bigint {
  const [over, under] = [BigInt(value.over), BigInt(value.under)]
  const quotient = over / under
  return over < 0n && quotient * under !== over ? quotient - 1n : quotient
}

/** Rounded half away from zero to so many digits after the point. */
export function round(value: Fraction, digits: number): Fraction {
  const units = power(digits)
  if (value.under === units) return value
  return (
    (isSmall(value) && typeof units === 'number' ? roundSmall(value, units) : undefined) ?? roundLarge(value, units)
  )
}

function roundSmall({ over, under }: Small, units: number): Fraction | undefined {
  const size = (over < 0 ? -over : over) * units * 2 + under
  const half = under * 2
  if (!isExact(size) || !isExact(half)) return undefined
  const rounded = (size - (size % half)) / half
  return { over: over < 0 ? 0 - rounded : rounded, under: units }
}

function roundLarge(value: Fraction, units: Whole): Fraction {
  const [over, under] = [BigInt(value.over), BigInt(value.under)]
  const size = (over < 0n ? -over : over) * BigInt(units) * 2n + under
  const rounded = size / (under * 2n)
  return { over: narrow(over < 0n ? -rounded : rounded), under: units }
}

/** As a decimal, without zeros at the end; what has no end is cut at twenty digits, half away from zero. */
export function text(value: Fraction): string {
  const { over, under } = value
  if (under === 1) return String(over)
  const scale = scales.get(under)
  if (scale !== undefined) return format({ units: over, scale })
  const whole = quotientOf(value)
  return whole === undefined ? format({ units: round(value, MAX_SCALE).over, scale: MAX_SCALE }) : String(whole)
}

/** Where nothing is left over. */
function quotientOf(value: Fraction): Whole | undefined {
  if (isSmall(value)) return value.over % value.under === 0 ? value.over / value.under : undefined
  const [over, under] = [BigInt(value.over), BigInt(value.under)]
  return over % under === 0n ? over / under : undefined
}

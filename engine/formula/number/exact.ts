/**
 * Exact decimals: a whole number of units of 10^-scale. Units are plain integers as long as they are safe, which is
 * several times faster than any library, and bigints beyond.
 */
import { Decimal } from 'decimal.js'

export interface Exact {
  readonly units: number | bigint
  readonly scale: number
}

/** A calculation without a result, such as 1 / 0. It makes every calculation that it enters fail. */
export const FAILED: Exact = Object.freeze({ units: 0, scale: -1 })
export const ZERO: Exact = Object.freeze({ units: 0, scale: 0 })
export const ONE: Exact = Object.freeze({ units: 1, scale: 0 })

/** Quotients, powers and products are rounded to this many digits after the point, half away from zero. */
export const MAX_SCALE = 20
/** Guarded results must be smaller than 10^30. */
export const MAX_WHOLE = 30

export type Rounding = 'half_up' | 'half_down' | 'half_even' | 'up' | 'down' | 'ceiling' | 'floor'

const smallPowers = Array.from({ length: 16 }, (_, index) => 10 ** index)
const bigPowers: bigint[] = [1n]

function bigPower(exponent: number): bigint {
  for (let next = bigPowers.length; next <= exponent; next += 1) bigPowers.push((bigPowers[next - 1] as bigint) * 10n)
  return bigPowers[exponent] as bigint
}

function narrow(units: bigint, scale: number): Exact {
  const small = Number(units)
  return { units: Number.isSafeInteger(small) ? small : units, scale }
}

/** Reads `-12.50`; the text must be a plain decimal. */
export function exact(text: string): Exact {
  const point = text.indexOf('.')
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1)
  const scale = point < 0 ? 0 : text.length - point - 1
  if (digits.length <= 15) return { units: Number(digits), scale }
  return narrow(BigInt(digits), scale)
}

export function ofInteger(value: number): Exact {
  return { units: value, scale: 0 }
}

/** Up to 15 digits, read in one pass: most values of records. Undefined for whatever else. */
function readShort(text: string): Exact | undefined {
  const { length } = text
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  if (length > 15 || length === start) return undefined
  let units = 0
  let point = -1
  for (let at = start; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) units = units * 10 + digit
    else if (digit === -2 && point < 0 && at > start && at < length - 1) point = at
    else return undefined
  }
  return { units: start === 1 ? 0 - units : units, scale: point < 0 ? 0 : length - point - 1 }
}

const decimalText = /^-?\d+(\.\d+)?$/

/** The decimal of a stored value; undefined when it is none. */
export function readExact(value: unknown): Exact | undefined {
  if (typeof value === 'string') return readShort(value) ?? (decimalText.test(value) ? exact(value) : undefined)
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  if (Number.isSafeInteger(value)) return { units: value, scale: 0 }
  const text = new Decimal(value).toFixed()
  return exact(text)
}

/** Without zeros at the end of the fraction; never `-0`. */
export function format({ units, scale }: Exact): string {
  if (scale === 0) return String(units)
  const power = smallPowers[scale]
  if (typeof units === 'number' && power !== undefined) return formatSmall(units, scale, power)
  const negative = units < 0
  const digits = String(negative ? -units : units).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  const whole = digits.slice(0, -scale)
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return negative ? `-${text}` : text
}

/** `.05` of 5 hundredths, nothing of 0: fractions of up to three digits, as most amounts have, are looked up. */
const shortFractions = Array.from({ length: 4 }, (_, scale) =>
  Array.from({ length: 10 ** scale }, (_, fraction) =>
    fraction === 0 ? '' : `.${String(fraction).padStart(scale, '0').replace(/0+$/, '')}`,
  ),
)

function formatSmall(units: number, scale: number, power: number): string {
  const size = units < 0 ? -units : units
  let fraction = size % power
  const whole = (size - fraction) / power
  const sign = units < 0 ? '-' : ''
  const known = shortFractions[scale]
  if (known !== undefined) return `${sign}${whole}${known[fraction]}`
  if (fraction === 0) return `${sign}${whole}`
  let places = scale
  for (; fraction % 10 === 0; fraction /= 10) places -= 1
  return `${sign}${whole}.${String(fraction).padStart(places, '0')}`
}

export function plain(value: Exact): Decimal {
  return new Decimal(format(value))
}

function bigUnits(value: Exact, scale: number): bigint {
  return BigInt(value.units) * bigPower(scale - value.scale)
}

export function add(a: Exact, b: Exact): Exact {
  if (a === FAILED || b === FAILED) return FAILED
  if (typeof a.units === 'number' && typeof b.units === 'number') {
    if (a.scale === b.scale) {
      const units = a.units + b.units
      if (Number.isSafeInteger(units)) return { units, scale: a.scale }
    } else {
      const difference = a.scale - b.scale
      const factor = smallPowers[difference < 0 ? -difference : difference]
      if (factor !== undefined) {
        const scaled = difference < 0 ? a.units * factor : b.units * factor
        const units = scaled + (difference < 0 ? b.units : a.units)
        if (Number.isSafeInteger(scaled) && Number.isSafeInteger(units))
          return { units, scale: difference < 0 ? b.scale : a.scale }
      }
    }
  }
  const scale = Math.max(a.scale, b.scale)
  return narrow(bigUnits(a, scale) + bigUnits(b, scale), scale)
}

export function negate(a: Exact): Exact {
  return a === FAILED ? FAILED : { units: typeof a.units === 'number' ? 0 - a.units : -a.units, scale: a.scale }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  if (a === FAILED || b === FAILED) return FAILED
  const scale = a.scale + b.scale
  if (typeof a.units === 'number' && typeof b.units === 'number') {
    const units = a.units * b.units
    if (Number.isSafeInteger(units)) return { units, scale }
  }
  return narrow(BigInt(a.units) * BigInt(b.units), scale)
}

/** Negative, zero or positive; neither may be FAILED. */
export function compare(a: Exact, b: Exact): number {
  if (a.scale === b.scale) return a.units < b.units ? -1 : a.units > b.units ? 1 : 0
  const difference = a.scale - b.scale
  if (typeof a.units === 'number' && typeof b.units === 'number') {
    const factor = smallPowers[difference < 0 ? -difference : difference]
    if (factor !== undefined) {
      const x = difference < 0 ? a.units * factor : a.units
      const y = difference < 0 ? b.units : b.units * factor
      if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x - y
    }
  }
  const scale = Math.max(a.scale, b.scale)
  const [x, y] = [bigUnits(a, scale), bigUnits(b, scale)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function signOf(a: Exact): number {
  return a.units < 0 ? -1 : a.units > 0 ? 1 : 0
}

export function absolute(a: Exact): Exact {
  return a.units < 0 ? negate(a) : a
}

/** a ÷ b, rounded to MAX_SCALE digits; FAILED for ÷ 0. */
export function divide(a: Exact, b: Exact): Exact {
  if (a === FAILED || b === FAILED || b.units === 0 || b.units === 0n) return FAILED
  if (a.units === 0) return ZERO
  const shift = MAX_SCALE + b.scale - a.scale
  let dividend = BigInt(a.units)
  let divisor = BigInt(b.units)
  if (shift >= 0) dividend *= bigPower(shift)
  else divisor *= bigPower(-shift)
  return trim(roundQuotient(dividend, divisor, 'half_up'), MAX_SCALE)
}

function trim(units: bigint, scale: number): Exact {
  let kept = units
  let digits = scale
  for (const step of [10, 5, 1]) {
    const power = bigPower(step)
    while (digits >= step && kept % power === 0n) {
      kept /= power
      digits -= step
    }
  }
  return narrow(kept, digits)
}

function roundQuotient(dividend: bigint, divisor: bigint, mode: Rounding): bigint {
  const quotient = dividend / divisor
  const rest = dividend - quotient * divisor
  if (rest === 0n) return quotient
  const negative = dividend < 0n !== divisor < 0n
  const twice = (rest < 0n ? -rest : rest) * 2n
  const size = divisor < 0n ? -divisor : divisor
  return isAway(mode, negative, twice > size ? 1 : twice < size ? -1 : 0, quotient % 2n !== 0n)
    ? quotient + (negative ? -1n : 1n)
    : quotient
}

/** The same on plain integers, all of whose steps are exact. */
function roundSmall(dividend: number, power: number, mode: Rounding): number {
  const rest = dividend % power
  const quotient = (dividend - rest) / power
  // 0 and never -0
  if (rest === 0) return quotient + 0
  const size = Math.abs(rest)
  const half = size - (power - size)
  return isAway(mode, dividend < 0, half, quotient % 2 !== 0) ? quotient + (dividend < 0 ? -1 : 1) : quotient + 0
}

function isAway(mode: Rounding, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case 'half_up':
      return half >= 0
    case 'half_down':
      return half > 0
    case 'half_even':
      return half > 0 || (half === 0 && odd)
    case 'up':
      return true
    case 'down':
      return false
    case 'ceiling':
      return !negative
    case 'floor':
      return negative
  }
}

/** Rounds to `digits` after the point, or before it when negative. */
export function roundTo(a: Exact, digits: number, mode: Rounding = 'half_up'): Exact {
  if (a === FAILED || digits >= a.scale) return a
  const drop = a.scale - digits
  const power = smallPowers[drop]
  if (typeof a.units === 'number' && power !== undefined && digits >= 0)
    return { units: roundSmall(a.units, power, mode), scale: digits }
  const units = roundQuotient(BigInt(a.units), bigPower(drop), mode)
  return digits >= 0 ? narrow(units, digits) : narrow(units * bigPower(-digits), 0)
}

/** The rest with the sign of the divisor, as spreadsheets have it; FAILED for a divisor of 0. */
export function modulo(a: Exact, b: Exact): Exact {
  if (a === FAILED || b === FAILED || b.units === 0 || b.units === 0n) return FAILED
  const scale = Math.max(a.scale, b.scale)
  const [x, y] = [bigUnits(a, scale), bigUnits(b, scale)]
  return narrow(((x % y) + y) % y, scale)
}

/** FAILED when it has more than MAX_WHOLE digits before the point. */
export function guard(a: Exact): Exact {
  if (a === FAILED || typeof a.units === 'number') return a
  const size = a.units < 0n ? -a.units : a.units
  return size >= bigPower(MAX_WHOLE + a.scale) ? FAILED : a
}

// Powers alone need more than whole numbers: exponents may be fractions. 150 digits leave 100 beyond what is kept.
const Power = Decimal.clone({ precision: 150, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -400, toExpPos: 400 })

/** Exponents beyond are refused, so that no power takes long. */
export const MAX_EXPONENT = 10_000
/** Powers with more digits than this, before or after the point, are not worked out: too large, or 0. */
export const POWER_DIGITS = 40

/** a to the power of b, rounded to MAX_SCALE digits; FAILED for 0^0, 0^-1, roots of negatives, and what is too large. */
export function power(a: Exact, b: Exact): Exact {
  if (a === FAILED || b === FAILED) return FAILED
  const exponent = Number(format(b))
  if (signOf(a) === 0) return exponent > 0 ? ZERO : FAILED
  if (Math.abs(exponent) > MAX_EXPONENT) return FAILED
  const isWhole = signOf(modulo(b, ONE)) === 0
  if (signOf(a) < 0 && !isWhole) return FAILED
  const digits = exponent * Math.log10(Math.abs(Number(format(a))))
  if (digits > POWER_DIGITS) return FAILED
  if (digits < -POWER_DIGITS) return ZERO
  const result = new Power(format(a)).pow(format(b)).toDecimalPlaces(MAX_SCALE, Decimal.ROUND_HALF_UP)
  return guard(exact(result.toFixed()))
}

/** A whole number, cut toward zero; undefined when there is none or it is beyond ten million. */
export function wholeOf(a: Exact): number | undefined {
  if (a === FAILED) return undefined
  const value = Number(format(roundTo(a, 0, 'down')))
  return Math.abs(value) <= MAX_INTEGER ? value : undefined
}

export const MAX_INTEGER = 10_000_000

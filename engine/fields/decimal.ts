/** Exact decimals as a whole number of units and how many of its digits stand after the point. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** More digits than any amount needs, few enough for every database and spreadsheet. */
export const MAX_DIGITS = 30

/** JSON numbers are binary; up to this many digits they mean what was written. */
const SAFE_DIGITS = 15

export const DECIMAL_PATTERN = `^-?\\d{1,${MAX_DIGITS}}(\\.\\d{1,${MAX_DIGITS}})?$`
const decimalText = new RegExp(DECIMAL_PATTERN)

/** Reads `-12.50`; null when the text is not a plain decimal. Zeros at the end do not count. */
export function parseDecimal(text: string): Decimal | null {
  if (!decimalText.test(text)) return null
  const [whole = '', fraction = ''] = text.split('.')
  const kept = fraction.replace(/0+$/, '')
  return { units: BigInt(whole + kept), scale: kept.length }
}

/** A JSON number as the decimal that was written; null when it has too many digits to be sure. */
export function decimalOfNumber(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = (whole + fraction).replace(/^-?0*/, '').replace(/0+$/, '')
  if (digits.length > SAFE_DIGITS) return null
  const scale = fraction.length - Number(exponent)
  if (scale > MAX_DIGITS || scale < -MAX_DIGITS) return null
  const units = BigInt(whole + fraction)
  return normalise(scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale })
}

/** Drops zeros at the end of the fraction. */
export function normalise({ units, scale }: Decimal): Decimal {
  let kept = units
  let digits = scale
  while (digits > 0 && kept % 10n === 0n) {
    kept /= 10n
    digits -= 1
  }
  return { units: kept, scale: digits }
}

/** How many digits it has when written out, leading zeros aside. */
export function countDigits({ units, scale }: Decimal): number {
  const digits = (units < 0n ? -units : units).toString().length
  return Math.max(digits, scale)
}

/** Negative, zero or positive, as `left` is smaller than, equal to or larger than `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = unitsAt(left, scale) - unitsAt(right, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return normalise({ units: left.units * right.units, scale: left.scale + right.scale })
}

/** The whole number of units of 10^-scale; `scale` must not be smaller than the decimal's own. */
export function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

/** Writes it out with at least `minimumScale` digits after the point; never `-0`. */
export function formatDecimal(value: Decimal, minimumScale = 0): string {
  const scale = Math.max(value.scale, minimumScale)
  const units = unitsAt(value, scale)
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`
}

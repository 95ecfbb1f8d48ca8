/** Decimals as whole numbers of 10^-scale, as money in slots is kept. */
import { exact } from '../number/exact.ts'

/** A decimal times 10^scale. */
export function shifted(value: string, scale: number): string {
  const [whole = '', fraction = ''] = value.split('.')
  const padded = fraction.padEnd(scale, '0')
  const rest = padded.slice(scale)
  return `${whole}${padded.slice(0, scale)}${rest === '' ? '' : `.${rest}`}`
}

/** 10^-scale as text. */
export function unit(scale: number): string {
  return scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`
}

/** Whole units of a constant at a scale; undefined when it has more digits than that. */
export function unitsOf(value: string, scale: number): string | undefined {
  const [whole = '', fraction = ''] = value.split('.')
  if (fraction.length > scale) return undefined
  const { units } = exact(`${whole}${fraction.padEnd(scale, '0')}`)
  // only what a bigint holds: an index on whole units serves no other type
  return units <= MAX_BIGINT && units >= -MAX_BIGINT ? String(units) : undefined
}

const MAX_BIGINT = 2n ** 63n - 1n

import type { scorecards } from '@attain/engine/metadata'

const decimal = /^-?\d{1,30}(\.\d{1,30})?$/

/** Digits that a number holds without becoming another one. */
const HELD = 15

/** As documents write it: a number where that is exact, text beyond. Undefined for what is none. */
export function decimalFrom(text: string): scorecards.Decimal | undefined {
  const written = text.trim()
  if (!decimal.test(written)) return undefined
  return written.replaceAll(/[-.]/g, '').length <= HELD ? Number(written) : written
}

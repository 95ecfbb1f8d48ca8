/** Decimals as people type them and as the engine keeps them: text on both sides, never a float in between. */

const PLAIN = /^-?\d+(\.\d+)?$/

/** Full-width digits and signs become ASCII; spaces and grouping commas go. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s,_'\u2019]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
}

/** Moves the decimal point: `shiftDecimal('5.25', -2)` is `0.0525`. The text must be a plain decimal. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at)
  const result = right ? `${left}.${right}` : left
  return negative && /[1-9]/.test(result) ? `-${result}` : result
}

/** Drops zeros behind the point that say nothing: `5.2500` → `5.25`. */
export function trimDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * What a person typed as the value to keep: `1,054.5` → `1054.5`, `5%` in a percent field → `0.05`.
 * Text that is no number comes back as it is, so that the check can say so and nothing typed is lost.
 */
export function readTyped(text: string, percent = false): string | null {
  if (text.trim() === '') return null
  let plain = normalise(text)
  if (percent) plain = plain.replace(/%$/, '')
  if (!PLAIN.test(plain)) return text
  return percent ? trimDecimal(shiftDecimal(plain, -2)) : plain
}

/** The value as it is edited, without grouping: `0.05` → `5` in a percent field. */
export function writeTyped(value: string, percent = false): string {
  if (!PLAIN.test(value)) return value
  return percent ? trimDecimal(shiftDecimal(value, 2)) : value
}

/** Groups the digits for reading: `-1234567.5` → `-1,234,567.5`. */
export function groupDigits(text: string): string {
  if (!PLAIN.test(text)) return text
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

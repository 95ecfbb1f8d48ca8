/** From whole minor units to decimal text: "105400" cents → "1054.00". Averages bring a fraction, which is kept. */
export function fromMinorUnits(units: string, scale: number): string {
  if (scale === 0) return units
  const negative = units.startsWith('-')
  const [whole = '0', fraction = ''] = units.replace('-', '').split('.')
  const padded = whole.padStart(scale + 1, '0')
  if (fraction === '') return `${negative ? '-' : ''}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
  const tail = (padded.slice(-scale) + fraction).replace(new RegExp(`(?<=^\\d{${scale}}\\d*?)0+$`), '')
  return `${negative ? '-' : ''}${padded.slice(0, -scale)}.${tail.padEnd(scale, '0')}`
}

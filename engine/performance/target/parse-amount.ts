/** Amounts as people type and paste them: `1,200`, `120万`, `1.2亿`, `¥ 3 000`, `60%`, `(500)`. */

const factors: readonly (readonly [suffix: RegExp, power: number])[] = [
  [/亿$/, 8],
  [/万$/, 4],
  [/千$/, 3],
  [/[mM]$/, 6],
  [/[kK]$/, 3],
  [/[%％]$/, -2],
]

/** Exact; null for nothing, undefined for what is no amount. */
export function parseAmount(typed: string): string | null | undefined {
  let text = halfWidth(typed)
    .replace(/[\s,'’_\u00a0]/g, '')
    .replace(/^[$€£¥￥]|元$/g, '')
  if (text === '' || text === '-' || text === '–') return null
  const isNegative = /^\(.*\)$/.test(text)
  if (isNegative) text = text.slice(1, -1)
  let power = 0
  const factor = factors.find(([suffix]) => suffix.test(text))
  if (factor !== undefined) {
    text = text.replace(factor[0], '')
    power = factor[1]
  }
  const [, sign, whole = '', fraction = ''] = /^([-+−]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole + fraction === '') return undefined
  const amount = shifted(whole, fraction, power)
  return amount !== '0' && (isNegative || (sign !== '' && sign !== '+')) ? `-${amount}` : amount
}

function halfWidth(text: string): string {
  return text.replace(/[０-９．，－（）]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim()
}

/** `1` and `25` by two places: `125`. */
function shifted(whole: string, fraction: string, power: number): string {
  const digits = power >= 0 ? fraction.padEnd(power, '0') : fraction
  const all = (power >= 0 ? whole : whole.padStart(1 - power, '0')) + digits
  const places = digits.length - power
  const before = all.slice(0, all.length - places).replace(/^0+(?=\d)/, '') || '0'
  const after = all.slice(all.length - places).replace(/0+$/, '')
  return places === 0 || after === '' ? before : `${before}.${after}`
}

/** A block as spreadsheets put it on the clipboard: lines of cells between tabs; quoted cells may hold both. */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [, raw = '', end] = match
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  // spreadsheets end with a line break
  return rows.filter((row, index) => index < rows.length - 1 || row.some((value) => value !== ''))
}

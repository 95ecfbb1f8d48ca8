/** The order of text in lists: Latin as everywhere, Chinese by pinyin. The database calls it `zh-x-icu`. */
const wordOrder = new Intl.Collator('zh')

export function compareText(a: string, b: string): number {
  return a === b ? 0 : wordOrder.compare(a, b) || (byCodePoint(a, b) < 0 ? -1 : 1)
}

/** By code points, as bytes of UTF-8 are ordered. */
function byCodePoint(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  const index = x.findIndex((character, at) => character !== y[at])
  return index < 0 ? -1 : (x[index]?.codePointAt(0) ?? 0) - (y[index]?.codePointAt(0) ?? 0)
}

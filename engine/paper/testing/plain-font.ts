/** A TrueType file with what a page reads of one and no outlines: each sign is as wide as is said, in an em of 2,000. */
export function plainFont(signs: Readonly<Record<string, number>>): Uint8Array {
  const letters = Object.entries(signs)
    .map(([sign, width]) => ({ code: sign.charCodeAt(0), width: 2 * width }))
    .sort((a, b) => a.code - b.code)
  const glyphs = letters.length + 1
  return fontOf({
    cmap: [...[0, 1, 3, 1, 0, 12], ...segments(letters.map(({ code }) => code))],
    head: [...Array<number>(9).fill(0), 2000, ...Array<number>(8).fill(0), -100, -400, 2000, 1800],
    hhea: [0, 1, 2320, -576, ...Array<number>(13).fill(0), glyphs],
    hmtx: [{ width: 1000 }, ...letters].flatMap(({ width }) => [width, 0]),
    maxp: [0, 1, glyphs],
  })
}

/** Format 4: a segment for each sign, and the last one that every table ends with. */
function segments(codes: readonly number[]): readonly number[] {
  const ends = [...codes, 0xffff]
  const deltas = [...codes.map((code, at) => at + 1 - code), 1]
  const offsets = ends.map(() => 0)
  return [4, 16 + 8 * ends.length, 0, 2 * ends.length, 0, 0, 0, ...ends, 0, ...ends, ...deltas, ...offsets]
}

/** Tables of 16-bit numbers. */
function fontOf(tables: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const all = Object.entries(tables)
  const directory: number[] = [0, 1, all.length, 0, 0, 0]
  const content: number[] = []
  const start = 2 * (directory.length + 8 * all.length)
  for (const [name, numbers] of all) {
    const [a = 0, b = 0, c = 0, d = 0] = Array.from(name, (letter) => letter.charCodeAt(0))
    directory.push((a << 8) | b, (c << 8) | d, 0, 0, 0, start + 2 * content.length, 0, 2 * numbers.length)
    content.push(...numbers)
  }
  const view = new DataView(new ArrayBuffer(start + 2 * content.length))
  for (const [at, number] of [...directory, ...content].entries()) view.setUint16(2 * at, number & 0xffff)
  return new Uint8Array(view.buffer)
}

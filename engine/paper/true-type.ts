/** What a page needs to know of a TrueType file: which glyph draws a sign, and how wide it is. */

export interface Glyph {
  readonly id: number
  /** In thousandths of the size. */
  readonly width: number
}

export interface TrueType {
  /** By code point; only those of the basic plane, which one kind of table (format 4) maps. */
  readonly glyphs: ReadonlyMap<number, Glyph>
  /** In order of the glyphs' numbers, in thousandths of the size. */
  readonly widths: readonly number[]
  readonly ascent: number
  readonly descent: number
  readonly box: readonly number[]
}

export function readTrueType(file: Uint8Array): TrueType {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const table = tablesOf(view)
  const head = table('head')
  const hhea = table('hhea')
  const scale = 1000 / head.getUint16(18)
  const scaled = (value: number) => Math.round(value * scale)
  const widths = widthsOf(hhea.getUint16(34), table('maxp').getUint16(4), table('hmtx')).map(scaled)
  const glyphs = Array.from(mappedBy(table('cmap')), ([sign, id]): [number, Glyph] => [
    sign,
    { id, width: widths[id] ?? 0 },
  ])
  return {
    ...{ glyphs: new Map(glyphs), widths },
    ...{ ascent: scaled(hhea.getInt16(4)), descent: scaled(hhea.getInt16(6)) },
    box: [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))),
  }
}

function tablesOf(view: DataView): (name: string) => DataView {
  const places = new Map<string, DataView>()
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)))
    places.set(name, new DataView(view.buffer, view.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)))
  }
  return (name) => {
    const found = places.get(name)
    if (found === undefined) throw new Error(`This font has no table “${name}”.`)
    return found
  }
}

/** The last of the widths that are said stands for all glyphs after it. */
function widthsOf(said: number, glyphs: number, hmtx: DataView): readonly number[] {
  return Array.from({ length: glyphs }, (_, id) => hmtx.getUint16(4 * Math.min(id, said - 1)))
}

/** Signs with their glyphs, range by range. */
function* mappedBy(cmap: DataView): Generator<readonly [sign: number, id: number]> {
  const at = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + 8 * index)).find(
    (start) => cmap.getUint16(start) === 4,
  )
  if (at === undefined) throw new Error('This font maps no signs of the basic plane.')
  const bytes = cmap.getUint16(at + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + bytes, 16 + 2 * bytes, 16 + 3 * bytes].map((part) => at + part)
  if (ends === undefined || starts === undefined || deltas === undefined || offsets === undefined) return
  for (let range = 0; range < bytes; range += 2) {
    const start = cmap.getUint16(starts + range)
    const offset = cmap.getUint16(offsets + range)
    for (let sign = start; sign <= cmap.getUint16(ends + range) && sign !== 0xffff; sign += 1) {
      const listed = offset === 0 ? sign : cmap.getUint16(offsets + range + offset + 2 * (sign - start))
      const id = offset !== 0 && listed === 0 ? 0 : (listed + cmap.getUint16(deltas + range)) & 0xffff
      if (id !== 0) yield [sign, id]
    }
  }
}

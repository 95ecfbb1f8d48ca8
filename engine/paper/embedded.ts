/** Fonts as objects of a PDF. */
import { strToU8 } from 'fflate'
import type { FontPart, Weight } from './face.ts'
import { hexOf, utf16Of } from './letters.ts'
import { type PdfObject, streamOf } from './pdf-file.ts'

const names = { regular: 'NotoSansSC-Regular', bold: 'NotoSansSC-Bold' } satisfies Record<Weight, string>
const stems = { regular: 88, bold: 150 } satisfies Record<Weight, number>

/** The font itself, first, and what it needs; `first` is the number that it will have in the file. */
export function embedded(part: FontPart, order: number, first: number): readonly PdfObject[] {
  const { ascent, descent, box, widths } = part.font
  const name = `/${tagOf(order)}+${names[part.weight]}`
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'
  const measures = `/FontBBox [${box.join(' ')}] /Ascent ${ascent} /Descent ${descent} /CapHeight 733`
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} ${system} /CIDToGIDMap /Identity /DW 1000 /W [0 [${widths.join(' ')}]] /FontDescriptor ${first + 2} 0 R >>`,
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 ${measures} /ItalicAngle 0 /StemV ${stems[part.weight]} /FontFile2 ${first + 3} 0 R >>`,
    streamOf(part.file, ` /Length1 ${part.file.length}`),
    streamOf(strToU8(toUnicode(part))),
  ]
}

/** The part of a font is told from others by six letters. */
function tagOf(order: number): string {
  return Array.from({ length: 6 }, (_, at) => String.fromCharCode(65 + (Math.floor(order / 26 ** (5 - at)) % 26))).join(
    '',
  )
}

/** Glyphs back to signs, so that text can be searched and copied. A list holds a hundred at most. */
function toUnicode({ font }: FontPart): string {
  const pairs = Array.from(font.glyphs, ([sign, { id }]) => `<${hexOf(id)}> <${utf16Of(String.fromCodePoint(sign))}>`)
  const lists = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) => pairs.slice(100 * at, 100 * at + 100))
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...lists.map((list) => `${list.length} beginbfchar\n${list.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

/** Named, not embedded: a reader that has Chinese draws it. */
export function ownFont(first: number): readonly PdfObject[] {
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >>'
  const measures = '/FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 737'
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [${first + 1} 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light ${system} /DW 1000 /FontDescriptor ${first + 2} 0 R >>`,
    `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 ${measures} /ItalicAngle 0 /StemV 93 >>`,
  ]
}

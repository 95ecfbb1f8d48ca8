/** The fonts of a page: one regular face and one bold, each made of files with nothing in them but the signs of the page. */
import { type Glyph, readTrueType, type TrueType } from './true-type.ts'

export type Weight = 'regular' | 'bold'

/** TrueType files; a large typeface comes in parts, of which a page uses some. */
export type FontFiles = Readonly<Record<Weight, readonly Uint8Array[]>>

export interface FontPart {
  /** What the pages call it. */
  readonly name: string
  readonly weight: Weight
  readonly file: Uint8Array
  readonly font: TrueType
}

export type Face = readonly FontPart[]
export type Faces = Readonly<Record<Weight, Face>>

export function facesOf(files: FontFiles): Faces {
  const face = (weight: Weight, letter: string): Face =>
    files[weight].map((file, at) => ({ name: `${letter}${at}`, weight, file, font: readTrueType(file) }))
  return { regular: face('regular', 'R'), bold: face('bold', 'B') }
}

/** Undefined for what no part has a sign for. */
export function glyphOf(face: Face, sign: string): (Glyph & { readonly part: FontPart }) | undefined {
  const code = sign.codePointAt(0) ?? 0
  for (const part of face) {
    const glyph = part.font.glyphs.get(code)
    if (glyph !== undefined) return { ...glyph, part }
  }
  return undefined
}

/// <reference path="./subset-font.d.ts" />
/** The typeface of everything that is printed: of each part that a page uses, the signs that it uses, in one weight. */
import type { FontFiles, Weight } from '@attain/engine/paper'
import subsetFont from 'subset-font'
import { partCalled, partsOf } from './parts.ts'

const weights = { regular: 400, bold: 700 } satisfies Record<Weight, number>

/** What lays text out is done by the page itself, and nothing else is read in a PDF. */
const unread = ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'gasp', 'name', 'prep', 'vhea', 'vmtx']

export async function fontsFor(signs: Readonly<Record<Weight, ReadonlySet<string>>>): Promise<FontFiles> {
  return { regular: await filesFor('regular', signs.regular), bold: await filesFor('bold', signs.bold) }
}

/** One after the other: requests are answered in between. */
async function filesFor(weight: Weight, signs: ReadonlySet<string>): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = []
  for (const [part, text] of partsOf(signs))
    files.push(
      await subsetFont(await partCalled(part), text, {
        ...{ targetFormat: 'truetype', variationAxes: { wght: weights[weight] } },
        ...{ keepFeatures: [], noLayoutClosure: true, noHinting: true, dropTables: unread },
      }),
    )
  return files
}

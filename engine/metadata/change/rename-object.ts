/** An object under another name: what every document has to say instead. */
import type { Bundle } from '../bundle.ts'
import { linksOf } from '../kinds/index.ts'
import type { RenameEdit } from './rename.ts'

/** All edits, the definition itself among them. Formulas name fields and lists, never objects. */
export function* renameObjectEdits(bundle: Bundle, from: string, to: string): Generator<RenameEdit> {
  for (const { id, system, document } of bundle.sources) {
    if (system) continue
    if (document.kind === 'object' && document.name === from) yield { document: id, place: '/name', value: to }
    for (const link of linksOf(document, bundle))
      if (link.to === 'object' && link.name === from) yield { document: id, place: link.place, value: to }
  }
}

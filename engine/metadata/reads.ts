/** What a document looks at: fields of objects, and other documents, wherever it names them or calculates with them. */
import { readPlanObjectName } from '../commission/plan-object.ts'
import { KPI_OBJECT } from '../performance/kpi/kpi-object.ts'
import type { Bundle } from './bundle.ts'
import { linksOf } from './kinds/index.ts'
import type { MetadataDocument, ToDocument } from './kinds/kind.ts'
import { fieldsOfLink } from './uses.ts'

export type Read =
  | { readonly to: 'field'; readonly object: string; readonly name: string }
  | { readonly to: ToDocument['to']; readonly name: string }

/** Each once; what a plan works out itself is left out. */
export function readsOf(bundle: Bundle, document: MetadataDocument): readonly Read[] {
  const reads = new Map<string, Read>()
  const add = (read: Read) => reads.set(JSON.stringify(read), read)
  for (const link of linksOf(document, bundle)) {
    if ('name' in link && !('object' in link)) add({ to: link.to, name: link.name })
    for (const field of fieldsOfLink(bundle, link)) {
      const dot = field.lastIndexOf('.')
      const [object, name] = [field.slice(0, dot), field.slice(dot + 1)]
      if (object === KPI_OBJECT) add({ to: 'kpi', name })
      else if (readPlanObjectName(object) === undefined) add({ to: 'field', object, name })
    }
  }
  return [...reads.values()]
}

import type { Bundle } from '../../bundle.ts'
import { missingNames } from '../../names.ts'
import { type Finding, problem } from '../../problem.ts'
import { namedTwice } from '../named-twice.ts'
import { notSortable } from '../sorting.ts'
import { relatedLinks } from './index.ts'
import type { LayoutDocument } from './types.generated.ts'

/** What a layout's schema cannot say. */
export function* checkLayout(document: LayoutDocument, bundle: Bundle): Generator<Finding> {
  yield* namedTwice(document.sections, '/sections')
  const placed = new Set<string>()
  for (const [index, section] of document.sections.entries()) {
    for (const [position, { field, readOnly, required, requiredWhen }] of section.fields.entries()) {
      const at = `/sections/${index}/fields/${position}`
      if (placed.has(field)) yield problem('field-twice', `${at}/field`, { found: field })
      placed.add(field)
      if (readOnly === true && (required === true || requiredWhen !== undefined))
        yield problem('read-only-required', at, { field })
    }
  }
  for (const link of relatedLinks(document, bundle)) {
    yield* missingNames(bundle, link)
    if (link.place.includes('/sort/')) yield* notSortable(bundle, link.object, link.path, link.place)
  }
}

import type { Bundle } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import type { PageDocument } from './types.generated.ts'

/** What a page's schema cannot say. */
export function* checkPage(document: PageDocument, bundle: Bundle): Generator<Finding> {
  const way = [document.name]
  let above = document.parent
  while (above !== undefined && !way.includes(above)) {
    way.push(above)
    above = bundle.pages.get(above)?.document.parent
  }
  if (above === document.name) yield problem('circular-pages', '/parent', { found: [...way, above].join(' → ') })

  const parent = document.parent === undefined ? undefined : bundle.pages.get(document.parent)?.document
  if (parent !== undefined && parent.content.type !== 'group')
    yield problem('parent-not-group', '/parent', { found: parent.name })
}

import type { Json } from '@attain/engine/fields'
import { isKind, type PageDocument } from '@attain/engine/metadata'
import { addDocument, type Command, setValue, together } from '../../document/command.ts'
import type { Documents } from '../../document/documents.ts'
import { type Destination, flatten, navigationTree, placementsAfter } from './navigation.ts'

/** Moves a page in the navigation; the numbers around it are brought in order in the same step. */
export function movePage(name: string, destination: Destination, what: string): Command {
  return {
    title: { key: 'move', what },
    execute: (documents) =>
      together(
        { key: 'move', what },
        placementsAfter(pagesIn(documents), name, destination).flatMap((placement) => [
          setValue(`page:${placement.name}`, '/parent', placement.parent),
          setValue(`page:${placement.name}`, '/order', placement.order),
        ]),
      ).execute(documents),
  }
}

/** Adds a page behind another: within it when that is a group. */
export function addPage(page: PageDocument, after: string | undefined, what: string): Command {
  return {
    title: { key: 'add', what },
    execute(documents) {
      const added = addDocument(page as unknown as { readonly [key: string]: Json }, what).execute(documents)
      const all = flatten(navigationTree(pagesIn(documents)))
      const beside = all.find((branch) => branch.page.name === after)
      const isGroup = beside?.page.content.type === 'group'
      const parent = isGroup ? beside?.page.name : beside?.parent
      const siblings = all.filter((branch) => branch.parent === parent)
      const index = isGroup || beside === undefined ? siblings.length : siblings.indexOf(beside) + 1
      return movePage(page.name, { parent, index }, what).execute(added)
    },
  }
}

/** Pages of the right shape; others have no place in the navigation. */
export function pagesIn(documents: Documents): readonly PageDocument[] {
  return [...documents.values()].flatMap((document) => {
    const { kind, name, content } = document
    const isPage = isKind(kind) && kind === 'page' && typeof name === 'string'
    return isPage && typeof content === 'object' && content !== null ? [document as unknown as PageDocument] : []
  })
}

/** A name that no page has yet. */
export function freeName(wanted: string, documents: Documents): string {
  const begin = wanted === '' ? 'page' : wanted
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? begin : `${begin.slice(0, 58)}_${count}`
    if (!documents.has(`page:${name}`)) return name
  }
}

/** The pages of the draft as the tree that people see, and what moving one in it means. */
import type { PageDocument } from '@attain/engine/metadata'

export interface Branch {
  readonly page: PageDocument
  readonly depth: number
  /** The page that it stands below, as the tree shows it; undefined at the top. */
  readonly parent: string | undefined
  readonly children: readonly Branch[]
}

/** Where a page goes: below that page (at the top without one), at that place among those that stand there. */
export interface Destination {
  readonly parent: string | undefined
  readonly index: number
}

/** What the navigation says of a page once things have moved. */
export interface Placement extends Pick<PageDocument, 'name'> {
  readonly parent: string | undefined
  readonly order: number
}

const STEP = 10

/** As the application shows it: by order, then by name. Pages in a circle, or below one that is not there, stand at the top. */
export function navigationTree(pages: readonly PageDocument[]): readonly Branch[] {
  const sorted = pages.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0) || (a.name < b.name ? -1 : 1))
  const byName = new Map(sorted.map((page) => [page.name, page]))
  const parentOf = ({ name, parent }: PageDocument): string | undefined => {
    const way = new Set<string>()
    for (let above = parent; above !== undefined && !way.has(above); above = byName.get(above)?.parent) {
      if (above === name) return undefined
      way.add(above)
    }
    return parent !== undefined && byName.has(parent) ? parent : undefined
  }
  const below = Map.groupBy(sorted, parentOf)
  const branches = (parent: string | undefined, depth: number): Branch[] =>
    (below.get(parent) ?? []).map((page) => ({ page, depth, parent, children: branches(page.name, depth + 1) }))
  return branches(undefined, 0)
}

/** All branches as they stand below each other; without what is below some. */
export function flatten(tree: readonly Branch[], closed: ReadonlySet<string> = new Set()): readonly Branch[] {
  return tree.flatMap((branch) => [branch, ...(closed.has(branch.page.name) ? [] : flatten(branch.children, closed))])
}

/**
 * Which pages change when one goes somewhere else: itself, and those whose numbers are brought in order. None when it
 * cannot go there: below itself, or below what is no group.
 */
export function placementsAfter(
  pages: readonly PageDocument[],
  name: string,
  { parent, index }: Destination,
): readonly Placement[] {
  const all = flatten(navigationTree(pages))
  const moved = all.find(({ page }) => page.name === name)
  if (moved === undefined || !mayStandBelow(pages, name, parent)) return []
  const others = all.filter((branch) => branch.parent === parent && branch.page.name !== name).map(({ page }) => page)
  return others.toSpliced(index, 0, moved.page).flatMap((page, place): Placement[] => {
    const order = (place + 1) * STEP
    return page.order === order && page.parent === parent ? [] : [{ name: page.name, parent, order }]
  })
}

export function mayStandBelow(pages: readonly PageDocument[], name: string, parent: string | undefined): boolean {
  if (parent === undefined) return true
  const group = pages.find((page) => page.name === parent)
  if (group?.content.type !== 'group') return false
  const own = flatten(navigationTree(pages)).find(({ page }) => page.name === name)
  return own === undefined || ![own, ...flatten(own.children)].some(({ page }) => page.name === parent)
}

/** Where one step with the keyboard leads; undefined where there is no such step. */
export function destinationOf(
  pages: readonly PageDocument[],
  name: string,
  step: 'up' | 'down' | 'in' | 'out',
): Destination | undefined {
  const all = flatten(navigationTree(pages))
  const branch = all.find(({ page }) => page.name === name)
  if (branch === undefined) return undefined
  const beside = (parent: string | undefined) => all.filter((one) => one.parent === parent)
  const siblings = beside(branch.parent)
  const index = siblings.indexOf(branch)
  switch (step) {
    case 'up':
      return index > 0 ? { parent: branch.parent, index: index - 1 } : undefined
    case 'down':
      return index < siblings.length - 1 ? { parent: branch.parent, index: index + 1 } : undefined
    case 'in': {
      const before = siblings[index - 1]
      if (before?.page.content.type !== 'group') return undefined
      return { parent: before.page.name, index: before.children.length }
    }
    case 'out': {
      const above = all.find(({ page }) => page.name === branch.parent)
      if (above === undefined) return undefined
      return { parent: above.parent, index: beside(above.parent).indexOf(above) + 1 }
    }
  }
}

/** Where a page that is dragged goes: after the row above it, as deep as it was drawn and as the rows around allow. */
export function destinationAt(
  rows: readonly Branch[],
  name: string,
  over: string,
  depth: number,
): (Destination & { readonly depth: number }) | undefined {
  const from = rows.findIndex(({ page }) => page.name === name)
  const to = rows.findIndex(({ page }) => page.name === over)
  const moved = rows[from]
  if (moved === undefined || to < 0) return undefined
  const others = rows.toSpliced(from, 1)
  const above = others[to - 1]
  const next = others[to]
  const deepest = above === undefined ? 0 : above.page.content.type === 'group' ? above.depth + 1 : above.depth
  const at = Math.min(deepest, Math.max(depth, next?.depth ?? 0))
  // the row above, or what it stands below, at that depth
  let sibling: Branch | undefined = above
  while (sibling !== undefined && sibling.depth > at) {
    const { parent }: Branch = sibling
    sibling = others.find(({ page }) => page.name === parent)
  }
  const isFirst = above === undefined || at > above.depth
  const parent = isFirst ? above?.page.name : sibling?.parent
  const before = others.slice(0, to).filter((one) => one.parent === parent && one.depth === at).length
  return { parent, index: before, depth: at }
}

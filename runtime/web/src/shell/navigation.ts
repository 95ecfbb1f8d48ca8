/** The navigation of the published application: pages as a tree, and where each leads. */
import type { ObjectBody } from '@attain/contract'
import type { PageDocument, ViewDocument } from '@attain/form'
import { paths } from '../application/paths.ts'

export interface Place {
  readonly page: PageDocument
  /** Missing for groups. */
  readonly href?: string
  /** The icon to draw: the page's own, else that of the object it lists. */
  readonly icon?: string | undefined
  readonly children: readonly Place[]
}

/** Pages as a tree in their order; groups with nothing in them and lists of unseen objects are left out. */
export function navigationOf(
  pages: readonly PageDocument[],
  objects: ReadonlyMap<string, ObjectBody>,
  workspace: string,
): Place[] {
  const known = new Set(pages.map((page) => page.name))
  const placesUnder = (parent: string | undefined): Place[] =>
    pages
      .filter((page) => (page.parent !== undefined && known.has(page.parent) ? page.parent : undefined) === parent)
      .flatMap((page): Place[] => {
        const children = placesUnder(page.name)
        const { content } = page
        if (content.type === 'group') return children.length > 0 ? [{ page, icon: page.icon, children }] : []
        if (content.type === 'text' || content.type === 'dashboard')
          return [{ page, icon: page.icon, href: paths.page(workspace, page.name), children }]
        const object = objects.get(content.object)
        if (!object) return []
        const view = content.view ? `?view=${content.view}` : ''
        return [
          { page, icon: page.icon ?? object.icon, href: `${paths.list(workspace, object.name)}${view}`, children },
        ]
      })
  return placesUnder(undefined)
}

/** All places that lead somewhere, groups opened. */
export function flatten(places: readonly Place[]): Place[] {
  return places.flatMap((place) => [...(place.href ? [place] : []), ...flatten(place.children)])
}

/** The place that an address belongs to: the same view first, then where the object is listed without one or by its default. */
export function placeAt(
  places: readonly Place[],
  pathname: string,
  search: string,
  views: readonly ViewDocument[] = [],
): Place | undefined {
  const all = flatten(places)
  const object = /\/records\/([^/]+)/.exec(pathname)?.[1]
  const usual = views.find((each) => each.object === object && each.default)?.name ?? null
  const view = new URLSearchParams(search).get('view') ?? usual
  const of = (place: Place) => new URL(place.href ?? '', 'http://x')
  const under = all.filter((place) => {
    const path = of(place).pathname
    return pathname === path || pathname.startsWith(`${path}/`)
  })
  const showing = (name: string | null) => under.find((place) => of(place).searchParams.get('view') === name)
  return showing(view) ?? showing(null) ?? showing(usual) ?? under[0]
}

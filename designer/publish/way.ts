/** How a draft goes live: for all now, for all at a time, or for some first. */
import type { CanaryBody, PublishDraftBody } from '@attain/contract'

export type Way =
  | { readonly kind: 'now' }
  /** ISO 8601; undefined until somebody chose. */
  | { readonly kind: 'scheduled'; readonly at: string | undefined }
  | { readonly kind: 'canary'; readonly canary: CanaryBody }

export function isComplete(way: Way): boolean {
  switch (way.kind) {
    case 'now':
      return true
    case 'scheduled':
      return way.at !== undefined
    case 'canary':
      return way.canary.people.length + way.canary.roles.length > 0
  }
}

/** What the request says of it. */
export function bodyOf(way: Way): Pick<PublishDraftBody, 'at' | 'canary'> {
  switch (way.kind) {
    case 'now':
      return {}
    case 'scheduled':
      return way.at === undefined ? {} : { at: way.at }
    case 'canary':
      return { canary: way.canary }
  }
}

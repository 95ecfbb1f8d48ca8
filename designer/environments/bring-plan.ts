/** Which documents of another workspace have something new for a draft, and what some of them bring along. */
import {
  bundleFromDocuments,
  type DocumentChange,
  diffBundles,
  isSame,
  type Need,
  needsOf,
} from '@attain/engine/metadata'
import { bundleOf } from '../document/bundle.ts'
import type { Documents } from '../document/documents.ts'

export interface Sides {
  readonly mine: Documents
  readonly theirs: Documents
  /** As both last had them. */
  readonly base: Documents
}

/** What the other side changed since both had the same, and mine is not like already. */
export function changesOf({ mine, theirs, base }: Sides): readonly DocumentChange[] {
  const isNews = (identity: string) =>
    !isSame(base.get(identity), theirs.get(identity)) && !isSame(mine.get(identity), theirs.get(identity))
  const changes = diffBundles(rawOf(base), rawOf(theirs))
  return changes.filter(({ document }) => isNews(document))
}

/** What the chosen documents need besides themselves. `broken`: documents of the draft of the wrong shape. */
export function needsFor(
  { mine, theirs }: Sides,
  chosen: readonly string[],
  changes: readonly DocumentChange[],
  broken: ReadonlySet<string>,
): ReadonlyMap<string, Need> {
  const changed = new Set(changes.map(({ document }) => document))
  return needsOf(bundleOf(theirs, new Set()), bundleOf(mine, broken), chosen, changed)
}

function rawOf(documents: Documents) {
  return bundleFromDocuments([...documents.values()])
}

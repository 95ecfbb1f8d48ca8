/** What the server has of a draft: documents, and texts that are none yet. Nothing here is changed; all gives new ones. */
import type { DraftBody, DraftDocument } from '@attain/contract'
import { byIdentity, changedBetween, type Documents, type DocumentValue, reconcile, withDocument } from './documents.ts'

export type Texts = ReadonlyMap<string, string>

export interface Synced {
  readonly documents: Documents
  readonly texts: Texts
}

/** As the server gives a whole draft. */
export function syncedOf(opened: DraftBody): Synced {
  const base = byIdentity(opened.base as DocumentValue[])
  const documents = new Map(base)
  const texts = new Map<string, string>()
  for (const { identity, content, unfinished } of opened.documents) {
    if (content === null) documents.delete(identity)
    else documents.set(identity, content as DocumentValue)
    if (unfinished !== null) texts.set(identity, unfinished)
  }
  // what was changed back is no change
  return { documents: reconcile(base, documents), texts }
}

/** After these were saved, by whomever. */
export function withSaved(before: Synced, saved: readonly DraftDocument[]): Synced {
  return {
    documents: saved.reduce(
      (all, { identity, content }) => withDocument(all, identity, (content ?? undefined) as DocumentValue | undefined),
      before.documents,
    ),
    texts: withTexts(before.texts, saved),
  }
}

/** The texts that I see after others have saved: what I am typing myself stays mine. */
export function mineAfter(mine: Texts, before: Texts, saved: readonly DraftDocument[]): Texts {
  return withTexts(
    mine,
    saved.filter(({ identity }) => mine.get(identity) === before.get(identity)),
  )
}

function withTexts(before: Texts, saved: readonly DraftDocument[]): Texts {
  const texts = new Map(before)
  for (const { identity, unfinished } of saved) {
    if (unfinished === null) texts.delete(identity)
    else texts.set(identity, unfinished)
  }
  return texts
}

/** Everything of mine that differs from it, and these documents in any case. */
export function differing(
  synced: Synced,
  mine: Synced,
  also: ReadonlySet<string> = new Set(),
): readonly DraftDocument[] {
  const changed = new Set([...changedBetween(synced.documents, mine.documents), ...also])
  for (const identity of new Set([...mine.texts.keys(), ...synced.texts.keys()]))
    if (mine.texts.get(identity) !== synced.texts.get(identity)) changed.add(identity)
  return [...changed].map((identity) => ({
    identity,
    content: (mine.documents.get(identity) ?? null) as DraftDocument['content'],
    unfinished: mine.texts.get(identity) ?? null,
  }))
}

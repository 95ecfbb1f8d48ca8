/** What taking documents over does to a draft: a three-way merge of each, with what both had in common as the base. */
import { type Conflict, merge, type Side } from '@attain/engine/metadata'
import type { Command } from './command.ts'
import { type Documents, type DocumentValue, withDocument } from './documents.ts'

/** A document that both changed in different ways. */
export interface Clash {
  readonly identity: string
  readonly places: readonly Conflict[]
  readonly mine: DocumentValue | undefined
  readonly theirs: DocumentValue | undefined
}

export interface MergePlan {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly clashes: readonly Clash[]
  /** The documents after it, when at each place of a clash this side is taken. */
  resolve(choose: (identity: string, place: string) => Side): Documents
}

export function planMerge(
  mine: Documents,
  theirs: Documents,
  base: Documents,
  identities: readonly string[],
): MergePlan {
  const merged = identities.map((identity) => {
    const [was, here, there] = [base.get(identity), mine.get(identity), theirs.get(identity)]
    const decide = (choose?: (place: string) => Side) => merge(was, here, there, choose)
    return { identity, here, there, decide, ...decide() }
  })
  const isSettled = ({ conflicts }: { conflicts: readonly Conflict[] }) => conflicts.length === 0
  const settled = merged.filter(isSettled)
  const named = (all: typeof merged) => all.map(({ identity }) => identity)
  return {
    added: named(settled.filter(({ here, value }) => here === undefined && value !== undefined)),
    changed: named(settled.filter(({ here, value }) => here !== undefined && value !== undefined && value !== here)),
    removed: named(settled.filter(({ here, value }) => here !== undefined && value === undefined)),
    clashes: merged.flatMap((one) =>
      isSettled(one) ? [] : [{ identity: one.identity, places: one.conflicts, mine: one.here, theirs: one.there }],
    ),
    resolve: (choose) =>
      merged.reduce<Documents>((documents, { identity, decide }) => {
        const { value } = decide((place) => choose(identity, place))
        return withDocument(documents, identity, value as DocumentValue | undefined)
      }, mine),
  }
}

/** Puts the outcome of a plan into the draft as one step. What changed meanwhile elsewhere in it stays. */
export function applyDocuments(before: Documents, after: Documents, what: string): Command {
  return {
    title: { key: 'take', what },
    execute: (documents) =>
      [...new Set([...before.keys(), ...after.keys()])].reduce(
        (state, identity) =>
          before.get(identity) === after.get(identity) ? state : withDocument(state, identity, after.get(identity)),
        documents,
      ),
  }
}

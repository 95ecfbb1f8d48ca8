/**
 * What installing a template does to a draft, and upgrading one: a three-way merge of each document, with what was
 * installed as the base. At the first installation there is none, so whatever both have in different ways is a clash.
 */
import { type Conflict, merge, type Side } from '@attain/engine/metadata'
import type { Command } from '../document/command.ts'
import { type Documents, type DocumentValue, withDocument } from '../document/documents.ts'

export interface Clash {
  readonly identity: string
  readonly places: readonly Conflict[]
  readonly mine: DocumentValue | undefined
  readonly theirs: DocumentValue | undefined
}

export interface InstallPlan {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly clashes: readonly Clash[]
  /** The documents after it, when at each place of a clash this side is taken. */
  resolve(choose: (identity: string, place: string) => Side): Documents
}

/** `base`: the documents of the version that was installed; empty when none was. */
export function planInstall(mine: Documents, theirs: Documents, base: Documents): InstallPlan {
  const identities = [...new Set([...base.keys(), ...theirs.keys()])].filter((identity) =>
    isConcerned(identity, mine, base),
  )
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

/** What an application is called, and who administers it, is its own: a first installation leaves that alone. */
function isConcerned(identity: string, mine: Documents, base: Documents): boolean {
  if (identity === 'app') return !mine.has('app')
  return !(mine.get(identity)?.administrator === true && !base.has(identity))
}

/** Puts the outcome of a plan into the draft as one step. What changed meanwhile elsewhere in it stays. */
export function installDocuments(before: Documents, after: Documents, what: string): Command {
  return {
    title: { key: 'add', what },
    execute: (documents) =>
      [...new Set([...before.keys(), ...after.keys()])].reduce(
        (state, identity) =>
          before.get(identity) === after.get(identity) ? state : withDocument(state, identity, after.get(identity)),
        documents,
      ),
  }
}

/** The versions of templates that a draft says it has installed, by their names. */
export function installedVersions(documents: Documents): ReadonlyMap<string, string> {
  const templates = documents.get('app')?.templates
  const entries = Array.isArray(templates) ? (templates as { name: string; version: string }[]) : []
  return new Map(entries.map(({ name, version }) => [name, version]))
}

/** The documents with the application saying which version it has installed. */
export function withInstalled(documents: Documents, name: string, version: string): Documents {
  const app = documents.get('app')
  if (app === undefined) return documents
  const versions = new Map(installedVersions(documents)).set(name, version)
  const templates = [...versions].map(([one, its]) => ({ name: one, version: its }))
  return withDocument(documents, 'app', { ...app, templates })
}

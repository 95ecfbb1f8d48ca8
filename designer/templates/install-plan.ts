/**
 * What installing a template does to a draft, and upgrading one: a three-way merge of each document, with what was
 * installed as the base. At the first installation there is none, so whatever both have in different ways is a clash.
 */
import { type Documents, withDocument } from '../document/documents.ts'
import { type MergePlan, planMerge } from '../document/merge-plan.ts'

/** `base`: the documents of the version that was installed; empty when none was. */
export function planInstall(mine: Documents, theirs: Documents, base: Documents): MergePlan {
  const identities = [...new Set([...base.keys(), ...theirs.keys()])]
  return planMerge(
    mine,
    theirs,
    base,
    identities.filter((identity) => isConcerned(identity, mine, base)),
  )
}

/** What an application is called, and who administers it, is its own: a first installation leaves that alone. */
function isConcerned(identity: string, mine: Documents, base: Documents): boolean {
  if (identity === 'app') return !mine.has('app')
  return !(mine.get(identity)?.administrator === true && !base.has(identity))
}

export interface Installed {
  readonly version: string
  /** What its names begin with here. */
  readonly prefix?: string
}

/** The templates that a draft says it has installed, by their names. */
export function installedTemplates(documents: Documents): ReadonlyMap<string, Installed> {
  const templates = documents.get('app')?.templates
  const entries = Array.isArray(templates) ? (templates as unknown as (Installed & { name: string })[]) : []
  return new Map(entries.map(({ name, ...installed }) => [name, installed]))
}

/** The documents with the application saying which version it has installed. */
export function withInstalled(documents: Documents, name: string, { version, prefix = '' }: Installed): Documents {
  const app = documents.get('app')
  if (app === undefined) return documents
  const installed = new Map(installedTemplates(documents)).set(name, { version, ...(prefix !== '' && { prefix }) })
  const templates = [...installed].map(([one, its]) => ({ name: one, ...its }))
  return withDocument(documents, 'app', { ...app, templates })
}

/** Addresses of the designer, below `/designer`. */

const home = (workspace: string) => `/w/${encodeURIComponent(workspace)}`

export const paths = {
  map: home,
  /** The editor of a document: `/w/main/edit/layout/opportunity/default`. */
  document: (workspace: string, identity: string) =>
    `${home(workspace)}/edit/${identity.split(/[:/]/).map(encodeURIComponent).join('/')}`,
  /** The draft as somebody would have it, at an object. */
  preview: (workspace: string, object?: string) =>
    `${home(workspace)}/preview${object === undefined ? '' : `?object=${encodeURIComponent(object)}`}`,
  publish: (workspace: string) => `${home(workspace)}/publish`,
  start: (workspace: string) => `${home(workspace)}/start`,
  templates: (workspace: string) => `${home(workspace)}/templates`,
  environments: (workspace: string) => `${home(workspace)}/environments`,
  /** What another workspace has changed, to be taken over into the draft of this one. */
  bring: (workspace: string, source: string) => `${home(workspace)}/bring/${encodeURIComponent(source)}`,
  history: (workspace: string) => `${home(workspace)}/history`,
}

/** The identity in the address of an editor. */
export function identityFromPath(path: string): string {
  const [kind = '', ...names] = path.split('/').map(decodeURIComponent)
  return names.length === 0 ? kind : `${kind}:${names.join('/')}`
}

import {
  type CheckedBundle,
  compileBundleInSteps,
  hasErrors,
  identityOf,
  type MetadataDocument,
  type Model,
  readDocumentsInSteps,
} from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'
import { inSlices } from '../in-slices.ts'
import { viewOf } from '../store/live-workspace.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import { workspaceOn } from '../store/on-model.ts'
import type { Context } from './context.ts'

/** What somebody is drafting, as it came. */
export type Drafted = Pick<MetadataDocument, 'kind'> & object

export interface Compiled {
  readonly bundle: CheckedBundle
  readonly model: Model
}

/** The live application, with these documents in it. Throws `invalid_bundle` with what is wrong. */
export async function compiledWith({ db, view }: Context, ...drafted: readonly Drafted[]): Promise<Compiled> {
  const { id, revision } = view.workspace
  const documents = (await readDocuments(db, id, revision)) as Drafted[]
  const raw = await inSlices(readDocumentsInSteps(drafted.reduce<readonly Drafted[]>(put, documents)))
  const { problems, bundle, model } = await inSlices(compileBundleInSteps(raw))
  if (!bundle || !model || hasErrors(problems)) {
    const errors = problems.filter((problem) => problem.severity === 'error')
    throw new AttainError('invalid_bundle', { count: errors.length }, errors)
  }
  return { bundle, model }
}

function put(documents: readonly Drafted[], document: Drafted): readonly Drafted[] {
  const identity = identityOf(document.kind, document)
  const others = documents.filter((one) => one.kind !== document.kind || identityOf(one.kind, one) !== identity)
  return [...others, document]
}

/** The same question, asked of the application as it would be. */
export async function contextOn(context: Context, model: Model): Promise<Context> {
  const workspace = await workspaceOn(context.db, context.view.workspace, model)
  return { ...context, view: viewOf(workspace, context.view.actor) }
}

export async function contextWith(context: Context, ...drafted: readonly Drafted[]): Promise<Context> {
  return contextOn(context, (await compiledWith(context, ...drafted)).model)
}

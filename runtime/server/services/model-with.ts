import {
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

/** The live application with this document in it. Throws `invalid_bundle` with what is wrong. */
export async function modelWith({ db, view }: Context, document: Drafted): Promise<Model> {
  const { id, revision } = view.workspace
  const identity = identityOf(document.kind, document)
  const documents = (await readDocuments(db, id, revision)) as Drafted[]
  const others = documents.filter((one) => one.kind !== document.kind || identityOf(one.kind, one) !== identity)
  const raw = await inSlices(readDocumentsInSteps([...others, document]))
  const { problems, model } = await inSlices(compileBundleInSteps(raw))
  if (!model || hasErrors(problems)) {
    const errors = problems.filter((problem) => problem.severity === 'error')
    throw new AttainError('invalid_bundle', { count: errors.length }, errors)
  }
  return model
}

/** The same question, asked of the application as it would be with this document. */
export async function contextWith(context: Context, document: Drafted): Promise<Context> {
  const workspace = await workspaceOn(context.db, context.view.workspace, await modelWith(context, document))
  return { ...context, view: viewOf(workspace, context.view.actor) }
}

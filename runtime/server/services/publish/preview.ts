/** What publishing would change, without doing it: problems, differences, and what they do to records and people. */
import type { ReviewBody } from '@attain/contract'
import { bundleFromDocuments, compileBundle, diffBundles, type Impact, impactOf } from '@attain/engine/metadata'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Context } from '../context.ts'
import { canaryObstacles } from './canary-obstacles.ts'
import { countImpact } from './count-impact.ts'

export async function previewPublication(context: Context, documents: readonly object[]): Promise<ReviewBody> {
  const { db, view } = context
  const { workspace } = view
  const raw = bundleFromDocuments(documents)
  const { problems, model } = compileBundle(raw)
  const before = await readDocuments(db, workspace.id, workspace.revision)
  const changes = diffBundles(bundleFromDocuments(before), raw)
  const impact: readonly Impact[] = model ? impactOf(changes, workspace.model, model) : []
  return {
    problems: [...problems],
    changes: [...changes],
    impact: model ? await countImpact(context, model, impact) : [],
    canaryObstacles: model ? [...canaryObstacles(workspace.model, model)] : [],
  }
}

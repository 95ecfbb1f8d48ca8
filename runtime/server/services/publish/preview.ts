/** What publishing would change, without doing it: problems, differences, and what they do to records and people. */
import type { ReviewBody } from '@attain/contract'
import {
  compileBundleInSteps,
  diffInSteps,
  type Impact,
  impactInSteps,
  readDocumentsInSteps,
} from '@attain/engine/metadata'
import { inSlices } from '../../in-slices.ts'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Context } from '../context.ts'
import { canaryObstacles } from './canary-obstacles.ts'
import { countImpact } from './count-impact.ts'
import { missingRates } from './missing-rates.ts'
import { removedPay } from './removed-pay.ts'

export async function previewPublication(context: Context, documents: readonly object[]): Promise<ReviewBody> {
  const { db, view } = context
  const { workspace } = view
  const raw = await inSlices(readDocumentsInSteps(documents))
  const { problems, model } = await inSlices(compileBundleInSteps(raw))
  const before = await readDocuments(db, workspace.id, workspace.revision)
  const beforeRaw = await inSlices(readDocumentsInSteps(before))
  const changes = await inSlices(diffInSteps(beforeRaw, raw))
  const impact: readonly Impact[] = model ? await inSlices(impactInSteps(changes, workspace.model, model)) : []
  return {
    problems: [...problems],
    changes: [...changes],
    impact: model
      ? [
          ...(await removedPay(context, model)),
          ...(await countImpact(context, model, impact)),
          ...(await missingRates(context, model, changes)),
        ]
      : [],
    canaryObstacles: model ? [...canaryObstacles(workspace.model, model)] : [],
  }
}

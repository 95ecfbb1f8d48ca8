/** Who runs which scorecards, and how somebody stands to a card. */
import { mayWithScorecard, type ScorecardAction } from '@attain/engine/access'
import type { Viewer } from '@attain/engine/performance/scorecard/cycle'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'

export function may({ view }: Context, scorecard: string, action: ScorecardAction): boolean {
  return view.actor.isSystem === true || mayWithScorecard(view.workspace.model, view.actor.roles, scorecard, action)
}

export function assertMay(context: Context, scorecard: string, action: ScorecardAction): void {
  if (may(context, scorecard, action)) return
  throw new AttainError('forbidden', {
    action:
      action === 'run'
        ? { en: 'run appraisals', 'zh-CN': '组织考核' }
        : { en: 'calibrate appraisals', 'zh-CN': '校准考核结果' },
  })
}

/** What the rows of a card say about the asker. */
export interface Standing {
  readonly person_id: string
  readonly is_reviewer: boolean
  readonly is_above: boolean
}

export function viewerOf(context: Context, scorecard: string, standing: Standing): Viewer {
  return {
    isAppraised: standing.person_id === context.view.actor.personId,
    isReviewer: standing.is_reviewer,
    isAbove: standing.is_above,
    mayRun: may(context, scorecard, 'run'),
    mayCalibrate: may(context, scorecard, 'calibrate'),
  }
}

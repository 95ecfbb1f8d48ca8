/** Who runs the cycles of a scorecard, and who calibrates them. */
import type { Model } from '../metadata/model.ts'
import { EVERYONE, isAdministrator } from './object-access.ts'

export type ScorecardAction = 'run' | 'calibrate'

export function mayWithScorecard(
  model: Model,
  roles: readonly string[],
  scorecard: string,
  action: ScorecardAction,
): boolean {
  if (isAdministrator(model, roles)) return true
  return [...roles, EVERYONE]
    .flatMap((name) => model.roles.get(name)?.scorecards ?? [])
    .some((rights) => rights.scorecard === scorecard && rights.actions.includes(action))
}

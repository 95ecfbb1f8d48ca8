/** Changes to the rights of a role on figures, targets and cycles. What says no more than nothing is not written down. */
import type { RoleDocument } from '@attain/engine/metadata'

type KpiRights = NonNullable<RoleDocument['kpis']>[number]
type ScorecardRights = NonNullable<RoleDocument['scorecards']>[number]
type PlanRights = NonNullable<RoleDocument['plans']>[number]
type FigureScope = NonNullable<KpiRights['scope']>
type TargetRight = NonNullable<KpiRights['targets']>
export type CycleAction = ScorecardRights['actions'][number]
export type PlanAction = PlanRights['actions'][number]

export const figureScopes = ['own', 'team', 'subordinates', 'all'] as const satisfies readonly FigureScope[]
export const targetRights = ['propose', 'set'] as const satisfies readonly TargetRight[]
export const planActions = ['see', 'run', 'close'] as const satisfies readonly PlanAction[]
export const cycleActions = ['run', 'calibrate'] as const satisfies readonly CycleAction[]

/** Undefined: the role sees nobody's figures, and so has nothing to do with targets either. */
export function setKpiScope(all: readonly KpiRights[], kpi: string, scope: FigureScope | undefined): KpiRights[] {
  if (scope === undefined) return all.filter((one) => one.kpi !== kpi)
  const known = all.some((one) => one.kpi === kpi)
  return known ? all.map((one) => (one.kpi === kpi ? { ...one, scope } : one)) : [...all, { kpi, scope }]
}

/** Undefined: targets are seen with the figures, and no more. */
export function setKpiTargets(all: readonly KpiRights[], kpi: string, targets: TargetRight | undefined): KpiRights[] {
  return all.map((one) => {
    if (one.kpi !== kpi) return one
    const { targets: _, ...rest } = one
    return targets === undefined ? rest : { ...rest, targets }
  })
}

export function setCycleAction(
  all: readonly ScorecardRights[],
  scorecard: string,
  action: CycleAction,
  isGiven: boolean,
): ScorecardRights[] {
  const before = all.find((one) => one.scorecard === scorecard)?.actions ?? []
  const actions = cycleActions.filter((one) => (one === action ? isGiven : before.includes(one)))
  if (actions.length === 0) return all.filter((one) => one.scorecard !== scorecard)
  const next = { scorecard, actions }
  return before.length === 0 ? [...all, next] : all.map((one) => (one.scorecard === scorecard ? next : one))
}

export function setPlanAction(
  all: readonly PlanRights[],
  plan: string,
  action: PlanAction,
  isGiven: boolean,
): PlanRights[] {
  const before = all.find((one) => one.plan === plan)?.actions ?? []
  const actions = planActions.filter((one) => (one === action ? isGiven : before.includes(one)))
  if (actions.length === 0) return all.filter((one) => one.plan !== plan)
  const next = { plan, actions }
  return before.length === 0 ? [...all, next] : all.map((one) => (one.plan === plan ? next : one))
}

/** What is asked of a simulation, as it is typed, and as it is sent. */
import type { SimulationAsked, SimulationStart, SupposedAssignment } from '@attain/contract'
import type { plans } from '@attain/engine/metadata'

export interface Asking {
  readonly basis: SimulationAsked['basis']
  readonly from: string
  readonly to: string
  readonly volume: string
  readonly quotas: string
  readonly assignments: readonly SupposedAssignment[]
  /** The plan with its rates as they are typed. */
  readonly document: plans.CommissionPlanDocument
}

/** The last three periods that are over, or the first ones; of the plan as it is, or as somebody drafts it. */
export function firstAsked(
  { document: live, periods, current }: SimulationStart,
  document: plans.CommissionPlanDocument = live,
): Asking {
  const at = periods.findIndex(({ key }) => key === current)
  const past = at === -1 ? periods : periods.slice(at + 1)
  const some = past.length > 0 ? past.slice(0, 3) : periods.slice(-1)
  return {
    ...{ basis: 'history', from: some.at(-1)?.key ?? '', to: some[0]?.key ?? '' },
    ...{ volume: '', quotas: '', assignments: [], document },
  }
}

export function askingOf({ basis, from, to, suppose }: SimulationAsked, { document }: SimulationStart): Asking {
  const { plan, volume = '', quotas = '', assignments = [] } = suppose
  return {
    ...{ basis, from, to, volume, quotas, assignments },
    document: plan === undefined ? document : (plan as unknown as plans.CommissionPlanDocument),
  }
}

export function sent(
  { basis, from, to, volume, quotas, assignments, document }: Asking,
  live: plans.CommissionPlanDocument,
): SimulationAsked {
  const given = assignments.filter(({ person }) => person !== '')
  return {
    ...{ basis, from, to },
    suppose: {
      ...(JSON.stringify(document) !== JSON.stringify(live) && { plan: { ...document } }),
      ...(isChange(volume) && { volume }),
      ...(isChange(quotas) && { quotas }),
      ...(given.length > 0 && { assignments: given }),
    },
  }
}

function isChange(percent: string): boolean {
  return percent !== '' && percent !== '0'
}

/** Whether a text is so many per cent more or less, as the server takes it. */
export function isPercent(text: string): boolean {
  return text === '' || /^(-(100|\d{1,2}(\.\d{1,4})?)|\d{1,4}(\.\d{1,4})?)$/.test(text)
}

/** The plan with another number in one tier. */
export function withTier(
  document: plans.CommissionPlanDocument,
  { component, table, tier }: { readonly component: number; readonly table: number; readonly tier: number },
  change: { readonly from?: number; readonly value?: number },
): plans.CommissionPlanDocument {
  const copy = structuredClone(document)
  const pays = copy.components[component]?.pays
  const found = pays?.by === 'table' ? pays.tables[table]?.tiers[tier] : undefined
  if (found !== undefined) Object.assign(found, change)
  return copy
}

export function withBaseRate(
  document: plans.CommissionPlanDocument,
  { component, table }: { readonly component: number; readonly table: number },
  baseRate: string,
): plans.CommissionPlanDocument {
  const copy = structuredClone(document)
  const pays = copy.components[component]?.pays
  const found = pays?.by === 'table' ? pays.tables[table] : undefined
  if (found !== undefined) found.baseRate = baseRate
  return copy
}

/** The days that somebody is on a plan, cut where something of their own begins or ends. */
import type { Assigned } from '../../store/commission/assignments.ts'
import { dayAfter, dayBefore } from './plan.ts'

/** From the first to the last day everything of theirs stays the same. */
export interface Stint extends OwnTerms {
  readonly from: string
  readonly to: string
}

/** What stands in the place of what the plan says. */
export interface OwnTerms {
  readonly targetIncentive?: string
  /** By component; rates are ratios. */
  readonly quotas: Readonly<Record<string, string>>
  readonly rates: Readonly<Record<string, string>>
}

/** Days, both counted. */
export interface Days {
  readonly from: string
  readonly to: string
}

/**
 * `employed` are the days within the plan on which somebody is there; `isMeant` says whether the plan is for them. The
 * first assignment in order decides: one that is supposed, then one of the person before one of a position, a team, a role, and of equals the later.
 */
export function stintsOf(employed: Days, isMeant: boolean, assigned: readonly Assigned[]): readonly Stint[] {
  if (employed.from > employed.to) return []
  const ordered = assigned.toSorted(
    (a, b) =>
      order.indexOf(a.by) - order.indexOf(b.by) || descending(a.from ?? '', b.from ?? '') || descending(a.id, b.id),
  )
  const stints: Stint[] = []
  for (const days of partsOf(employed, assigned)) {
    const here = ordered.filter(({ from, to }) => (from ?? days.from) <= days.from && (to ?? days.to) >= days.to)
    const isOn = here[0] === undefined ? isMeant : !here[0].isExcluded
    if (!isOn) continue
    const terms = termsOf(here.filter(({ isExcluded }) => !isExcluded))
    const last = stints.at(-1)
    if (last !== undefined && dayAfter(last.to) === days.from && areSame(last, terms))
      stints[stints.length - 1] = { ...last, to: days.to }
    else stints.push({ ...days, ...terms })
  }
  return stints
}

const order: readonly Assigned['by'][] = ['supposed', 'person', 'position', 'team', 'role']

function descending(a: string, b: string): number {
  return a === b ? 0 : a > b ? -1 : 1
}

/** Cut wherever an assignment begins or ends. */
function partsOf({ from, to }: Days, assigned: readonly Assigned[]): readonly Days[] {
  const begins = assigned.flatMap((one) => [one.from ?? from, one.to === null ? from : dayAfter(one.to)])
  const inside = [...new Set(begins)].filter((day) => day > from && day <= to).sort()
  const edges = [from, ...inside]
  return edges.map((begin, at) => {
    const next = edges[at + 1]
    return { from: begin, to: next === undefined ? to : dayBefore(next) }
  })
}

function termsOf(assigned: readonly Assigned[]): OwnTerms {
  const incentive = assigned.find(({ targetIncentive }) => targetIncentive !== null)?.targetIncentive
  const byComponent = (of: 'quota' | 'rate') =>
    Object.fromEntries(
      assigned
        .toReversed()
        .flatMap(({ component, [of]: value }) => (component === null || value === null ? [] : [[component, value]])),
    )
  return {
    ...(incentive !== undefined && incentive !== null && { targetIncentive: incentive }),
    quotas: byComponent('quota'),
    rates: byComponent('rate'),
  }
}

function areSame(a: OwnTerms, b: OwnTerms): boolean {
  const written = ({ targetIncentive, quotas, rates }: OwnTerms) =>
    JSON.stringify([targetIncentive, sorted(quotas), sorted(rates)])
  return written(a) === written(b)
}

function sorted(values: Readonly<Record<string, string>>) {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
}

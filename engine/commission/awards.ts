/** What contests give in a period: everybody's measure is ranked at the end of it. */
import { fraction, text } from '../performance/fraction.ts'
import { type Account, placesOf, spanAt } from './account.ts'
import type { Award } from './component.ts'
import { type Entrant, rankContest } from './contest.ts'
import type { CommissionPlan, Component } from './definition.ts'
import { mainOf, measuredIn } from './measured.ts'
import { windowAt } from './window.ts'

/** By account and the place of the last span of the period, where the prize is due; nothing of other components. */
export function awardsIn(
  period: string,
  { currency }: CommissionPlan,
  component: Component,
  accounts: readonly Account[],
): ReadonlyMap<Account, ReadonlyMap<number, Award>> {
  const { source } = component
  if (source.from !== 'contest') return new Map()
  const groups = new Map<string, Map<string, { account: Account; at: number; entrant: Entrant }>>()
  for (const account of accounts) {
    const at = placesOf(account, period).at(-1)
    const facts = at === undefined ? undefined : spanAt(account, at).components[component.name]
    if (at === undefined || facts === undefined) continue
    const { soFar } = windowAt(component, account.facts.spans, at)
    const measured = measuredIn(component, soFar)
    const id = account.facts.payee
    const entrant: Entrant = {
      id,
      value: measured.get(mainOf(component)) ?? fraction('0'),
      ...(source.second !== undefined && { second: measured.get(source.second) ?? fraction('0') }),
      ...(facts.reached !== undefined && { reached: facts.reached }),
    }
    const group = groups.get(facts.group ?? '') ?? new Map()
    groups.set(facts.group ?? '', group.set(id, { account, at, entrant }))
  }
  const awards = new Map<Account, ReadonlyMap<number, Award>>()
  for (const group of groups.values()) {
    const entrants = [...group.values()].map(({ entrant }) => entrant)
    for (const { id, place, tied, prize } of rankContest(source, entrants, currency)) {
      const entry = group.get(id)
      if (entry === undefined) continue
      const steps = [{ type: 'award', place, tied, of: entrants.length, pays: text(prize) } as const]
      awards.set(entry.account, new Map([[entry.at, { amount: prize, steps }]]))
    }
  }
  return awards
}

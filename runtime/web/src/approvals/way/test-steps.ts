/** Steps of a way for tests. */
import type { WayStep } from '@attain/contract'

export function step(visit: number, node: string, more: Partial<WayStep> = {}): WayStep {
  return {
    visit,
    node,
    label: node,
    type: 'approval',
    branch: 0,
    opens: [],
    when: 'ahead',
    outcome: null,
    isStuck: false,
    people: [],
    needed: null,
    ...more,
  }
}

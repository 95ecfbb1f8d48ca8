/** What keeps cards from having a score: the same thing of many people is one problem. */
import type { CycleProblem, NamedPerson, ScoreResult } from '@attain/contract'
import type { Document } from './cycle.ts'
import { labelOf } from './cycle.ts'

const MOST_NAMED = 20

export function problemsOf(
  document: Document,
  cards: readonly { readonly person: NamedPerson; readonly result: ScoreResult | null }[],
): readonly CycleProblem[] {
  const found = new Map<string, { code: CycleProblem['code']; name: string; label: CycleProblem['label'] } & Named>()
  for (const { person, result } of cards) {
    if (result === null || result.card.status === 'scored') continue
    for (const { of, name, refused } of result.card.refusals) {
      const code = known.has(refused) ? (refused as CycleProblem['code']) : 'other'
      const key = `${code}/${of}/${name}`
      const label = labelOf(of === 'item' ? document.items : document.adjustments, name)
      const problem = found.get(key) ?? { code, name, label, count: 0, people: [] }
      found.set(key, problem)
      problem.count += 1
      if (problem.people.length < MOST_NAMED) problem.people.push(person)
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

interface Named {
  count: number
  readonly people: NamedPerson[]
}

const known: ReadonlySet<string> = new Set(['target-missing', 'target-zero', 'target-negative', 'actual-missing'])

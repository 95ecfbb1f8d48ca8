/** What keeps cards from having a score: the same thing of many people is one problem. */
import type { CycleProblem, NamedPerson, ScoreResult } from '@attain/contract'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Cycle, type Document, labelOf } from './cycle.ts'

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

/** Reviews that are left to whoever runs the cycle, because nobody was found for them. */
export async function reviewsOfNobody({ db, view }: Context, { id, model }: Cycle): Promise<readonly CycleProblem[]> {
  const w = view.workspace.id
  const { rows } = await sql<{
    readonly name: string
    readonly count: number
    readonly people: readonly NamedPerson[]
  }>`
    select r.review as name, count(*)::integer as count,
      json_agg(json_build_object('id', c.person_id, 'name', c.person_name) order by c.person_name) as people
    from score_reviews r join score_cards c on c.workspace_id = ${w} and c.id = r.card_id and c.set_aside is null
    where r.workspace_id = ${w} and r.cycle_id = ${id}::uuid and r.person_id is null and r.done_at is null
    group by 1`.execute(db)
  return (model.document.reviews ?? []).flatMap(({ name, label }) =>
    rows
      .filter((row) => row.name === name)
      .map(({ count, people }) => ({
        code: 'no-reviewer' as const,
        ...{ name, label, count, people: people.slice(0, MOST_NAMED) },
      })),
  )
}

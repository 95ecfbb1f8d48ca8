/** Every rule as a case in `cases/`; what a case leaves out of its expectation is not looked at. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Candidate,
  type Card,
  type Cycle,
  type Distribution,
  distribute,
  type Facts,
  type Outcome,
  outcomeOf,
  type PeriodResult,
  type Placed,
  type Reward,
  type RewardFacts,
  type RewardLine,
  rewardLines,
  type Scorecard,
  scoreCard,
  scoreChangedCard,
  segmentsOf,
  type YearResult,
  yearOf,
} from './index.ts'
import {
  candidateOf,
  distributionOf,
  factsOf,
  grades,
  itemOf,
  scorecardOf,
  type WrittenItem,
  type WrittenScorecard,
} from './testing/written.ts'

type Expected<T> = T extends unknown ? Partial<T> : never

function casesOf<C extends { readonly name: string }>(file: string): readonly C[] {
  return JSON.parse(readFileSync(new URL(`./cases/${file}.json`, import.meta.url), 'utf8'))
}

interface RuleCase extends Pick<WrittenItem, 'name' | 'rule' | 'limits'> {
  readonly measure: Facts['measures'][string]
  readonly score?: string
  readonly refused?: string
  readonly steps?: readonly object[]
}

describe('rules', () => {
  test.each(casesOf<RuleCase>('rules'))('$name', ({ rule, limits, measure, score, refused, steps }) => {
    const written = { name: 'it', weight: '100', rule, ...(limits !== undefined && { limits }) }
    const [item] = scoreCard(scorecardOf({ items: [written] }), factsOf({ measures: { it: measure } })).items
    expect(item?.status).toBe(refused === undefined ? 'scored' : 'refused')
    if (item?.status === 'scored') expect(item.score).toBe(score)
    if (item?.status === 'refused') expect(item.refusal.refused).toBe(refused)
    if (item?.status === 'scored' && steps !== undefined) expect(item.steps).toEqual(steps)
  })
})

interface CardCase {
  readonly name: string
  readonly scorecard: WrittenScorecard
  readonly facts: Partial<Facts>
  readonly expected: Expected<Card>
}

describe.each(['cards', 'reviews'])('%s', (file) => {
  test.each(casesOf<CardCase>(file))('$name', ({ scorecard, facts, expected }) => {
    expect(scoreCard(scorecardOf(scorecard), factsOf(facts))).toMatchObject(expected)
  })
})

interface ChangeCase {
  readonly name: string
  readonly cycle: Cycle
  readonly versions: readonly { readonly from: string; readonly items: readonly WrittenItem[] }[]
  readonly facts: Partial<Facts>
  readonly segments?: readonly (readonly [from: string, to: string, days: number])[]
  readonly byDays: Expected<Card>
  readonly newest: Expected<Card>
}

describe('changes in mid-cycle', () => {
  test.each(casesOf<ChangeCase>('changes'))('$name', ({ cycle, versions, facts, ...expected }) => {
    const segments = segmentsOf(
      cycle,
      versions.map(({ from, items }) => ({ from, items: items.map(itemOf) })),
    )
    if (expected.segments !== undefined)
      expect(segments.map(({ from, to, days }) => [from, to, days])).toEqual(expected.segments)
    const both = scoreChangedCard(scorecardOf({}), segments, factsOf(facts))
    expect(both.byDays).toMatchObject(expected.byDays)
    expect(both.newest).toMatchObject(expected.newest)
  })

  test('a cycle needs items from its first day on', () => {
    expect(() => segmentsOf({ from: '2026-04-01', to: '2026-04-30' }, [{ from: '2026-04-02', items: [] }])).toThrow(
      'No version is in force on 2026-04-01.',
    )
  })
})

interface DistributionCase {
  readonly name: string
  readonly distribution: Partial<Distribution>
  readonly people: readonly (Pick<Candidate, 'id' | 'score'> & Partial<Candidate>)[]
  readonly seats?: Readonly<Record<string, number>>
  readonly grades?: Readonly<Record<string, string>>
  readonly ranks?: Readonly<Record<string, number>>
  readonly why?: Readonly<Record<string, string>>
}

describe('forced distribution', () => {
  test.each(casesOf<DistributionCase>('distribution'))('$name', ({ distribution, people, ...expected }) => {
    const placed = distribute(distributionOf(distribution), grades, people.map(candidateOf))
    const by = (of: (one: Placed) => unknown) => Object.fromEntries(placed.people.map((one) => [one.id, of(one)]))
    if (expected.seats !== undefined)
      expect(Object.fromEntries(placed.seats.map(({ grade, seats }) => [grade, seats]))).toEqual(expected.seats)
    if (expected.grades !== undefined) expect(by(({ grade }) => grade)).toEqual(expected.grades)
    if (expected.ranks !== undefined) expect(by(({ rank }) => rank)).toEqual(expected.ranks)
    if (expected.why !== undefined) expect(by(({ why }) => why)).toMatchObject(expected.why)
  })
})

interface OutcomeCase extends NonNullable<Parameters<typeof outcomeOf>[3]> {
  readonly name: string
  readonly score: string
  readonly vetoes?: Parameters<typeof outcomeOf>[2]
  readonly expected: Partial<Outcome>
}

describe('grades', () => {
  test.each(casesOf<OutcomeCase>('outcomes'))('$name', ({ score, vetoes = [], placed, calibrated, expected }) => {
    const after = { ...(placed && { placed }), ...(calibrated && { calibrated }) }
    expect(outcomeOf({ grades }, score, vetoes, after)).toMatchObject(expected)
  })
})

interface RewardCase {
  readonly name: string
  readonly rewards: readonly Reward[]
  readonly facts: RewardFacts
  readonly lines: readonly RewardLine[]
}

describe('rewards', () => {
  test.each(casesOf<RewardCase>('rewards'))('$name', ({ rewards, facts, lines }) => {
    expect(rewardLines(rewards, facts)).toEqual(lines)
  })
})

interface YearCase extends Pick<Scorecard, 'year'> {
  readonly name: string
  readonly results: readonly PeriodResult[]
  readonly expected: Expected<YearResult>
}

describe('years', () => {
  test.each(casesOf<YearCase>('years'))('$name', ({ year, results, expected }) => {
    expect(yearOf(scorecardOf({ year }), results)).toMatchObject(expected)
  })
})

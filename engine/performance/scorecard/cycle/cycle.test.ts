/** Steps of cycles, who is asked, what follows from new versions: case by case, and what always holds. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, fraction, text, zero } from '../../fraction.ts'
import type { RewardLine } from '../reward.ts'
import {
  allows,
  askedNow,
  type CycleEvent,
  type CycleState,
  type Deed,
  eventsOf,
  isLate,
  mayDo,
  type RewardChange,
  rewardChanges,
  type Standing,
  seatsOf,
  sightOf,
  transition,
  turnOf,
} from './index.ts'

const casesOf = <C extends { readonly name: string }>(file: string): readonly C[] =>
  JSON.parse(readFileSync(new URL(`./cases/${file}.json`, import.meta.url), 'utf8'))

const ready: Standing = {
  cards: 5,
  reviewing: 0,
  unscored: 0,
  openAppeals: 0,
  appealUntil: '2026-11-01',
  today: '2026-11-26',
}

interface CycleCase {
  readonly name: string
  readonly steps: readonly {
    readonly event: CycleEvent
    readonly standing?: Partial<Standing>
    readonly state?: CycleState
    readonly refused?: string
    readonly count?: number
  }[]
}

describe('cycles', () => {
  test.each(casesOf<CycleCase>('cycles'))('$name', ({ steps }) => {
    let state: CycleState = 'targets'
    for (const { event, standing, ...expected } of steps) {
      const step = transition(state, event, { ...ready, ...standing })
      expect(step).toEqual(expected)
      if ('state' in step) state = step.state
    }
  })

  const order: readonly CycleState[] = ['targets', 'review', 'calibration', 'published', 'archived']
  const events: readonly CycleEvent[] = ['start', 'calibrate', 'reopen', 'publish', 'archive', 'cancel']
  const anything = fc.record({
    cards: fc.nat(3),
    reviewing: fc.nat(1),
    unscored: fc.nat(1),
    openAppeals: fc.nat(1),
    appealUntil: fc.constantFrom(null, '2026-11-25', '2026-11-26'),
    today: fc.constant('2026-11-26'),
  })
  // mostly nothing stands in the way, so that many cycles come to their end
  const standing = fc.oneof({ weight: 4, arbitrary: fc.constant(ready) }, { weight: 1, arbitrary: anything })
  // likewise few are called off
  const event = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...events.filter((one) => one !== 'cancel')) },
    { weight: 1, arbitrary: fc.constantFrom(...events) },
  )

  test('nothing leads back from what was published, and nothing away from the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, standing), { minLength: 30, maxLength: 60 }), (asked) => {
        let state: CycleState = 'targets'
        for (const [event, at] of asked) {
          const step = transition(state, event, at)
          if (!('state' in step)) continue
          expect(eventsOf(state)).toContain(event)
          expect(['archived', 'cancelled']).not.toContain(state)
          if (state === 'published') expect(step.state).toBe('archived')
          // one step forward, or from calibration back to the reviews
          if (step.state !== 'cancelled')
            expect([1, event === 'reopen' ? -1 : 1]).toContain(order.indexOf(step.state) - order.indexOf(state))
          if (step.state === 'published') expect(at.unscored).toBe(0)
          state = step.state
        }
      }),
    )
  })

  test('what was published is changed by an appeal alone, and the archive by nothing', () => {
    const all: readonly Deed[] = [
      ...(['calculate', 'change', 'setAside', 'review', 'calibrateCard', 'appeal', 'decideAppeal'] as const),
    ]
    expect(all.filter((deed) => allows('published', deed))).toEqual(['appeal', 'decideAppeal'])
    for (const state of ['archived', 'cancelled'] as const)
      expect(all.filter((deed) => allows(state, deed))).toEqual([])
  })
})

interface SeatCase {
  readonly name: string
  readonly manager?: readonly string[]
  readonly second?: readonly string[]
  readonly done: readonly string[]
  readonly asked: readonly string[]
}

describe('seats', () => {
  const reviews = ['self', 'manager', 'second']
  const name = ({ review, person }: { review: string; person: string | null }) => `${review}/${person ?? '-'}`

  test.each(casesOf<SeatCase>('seats'))('$name', ({ manager = ['bob'], second = ['cy', 'di'], done, asked }) => {
    const seats = [
      ...seatsOf({ name: 'self', nobody: 'administrators' }, ['ann']),
      ...seatsOf({ name: 'manager', nobody: 'administrators' }, manager),
      ...seatsOf({ name: 'second', nobody: 'leaveOut' }, second),
    ].map((seat) => ({ ...seat, done: done.includes(name(seat)) }))
    expect(askedNow(reviews, seats).map(name)).toEqual(asked)
    expect(turnOf(reviews, seats) === null).toBe(asked.length === 0)
  })

  test('late is whose day has passed, and whose turn it is', () => {
    const dueOn = '2026-11-25'
    expect(isLate({ isAsked: true, dueOn }, '2026-11-25')).toBe(false)
    expect(isLate({ isAsked: true, dueOn }, '2026-11-26')).toBe(true)
    expect(isLate({ isAsked: false, dueOn }, '2026-11-26')).toBe(false)
    expect(isLate({ isAsked: true, dueOn: null }, '2026-11-26')).toBe(false)
  })
})

describe('sight', () => {
  const nobody = { isAppraised: false, isReviewer: false, isAbove: false, mayRun: false, mayCalibrate: false }
  const states: readonly CycleState[] = ['targets', 'review', 'calibration', 'published', 'archived', 'cancelled']

  test('whoever has nothing to do with a card sees nothing of it, ever', () => {
    for (const state of states) expect(sightOf(state, nobody)).toBe('none')
  })
  test('results are seen from publishing on', () => {
    const before = states.slice(0, 3).map((state) => sightOf(state, { ...nobody, isAppraised: true }))
    expect(before).toEqual(['figures', 'figures', 'figures'])
    expect(sightOf('published', { ...nobody, isAppraised: true })).toBe('result')
    expect(sightOf('calibration', { ...nobody, isAbove: true })).toBe('none')
    expect(sightOf('published', { ...nobody, isAbove: true })).toBe('result')
    expect(sightOf('review', { ...nobody, isReviewer: true })).toBe('review')
  })
  test('nobody decides about their own card', () => {
    const chief = { ...nobody, isAppraised: true, mayRun: true, mayCalibrate: true }
    expect(mayDo('calibration', chief, 'calibrateCard')).toBe(false)
    expect(mayDo('published', chief, 'decideAppeal')).toBe(false)
    expect(mayDo('review', chief, 'setAside')).toBe(false)
    expect(mayDo('published', chief, 'appeal')).toBe(true)
    expect(mayDo('calibration', { ...chief, isAppraised: false }, 'calibrateCard')).toBe(true)
  })
})

interface RewardCase {
  readonly name: string
  readonly before: readonly RewardLine[]
  readonly after: readonly RewardLine[]
  readonly changes: readonly RewardChange[]
}

describe('rewards of new versions', () => {
  test.each(casesOf<RewardCase>('rewards'))('$name', ({ before, after, changes }) => {
    expect(rewardChanges(before, after)).toEqual(changes)
  })

  test('the changes of all versions add up to what the newest one gives', () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => (cents / 100).toFixed(2))
    const version = fc.option(amount, { nil: undefined })
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), (versions) => {
        const linesOf = (one: string | undefined) =>
          one === undefined ? [] : [{ reward: 'bonus', type: 'bonus', amount: one, currency: 'CNY' } as RewardLine]
        const changes = versions.flatMap((one, index) =>
          rewardChanges(index === 0 ? [] : linesOf(versions[index - 1]), linesOf(one)),
        )
        const total = changes.reduce((all, one) => add(all, fraction('amount' in one ? one.amount : '0')), zero)
        expect(text(total)).toBe(text(fraction(versions.at(-1) ?? '0')))
      }),
    )
  })
})

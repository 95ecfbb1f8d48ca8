import { compileCalendar, standardCalendar } from '../../../performance/calendar/index.ts'
import type { Bundle } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import { checkPeople } from '../check-people.ts'
import { namedTwice } from '../named-twice.ts'
import { negative, notHundred, reversed } from '../numbers.ts'
import { checkItems } from './check-items.ts'
import { checkDistribution, checkGrades, checkRewards, checkVetoes } from './check-results.ts'
import { APPRAISED } from './index.ts'
import type { Cycle, Review, ScorecardDocument, Total } from './types.generated.ts'

/** What a scorecard's schema cannot say. */
export function* checkScorecard(document: ScorecardDocument, bundle: Bundle): Generator<Finding> {
  const { cycle, items, vetoes = [], total, grades, reviews = [], distribution, rewards = [] } = document
  yield* checkCycle(cycle, bundle)
  yield* checkItems(document, bundle)
  if (total !== undefined) yield* checkTotal(total)
  yield* checkGrades(grades)
  yield* checkVetoes(vetoes, document)
  yield* checkReviews(reviews, items, bundle)
  if (distribution !== undefined) yield* checkDistribution(distribution, document, bundle)
  yield* checkRewards(rewards, document, bundle)
}

function* checkCycle({ calendar: name, every, yearly }: Cycle, bundle: Bundle): Generator<Finding> {
  const document = bundle.calendars.get(name ?? 'standard')?.document
  if (document === undefined && name !== undefined && name !== 'standard') return
  const calendar = document === undefined ? standardCalendar(bundle.app?.document ?? {}) : compileCalendar(document)
  if (!calendar.granularities.includes(every)) {
    yield problem('no-such-granularity', '/cycle/every', { found: periodWords[every] })
    return
  }
  if (yearly === undefined) return
  const periods = every === 'year' ? 1 : calendar.parts[every].length
  if (yearly.length !== periods)
    yield problem('year-weights-count', '/cycle/yearly', { found: yearly.length, expected: periods })
  for (const [index, weight] of yearly.entries()) yield* negative(weight, `/cycle/yearly/${index}`)
  yield* notHundred(yearly, '/cycle/yearly', 'weights-not-100')
}

const periodWords = {
  month: { en: 'months', 'zh-CN': '月' },
  quarter: { en: 'quarters', 'zh-CN': '季度' },
  half: { en: 'half-years', 'zh-CN': '半年' },
  year: { en: 'years', 'zh-CN': '年' },
} as const

function* checkTotal({ cap, floor = 0, adjustmentCap, adjustmentFloor }: Total): Generator<Finding> {
  yield* reversed(floor, cap, '/total/cap')
  yield* reversed(adjustmentFloor, adjustmentCap, '/total/adjustmentCap')
}

function* checkReviews(
  reviews: readonly Review[],
  items: ScorecardDocument['items'],
  bundle: Bundle,
): Generator<Finding> {
  yield* namedTwice(reviews, '/reviews')
  const byPeople = new Set(items.filter(({ rule }) => rule.type === 'manual').map(({ name }) => name))
  const names = new Set(items.map(({ name }) => name))
  for (const [index, { by, weight, items: scored = [] }] of reviews.entries()) {
    const at = `/reviews/${index}`
    yield* checkPeople(by, `${at}/by`, APPRAISED, bundle, { canChoose: false })
    yield* negative(weight, `${at}/weight`)
    for (const [position, name] of scored.entries()) {
      const place = `${at}/items/${position}`
      if (!names.has(name)) yield problem('unknown-item', place, { found: name })
      else if (!byPeople.has(name)) yield problem('not-scored-by-people', place, { found: name })
    }
  }
  if (reviews.length > 0)
    yield* notHundred(
      reviews.map(({ weight }) => weight),
      '/reviews',
      'review-weights-not-100',
    )
  for (const [index, { name }] of items.entries())
    if (byPeople.has(name) && !reviews.some((review) => counts(review, name)))
      yield problem('nobody-scores', `/items/${index}/rule`, { found: name })
}

function counts({ weight, items }: Review, item: string): boolean {
  return Number(weight) > 0 && (items === undefined || items.includes(item))
}

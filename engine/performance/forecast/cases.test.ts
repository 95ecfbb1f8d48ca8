/** Every rule as a case in `cases/`; the smoothing against published results. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import passengers from './air-passengers.json' with { type: 'json' }
import { fitWeights } from './fit.ts'
import { smooth, startWithSeasons } from './holt-winters.ts'
import {
  accuracyOf,
  type Foretold,
  forecastTrend,
  foretold,
  type History,
  type Open,
  type RunRate,
  runRate,
  weightedPipeline,
} from './index.ts'

type Case = { readonly name: string; readonly method?: string; readonly out: unknown } & (
  | { readonly ask: 'pipeline'; readonly in: { readonly closed: string; readonly open: readonly Open[] } }
  | { readonly ask: 'runRate'; readonly in: RunRate }
  | { readonly ask: 'accuracy'; readonly in: readonly Foretold[] }
  | { readonly ask: 'trend'; readonly in: { history: History; count: number; scale: number } }
)

const folder = new URL('./cases/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  describe(file.replace('.json', ''), () => {
    test.each(cases)('$name', (given) => {
      expect(answer(given)).toEqual(given.method === undefined ? given.out : [given.method, given.out])
    })
  })
}

function answer(given: Case): unknown {
  switch (given.ask) {
    case 'pipeline':
      return weightedPipeline(given.in.closed, given.in.open)
    case 'runRate':
      return runRate(given.in)
    case 'accuracy':
      return accuracyOf(given.in)
    case 'trend': {
      const { history, count, scale } = given.in
      const trend = forecastTrend(history, count, scale)
      return 'refused' in trend ? trend : [trend.method, trend.figures]
    }
  }
}

const figures = passengers.figures.map(Number)

describe.each(['additive', 'multiplicative'] as const)('passengers of airlines, %s', (kind) => {
  const published = passengers[kind]
  const start = startWithSeasons(figures, 12, kind)

  test('level, trend and seasons are those that are published', () => {
    const smoothed = smooth(figures, start, kind, published.weights)
    const digits = kind === 'additive' ? 2 : 5
    expect(smoothed.level).toBeCloseTo(published.level, 2)
    expect(smoothed.trend).toBeCloseTo(published.trend, 3)
    expect(smoothed.squaredErrors).toBeCloseTo(published.squaredErrors, 1)
    for (const [index, season] of smoothed.seasons.entries())
      expect(season).toBeCloseTo(published.seasons[index] ?? 0, digits)
  })

  test('the weights that are found miss no more than the published ones', () => {
    const found = fitWeights(figures, start, kind)
    expect(smooth(figures, start, kind, found).squaredErrors).toBeLessThan(published.squaredErrors + 0.1)
    for (const name of ['alpha', 'beta', 'gamma'] as const) expect(found[name]).toBeCloseTo(published.weights[name], 2)
  })
})

test('the last year would have been foretold within some per cent, each month from those before', () => {
  const history = { figures: passengers.figures, seasons: 12 }
  const past = foretold(history, 12, 0)
  expect(past.map(({ actual }) => actual)).toEqual(passengers.figures.slice(-12))
  const { wape = '100', count } = accuracyOf(past)
  expect(count).toBe(12)
  expect(Number(wape)).toBeLessThan(4)
})

test('nothing is foretold of periods that had too little before them', () => {
  const pairs = foretold({ figures: ['1', '2', '3', '4', '5'], seasons: 1 }, 12, 0)
  expect(pairs).toEqual([{ forecast: '5', actual: '5' }])
  expect(foretold({ figures: ['1', '2'], seasons: 1 }, 12, 0)).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fraction, multiply, text } from '../fraction.ts'
import { accuracyOf, forecastTrend, runRate, weightedPipeline } from './index.ts'

const amount = fc.nat(1_000_000).map((units) => String(units / 100))
const probability = fc.nat(100).map(String)

test('a pipeline of two halves is the sum of both', () => {
  const deals = fc.array(fc.record({ amount, probability }), { maxLength: 20 })
  fc.assert(
    fc.property(deals, deals, (some, others) => {
      const weightedOf = (open: typeof some) => {
        const pipeline = weightedPipeline('0', open)
        return 'refused' in pipeline ? Number.NaN : Number(pipeline.weighted)
      }
      expect(weightedOf([...some, ...others])).toBeCloseTo(weightedOf(some) + weightedOf(others), 6)
    }),
  )
})

test('a forecast that was right is off by nothing', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (actuals) => {
      const { mape = '0', wape = '0', bias = '0' } = accuracyOf(actuals.map((one) => ({ forecast: one, actual: one })))
      expect([mape, wape, bias]).toEqual(['0', '0', '0'])
    }),
  )
})

test('at the end of the period the run rate is what was reached', () => {
  const period = { from: '2026-01-01', until: '2026-04-01' }
  fc.assert(
    fc.property(amount, (actual) => {
      expect(runRate({ actual, period, today: '2026-03-31', scale: 2 })).toEqual({ forecast: text(fraction(actual)) })
    }),
  )
})

test('a forecast is one of every figure asked for, and grows with its history', () => {
  const history = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 30 })
  fc.assert(
    fc.property(history, fc.constantFrom(1, 4, 12), (figures, seasons) => {
      const once = forecastTrend({ figures: figures.map(String), seasons }, 6, 6)
      if ('refused' in once) throw new Error(once.refused)
      expect(once.figures).toHaveLength(6)
      for (const figure of once.figures) expect(figure).toMatch(/^-?\d+(\.\d{1,6})?$/)
      // a history a thousand times as large, as in another unit, is foretold a thousand times as large
      const larger = forecastTrend({ figures: figures.map((figure) => String(figure * 1024)), seasons }, 6, 3)
      if ('refused' in larger) throw new Error(larger.refused)
      for (const [index, figure] of larger.figures.entries()) {
        const expected = Number(text(multiply(fraction(once.figures[index] ?? '0'), fraction('1024'))))
        expect(Math.abs(Number(figure) - expected)).toBeLessThanOrEqual(0.01 + Math.abs(expected) * 1e-9)
      }
    }),
    { numRuns: 30 },
  )
})

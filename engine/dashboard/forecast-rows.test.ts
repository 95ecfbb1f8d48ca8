import { expect, test } from 'vitest'
import { forecastRows } from './forecast-rows.ts'

const row = (name: string, rest: object) => ({
  ...{ name, actual: '0.00', asked: null, pipeline: { open: '0' }, own: null, adjusted: null },
  ...rest,
})

test('who has a target, a figure, something open or a word of their own is shown, as far as one may see it', () => {
  const rows = [
    row('nothing', {}),
    row('target', { asked: '10' }),
    row('sold', { actual: '5' }),
    row('open', { pipeline: { open: '7' } }),
    row('said', { own: {} }),
    row('hidden', { actual: null, asked: '10' }),
  ]
  expect(forecastRows(rows).map(({ name }) => name)).toEqual(['target', 'sold', 'open', 'said'])
})

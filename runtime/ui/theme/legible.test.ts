import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, legibleAccent, parse } from './legible.ts'

const white = [255, 255, 255] as const
const contrastWithWhite = (text: string) => contrast(parse(text) ?? white, white)

test('black and white are as different as can be', () => expect(contrast([0, 0, 0], white)).toBeCloseTo(21))

test('a dark accent stays, a light one becomes darker', () => {
  expect(legibleAccent('#1a3f8f')).toBe('#1a3f8f')
  expect(legibleAccent('#1f6feb')).not.toBe('#1f6feb')
  expect(legibleAccent('tomato')).toBe('tomato')
})

test('white can be read on any accent', () => {
  const part = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(part, part, part, (red, green, blue) => {
      const accent = `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
      expect(contrastWithWhite(legibleAccent(accent))).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

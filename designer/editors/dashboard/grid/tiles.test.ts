import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLUMNS, freePlace, movedBy, overlap, type Place, resizedBy, settled } from './tiles.ts'

const page: readonly Place[] = [
  { name: 'a', x: 0, y: 0, w: 6, h: 2 },
  { name: 'b', x: 6, y: 0, w: 6, h: 2 },
  { name: 'c', x: 0, y: 2, w: 12, h: 5 },
]
const placeOf = (widgets: readonly Place[], name: string) => {
  const { x = -1, y = -1, w, h } = widgets.find((one) => one.name === name) ?? {}
  return [x, y, w, h]
}

test('what somebody moves down goes below what stands there, which takes its place', () => {
  const next = movedBy(page, 'c', 0, -1)
  expect([placeOf(next, 'c'), placeOf(next, 'a')]).toEqual([
    [0, 0, 12, 5],
    [0, 5, 6, 2],
  ])
  expect(placeOf(movedBy(next, 'c', 0, 1), 'c')).toEqual([0, 2, 12, 5])
})

test('what grows pushes others down, and what shrinks lets them up', () => {
  expect(placeOf(resizedBy(page, 'a', 0, 1), 'c')).toEqual([0, 3, 12, 5])
  expect(placeOf(resizedBy(page, 'a', 1, 0), 'b')).toEqual([6, 2, 6, 2])
  expect(placeOf(resizedBy(resizedBy(page, 'a', 0, -1), 'b', 0, -1), 'c')).toEqual([0, 1, 12, 5])
})

test('nothing leaves the grid', () => {
  expect(movedBy(page, 'b', 1, 0)).toBe(page)
  expect(movedBy(page, 'a', 0, -1)).toBe(page)
  expect(resizedBy(page, 'c', 1, 0)).toBe(page)
})

test('a new one comes to the first free place', () => {
  expect(freePlace(page, { w: 3, h: 2 })).toEqual({ x: 0, y: 7 })
  expect(freePlace([{ name: 'a', x: 0, y: 0, w: 9, h: 2 }], { w: 3, h: 2 })).toEqual({ x: 9, y: 0 })
})

test('whatever is done, no two stand over each other', () => {
  const size = fc.record({ w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 1, max: 6 }) })
  const step = fc.record({
    one: fc.nat(7),
    how: fc.constantFrom(movedBy<Place>, resizedBy<Place>),
    across: fc.integer({ min: -3, max: 3 }),
    down: fc.integer({ min: -1, max: 1 }),
  })
  fc.assert(
    fc.property(fc.array(size, { minLength: 2, maxLength: 8 }), fc.array(step, { maxLength: 12 }), (sizes, steps) => {
      let widgets: readonly Place[] = []
      for (const [index, one] of sizes.entries())
        widgets = settled([...widgets, { name: `w${index}`, ...one, ...freePlace(widgets, one) }])
      for (const { one, how, across, down } of steps) widgets = how(widgets, `w${one % sizes.length}`, across, down)
      for (const [index, one] of widgets.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + one.w <= COLUMNS && one.h >= 1).toBe(true)
        for (const other of widgets.slice(0, index)) expect(overlap(one, other)).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})

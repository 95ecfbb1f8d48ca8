import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('ids go up, however many are made in a moment', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 100)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const madeAt = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
    expect(Math.abs(madeAt - Date.now())).toBeLessThan(10_000)
  }
})

import type { Steps } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { inSlices } from './in-slices.ts'

/** Keeps the thread busy for a while in each step. */
function* busy(steps: number, ms: number): Steps<string> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + ms
    while (performance.now() < end);
    yield
  }
  return 'done'
}

test('others get their turn while long work goes on', async () => {
  let turns = 0
  let isOver = false
  const other = () => {
    turns += 1
    if (!isOver) setImmediate(other)
  }
  setImmediate(other)
  expect(await inSlices(busy(30, 2))).toBe('done')
  isOver = true
  expect(turns).toBeGreaterThan(2)
})

test('what goes wrong in it is told', async () => {
  // biome-ignore lint/correctness/useYield: it fails before
  const broken = (function* (): Steps<never> {
    throw new Error('no')
  })()
  await expect(inSlices(broken)).rejects.toThrow('no')
})

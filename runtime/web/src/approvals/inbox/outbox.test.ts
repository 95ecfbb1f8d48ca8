import { describe, expect, test } from 'vitest'
import { callsOf, due, type Held, heldByItem, hold, newest, nextMoment, takeBack, WAITS_MS } from './outbox.ts'
import { item } from './test-items.ts'

const [a, b, c] = [item('a'), item('b'), item('c')]
const none: readonly Held[] = []

describe('decisions that are held back', () => {
  test('are sent when their time is over, and not before', () => {
    const held = hold(hold(none, { decision: 'approve', items: [a] }, 1000), { decision: 'reject', items: [b] }, 3000)
    expect(nextMoment(held)).toBe(1000 + WAITS_MS)
    expect(due(held, 1000 + WAITS_MS - 1).send).toEqual([])
    const { send, keep } = due(held, 1000 + WAITS_MS)
    expect(send.map(({ items }) => items)).toEqual([[a]])
    expect(keep.map(({ items }) => items)).toEqual([[b]])
    expect(nextMoment(keep)).toBe(3000 + WAITS_MS)
    expect(nextMoment(none)).toBeUndefined()
  })

  test('can be taken back, the newest first, many of one decision together', () => {
    const held = hold(
      hold(none, { decision: 'approve', items: [a] }, 0),
      { decision: 'reject', items: [b, c], opinion: ' too late ' },
      1,
    )
    const last = newest(held)
    expect(last).toMatchObject({ decision: 'reject', items: [b, c], opinion: 'too late' })
    const left = takeBack(held, last?.number ?? 0)
    expect([...heldByItem(left).keys()]).toEqual(['a/1'])
    expect(newest(takeBack(left, newest(left)?.number ?? 0))).toBeUndefined()
  })

  test('take back and do again gives a number of its own', () => {
    const first = hold(hold(none, { decision: 'approve', items: [a] }, 0), { decision: 'approve', items: [b] }, 0)
    const again = hold(takeBack(first, 1), { decision: 'reject', items: [a] }, 1)
    expect(again.map(({ number }) => number)).toEqual([2, 3])
  })

  test('are one for each task: a second decision on it is none', () => {
    const held = hold(none, { decision: 'approve', items: [a, b] }, 0)
    expect(hold(held, { decision: 'reject', items: [a] }, 1)).toBe(held)
    expect(hold(held, { decision: 'reject', items: [a, c] }, 1).at(-1)?.items).toEqual([c])
    expect(hold(none, { decision: 'approve', items: [item('mine', { task: null })] }, 0)).toBe(none)
  })

  test('go in as many calls as they need, with the opinion where there is one', () => {
    const [many] = hold(none, { decision: 'approve', items: [a, b, c], opinion: 'fine' }, 0)
    expect(callsOf(many as Held, 2)).toEqual([
      { decision: 'approve', opinion: 'fine', tasks: [a, b].map(({ id }) => ({ approval: id, task: 1 })) },
      { decision: 'approve', opinion: 'fine', tasks: [{ approval: 'c', task: 1 }] },
    ])
    const [plain] = hold(none, { decision: 'reject', items: [a] }, 0)
    expect(callsOf(plain as Held, 2)).toEqual([{ decision: 'reject', tasks: [{ approval: 'a', task: 1 }] }])
  })
})

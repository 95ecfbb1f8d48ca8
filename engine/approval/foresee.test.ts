import { describe, expect, test } from 'vitest'
import { type ApprovalState, type Event, foresee, transition } from './index.ts'
import { contextOf, definitionOf, type World } from './testing/world.ts'

const discount = definitionOf({
  first: 'manager',
  nodes: {
    manager: { who: 'managers:1', next: 'size' },
    size: { type: 'condition', branches: [{ when: 'big', next: 'both' }], otherwise: 'copy' },
    both: { type: 'parallel', branches: [{ next: 'finance' }, { next: 'product' }], join: 'met' },
    finance: { who: '@finance', needed: { of: 'all' }, fields: { margin: 'required' }, next: 'met' },
    product: { who: '@product', needed: { count: 1 }, next: 'met' },
    met: { type: 'join', next: 'pause' },
    pause: { type: 'wait', for: { amount: 1, unit: 'days' }, next: 'booked' },
    booked: { type: 'wait', when: 'booked', next: 'copy' },
    copy: { type: 'copy', who: '@director', next: null },
  },
})
const world: World = {
  facts: { big: true },
  blank: ['margin'],
  managers: { sue: 'ann' },
  people: { finance: ['fay', 'fred'], product: ['pia'], director: ['dora'] },
}

function after(events: readonly Event[], seen = world): ApprovalState {
  let state: ApprovalState | null = null
  for (const event of events) {
    const answer = transition(discount, state, event, contextOf(seen))
    if ('refused' in answer) throw new Error(answer.refused)
    state = answer.state
  }
  return state as ApprovalState
}

const shown = (state: ApprovalState, seen = world) =>
  foresee(discount, state, contextOf(seen)).map(({ node, when, people }) => [node, when, ...people].join(' '))

describe('foresee', () => {
  const submitted = after([{ type: 'submit', by: 'sue' }])

  test('names the way that a record will take, and who will be asked', () => {
    expect(shown(submitted)).toEqual([
      'manager now ann',
      'size ahead',
      'both ahead',
      'finance ahead fay fred',
      'product ahead pia',
      'pause ahead',
      'booked ahead',
      'copy ahead dora',
    ])
  })

  test('takes the other way when the record is another', () => {
    const small = { ...world, facts: { big: false } }
    expect(shown(submitted, small)).toEqual(['manager now ann', 'size ahead', 'copy ahead dora'])
  })

  test('says what is done and what is open on the way', () => {
    const { id } = submitted.tasks[0] ?? { id: -1 }
    const later = after([
      { type: 'submit', by: 'sue' },
      { type: 'approve', task: id, by: 'ann' },
    ])
    expect(shown(later).slice(0, 5)).toEqual([
      'manager done ann',
      'size done',
      'both now',
      'finance now fay fred',
      'product now pia',
    ])
  })

  test('says which branches a split opens, and which step is in which', () => {
    const way = foresee(discount, submitted, contextOf(world))
    const of = (name: string) => way.find(({ node }) => node === name)
    expect(of('both')?.opens).toEqual([of('finance')?.branch, of('product')?.branch])
    expect(of('manager')?.opens).toEqual([])
  })

  test('changes nothing', () => {
    const before = JSON.stringify(submitted)
    foresee(discount, submitted, contextOf(world))
    expect(JSON.stringify(submitted)).toBe(before)
  })
})

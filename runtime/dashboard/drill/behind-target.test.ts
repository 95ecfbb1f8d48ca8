import { expect, test } from 'vitest'
import { behindTarget } from './behind-target.ts'

const target = { kpi: { name: 'sales' }, calendar: 'standard' } as Parameters<typeof behindTarget>[0]
const quarter = { calendar: 'standard', granularity: 'quarter', from: '2026-Q1', to: '2026-Q1' }

test('a person, a team with those below it, the company and a value of a dimension open to their own records', () => {
  expect(behindTarget(target, '2026-Q1', 'person:p1')).toEqual({
    ...{ kpi: 'sales', periods: quarter, people: 'person', subject: 'p1' },
  })
  expect(behindTarget(target, '2026-Q1', 'team:t1')).toMatchObject({ people: 'teamTree', subject: 't1' })
  expect(behindTarget(target, '2026-Q1', 'company')).toEqual({ kpi: 'sales', periods: quarter })
  expect(behindTarget(target, '2026-Q1', 'region:east')).toMatchObject({
    where: [{ dimension: 'region', values: ['east'] }],
  })
})

test('what is open is asked of the same people and the same period', () => {
  expect(behindTarget(target, '2026-Q1', 'person:p1', 'pipeline')).toEqual({
    ...{ kpi: 'pipeline', periods: quarter, people: 'person', subject: 'p1' },
  })
})

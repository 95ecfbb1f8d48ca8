/** What targets come to, and which documents are listed first. */
import { periodOf } from '@attain/engine/performance/calendar'
import { afterAll, expect, test } from 'vitest'
import { LiveWorkspaces } from '../../../store/live-workspaces.ts'
import type { TestPerson } from '../../../testing/test-application.ts'
import { systemContext } from '../../context.ts'
import { startTargets } from '../testing/target-company.ts'
import { readTargets } from './index.ts'

const { admin, application, create, done, person, save, who } = await startTargets()
afterAll(() => application.close())

const line = (subject: string, period: string, amount: string | null, rest: object = {}) => {
  const line = { target: 'signed', period, subject, effective: '2030-01-01', ...rest }
  const starts = `${period.slice(0, 4)}-${period.length === 7 ? period.slice(5) : '01'}-01`
  const agreed = `${line.target}|${period}|${subject}|${line.effective}`
  return { reason: 'plan', starts, amount, state: 'agreed', agreed_as: agreed, ...line }
}
const read = async (target: string, periods: readonly string[], rest: object = {}) => {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const { targets, calendars } = workspace.model
  const calendar = calendars.get('standard')
  const document = targets.get(target)
  if (!calendar || !document) throw new Error(target)
  const found = await readTargets(systemContext(application.db, workspace), {
    target: document,
    periods: periods.flatMap((key) => periodOf(calendar, key) ?? []),
    ...rest,
  })
  return Object.fromEntries([...found].map(([key, { amount, asked }]) => [key, [amount, asked]]))
}

test('a quarter is what its months come to; who is new or leaves is asked for less', async () => {
  const [rita, rob, lea] = ['Rita', 'Rob', 'Lea'].map((name) => `person:${person(name).id}`) as [string, string, string]
  for (const [subject, period, amount] of [
    ['company', '2030', '1000'],
    [rita, '2030-01', '100'],
    [rita, '2030-02', '50'],
    [rob, '2030-02', '280'],
    [rob, '2030-03', '310'],
    [lea, '2030-03', '310'],
  ] as const)
    await create('target_value', line(subject, period, amount))
  expect(await read('signed', ['2030', '2030-Q1', '2030-02', '2030-03'], { asOf: '2030-01-01' })).toEqual({
    '2030|company': ['1000', '1000'],
    [`2030|${rita}`]: ['150', '150'],
    [`2030|${rob}`]: ['590', '155'],
    [`2030|${lea}`]: ['310', '100'],
    [`2030-Q1|${rita}`]: ['150', '150'],
    [`2030-Q1|${rob}`]: ['590', '155'],
    [`2030-Q1|${lea}`]: ['310', '100'],
    [`2030-02|${rita}`]: ['50', '50'],
    // nothing in the month of hire, half of it in the next
    [`2030-02|${rob}`]: ['280', '0'],
    [`2030-03|${rob}`]: ['310', '155'],
    [`2030-03|${lea}`]: ['310', '100'],
  })
})

test('begins with a document that has targets for the asker, else with the one of most levels', async () => {
  const listed = async (asker: TestPerson) => {
    const { body } = await asker.get('/api/performance/targets')
    return body.items.map(({ name }: { name: string }) => name)
  }
  expect(await listed(person('Mia'))).toEqual(['signed', 'approved', 'rate'])
  const { period } = await done(admin, 'progress', { target: 'rate' })
  await save(admin, [{ subject: who('Rita'), period: period.key, amount: '7' }], { target: 'rate' })
  expect(await listed(person('Mia'))).toEqual(['rate', 'signed', 'approved'])
  // those of others do not count
  expect(await listed(person('Rob'))).toEqual(['signed', 'approved', 'rate'])
})

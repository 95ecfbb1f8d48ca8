/** Rules that time begins. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RuleCompany, rule, startRules, task } from './testing/rule-company.ts'

const dated = rule('da', { type: 'date', field: 'closed_on', offset: { amount: 3, unit: 'days' } }, [
  task('"Soon " & code'),
])

let company: RuleCompany
beforeAll(async () => {
  company = await startRules([rule('ti', { type: 'schedule', every: 'day' }, [task('"Daily " & code')]), dated])
})
afterAll(() => company.application.close())

describe('time', () => {
  const morning = Date.parse('2031-05-05T08:00:00Z')
  const hours = (count: number) => morning + count * 3_600_000
  const look = (now: number) => company.application.app.ruleClocks.look(now)

  test('begins a rule on schedule, for every record that meets the condition, once', async () => {
    for (const code of ['ti1', 'ti2', 'xx']) await company.create('deal', { code })
    await look(hours(-1))
    await look(hours(-0.5))
    expect(await company.tasksOf('LEFT(subject, 5) = "Daily"')).toEqual([])
    await Promise.all([look(hours(0)), look(hours(0))])
    await look(hours(1))
    expect(await company.tasksOf('LEFT(subject, 5) = "Daily"')).toEqual(['Daily ti1', 'Daily ti2'])
    const [run] = await company.runsOf('rule=deal/ti')
    expect(run).toMatchObject({ on: 'schedule', by: null, outcome: 'done', done: [{ en: 'Created Task "Daily ti2"' }] })
    // no server ran for days
    await look(hours(24 * 4 + 3))
    expect(await company.tasksOf('subject = "Daily ti1"')).toHaveLength(2)
  })

  test('begins a rule around a date, each record when it is due', async () => {
    const day = (date: string, time = '08:01') => look(Date.parse(`2031-06-${date}T${time}:00Z`))
    await day('05')
    const soon = await company.create('deal', { code: 'da1', closed_on: '2031-06-13' })
    const later = await company.create('deal', { code: 'da2', closed_on: '2031-06-20' })
    const passed = await company.create('deal', { code: 'da3', closed_on: '2031-06-01' })
    const dated = () => company.tasksOf('LEFT(subject, 4) = "Soon"')
    await day('10', '07:59')
    expect(await dated()).toEqual([])
    await day('10')
    await day('11')
    expect(await dated()).toEqual(['Soon da1'])
    // it is put off, and comes again
    await company.change('deal', soon, { closed_on: '2031-06-18' })
    await company.change('deal', passed, { notes: 'x' })
    await day('15')
    await day('30')
    expect(await dated()).toEqual(['Soon da1', 'Soon da1', 'Soon da2'])
    expect(await company.runsOf(`record=${later}`)).toMatchObject([{ on: 'date', outcome: 'done' }])
  })

  test('a schedule that is changed to come sooner comes when it says now', async () => {
    await company.create('deal', { code: 'ti9' })
    const july = (day: number, hour: number) => look(Date.parse('2031-07-01T00:00:00Z') + (day * 24 + hour) * 3_600_000)
    const done = () => company.tasksOf('subject = "Daily ti9"')
    await july(1, 9)
    const before = (await done()).length
    const sooner = rule('ti', { type: 'schedule', every: 'day', at: '11:00' }, [task('"Daily " & code')])
    await company.publish([sooner, dated])
    await july(1, 10)
    expect(await done()).toHaveLength(before)
    await july(1, 11)
    expect(await done()).toHaveLength(before + 1)
  })
})

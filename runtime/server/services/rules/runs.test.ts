/** What is kept of runs: what failed is tried again, and is seen by administrators alone. */
import type { RulesBody } from '@attain/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetOldRuns } from './index.ts'
import { note, type RuleCompany, rule, set, startRules } from './testing/rule-company.ts'

let company: RuleCompany
beforeAll(async () => {
  company = await startRules([
    rule('fa', { type: 'changed', fields: ['amount'] }, [set('stage', '"won"'), note('"done"')], {
      when: 'ISBLANK(amount)',
    }),
    // created when it was not there any more
    rule('sk', { type: 'created' }, [note('"x"')]),
  ])
})
afterAll(() => company.application.close())

describe('what failed', () => {
  test('is tried again, then by an administrator, and done once', async () => {
    const id = await company.create('deal', { code: 'fa', amount: '1' })
    await company.change('deal', id, { amount: null })
    await company.application.settled()
    const [run] = await company.runsOf(`record=${id}`)
    expect(run).toMatchObject({ outcome: 'retrying', attempts: 1, done: [], label: { en: 'fa' }, recordName: 'fa' })
    expect(run.problem.en).toBe(
      'Action 1 (set fields) failed: The record cannot be saved: Amount: A won deal needs an amount.',
    )
    const again = await company.administrator.post(`/api/rules/runs/${run.id}/retry`, undefined)
    expect(again).toMatchObject({ status: 200, body: { outcome: 'retrying', attempts: 2 } })
    await company.application.db.updateTable('rule_runs').set({ outcome: 'failed' }).where('id', '=', run.id).execute()
    await company.application.db
      .updateTable('records')
      .set({ doc: JSON.stringify({ code: 'fa', stage: 'open', amount: '5.00' }) })
      .where('id', '=', id)
      .execute()
    const retries = await Promise.all(
      [1, 2, 3].map(() => company.administrator.post(`/api/rules/runs/${run.id}/retry`, undefined)),
    )
    expect(retries.map(({ status }) => status).sort()).toEqual([200, 404, 404])
    expect(await company.runsOf(`record=${id}`)).toMatchObject([{ outcome: 'done', attempts: 3, done: [{}, {}] }])
    expect(await company.read('deal', id)).toMatchObject({ stage: 'won', notes: 'done' })
  })

  test('is counted by rule, and tried again as a whole', async () => {
    const ids = await Promise.all(['fa1', 'fa2', 'fa3'].map((code) => company.create('deal', { code, amount: '1' })))
    for (const id of ids) await company.change('deal', id, { amount: null })
    await company.application.settled()
    const countsOf = async () => {
      const { items } = (await company.administrator.get('/api/rules')).body as RulesBody
      return items.find(({ rule }) => rule === 'deal/fa')
    }
    const rule = { rule: 'deal/fa', label: { en: 'fa' }, objectLabel: { en: 'Deal' }, active: true }
    expect(await countsOf()).toMatchObject({ ...rule, failed: 0, retrying: 3 })
    await company.application.db
      .updateTable('rule_runs')
      .set({ outcome: 'failed' })
      .where('record_id', 'in', ids)
      .execute()
    expect(await countsOf()).toMatchObject({ failed: 3, retrying: 0 })
    await company.application.db
      .updateTable('records')
      .set({ doc: JSON.stringify({ code: 'fa2', stage: 'open', amount: '5.00' }) })
      .where('id', '=', ids[1] ?? '')
      .execute()
    const retry = (body: object) => company.administrator.post('/api/rules/runs/retry', body)
    expect((await retry({ rule: 'deal/other' })).body).toEqual({ retried: 0 })
    expect((await retry({ rule: 'deal/fa', record: ids[1] })).body).toEqual({ retried: 1 })
    await company.application.settled()
    expect(await company.runsOf(`record=${ids[1]}`)).toMatchObject([{ outcome: 'done', attempts: 2 }])
    expect((await retry({ rule: 'deal/fa' })).body).toEqual({ retried: 2 })
    await company.application.settled()
    expect(await countsOf()).toMatchObject({ failed: 0, retrying: 2 })
    expect((await company.ada.get('/api/rules')).status).toBe(403)
    expect((await company.ada.post('/api/rules/runs/retry', {})).status).toBe(403)
  })

  test('is skipped when the record is gone', async () => {
    const id = await company.create('deal', { code: 'sk' })
    await company.administrator.send('DELETE', `/api/records/deal/${id}`)
    await company.application.settled()
    expect(await company.runsOf(`record=${id}`)).toMatchObject([
      {
        outcome: 'skipped',
        problem: { en: 'Action 1 (set fields) failed: There is no such deal, or you may not see it.' },
      },
    ])
  })
})

test('what was done is remembered for thirty days, what failed for sixty', async () => {
  const ids = await Promise.all(['sk0', 'sk1', 'sk2'].map((code) => company.create('deal', { code })))
  await company.application.settled()
  const age = async (id: string | undefined, days: number, outcome: 'done' | 'failed') =>
    company.application.db
      .updateTable('rule_runs')
      .set({ at: new Date(Date.now() - days * 86_400_000), outcome })
      .where('record_id', '=', id ?? '')
      .execute()
  await age(ids[0], 29, 'done')
  await age(ids[1], 31, 'done')
  await age(ids[2], 59, 'failed')
  await forgetOldRuns(company.application.db)
  const kept = await Promise.all(ids.map(async (id) => (await company.runsOf(`record=${id}`)).length))
  expect(kept).toEqual([1, 0, 1])
})

test('nobody but administrators sees runs, tries them again or tries a rule', async () => {
  const run = '01890a5d-ac96-774b-bcce-b302099a8057'
  expect((await company.ada.get('/api/rules/runs')).status).toBe(403)
  expect((await company.ada.post(`/api/rules/runs/${run}/retry`, undefined)).status).toBe(403)
  expect((await company.ada.post('/api/rules/dry-run', {})).status).toBe(403)
  expect((await company.administrator.post(`/api/rules/runs/${run}/retry`, undefined)).status).toBe(404)
})

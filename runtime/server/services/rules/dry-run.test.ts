/** What a rule would do, before it is published. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { label, note, type RuleCompany, set, startRules, task } from './testing/rule-company.ts'

let company: RuleCompany
beforeAll(async () => {
  company = await startRules([])
})
afterAll(() => company.application.close())

describe('a dry run', () => {
  const draft = (actions: readonly object[], when?: string) => ({
    kind: 'rule',
    object: 'deal',
    name: 'tried',
    label,
    on: { type: 'changed' },
    ...(when && { when }),
    actions,
  })

  test('says what would happen, and nothing does', async () => {
    const id = await company.create('deal', { code: 'dry', amount: '10' })
    await company.change('deal', id, { amount: '20' })
    await company.application.settled()
    const before = await company.read('deal', id)
    const deliveries = () => company.application.db.selectFrom('deliveries').select('id').execute()
    const sent = (await deliveries()).length
    const actions = [
      set('amount', 'amount * 3'),
      task('"Look at " & TEXT(amount)'),
      { do: 'webhook', webhook: 'erp', fields: ['code'] },
    ]
    const { status, body } = await company.administrator.post('/api/rules/dry-run', {
      document: draft(actions, 'PRIOR(amount) = 10'),
      record: id,
    })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        recordName: 'dry',
        isMet: true,
        actions: [
          { en: 'Set Amount: $60.00' },
          { en: 'Created Task "Look at 60"' },
          { en: 'Sent to the webhook "erp"' },
        ],
      },
    })
    await company.application.settled()
    expect(await company.read('deal', id)).toEqual(before)
    expect(await company.tasksOf('LEFT(subject, 4) = "Look"')).toEqual([])
    expect(await deliveries()).toHaveLength(sent)
    expect(await company.runsOf(`record=${id}`)).toEqual([])
  })

  test('says where it would stop, and what is wrong with the draft', async () => {
    const id = await company.create('deal', { code: 'dry2' })
    const stops = await company.administrator.post('/api/rules/dry-run', {
      document: draft([note('"a"'), set('stage', '"won"'), note('"b"')], 'amount > 5'),
      record: id,
    })
    expect(stops.body).toMatchObject({ isMet: false, actions: [{ en: 'Set Notes: a' }], problem: { en: /Action 2/ } })
    const wrong = await company.administrator.post('/api/rules/dry-run', {
      document: draft([set('nothing', '1')]),
      record: id,
    })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_bundle' } })
    const gone = await company.administrator.post('/api/rules/dry-run', {
      document: draft([note('"a"')]),
      record: company.ada.id,
    })
    expect(gone.status).toBe(404)
  })
})

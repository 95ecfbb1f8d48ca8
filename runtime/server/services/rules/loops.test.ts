/** Rules that begin one another, or themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { label, note, type RuleCompany, rule, set, startRules } from './testing/rule-company.ts'

let company: RuleCompany
beforeAll(async () => {
  company = await startRules([
    rule('la', { type: 'changed' }, [set('amount', 'amount + 1')]),
    rule('lb', { type: 'changed', fields: ['notes'] }, [set('margin', 'IF(margin = 0.1, 0.2, 0.1)')]),
    { ...rule('lb', { type: 'changed', fields: ['margin'] }, [note('TEXT(margin)')]), name: 'lb_back' },
    rule('lp', { type: 'changed' }, [{ do: 'startApproval', approval: 'one_more' }]),
    {
      kind: 'approval',
      object: 'deal',
      name: 'one_more',
      label,
      first: 'add',
      nodes: [{ name: 'add', type: 'action', label, actions: [set('amount', 'amount + 1')], next: 'end' }],
    },
    ...Array.from({ length: 12 }, (_, i) => ({
      kind: 'rule',
      object: 'task',
      name: `t${i}`,
      label,
      on: { type: 'created' },
      when: `subject = "chain ${i}"`,
      actions: [{ do: 'createRecord', object: 'task', values: [{ field: 'subject', value: `"chain ${i + 1}"` }] }],
    })),
  ])
})
afterAll(() => company.application.close())

describe('loops', () => {
  test('a rule that would change the record again is stopped, and says how it came to itself', async () => {
    const id = await company.create('deal', { code: 'la', amount: '1' })
    await company.change('deal', id, { notes: 'x' })
    await company.application.settled()
    expect(await company.read('deal', id)).toMatchObject({ amount: '2.00' })
    const runs = await company.runsOf(`record=${id}`)
    expect(runs).toMatchObject([
      {
        outcome: 'failed',
        chain: [{ rule: 'deal/la', record: id }],
        problem: {
          en: 'The rule "la" came to itself again on the same record and would change it once more, so it was stopped: deal/la → deal/la. Give one of them a condition that is false afterwards.',
        },
      },
      { outcome: 'done', chain: [], done: [{ en: 'Set Amount: $2.00', 'zh-CN': '设置 金额：$2.00' }] },
    ])
  })

  test('so are two that begin each other', async () => {
    const id = await company.create('deal', { code: 'lb', amount: '1', margin: '0.1' })
    await company.change('deal', id, { notes: 'x' })
    await company.application.settled()
    const runs = await company.runsOf(`record=${id}`)
    expect(runs.map((run: { rule: string; outcome: string }) => [run.rule, run.outcome])).toEqual([
      ['deal/lb', 'failed'],
      ['deal/lb_back', 'done'],
      ['deal/lb', 'done'],
    ])
    expect(runs[0].problem['zh-CN']).toContain('deal/lb → deal/lb_back → deal/lb')
  })

  test('so is one that comes to itself through an approval', async () => {
    const id = await company.create('deal', { code: 'lp', amount: '1' })
    await company.change('deal', id, { notes: 'x' })
    await company.application.settled()
    const runs = await company.runsOf(`record=${id}`)
    expect(runs.map((run: { outcome: string }) => run.outcome)).toEqual(['failed', 'done'])
    expect(runs[0].problem.en).toContain('deal/lp → deal/lp.')
    expect(await company.read('deal', id)).toMatchObject({ amount: '2.00' })
  })

  test('a chain through ever new records ends', async () => {
    await company.create('task', { subject: 'chain 0' })
    await company.application.settled()
    expect(await company.tasksOf('LEFT(subject, 5) = "chain"')).toHaveLength(11)
    const [failed] = await company.runsOf('outcome=failed&rule=task/t10')
    expect(failed.problem.en).toMatch(/^More than 10 rules began one another.*task\/t0 → .* → task\/t10\.$/)
  })
})

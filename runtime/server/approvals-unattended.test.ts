/** Approvals over HTTP, on a real database: what happens without anybody's doing. */
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { approvalBundle } from './testing/approval-bundle.ts'
import { createApprovalDesk } from './testing/approval-desk.ts'

const {
  application,
  admin,
  chief,
  lead,
  rep,
  finance,
  product,
  desk,
  newDeal,
  submit,
  todo,
  taskOf,
  act,
  decide,
  statusOf,
  stage,
} = await createApprovalDesk()
afterAll(() => application.close())

let deal: string
beforeEach(async () => {
  deal = (await newDeal()).id
})

describe('what happens by itself', () => {
  test('an action that fails leaves the decision, and is done when it can be', async () => {
    const id = await submit('checked')
    await decide(finance, id, 'approve', { values: { reason: 'no such note' } })
    // the validation lets no deal be agreed without a due day
    expect(await statusOf(id)).toBe('running')
    const { failedActions } = (await admin.get(`/api/approvals/${id}`)).body
    expect(failedActions).toMatchObject([{ attempts: 1 }])
    expect(failedActions[0].message).toContain('due day')
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).body.code).toBe('approval_refused')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-01' } })
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await stage()).toBe('agreed')
    expect(await statusOf(id)).toBe('approved')
  })

  test('an action that fails holds what comes after its step, whatever happens beside it; other branches go on', async () => {
    const id = await submit('side_by_side')
    await decide(finance, id, 'approve', { values: { reason: 'not before there is a due day' } })
    const now = async () => {
      const { way, failedActions } = (await admin.get(`/api/approvals/${id}`)).body
      const at = (way as { node: string; when: string }[]).filter(({ when }) => when === 'now').map(({ node }) => node)
      return { at: at.filter((node) => node !== 'both'), failed: failedActions.length }
    }
    expect(await now()).toEqual({ at: ['product'], failed: 1 })
    await act(product, id, { type: 'transfer', task: await taskOf(product, id), to: chief.id })
    expect(await now()).toEqual({ at: ['product'], failed: 1 })
    await decide(chief, id, 'approve')
    expect(await now()).toEqual({ at: ['after_product'], failed: 1 })
    const { failedActions } = (await admin.get(`/api/approvals/${id}`)).body
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await now()).toEqual({ at: ['after_product', 'after_finance'], failed: 0 })
    await decide(desk, id, 'approve')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('an end is an end: its actions are done, again if need be, and nothing else happens any more', async () => {
    const id = await submit('last_words')
    const task = await taskOf(finance, id)
    await decide(finance, id, 'approve', { values: { reason: 'not before there is a due day' } })
    expect(await statusOf(id)).toBe('approved')
    const { failedActions, history } = (await admin.get(`/api/approvals/${id}`)).body
    expect(failedActions).toMatchObject([{ attempts: 1 }])
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-01' } })
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await stage()).toBe('agreed')
    const late = [
      [finance, { type: 'approve', task }],
      [rep, { type: 'withdraw' }],
      [rep, { type: 'resubmit' }],
      [admin, { type: 'stop', opinion: 'Too late.' }],
    ] as const
    for (const [person, event] of late)
      expect((await act(person, id, event)).body, event.type).toMatchObject({ code: 'approval_refused' })
    const after = (await admin.get(`/api/approvals/${id}`)).body
    expect(after).toMatchObject({ status: 'approved', history, failedActions: [] })
  })

  test('what follows from a decision is not waited for', async () => {
    const wake = vi.spyOn(application.following, 'wake')
    const id = await submit('discount')
    expect(wake).toHaveBeenCalledTimes(1)
    await decide(lead, id, 'approve')
    expect(wake).toHaveBeenCalledTimes(2)
    const next = await submit('nobody', desk, {
      record: (await rep.post('/api/records/deal', { values: { name: 'x' } })).body.id,
    })
    wake.mockClear()
    await admin.post('/api/approvals/decide', {
      decision: 'approve',
      tasks: [{ approval: next, task: await taskOf(admin, next) }],
    })
    expect(wake).toHaveBeenCalledTimes(1)
    wake.mockRestore()
  })

  test('a sub-process is waited for', async () => {
    const id = await submit('outer')
    const inner = (await todo(finance)).find((item) => item.record.id === deal)
    expect(inner?.id).not.toBe(id)
    await act(finance, inner?.id ?? '', {
      type: 'approve',
      task: inner?.task,
      values: { reason: 'x', due_on: '2026-12-01' },
    })
    expect(await statusOf(id)).toBe('running')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('a sub-process ends with the one that waits for it', async () => {
    const id = await submit('outer')
    const inner = (await todo(finance)).find((item) => item.record.id === deal)
    await act(rep, id, { type: 'withdraw' })
    expect(await statusOf(inner?.id ?? '')).toBe('stopped')
  })

  test('somebody stands in for a while, for what is open as well', async () => {
    const open = await submit('discount')
    const today = new Date().toISOString().slice(0, 10)
    const delegation = { to: chief.id, startsOn: today, endsOn: '2099-12-31', approvals: ['deal/discount'] }
    const { status, body } = await lead.post('/api/delegations', delegation)
    expect(status).toBe(201)
    expect((await todo(chief)).find((item) => item.id === open)).toMatchObject({ principal: { name: 'Lead' } })
    await newDeal()
    const fresh = await submit('discount')
    expect((await todo(chief)).map((item) => item.id)).toContain(fresh)
    expect((await chief.get('/api/delegations')).body.items).toMatchObject([{ from: { name: 'Lead' }, isActive: true }])
    expect((await rep.send('DELETE', `/api/delegations/${body.id}`)).status).toBe(404)
    expect((await lead.send('DELETE', `/api/delegations/${body.id}`)).status).toBe(204)
    for (const id of [open, fresh]) await decide(chief, id, 'approve')
  })

  test('the definition is that of its submission, whatever is published later', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30' } })
    const id = await submit('discount')
    const shorter = approvalBundle.map((document) =>
      'first' in document && (document as { name?: string }).name === 'discount'
        ? {
            ...document,
            nodes: (document as unknown as { nodes: object[] }).nodes
              .slice(0, 1)
              .map((node) => ({ ...node, next: 'end' })),
          }
        : document,
    )
    await application.publish(shorter)
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('running')
    const without = shorter.filter((document) => (document as { name?: string }).name !== 'discount')
    await expect(application.publish(without)).rejects.toThrow('still running')
    await act(admin, id, { type: 'stop', opinion: 'enough' })
    await application.publish(approvalBundle)
  })
})

describe('what happens to records and people', () => {
  /** Everything that follows from what was written. */
  const settle = async () => {
    await application.app.following.idle()
    await application.jobs.idle()
  }
  const approvalsOf = async () =>
    (await admin.get(`/api/approvals?object=deal&record=${deal}`)).body.approvals as { id: string; status: string }[]

  test('one begins by itself when a record is created that meets its condition', async () => {
    await settle()
    expect(await approvalsOf()).toEqual([])
    const values = { name: 'Large', amount: '900000.00', discount: '0.10' }
    deal = (await rep.post('/api/records/deal', { values })).body.id
    await settle()
    expect(await approvalsOf()).toMatchObject([{ status: 'running', submitter: { name: 'Rep' } }])
  })

  test('one begins when a change makes a record meet its condition, and not again', async () => {
    const change = (values: object) => rep.send('PATCH', `/api/records/deal/${deal}`, { values })
    await change({ reason: 'urgent' })
    await settle()
    const [begun] = await approvalsOf()
    await decide(finance, begun?.id ?? '', 'reject')
    await settle()
    await change({ amount: '7.00' })
    await settle()
    expect(await approvalsOf()).toHaveLength(1)
  })

  test('a wait ends when the record meets its condition', async () => {
    const id = await submit('waiting')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })
    await settle()
    expect(await statusOf(id)).toBe('running')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-24' } })
    await settle()
    expect(await statusOf(id)).toBe('approved')
  })

  test.each(['locked out', 'not active any more', 'gone since yesterday'])(
    'tasks of somebody who is %s go to others',
    async (how) => {
      const away = await application.person('Away', ['away'], { manager: chief.id })
      const id = await submit('to_away')
      expect(await taskOf(away, id)).toBeGreaterThan(0)
      if (how === 'locked out') {
        const account = (await admin.get(`/api/people/${away.id}/account`)).body
        await admin.send('PUT', `/api/people/${away.id}/account`, { ...account, active: false })
      } else {
        const values = how === 'not active any more' ? { active: false } : { left_on: '2026-01-31' }
        expect((await admin.send('PATCH', `/api/records/person/${away.id}`, { values })).status).toBe(200)
      }
      await settle()
      expect((await todo(admin)).map((item) => item.id)).toContain(id)
      const { history } = (await admin.get(`/api/approvals/${id}`)).body
      expect(history.at(-1).text).toBe('Handed over, because they have left, from Away to the administrators: away')
    },
  )

  test('time limits remind, hand over and decide, each in its time', async () => {
    const id = await submit('hurried')
    const row = await application.db
      .selectFrom('approval_tasks')
      .selectAll()
      .where('approval_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(Date.parse(row.due_at as string) - Date.parse(row.opened_at as string)).toBe(60_000)
    const later = async (minutes: number) => {
      vi.setSystemTime(Date.now() + minutes * 60_000)
      await sql`update jobs.job set start_after = now() where name = 'approval-timer'`.execute(application.db)
      await settle()
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      await later(2)
      const { items } = (await lead.get('/api/notifications')).body
      expect(items[0].title.en).toContain('still waiting')
      await later(2)
      expect((await todo(chief)).map((item) => item.id)).toContain(id)
      await later(5)
      expect(await statusOf(id)).toBe('rejected')
    } finally {
      vi.useRealTimers()
    }
  })

  test('time limits in working hours go by the hours of the working calendar', async () => {
    const times = { works_from: '09:00', works_until: '18:00', lunch_from: '12:00', lunch_until: '13:00' }
    const values = { name: 'Office', time_zone: 'Asia/Shanghai', ...times }
    const wrong = [
      { works_until: null },
      { works_from: '19:00' },
      { works_from: '9 o’clock' },
      { lunch_until: '18:30' },
    ]
    for (const change of wrong) {
      const { status } = await admin.post('/api/records/working_calendar', { values: { ...values, ...change } })
      expect(status, JSON.stringify(change)).toBe(422)
    }
    const { status, body } = await admin.post('/api/records/working_calendar', { values })
    expect(status).toBe(201)
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      // half past five on a Tuesday in Shanghai
      vi.setSystemTime('2026-12-01T09:30:00Z')
      await expect
        .poll(async () => {
          const id = await submit('office_hours')
          const { tasks } = (await lead.get(`/api/approvals/${id}`)).body
          await act(rep, id, { type: 'withdraw' })
          return new Date(tasks[0].dueAt).toISOString().slice(0, 16)
        })
        .toBe('2026-12-02T02:30')
    } finally {
      vi.useRealTimers()
      await admin.send('DELETE', `/api/records/working_calendar/${body.id}`)
    }
  })
})

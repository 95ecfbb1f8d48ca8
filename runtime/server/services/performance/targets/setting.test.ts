/** Targets over HTTP: who sets, proposes and approves them, and what was before. */
import { afterAll, expect, test } from 'vitest'
import { type Cell, startTargets } from '../testing/target-company.ts'

const { admin, application, ask, done, east, employ, grid, person, save, who } = await startTargets()
afterAll(() => application.close())

test('a manager sets the targets of those below; others see theirs, or nothing', async () => {
  await save(person('Mia'), [
    { subject: `team:${east}`, period: '2031', amount: '900', seen: null },
    { subject: who('Rita'), period: '2031', amount: '500' },
  ])
  expect(await grid(person('Mia'), '2031')).toEqual({ 'East 2031': '900', 'Rita 2031': '500' })
  expect(await grid(person('Rita'), '2031')).toEqual({ 'Rita 2031': '500' })
  expect(await grid(person('Rob'), '2031')).toEqual({})
  const cells = [{ subject: 'company', period: '2031', amount: '1' }]
  expect((await ask(person('Mia'), 'save', { target: 'signed', reason: 'x', cells })).status).toBe(404)
  expect((await ask(person('Boss'), 'save', { target: 'signed', reason: 'x', cells })).status).toBe(403)
  expect(
    (
      await ask(person('Rita'), 'save', {
        target: 'signed',
        reason: 'x',
        cells: [{ ...cells[0], subject: who('Rita') }],
      })
    ).status,
  ).toBe(403)
  expect((await ask(person('Cora'), 'grid', { target: 'signed' })).status).toBe(404)
})

test('what somebody else has changed meanwhile is refused, and says by whom; the history keeps all of it', async () => {
  const cell = { subject: who('Rita'), period: '2032', amount: '100' }
  await save(person('Mia'), [cell], { effective: '2026-01-01' })
  const { rows } = await done(person('Mia'), 'grid', { target: 'signed', year: '2032' })
  const { seen } = rows.find(({ subject }: { subject: string }) => subject === cell.subject).cells['2032']
  await save(admin, [{ ...cell, amount: '110', seen }], { reason: 'more', effective: '2026-01-01' })
  const late = await ask(person('Mia'), 'save', { target: 'signed', reason: 'x', cells: [{ ...cell, seen }] })
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'conflict', details: [{ subject: cell.subject, amount: '110', by: 'Ada' }] },
  })
  await save(admin, [{ ...cell, amount: null }], { reason: 'leaves', effective: '2026-02-01' })
  expect(await grid(admin, '2032')).toEqual({ 'Rita 2032': null })
  const { body } = await ask(person('Rita'), 'history', { target: 'signed', subject: cell.subject, period: '2032' })
  expect(body.items).toMatchObject([
    { amount: null, before: '110', state: 'agreed', reason: 'leaves', by: 'Ada', effective: '2026-02-01' },
    { amount: '110', before: '100', state: 'agreed', reason: 'more', by: 'Ada' },
    { amount: '100', before: null, state: 'replaced', reason: 'plan', by: 'Mia' },
  ])
  expect(
    (await ask(person('Rob'), 'history', { target: 'signed', subject: cell.subject, period: '2032' })).status,
  ).toBe(404)
})

test('two who save the same at once leave one agreed line', async () => {
  const cells = [{ subject: who('Rita'), period: '2033', amount: '1', seen: null }]
  const answers = await Promise.all(
    ['1', '2', '3', '4'].map((amount) =>
      ask(admin, 'save', { target: 'signed', reason: 'race', cells: [{ ...cells[0], amount }] }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  // nor can it be written past the service
  const today = (await done(admin, 'grid', { target: 'signed', year: '2033' })).asOf
  const line = {
    target: 'signed',
    period: '2033',
    starts: '2033-01-01',
    subject: who('Rita'),
    amount: '9',
    reason: 'x',
  }
  const agreed = { ...line, state: 'agreed', effective: today }
  const agreedAs = `signed|2033|${who('Rita')}|${today}`
  expect((await admin.post('/api/records/target_value', { values: agreed })).body.code).toBe('invalid_record')
  const twice = await admin.post('/api/records/target_value', { values: { ...agreed, agreed_as: agreedAs } })
  expect(twice.body.code).toBe('not_unique')
})

test('people propose their own; who may set it accepts, and a second proposal takes the place of the first', async () => {
  const cell = { subject: who('Rob'), period: '2034', amount: '50' }
  const propose = (amount: string) =>
    done(person('Rob'), 'propose', { target: 'signed', reason: 'I can', cells: [{ ...cell, amount }] })
  await propose('50')
  await propose('60')
  const { rows } = await done(person('Mia'), 'grid', { target: 'signed', year: '2034' })
  const { proposals, amount } = rows.find(({ name }: { name: string }) => name === 'Rob').cells['2034']
  expect(amount).toBeNull()
  expect(proposals).toMatchObject([{ amount: '60', by: 'Rob', reason: 'I can', isMine: false }])
  const decision = { proposals: [proposals[0].id], accept: true }
  expect((await ask(person('Rob'), 'decide', decision)).status).toBe(403)
  await done(person('Mia'), 'decide', decision)
  expect(await grid(person('Rob'), '2034')).toEqual({ 'Rob 2034': '60' })
  expect((await ask(person('Mia'), 'decide', decision)).status).toBe(409)
})

test('what one sets and what one may only propose is one change: all of it or none', async () => {
  const pia = await employ('Pia', ['manager', 'planner'])
  await employ('Sam', ['rep'], { manager: pia.id })
  const cells = ['Sam', 'Rita'].map((name) => ({ subject: who(name), period: '2036', amount: '40', seen: null }))
  const all = { target: 'signed', reason: 'plan', cells, orPropose: true }
  expect((await ask(person('Pia'), 'save', { ...all, orPropose: false })).status).toBe(403)
  expect(await done(person('Pia'), 'save', all)).toEqual({ saved: 2, state: 'agreed', proposed: 1 })
  const shown = async () => {
    const { rows } = await done(admin, 'grid', { target: 'signed', year: '2036' })
    const cellOf = (name: string) => rows.find((row: { name: string }) => row.name === name).cells['2036']
    return [cellOf('Sam').amount, cellOf('Rita').proposals[0].amount]
  }
  expect(await shown()).toEqual(['40', '40'])
  // somebody else has set Sam's meanwhile: Rita's is not proposed anew either
  const again = cells.map((cell) => ({ ...cell, amount: '50' }))
  expect((await ask(person('Pia'), 'save', { ...all, cells: again })).body.code).toBe('conflict')
  expect(await shown()).toEqual(['40', '40'])
})

test('a table may write months as spreadsheets do', async () => {
  const heads = ['Mar 2037', 'Apr-37', '2037/5', '2037.06', 'Jul-2037', '8月']
  const lines = [
    ['Name', ...heads],
    ['Rita', '3', '4', '5', '6', '7', '8'],
  ]
  const { changes, problems } = await done(person('Mia'), 'import', { target: 'signed', year: '2037', lines })
  expect(changes.map(({ period, amount }: Cell) => `${period} ${amount}`)).toEqual(
    [3, 4, 5, 6, 7, 8].map((month) => `2037-0${month} ${month}`),
  )
  expect(problems).toEqual([])
})

test('a table says what it would change and what cannot be taken; applied, the rest is one change', async () => {
  const lines = [
    ['Name', 'Code', '2037', 'Note'],
    ['Rita', '', '1.2万', ''],
    ['Somebody', 'e-17', '300', ''],
    ['Rita', '', '0.1234567', ''],
    ['Boss', '', '5', ''],
  ]
  const table = { target: 'signed', year: '2037', lines }
  const preview = await done(person('Mia'), 'import', table)
  const [rita, rob] = [who('Rita'), who('Rob')]
  expect(preview.changes).toMatchObject([
    { line: 2, subject: rita, period: '2037', before: null, amount: '12000', right: 'set' },
    { line: 3, subject: rob, before: null, amount: '300' },
  ])
  expect(preview.problems.map(({ line, column }: { line: number; column: string }) => `${line} ${column}`)).toEqual([
    '1 Note',
    '4 2037',
    '5 Name',
  ])
  expect(await grid(person('Mia'), '2037')).toEqual({})
  const { saved } = await done(person('Mia'), 'import', { ...table, apply: { reason: 'from the table' } })
  expect(saved).toEqual({ saved: 2, state: 'agreed' })
  const again = await done(person('Mia'), 'import', table)
  expect([again.changes, again.unchanged]).toEqual([[], 2])
  expect((await ask(person('Cora'), 'import', table)).status).toBe(404)
})

test('where the document names an approval, a change holds once it is approved', async () => {
  const change = (amount: string) =>
    done(admin, 'save', {
      target: 'approved',
      reason: 'plan',
      cells: [{ subject: 'company', period: '2031', amount }],
    })
  const decide = async (type: string) => {
    const { body } = await person('Cora').get('/api/approvals/inbox?box=todo')
    const [{ id, task }] = body.items
    const answer = await person('Cora').post(`/api/approvals/${id}/events`, { type, task, opinion: 'so' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(204)
  }
  expect(await change('100')).toMatchObject({ state: 'submitted' })
  const { rows } = await done(admin, 'grid', { target: 'approved', year: '2031' })
  expect(rows[0].cells['2031']).toMatchObject({ amount: null, submitted: { amount: '100' } })
  await decide('approve')
  expect(await grid(admin, '2031', 'approved')).toEqual({ 'Whole company 2031': '100' })
  await change('200')
  await decide('reject')
  expect(await grid(admin, '2031', 'approved')).toEqual({ 'Whole company 2031': '100' })
})

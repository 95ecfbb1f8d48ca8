import type { RulesBody } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../database/connect.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { actionBundle } from '../../testing/action-bundle.ts'
import { expectRollupsAreRight } from '../../testing/right-rollups.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { createFollowing } from '../../workers/following.ts'
import { approvalCalls } from '../approvals/index.ts'
import { followRules, forgetOldRuns } from './index.ts'

const label = { en: 'Rule', 'zh-CN': '规则' }

/** A rule on deals whose codes begin with its name. */
function rule(name: string, on: object, actions: readonly object[], more: Record<string, unknown> = {}) {
  const { when, ...rest } = more
  const own = `LEFT(code, ${name.length}) = "${name}"`
  return {
    kind: 'rule',
    object: 'deal',
    name,
    label: { en: name, 'zh-CN': name },
    on,
    when: when === undefined ? own : `AND(${own}, ${when})`,
    actions,
    ...rest,
  }
}

const set = (field: string, value: string) => ({ do: 'setFields', values: [{ field, value }] })
const note = (value: string) => set('notes', value)
const task = (subject: string) => ({
  do: 'createRecord',
  object: 'task',
  values: [
    { field: 'subject', value: subject },
    { field: 'deal', value: 'id' },
  ],
})

interface Case {
  readonly name: string
  readonly rules: readonly object[]
  /** What is done to the deal, after it was created. */
  readonly create: Record<string, unknown>
  readonly changes?: readonly Record<string, unknown>[]
  readonly deletes?: true
  readonly tasks?: readonly string[]
  readonly values?: Record<string, unknown>
}

const cases: readonly Case[] = [
  {
    name: 'created',
    rules: [rule('aa', { type: 'created' }, [task('"Welcome " & code')])],
    create: {},
    changes: [{ amount: '2' }],
    tasks: ['Welcome aa'],
  },
  {
    name: 'created, for whom the condition is met',
    rules: [rule('ab', { type: 'created' }, [task('code')], { when: 'AND(ISNEW(), amount > 10)' })],
    create: { amount: '5' },
    tasks: [],
  },
  {
    name: 'changed, of any field',
    rules: [rule('ac', { type: 'changed' }, [task('"Was " & TEXT(PRIOR(amount)) & " is " & TEXT(amount)')])],
    create: { amount: '1' },
    changes: [{ amount: '2' }, { notes: 'x' }],
    tasks: ['Was 1 is 2', 'Was 2 is 2'],
  },
  {
    name: 'changed, of these fields',
    rules: [rule('ad', { type: 'changed', fields: ['closed_on', 'amount'] }, [task('TEXT(amount)')])],
    create: { amount: '1' },
    changes: [{ notes: 'x' }, { amount: '7' }, { notes: 'y' }],
    tasks: ['7'],
  },
  {
    name: 'changed, as PRIOR and ISCHANGED say',
    rules: [
      rule('ae', { type: 'changed' }, [task('"Up"')], { when: 'AND(ISCHANGED(amount), amount > PRIOR(amount) * 2)' }),
    ],
    create: { amount: '1' },
    changes: [{ amount: '2' }, { amount: '9' }, { notes: 'x' }],
    tasks: ['Up'],
  },
  {
    name: 'a stage reached by a change',
    rules: [rule('af', { type: 'stage', stages: ['won'] }, [task('"Won"')])],
    create: { amount: '1' },
    changes: [{ notes: 'x' }, { stage: 'won' }, { notes: 'y' }],
    tasks: ['Won'],
  },
  {
    name: 'a stage reached at once',
    rules: [rule('ag', { type: 'stage', stages: ['won', 'lost'] }, [task('"Ended"')])],
    create: { stage: 'lost' },
    tasks: ['Ended'],
  },
  {
    name: 'deleted',
    rules: [
      rule('ah', { type: 'deleted' }, [
        { do: 'createRecord', object: 'task', values: [{ field: 'subject', value: '"Gone " & code & TEXT(amount)' }] },
      ]),
    ],
    create: { amount: '3' },
    deletes: true,
    tasks: ['Gone ah3'],
  },
  {
    name: 'not while it is switched off',
    rules: [rule('ai', { type: 'created' }, [task('"Off"')], { active: false })],
    create: {},
    tasks: [],
  },
  {
    name: 'several go by their order, then by name, and find what those before made',
    rules: [
      rule('aj', { type: 'created' }, [note('notes & "c"')], { order: 2 }),
      { ...rule('aj', { type: 'created' }, [note('"a"')], { order: 1 }), name: 'z_first' },
      {
        ...rule('aj', { type: 'created' }, [note('notes & "b"')], { order: 2, when: 'notes = "a"' }),
        name: 'a_second',
      },
    ],
    create: {},
    values: { notes: 'abc' },
  },
  {
    name: 'a rule follows another',
    rules: [
      rule('ak', { type: 'created' }, [set('amount', '100')]),
      {
        ...rule('ak', { type: 'changed', fields: ['amount'] }, [
          note('IF(CURRENTUSER() = owner, "by Ada", "by another")'),
        ]),
        name: 'ak_next',
      },
    ],
    create: {},
    values: { amount: '100.00', notes: 'by Ada' },
  },
  {
    name: 'a rule that comes to itself and is content comes to rest',
    rules: [rule('al', { type: 'changed' }, [set('amount', 'MAX(amount, 50)')])],
    create: { amount: '1' },
    changes: [{ amount: '2' }],
    values: { amount: '50.00' },
  },
]

let application: TestApplication
let published: readonly object[]
let administrator: TestPerson
let ada: TestPerson

beforeAll(async () => {
  const loops = [
    rule('la', { type: 'changed' }, [set('amount', 'amount + 1')]),
    rule('lb', { type: 'changed', fields: ['notes'] }, [set('margin', 'IF(margin = 0.1, 0.2, 0.1)')]),
    { ...rule('lb', { type: 'changed', fields: ['margin'] }, [note('TEXT(margin)')]), name: 'lb_back' },
    rule('fa', { type: 'changed', fields: ['amount'] }, [set('stage', '"won"'), note('"done"')], {
      when: 'ISBLANK(amount)',
    }),
    rule('lp', { type: 'changed' }, [{ do: 'startApproval', approval: 'one_more' }]),
    {
      kind: 'approval',
      object: 'deal',
      name: 'one_more',
      label,
      first: 'add',
      nodes: [{ name: 'add', type: 'action', label, actions: [set('amount', 'amount + 1')], next: 'end' }],
    },
    // created when it was not there any more
    rule('sk', { type: 'created' }, [note('"x"')]),
    ...Array.from({ length: 12 }, (_, i) => ({
      kind: 'rule',
      object: 'task',
      name: `t${i}`,
      label,
      on: { type: 'created' },
      when: `subject = "chain ${i}"`,
      actions: [{ do: 'createRecord', object: 'task', values: [{ field: 'subject', value: `"chain ${i + 1}"` }] }],
    })),
    {
      kind: 'rule',
      object: 'task',
      name: 'without_history',
      label,
      on: { type: 'changed', fields: ['due_on'] },
      when: 'AND(NOT(ISBLANK(PRIOR(due_on))), LEFT(subject, 3) = "no ")',
      actions: [set('subject', '"from " & TEXT(PRIOR(due_on)) & " to " & TEXT(due_on)')],
    },
    {
      kind: 'rule',
      object: 'line',
      name: 'doubled',
      label,
      on: { type: 'created' },
      when: 'quantity = 21',
      actions: [set('quantity', '42')],
    },
    rule('ti', { type: 'schedule', every: 'day' }, [task('"Daily " & code')]),
    rule('da', { type: 'date', field: 'closed_on', offset: { amount: 3, unit: 'days' } }, [task('"Soon " & code')]),
    rule('bu', { type: 'created' }, [{ do: 'assign', among: [{ from: 'role', role: 'own_scope' }] }]),
  ]
  published = [...actionBundle, ...cases.flatMap(({ rules }) => rules), ...loops]
  application = await createTestApplication(published)
  administrator = await application.person('Administrator', ['administrator'])
  ada = await application.person('Ada', ['own_scope'])
})
afterAll(() => application.close())

async function create(object: string, values: Record<string, unknown>, by = administrator): Promise<string> {
  const { status, body } = await by.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

async function change(object: string, id: string, values: Record<string, unknown>, by = administrator): Promise<void> {
  const { status, body } = await by.send('PATCH', `/api/records/${object}/${id}`, { values })
  expect(status, JSON.stringify(body)).toBe(200)
}

const read = async (object: string, id: string) => (await administrator.get(`/api/records/${object}/${id}`)).body.values

async function tasksOf(filter: string): Promise<string[]> {
  const { body } = await administrator.post('/api/records/task/query', { fields: ['subject'], filter, limit: 200 })
  return body.items.map((item: { values: { subject: string } }) => item.values.subject).sort()
}

const runsOf = async (query: string) => (await administrator.get(`/api/rules/runs?${query}`)).body.items

describe('begins when a record is', () => {
  test.each(cases)('$name', async ({ rules, create: values, changes = [], deletes, tasks, values: after }) => {
    const code = (rules[0] as { name: string }).name
    const id = await create('deal', { code, ...values }, ada)
    for (const next of changes) {
      await change('deal', id, next, ada)
      // sooner or later makes no difference
      if (next.amount !== undefined) await application.app.following.idle()
    }
    if (deletes) await ada.send('DELETE', `/api/records/deal/${id}`)
    await application.settled()
    if (after) expect(await read('deal', id)).toMatchObject(after)
    const made = deletes ? await tasksOf(`LEFT(subject, 4) = "Gone"`) : await tasksOf(`deal = "${id}"`)
    expect(made).toEqual([...(tasks ?? [])].sort())
    expect(await runsOf(`record=${id}&outcome=failed`)).toEqual([])
  })
})

test('a record that has no history is followed all the same, change by change', async () => {
  const id = await create('task', { subject: 'no history', due_on: '2026-01-01' })
  await change('task', id, { due_on: '2026-01-02' })
  await change('task', id, { due_on: '2026-01-03', subject: 'yes' })
  await application.settled()
  expect(await runsOf(`record=${id}`)).toMatchObject([
    { rule: 'task/without_history', on: 'changed', by: administrator.id },
  ])
  expect(await read('task', id)).toMatchObject({ subject: 'from 2026-01-01 to 2026-01-03' })
})

test('what a rule changes keeps roll-ups right', async () => {
  const account = await create('account', { name: 'Acme' })
  const deal = await create('deal', { code: 'rollups', account })
  await create('line', { title: 'a', deal, quantity: '21' })
  await application.settled()
  expect(await read('deal', deal)).toMatchObject({ quantity: '42' })
  await expectRollupsAreRight(application, administrator)
})

describe('loops', () => {
  test('a rule that would change the record again is stopped, and says how it came to itself', async () => {
    const id = await create('deal', { code: 'la', amount: '1' })
    await change('deal', id, { notes: 'x' })
    await application.settled()
    expect(await read('deal', id)).toMatchObject({ amount: '2.00' })
    const runs = await runsOf(`record=${id}`)
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
    const id = await create('deal', { code: 'lb', amount: '1', margin: '0.1' })
    await change('deal', id, { notes: 'x' })
    await application.settled()
    const runs = await runsOf(`record=${id}`)
    expect(runs.map((run: { rule: string; outcome: string }) => [run.rule, run.outcome])).toEqual([
      ['deal/lb', 'failed'],
      ['deal/lb_back', 'done'],
      ['deal/lb', 'done'],
    ])
    expect(runs[0].problem['zh-CN']).toContain('deal/lb → deal/lb_back → deal/lb')
  })

  test('so is one that comes to itself through an approval', async () => {
    const id = await create('deal', { code: 'lp', amount: '1' })
    await change('deal', id, { notes: 'x' })
    await application.settled()
    const runs = await runsOf(`record=${id}`)
    expect(runs.map((run: { outcome: string }) => run.outcome)).toEqual(['failed', 'done'])
    expect(runs[0].problem.en).toContain('deal/lp → deal/lp.')
    expect(await read('deal', id)).toMatchObject({ amount: '2.00' })
  })

  test('a chain through ever new records ends', async () => {
    await create('task', { subject: 'chain 0' })
    await application.settled()
    expect(await tasksOf('LEFT(subject, 5) = "chain"')).toHaveLength(11)
    const [failed] = await runsOf('outcome=failed&rule=task/t10')
    expect(failed.problem.en).toMatch(/^More than 10 rules began one another.*task\/t0 → .* → task\/t10\.$/)
  })
})

describe('what failed', () => {
  test('is tried again, then by an administrator, and done once', async () => {
    const id = await create('deal', { code: 'fa', amount: '1' })
    await change('deal', id, { amount: null })
    await application.settled()
    const [run] = await runsOf(`record=${id}`)
    expect(run).toMatchObject({ outcome: 'retrying', attempts: 1, done: [], label: { en: 'fa' }, recordName: 'fa' })
    expect(run.problem.en).toBe(
      'Action 1 (set fields) failed: The record cannot be saved: Amount: A won deal needs an amount.',
    )
    const again = await administrator.post(`/api/rules/runs/${run.id}/retry`, undefined)
    expect(again).toMatchObject({ status: 200, body: { outcome: 'retrying', attempts: 2 } })
    await application.db.updateTable('rule_runs').set({ outcome: 'failed' }).where('id', '=', run.id).execute()
    await application.db
      .updateTable('records')
      .set({ doc: JSON.stringify({ code: 'fa', stage: 'open', amount: '5.00' }) })
      .where('id', '=', id)
      .execute()
    const retries = await Promise.all(
      [1, 2, 3].map(() => administrator.post(`/api/rules/runs/${run.id}/retry`, undefined)),
    )
    expect(retries.map(({ status }) => status).sort()).toEqual([200, 404, 404])
    expect(await runsOf(`record=${id}`)).toMatchObject([{ outcome: 'done', attempts: 3, done: [{}, {}] }])
    expect(await read('deal', id)).toMatchObject({ stage: 'won', notes: 'done' })
  })

  test('is counted by rule, and tried again as a whole', async () => {
    const ids = await Promise.all(['fa1', 'fa2', 'fa3'].map((code) => create('deal', { code, amount: '1' })))
    for (const id of ids) await change('deal', id, { amount: null })
    await application.settled()
    const countsOf = async () => {
      const { items } = (await administrator.get('/api/rules')).body as RulesBody
      return items.find(({ rule }) => rule === 'deal/fa')
    }
    const rule = { rule: 'deal/fa', label: { en: 'fa' }, objectLabel: { en: 'Deal' }, active: true }
    expect(await countsOf()).toMatchObject({ ...rule, failed: 0, retrying: 3 })
    await application.db.updateTable('rule_runs').set({ outcome: 'failed' }).where('record_id', 'in', ids).execute()
    expect(await countsOf()).toMatchObject({ failed: 3, retrying: 0 })
    await application.db
      .updateTable('records')
      .set({ doc: JSON.stringify({ code: 'fa2', stage: 'open', amount: '5.00' }) })
      .where('id', '=', ids[1] ?? '')
      .execute()
    const retry = (body: object) => administrator.post('/api/rules/runs/retry', body)
    expect((await retry({ rule: 'deal/other' })).body).toEqual({ retried: 0 })
    expect((await retry({ rule: 'deal/fa', record: ids[1] })).body).toEqual({ retried: 1 })
    await application.settled()
    expect(await runsOf(`record=${ids[1]}`)).toMatchObject([{ outcome: 'done', attempts: 2 }])
    expect((await retry({ rule: 'deal/fa' })).body).toEqual({ retried: 2 })
    await application.settled()
    expect(await countsOf()).toMatchObject({ failed: 0, retrying: 2 })
    expect((await ada.get('/api/rules')).status).toBe(403)
    expect((await ada.post('/api/rules/runs/retry', {})).status).toBe(403)
  })

  test('is skipped when the record is gone', async () => {
    const id = await create('deal', { code: 'sk' })
    await administrator.send('DELETE', `/api/records/deal/${id}`)
    await application.settled()
    expect(await runsOf(`record=${id}`)).toMatchObject([
      {
        outcome: 'skipped',
        problem: { en: 'Action 1 (set fields) failed: There is no such deal, or you may not see it.' },
      },
    ])
  })
})

test('what was done is remembered for thirty days, what failed for sixty', async () => {
  const ids = await Promise.all(['sk0', 'sk1', 'sk2'].map((code) => create('deal', { code })))
  await application.settled()
  const age = async (id: string | undefined, days: number, outcome: 'done' | 'failed') =>
    application.db
      .updateTable('rule_runs')
      .set({ at: new Date(Date.now() - days * 86_400_000), outcome })
      .where('record_id', '=', id ?? '')
      .execute()
  await age(ids[0], 29, 'done')
  await age(ids[1], 31, 'done')
  await age(ids[2], 59, 'failed')
  await forgetOldRuns(application.db)
  const kept = await Promise.all(ids.map(async (id) => (await runsOf(`record=${id}`)).length))
  expect(kept).toEqual([1, 0, 1])
})

test('nobody but administrators sees runs, tries them again or tries a rule', async () => {
  const run = '01890a5d-ac96-774b-bcce-b302099a8057'
  expect((await ada.get('/api/rules/runs')).status).toBe(403)
  expect((await ada.post(`/api/rules/runs/${run}/retry`, undefined)).status).toBe(403)
  expect((await ada.post('/api/rules/dry-run', {})).status).toBe(403)
  expect((await administrator.post(`/api/rules/runs/${run}/retry`, undefined)).status).toBe(404)
})

describe('exactly once', () => {
  test('round robin gives as much to each, however many are created at once', async () => {
    const people = [
      ada,
      await application.person('Ben', ['own_scope']),
      await application.person('Cid', ['own_scope']),
      await application.person('Dee', ['own_scope']),
    ]
    await Promise.all(Array.from({ length: 20 }, (_, i) => create('deal', { code: `bu${i}` })))
    await application.settled()
    const { body } = await administrator.post('/api/records/deal/aggregate', {
      filter: 'LEFT(code, 2) = "bu"',
      groupBy: [{ field: 'owner' }],
      measures: [{ as: 'count', fn: 'count' }],
    })
    expect(body.rows.map((row: { owner: string; count: number }) => [row.owner, row.count]).sort()).toEqual(
      people.map(({ id }) => [id, 5]).sort(),
    )
  })
})

test('is done once, whatever dies in the middle', async () => {
  const records = Array.from({ length: 60 }, (_, i) => ({ values: { code: `aak${i}` } }))
  expect((await administrator.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records })).status).toBe(
    200,
  )
  const waiting = async () => (await application.db.selectFrom('events').select('id').execute()).length
  const runs = async () =>
    (await application.db.selectFrom('rule_runs').select('id').where('rule', '=', 'deal/aa').execute()).length
  const workspaces = new LiveWorkspaces(application.db)
  let deaths = 0
  while ((await waiting()) > 0) {
    const victim = connect(application.databaseUrl, { poolSize: 2, applicationName: 'attain victim' })
    const log = { error() {} } as never
    const followers = [followRules({ approvals: approvalCalls, log })]
    const following = createFollowing({ db: victim, workspaces, log, followers })
    const followed = following.idle().catch(() => {})
    // where it is by then is chance; the later ones come further
    for (const start = await runs(); (await runs()) < start + 7 + deaths && (await waiting()) > 0; );
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'attain victim' and datname = current_database()`.execute(application.db)
    deaths += rows.length > 0 ? 1 : 0
    await following.stop()
    await followed
    await victim.destroy()
  }
  expect(deaths).toBeGreaterThan(3)
  const made = await tasksOf('LEFT(subject, 11) = "Welcome aak"')
  expect(made).toEqual(records.map(({ values }) => `Welcome ${values.code}`).sort())
  expect(
    await application.db
      .selectFrom('rule_runs')
      .select('id')
      .where('rule', '=', 'deal/aa')
      .where('outcome', '<>', 'done')
      .execute(),
  ).toEqual([])
})

describe('time', () => {
  const morning = Date.parse('2031-05-05T08:00:00Z')
  const hours = (count: number) => morning + count * 3_600_000
  const look = (now: number) => application.app.ruleClocks.look(now)

  test('begins a rule on schedule, for every record that meets the condition, once', async () => {
    for (const code of ['ti1', 'ti2', 'xx']) await create('deal', { code })
    await look(hours(-1))
    await look(hours(-0.5))
    expect(await tasksOf('LEFT(subject, 5) = "Daily"')).toEqual([])
    await Promise.all([look(hours(0)), look(hours(0))])
    await look(hours(1))
    expect(await tasksOf('LEFT(subject, 5) = "Daily"')).toEqual(['Daily ti1', 'Daily ti2'])
    const [run] = await runsOf('rule=deal/ti')
    expect(run).toMatchObject({ on: 'schedule', by: null, outcome: 'done', done: [{ en: 'Created Task "Daily ti2"' }] })
    // no server ran for days
    await look(hours(24 * 4 + 3))
    expect(await tasksOf('subject = "Daily ti1"')).toHaveLength(2)
  })

  test('begins a rule around a date, each record when it is due', async () => {
    const day = (date: string, time = '08:01') => look(Date.parse(`2031-06-${date}T${time}:00Z`))
    await day('05')
    const soon = await create('deal', { code: 'da1', closed_on: '2031-06-13' })
    const later = await create('deal', { code: 'da2', closed_on: '2031-06-20' })
    const passed = await create('deal', { code: 'da3', closed_on: '2031-06-01' })
    const dated = () => tasksOf('LEFT(subject, 4) = "Soon"')
    await day('10', '07:59')
    expect(await dated()).toEqual([])
    await day('10')
    await day('11')
    expect(await dated()).toEqual(['Soon da1'])
    // it is put off, and comes again
    await change('deal', soon, { closed_on: '2031-06-18' })
    await change('deal', passed, { notes: 'x' })
    await day('15')
    await day('30')
    expect(await dated()).toEqual(['Soon da1', 'Soon da1', 'Soon da2'])
    expect(await runsOf(`record=${later}`)).toMatchObject([{ on: 'date', outcome: 'done' }])
  })

  test('a schedule that is changed to come sooner comes when it says now', async () => {
    await create('deal', { code: 'ti9' })
    const july = (day: number, hour: number) => look(Date.parse('2031-07-01T00:00:00Z') + (day * 24 + hour) * 3_600_000)
    const done = () => tasksOf('subject = "Daily ti9"')
    await july(1, 9)
    const before = (await done()).length
    const sooner = rule('ti', { type: 'schedule', every: 'day', at: '11:00' }, [task('"Daily " & code')])
    await application.publish([...published.filter((one) => !('name' in one && one.name === 'ti')), sooner])
    await july(1, 10)
    expect(await done()).toHaveLength(before)
    await july(1, 11)
    expect(await done()).toHaveLength(before + 1)
  })
})

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
    const id = await create('deal', { code: 'dry', amount: '10' })
    await change('deal', id, { amount: '20' })
    await application.settled()
    const before = await read('deal', id)
    const deliveries = () => application.db.selectFrom('deliveries').select('id').execute()
    const sent = (await deliveries()).length
    const actions = [
      set('amount', 'amount * 3'),
      task('"Look at " & TEXT(amount)'),
      { do: 'webhook', webhook: 'erp', fields: ['code'] },
    ]
    const { status, body } = await administrator.post('/api/rules/dry-run', {
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
    await application.settled()
    expect(await read('deal', id)).toEqual(before)
    expect(await tasksOf('LEFT(subject, 4) = "Look"')).toEqual([])
    expect(await deliveries()).toHaveLength(sent)
    expect(await runsOf(`record=${id}`)).toEqual([])
  })

  test('says where it would stop, and what is wrong with the draft', async () => {
    const id = await create('deal', { code: 'dry2' })
    const stops = await administrator.post('/api/rules/dry-run', {
      document: draft([note('"a"'), set('stage', '"won"'), note('"b"')], 'amount > 5'),
      record: id,
    })
    expect(stops.body).toMatchObject({ isMet: false, actions: [{ en: 'Set Notes: a' }], problem: { en: /Action 2/ } })
    const wrong = await administrator.post('/api/rules/dry-run', { document: draft([set('nothing', '1')]), record: id })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_bundle' } })
    const gone = await administrator.post('/api/rules/dry-run', { document: draft([note('"a"')]), record: ada.id })
    expect(gone.status).toBe(404)
  })
})

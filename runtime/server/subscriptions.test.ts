/** Dashboards by e-mail: to each what their rights show, once for each occasion, until they end it. */
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveWorkspaces } from './store/live-workspaces.ts'
import { createMailReceiver, type MailReceiver } from './testing/receivers.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'
import { createSubscriptionClocks } from './workers/subscription-work.ts'

const text = (en: string, chinese = en) => ({ en, 'zh-CN': chinese })
const role = (name: string, scope: string | null) => ({
  ...{ kind: 'role', name, label: text(name) },
  objects: scope === null ? [] : [{ object: 'deal', read: true, scope, otherFields: 'read' }],
  ...(scope && { kpis: [{ kpi: 'signed', scope }] }),
})
const place = (y: number) => ({ x: 0, y, w: 6, h: 2 })
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    stages: { field: 'stage' },
    fields: [
      { name: 'name', label: text('Name'), type: 'text' },
      { name: 'amount', label: text('Amount'), type: 'currency' },
      { name: 'signed_on', label: text('Signed on'), type: 'date' },
      {
        ...{ name: 'stage', label: text('Stage'), type: 'select' },
        options: [
          { value: 'talks', label: text('Talks'), outcome: 'open' },
          { value: 'won', label: text('Won'), outcome: 'won' },
        ],
      },
    ],
  },
  {
    ...{ kind: 'object', name: 'team', label: text('Regional office', '办事处'), extends: true },
    pluralLabel: text('Regional offices', '办事处'),
    fields: [],
  },
  {
    ...{ kind: 'kpi', name: 'signed', label: text('Signed', '签约额'), unit: { type: 'currency' } },
    measure: { from: 'records', object: 'deal', date: 'signed_on', calculate: 'sum', of: 'amount' },
  },
  {
    ...{ kind: 'dashboard', name: 'month', label: text('My <month>', '本月业绩') },
    period: { granularity: 'year' },
    widgets: [
      { type: 'number', name: 'total', kpi: 'signed', ...place(0) },
      { type: 'leaderboard', name: 'who', kpis: ['signed'], ...place(2) },
      { type: 'leaderboard', name: 'offices', kpis: ['signed'], by: 'team', ...place(10) },
      { type: 'line', name: 'months', kpis: ['signed'], periods: { granularity: 'month', last: 3 }, ...place(4) },
      { type: 'funnel', name: 'funnel', object: 'deal', ...place(6) },
      { type: 'list', name: 'deals', object: 'deal', ...place(8) },
    ],
  },
  {
    ...{ kind: 'page', name: 'month', label: text('Month'), roles: ['rep', 'manager', 'administrator'] },
    content: { type: 'dashboard', dashboard: 'month' },
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  role('rep', 'own'),
  role('manager', 'subordinates'),
  role('blind', null),
]

let application: TestApplication
let mail: MailReceiver
let admin: TestPerson
let rita: TestPerson
let rob: TestPerson
let mia: TestPerson

beforeAll(async () => {
  application = await createTestApplication(documents)
  mail = await createMailReceiver()
  const person = (name: string, roles: string[], values = {}) =>
    application.person(name, roles, { email: `${name.toLowerCase()}@example.com`, ...values })
  admin = await person('Ada', ['administrator'])
  mia = await person('Mia', ['manager'])
  const team = (await admin.post('/api/records/team', { values: { name: 'East' } })).body.id
  rita = await person('Rita', ['rep'], { manager: mia.id, team })
  rob = await person('Rob', ['rep'], { manager: mia.id, team })
  await person('Bo', ['blind'])
  const year = new Date().getUTCFullYear()
  for (const [owner, amount] of [
    [rita, '1234'],
    [rob, '5678'],
  ] as const)
    await admin.post('/api/records/deal', {
      values: { name: `Deal of ${amount}`, amount, signed_on: `${year}-01-15`, owner: owner.id, stage: 'won' },
    })
  await admin.send('PUT', '/api/allowed-hosts', { hosts: ['127.0.0.1'] })
  await admin.send('PUT', '/api/channels/mail', {
    kind: 'email',
    settings: { host: '127.0.0.1', port: mail.port, security: 'none', from: 'attain@example.com' },
  })
  await sql`update channels set settings = settings || '{"site":"https://attain.example.com"}'`.execute(application.db)
})
afterAll(async () => {
  await application.close()
  await mail.close()
})

const DAY = 86_400_000
/** The next 8:00 in Shanghai. */
const eight = Math.ceil(Date.now() / DAY) * DAY

async function look(at: number): Promise<void> {
  await application.app.subscriptionClocks.look(at)
  await application.jobs.idle()
}

const sentTo = (name: string) => mail.mails.filter(({ to }) => to.includes(`${name}@example.com`))
/** As its reader would see it. */
function bodyOf({ source }: { readonly source: string }): string {
  return source
    .split(/\r?\n\r?\n/)
    .map((part) => (/^[A-Za-z0-9+/=\s]+$/.test(part) ? Buffer.from(part, 'base64').toString() : part))
    .join('\n')
    .replace(/=\r?\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (all) => Buffer.from(all.replaceAll('=', ''), 'hex').toString())
}
/** The sheets of the workbook that goes with it, as XML, by name. */
function sheetsOf({ source }: { readonly source: string }): Readonly<Record<string, string>> {
  const [, encoded = ''] = /filename[^\n]*\.xlsx[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\s]+)/.exec(source) ?? []
  const files = Object.entries(unzipSync(Buffer.from(encoded, 'base64')))
  const text = new Map(files.map(([path, bytes]) => [path, strFromU8(bytes)]))
  const names = [...(text.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.map((name, at) => [name, text.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '']))
}
const daily = { dashboard: 'month', every: 'day', at: '08:00' }

test('one has a dashboard sent to oneself: with one’s own figures, once, whoever looks how often', async () => {
  expect((await rita.post('/api/subscriptions', daily)).status).toBe(201)
  const { body } = await rita.get('/api/subscriptions?dashboard=month')
  expect(body).toMatchObject({
    items: [{ isOwn: true, mayChange: true, next: new Date(eight).toISOString(), timeZone: 'Asia/Shanghai' }],
    address: 'rita@example.com',
    sendsEmail: true,
  })
  await look(eight - 60_000)
  expect(sentTo('rita')).toHaveLength(0)
  const { app, db } = application
  const others = await Promise.all(
    [1, 2, 3].map(async () => {
      const workspaces = new LiveWorkspaces(db)
      await workspaces.get(application.workspaceId)
      return createSubscriptionClocks({ db, workspaces, log: app.log })
    }),
  )
  // all of them at the same moment, when none has anything to load first, and then once more
  await Promise.all([app.subscriptionClocks, ...others].map((clocks) => clocks.look(eight)))
  await look(eight + 60_000)
  await Promise.all(others.map((clocks) => clocks.stop()))
  const [letter, ...more] = sentTo('rita')
  expect(more).toEqual([])
  const shown = bodyOf(letter ?? { source: '' })
  for (const words of ['My &lt;month&gt;', '¥1,234', 'Rita', 'Won', 'Deal of 1234', 'You asked Test for this'])
    expect(shown).toContain(words)
  expect(shown).toContain('https://attain.example.com/w/main/pages/month')
  expect(shown).not.toMatch(/Rob\b|5,?678/)
  const sheets = sheetsOf(letter ?? { source: '' })
  expect(Object.keys(sheets)).toEqual(['Signed', 'Signed 2', 'Signed 3'])
  expect(sheets.Signed).toContain('<v>1234.00</v>')
  expect(Object.values(sheets).join()).not.toMatch(/Rob\b|5678/)
})

test('administrators have it sent to others, each in their language; nobody else does, and nobody sees more', async () => {
  expect((await rita.post('/api/subscriptions', { ...daily, people: [rob.id] })).status).toBe(403)
  const preferences = (await mia.get('/api/notifications/preferences')).body
  const { address: _, sendsEmail: __, ...own } = preferences
  await mia.send('PUT', '/api/notifications/preferences', { ...own, language: 'zh-CN' })
  const made = await admin.post('/api/subscriptions', {
    ...daily,
    at: '09:00',
    roles: ['manager', 'blind'],
    people: [rob.id],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await look(eight + 3_600_000)
  const shown = bodyOf(sentTo('mia')[0] ?? { source: '' })
  // the column of teams is called by what they are here
  for (const words of ['本月业绩', '办事处', 'East', 'Rita', 'Rob', '¥6,912', 'Ada 通过“Test”为您订阅了此邮件'])
    expect(shown).toContain(words)
  expect(bodyOf(sentTo('rob')[0] ?? { source: '' })).not.toMatch(/Rita|1,?234/)
  expect(sentTo('bo')).toEqual([])
  const all = (await admin.get('/api/subscriptions?all=true')).body.items
  expect(all).toMatchObject([
    { by: 'Rita', people: [{ name: 'Rita' }], roles: [] },
    { by: 'Ada', people: [{ name: 'Rob' }], roles: [{ name: 'manager' }, { name: 'blind' }] },
  ])
  expect((await mia.get('/api/subscriptions?all=true')).status).toBe(403)
  expect((await mia.get('/api/subscriptions')).body.items).toMatchObject([{ by: 'Ada', people: [], mayChange: false }])
})

test('the link in a mail ends it for its reader, after asking; the others go on', async () => {
  const [letter] = sentTo('rob')
  expect(letter?.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const [, token = ''] = bodyOf(letter ?? { source: '' }).match(/subscriptions\/end\?token=([\w.-]+)/) ?? []
  const send = (method: 'GET' | 'POST', of = token) =>
    application.app.inject({
      method,
      url: `/api/subscriptions/end?token=${of}`,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      }),
    })
  expect((await send('GET')).body).toContain('My &lt;month&gt;')
  expect((await rob.get('/api/subscriptions')).body.items).toHaveLength(1)
  expect((await send('POST', `${token.slice(0, -2)}xx`)).statusCode).toBe(404)
  expect((await send('POST')).statusCode).toBe(200)
  expect((await rob.get('/api/subscriptions')).body.items).toEqual([])
  const [first] = (await mia.get('/api/subscriptions')).body.items
  await look(eight + DAY + 3_600_000)
  expect([sentTo('rob').length, sentTo('mia').length, sentTo('rita').length]).toEqual([1, 2, 2])
  // whoever did not make it ends it for themselves only
  expect((await mia.send('DELETE', `/api/subscriptions/${first.id}`)).status).toBe(204)
  expect((await admin.get('/api/subscriptions?all=true')).body.items).toMatchObject([{}, { ended: 2 }])
  expect((await admin.send('DELETE', `/api/subscriptions/${first.id}`)).status).toBe(204)
  expect((await admin.get('/api/subscriptions?all=true')).body.items).toHaveLength(1)
})

test('a change holds from then on, and one is sent at once to see what it looks like', async () => {
  const [{ id }] = (await rita.get('/api/subscriptions')).body.items
  const weekly = { dashboard: 'month', narrowed: 'by=month&to=1999-01', every: 'week', weekday: 'friday', at: '18:30' }
  expect((await rob.send('PUT', `/api/subscriptions/${id}`, weekly)).status).toBe(404)
  expect((await rita.send('PUT', `/api/subscriptions/${id}`, weekly)).status).toBe(204)
  expect((await rita.get('/api/subscriptions')).body.items).toMatchObject([
    { every: 'week', weekday: 'friday', narrowed: 'by=month&to=1999-01' },
  ])
  const before = sentTo('rita').length
  expect((await rita.post(`/api/subscriptions/${id}/send`, {})).status).toBe(204)
  await application.jobs.idle()
  expect(sentTo('rita')).toHaveLength(before + 1)
  // of the time at which it is sent
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'Asia/Shanghai' }).format(new Date())
  expect(bodyOf(sentTo('rita').at(-1) ?? { source: '' })).toContain(`${month} ${new Date().getFullYear()}`)
})

test('who has chosen no language is written to in the one in which they asked', async () => {
  const zoe = await application.person('Zoe', ['rep'], { email: 'zoe@example.com' })
  const daily = { dashboard: 'month', every: 'day', at: '18:30' }
  const { status, body } = await zoe.post('/api/subscriptions', daily, { 'accept-language': 'zh-CN' })
  expect(status, JSON.stringify(body)).toBe(201)
  expect((await zoe.post(`/api/subscriptions/${body.id}/send`, {})).status).toBe(204)
  await application.jobs.idle()
  expect(bodyOf(sentTo('zoe')[0] ?? { source: '' })).toContain('本月业绩')
})

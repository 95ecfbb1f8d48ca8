/** Alerts of targets: who is told when, once, and only what they may see. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveWorkspaces } from '../../../store/live-workspaces.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'
import { createAlertClocks } from '../../../workers/alert-work.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const role = (name: string, scope: string | null) => ({
  ...{ kind: 'role', name, label: text(name) },
  ...(scope && { kpis: [{ kpi: 'signed', scope }] }),
})
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      { name: 'name', label: text('Name'), type: 'text' },
      { name: 'amount', label: text('Amount'), type: 'currency' },
      { name: 'signed_on', label: text('Signed on'), type: 'date' },
    ],
  },
  {
    ...{ kind: 'kpi', name: 'signed', label: { en: 'Signed', 'zh-CN': '签约额' }, unit: { type: 'currency' } },
    measure: { from: 'records', object: 'deal', date: 'signed_on', calculate: 'sum', of: 'amount' },
  },
  {
    ...{ kind: 'target', name: 'signed', label: text('Signed'), kpi: 'signed' },
    levels: [{ by: 'team' }, { by: 'person' }],
    alerts: [
      {
        name: 'weekly',
        when: 'pace',
        below: 80,
        tell: ['own', 'manager', 'teamHead'],
        roles: ['blind', 'watcher'],
        robot: 'group',
      },
      { name: 'risk', when: 'forecast', of: 'team', repeat: 'once', at: '09:00' },
    ],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  role('rep', 'own'),
  role('manager', 'subordinates'),
  role('watcher', 'all'),
  role('blind', null),
]

let application: TestApplication
let admin: TestPerson
const people: Record<string, TestPerson> = {}
const idOf = (name: string) => people[name]?.id ?? ''

async function create(object: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  people.Wang = await application.person('Wang', ['watcher'])
  people.Bo = await application.person('Bo', ['blind'])
  people.Mia = await application.person('Mia', ['manager'])
  const team = await create('team', { name: 'East', head: idOf('Mia') })
  for (const name of ['Rita', 'Rob', 'Rex'])
    people[name] = await application.person(name, ['rep'], { team, manager: idOf('Mia') })
  const cells = [
    ...['Rita', 'Rob', 'Rex'].map((name) => ({ subject: `person:${idOf(name)}`, amount: '1000' })),
    { subject: `team:${team}`, amount: '3000' },
  ].map((cell) => ({ ...cell, period: '2031-04' }))
  const saved = await admin.post('/api/performance/targets/save', { target: 'signed', reason: 'plan', cells })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  // by 14 April 466.67 should be there: 373.33 are 80 per cent of that
  for (const [owner, amount] of [
    ['Rita', '373.33'],
    ['Rob', '373.34'],
  ] as const)
    await create('deal', { name: 'd', amount, signed_on: '2031-04-02', owner: idOf(owner) })
})
afterAll(() => application.close())

/** `{ Rita: ['You are behind …'] }` */
async function told(): Promise<Record<string, readonly string[]>> {
  const all = await Promise.all(
    Object.entries(people).map(async ([name, person]) => {
      const { items } = (await person.get('/api/notifications')).body
      return [name, items.map(({ title }: { title: { en: string } }) => title.en).sort()] as const
    }),
  )
  return Object.fromEntries(all.filter(([, titles]) => titles.length > 0))
}

// 8:00 and 9:00 in Shanghai
const [monday, later] = [Date.parse('2031-04-14T00:00:30Z'), Date.parse('2031-04-14T01:00:30Z')]

test('those whom it concerns and who may see the figure are told, once a week', async () => {
  await application.app.alertClocks.look(monday - 60_000)
  // what was due yesterday, before this process began
  const risk = 'East: the target for Signed is at risk'
  expect(await told()).toEqual({ Mia: [risk] })
  await application.app.alertClocks.look(monday)
  const behind = (name: string) => `${name} is behind in Signed`
  const expected = {
    Rita: ['You are behind in Signed'],
    Rex: ['You are behind in Signed'],
    // once, though she is their manager and the head of their team
    Mia: [risk, behind('Rex'), behind('Rita')],
    Wang: [behind('Rex'), behind('Rita')],
  }
  expect(await told()).toEqual(expected)
  const { items } = (await people.Rita?.get('/api/notifications'))?.body ?? {}
  expect(items[0]).toMatchObject({
    topic: 'target',
    text: {
      en: 'April 2031: ¥373 of ¥1,000; ¥467 should be there today. At this pace it comes to ¥800.',
      'zh-CN': '2031年4月：已完成 ¥373，目标 ¥1,000，今日应达 ¥467。按此进度预计 ¥800。',
    },
    link: '/targets?target=signed&period=2031-04&tab=progress',
  })
  // a group in a chat hears of all of them at once
  const { rows } = await sql<{ title: string }>`select payload -> 'title' ->> 'en' as title from deliveries
    where kind = 'robot' and target = 'group'`.execute(application.db)
  expect(rows).toEqual([{ title: expect.stringMatching(/^Behind in Signed: (Rex, Rita|Rita, Rex)$/) }])
  await application.app.alertClocks.look(monday + 3_600_000 / 2)
  await application.app.alertClocks.look(monday + 86_400_000)
  expect(Object.keys(await told())).toEqual(['Wang', 'Mia', 'Rita', 'Rex'])
  expect((await told()).Rita).toEqual(expected.Rita)
})

test('a process that has just started looks at the last day once more, and tells nobody twice', async () => {
  const before = await told()
  const { app, db } = application
  const again = createAlertClocks({ db, workspaces: new LiveWorkspaces(db), log: app.log })
  await again.look(later)
  expect(await told()).toEqual(before)
  await again.stop()
})

test('what was told stays told when notifications are forgotten', async () => {
  const { app, db } = application
  await sql`delete from notifications`.execute(db)
  const again = createAlertClocks({ db, workspaces: new LiveWorkspaces(db), log: app.log })
  await again.look(later)
  expect(await told()).toEqual({})
  await again.stop()
})

test('a week later it is told again, as long as it is so; once means once', async () => {
  await create('deal', { name: 'd', amount: '5000', signed_on: '2031-04-20', owner: idOf('Rita') })
  await application.app.alertClocks.look(monday + 7 * 86_400_000)
  const now = await told()
  expect(now.Rita).toBeUndefined()
  expect(now.Rex).toHaveLength(1)
  expect(now.Mia?.filter((title) => title.startsWith('East'))).toEqual([])
})

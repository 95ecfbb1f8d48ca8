/** What goes out: to other systems, to chats, by e-mail; what cannot; and what administrators do about it. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callWebhook, notify, postToRobot } from './services/notifications/index.ts'
import { newId } from './store/new-id.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import { createMailReceiver, createWebReceiver, type MailReceiver, type WebReceiver } from './testing/receivers.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
let rep: TestPerson
let web: WebReceiver
let mail: MailReceiver

const title = { en: 'A deal is won', 'zh-CN': '赢单' }
const text = { en: 'Well done', 'zh-CN': '恭喜' }
const secret = 'whsec_bm90IGEgcmVhbCBzZWNyZXQh'

beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'], { email: 'ada@example.com' })
  rep = await application.person('Ren', ['nothing'], { email: 'ren@example.com' })
  web = await createWebReceiver()
  mail = await createMailReceiver()
  await allow('127.0.0.1')
  await save('erp', { kind: 'webhook', settings: { url: `${web.url}/hook` }, secret })
  await save('mail', {
    kind: 'email',
    settings: { host: '127.0.0.1', port: mail.port, security: 'none', user: 'user', from: 'attain@example.com' },
    password: 'secret-7',
  })
})
afterAll(async () => {
  await application.close()
  await web.close()
  await mail.close()
})
beforeEach(() => {
  web.answer(200)
  mail.refuse()
})

async function allow(...hosts: string[]): Promise<void> {
  expect((await admin.send('PUT', '/api/allowed-hosts', { hosts })).status).toBe(204)
}

async function save(name: string, body: object): Promise<void> {
  const answer = await admin.send('PUT', `/api/channels/${name}`, body)
  expect(answer.body).toBe(null)
}

/** What waits for its next attempt is due. */
async function hurry(): Promise<void> {
  await sql`update deliveries set due_at = now() where state in ('waiting', 'failed')`.execute(application.db)
  await sql`update jobs.job set start_after = now() where state < 'active'`.execute(application.db)
  await application.jobs.idle()
}

const states = async (key: string) =>
  (await application.db.selectFrom('deliveries').select(['state', 'attempts']).where('key', '=', key).execute()).map(
    ({ state, attempts }) => `${state} ${attempts}`,
  )
const callsOf = (key: string) => web.calls.filter(({ headers }) => headers['idempotency-key'] === key)
const hook = (key: string, webhook = 'erp') =>
  callWebhook(application.db, application.workspaceId, { key, webhook, body: { deal: key } })
const tell = (key: string, to: TestPerson = rep, more: object = {}) =>
  notify(application.db, application.workspaceId, [{ personId: to.id, topic: 'approval', key, title, text, ...more }])

describe('webhooks', () => {
  test('are called once for a key, signed as the standard has it', async () => {
    await hook('won')
    await hook('won')
    await application.jobs.idle()
    expect(callsOf('won')).toHaveLength(1)
    const [{ body, headers, url } = { body: '', headers: {}, url: '' }] = callsOf('won')
    expect(url).toBe('/hook')
    expect(JSON.parse(body)).toEqual({ deal: 'won' })
    const signed = `won.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', 'not a real secret!').update(signed).digest('base64')
    expect(headers).toMatchObject({ 'webhook-id': 'won', 'webhook-signature': `v1,${signature}` })
    expect(await states('won')).toEqual(['sent 1'])
  })

  test('are called again until the receiver works, with the same key', async () => {
    web.answer(503, 'in a moment')
    await hook('again')
    await application.jobs.idle()
    expect(await states('again')).toEqual(['failed 1'])
    const failed = await admin.get('/api/deliveries?state=failed', { 'accept-language': 'zh-CN' })
    expect(failed.body.items).toMatchObject([{ target: 'erp', key: 'again', problem: '应答为 503：in a moment' }])
    web.answer(200)
    await hurry()
    await hurry()
    expect(callsOf('again')).toHaveLength(2)
    expect(await states('again')).toEqual(['sent 2'])
  })

  test('are given up after a day, and replayed by administrators', async () => {
    web.answer(500)
    await hook('dead-1')
    await hook('dead-2')
    for (let i = 0; i < 9; i++) await hurry()
    expect([...(await states('dead-1')), ...(await states('dead-2'))]).toEqual(['dead 8', 'dead 8'])
    const { body } = await admin.get('/api/deliveries?state=dead')
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(['dead-2', 'dead-1'])
    web.answer(200)
    expect((await admin.post(`/api/deliveries/${body.items[0].id}/replay`, {})).status).toBe(204)
    await application.jobs.idle()
    expect([...(await states('dead-1')), ...(await states('dead-2'))]).toEqual(['dead 8', 'sent 1'])
    expect((await admin.post('/api/deliveries/replay', {})).body).toEqual({ replayed: 1 })
    await application.jobs.idle()
    expect(await states('dead-1')).toEqual(['sent 1'])
    expect((await admin.post(`/api/deliveries/${body.items[0].id}/replay`, {})).status).toBe(404)
  })

  test('of an address are not signed; a name that nobody set up is given up at once', async () => {
    await hook('direct', `${web.url}/direct`)
    await hook('nobody', 'nobody')
    await application.jobs.idle()
    expect(callsOf('direct')[0]?.headers).not.toHaveProperty('webhook-signature')
    expect(await states('nobody')).toEqual(['dead 1'])
  })

  test('what a process that died was sending is sent again by another, and what it had sent is not', async () => {
    await hook('orphan')
    await sql`update deliveries set state = 'sending', attempts = 1 where key = 'orphan'`.execute(application.db)
    await sql`update jobs.job set retry_count = 1, state = 'retry', started_on = now() where state = 'created'`.execute(
      application.db,
    )
    await application.jobs.idle()
    expect(callsOf('orphan')).toHaveLength(1)
    expect(await states('orphan')).toEqual(['sent 2'])
    await sql`update jobs.job set state = 'retry' where state = 'completed'`.execute(application.db)
    await application.jobs.idle()
    expect(callsOf('orphan')).toHaveLength(1)
  })

  test('follow no redirects', async () => {
    web.answer(302, '', { location: `${web.url}/elsewhere` })
    await hook('redirect')
    await application.jobs.idle()
    expect(callsOf('redirect')).toHaveLength(1)
    expect(await states('redirect')).toEqual(['failed 1'])
  })
})

describe('private addresses', () => {
  const port = () => new URL(web.url).port

  test.each([
    ['an address', () => `http://127.0.0.2:${port()}`],
    ['one in another notation', () => `https://2130706434:${port()}`],
    ['one in hexadecimal', () => `https://0x7f000002:${port()}`],
    ['one as IPv6', () => `https://[::ffff:127.0.0.2]:${port()}`],
    ['IPv6 of this machine', () => `https://[::1]:${port()}`],
    ['metadata of a cloud', () => 'https://169.254.169.254/latest'],
    ['a name that leads there', () => `https://localhost:${port()}`],
    ['a public host without https', () => 'http://example.com'],
    ['another protocol', () => 'ftp://example.com'],
    ['a password in the address', () => 'https://me:you@example.com'],
  ])('are not called: %s', async (name, url) => {
    const before = web.calls.length
    await hook(`private ${name}`, url())
    await application.jobs.idle()
    expect(await states(`private ${name}`)).toEqual(['dead 1'])
    expect(web.calls).toHaveLength(before)
  })

  test('are not saved either, nor is their mail server used', async () => {
    const saved = await admin.send('PUT', '/api/channels/inner', {
      kind: 'webhook',
      settings: { url: 'https://10.0.0.1' },
      secret,
    })
    expect(saved).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    await allow()
    await tell('private mail')
    await application.jobs.idle()
    expect(await states('private mail')).toEqual(['dead 1'])
    await allow('127.0.0.1', 'LOCALHOST')
    await hook('allowed', `http://localhost:${port()}`)
    await application.jobs.idle()
    expect(await states('allowed')).toEqual(['sent 1'])
    expect((await admin.get('/api/channels')).body.allowedHosts).toEqual(['127.0.0.1', 'localhost'])
  })
})

describe('e-mail', () => {
  const mailsWith = (words: string) => mail.mails.filter(({ source }) => source.includes(words))

  test('comes once, under one Message-ID, as text and as HTML', async () => {
    const told = { title: { en: 'Deal <b>one</b>\r\nBcc: eve@example.com', 'zh-CN': '商机' }, link: '/records/deal/1' }
    await tell('mail one', rep, told)
    await application.jobs.idle()
    await sql`update deliveries set state = 'failed' where key = 'mail one'`.execute(application.db)
    await sql`update jobs.job set state = 'retry' where state = 'completed'`.execute(application.db)
    await hurry()
    const mails = mailsWith('Deal <b>one</b>')
    expect(mails.map(({ to, from }) => ({ to, from }))).toEqual(
      Array.from({ length: 2 }, () => ({ to: ['ren@example.com'], from: 'attain@example.com' })),
    )
    const ids = mails.map(({ source }) => source.match(/^Message-ID: (.*)$/m)?.[1]?.trim())
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.com>$/)
    expect(ids[1]).toBe(ids[0])
    expect(mails[0]?.source).toMatch(/^Subject: Deal <b>one<\/b> Bcc: eve@example\.com\r$/m)
    expect(mails[0]?.source).not.toMatch(/^Bcc:/m)
    expect(mails[0]?.source.replaceAll('=\r\n', '')).toContain('>Deal &lt;b&gt;one&lt;/b&gt; Bcc: eve@example.com</h1>')
    expect(mails[0]?.source).toContain('http://localhost:80/w/main/records/deal/1')
  })

  test('waits for the end of quiet hours, unless it is urgent', async () => {
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes()
    const quiet = { from: (minute + 1438) % 1440, until: (minute + 120) % 1440 }
    const liking = {
      language: 'zh-CN',
      timeZone: 'UTC',
      email: { approval: true, commission: true, rule: false, scorecard: true, target: true },
      quiet,
    }
    expect((await rep.send('PUT', '/api/notifications/preferences', liking)).status).toBe(204)
    await tell('quiet')
    await tell('urgent', rep, { urgent: true, title: { en: 'Urgent', 'zh-CN': 'Urgent' } })
    await notify(application.db, application.workspaceId, [{ personId: rep.id, topic: 'rule', key: 'unwanted', title }])
    await application.jobs.idle()
    expect(await states('quiet')).toEqual(['waiting 0'])
    expect(mailsWith('Urgent')).toHaveLength(1)
    expect(await states('unwanted')).toEqual([])
    await rep.send('PUT', '/api/notifications/preferences', { ...liking, quiet: null })
    await hurry()
    expect(await states('quiet')).toEqual(['sent 1'])
    expect(mail.mails.at(-1)?.source).toContain(`Subject: =?UTF-8?B?${Buffer.from('赢单').toString('base64')}`)
    expect((await rep.get('/api/notifications/preferences')).body).toEqual({
      ...liking,
      quiet: null,
      address: 'ren@example.com',
      sendsEmail: true,
    })
    const { status } = await rep.send('PUT', '/api/notifications/preferences', { ...liking, timeZone: 'Mars/Olympus' })
    expect(status).toBe(400)
  })

  test('is tried again when the server is busy, and given up when it refuses for good', async () => {
    mail.refuse({ code: 451, text: 'busy' })
    await tell('busy')
    await application.jobs.idle()
    expect(await states('busy')).toEqual(['failed 1'])
    mail.refuse({ code: 550, text: 'no such mailbox' })
    await tell('refused')
    await application.jobs.idle()
    expect(await states('refused')).toEqual(['dead 1'])
    const { body } = await admin.get('/api/deliveries?state=dead')
    expect(body.items[0]).toMatchObject({
      kind: 'email',
      target: 'Ren',
      title,
      problem: expect.stringContaining('550'),
    })
  })

  test('is not sent to those who cannot sign in any more, or have no address', async () => {
    const gone = await application.person('Gone', ['nothing'], { email: 'gone@example.com' })
    const silent = await application.person('Silent', ['nothing'])
    await tell('gone', gone)
    await tell('gone', silent)
    await sql`update memberships set active = false where person_id = ${gone.id}`.execute(application.db)
    await application.jobs.idle()
    expect(await states('gone')).toEqual(['dropped 0', 'dropped 0'])
  })
})

describe('robots', () => {
  const robots = [
    ['dingtalk', { errcode: 0, errmsg: 'ok' }, { errcode: 310000, errmsg: 'sign not match' }],
    ['wecom', { errcode: 0, errmsg: 'ok' }, { errcode: 93000, errmsg: 'invalid webhook url' }],
    ['feishu', { code: 0, msg: 'success' }, { code: 19021, msg: 'sign match fail' }],
  ] as const

  test.each(robots)('of %s post in their form, signed', async (kind, fine, problem) => {
    await save(`robot_${kind}`, {
      kind,
      settings: { language: 'zh-CN' },
      url: `${web.url}/${kind}?token=t-o-k-e-n`,
      ...(kind === 'wecom' ? {} : { secret: 'SEC0123456789abcdef' }),
    })
    web.answer(200, JSON.stringify(fine))
    const message = {
      robot: `robot_${kind}`,
      title,
      text: { en: '-', 'zh-CN': '[点](http://x)' },
      link: '/records/deal/1',
    }
    await postToRobot(application.db, application.workspaceId, { ...message, key: `${kind} fine` })
    await application.jobs.idle()
    expect(await states(`${kind} fine`)).toEqual(['sent 1'])
    const call = web.calls.at(-1)
    const query = new URL(call?.url ?? '', web.url).searchParams
    const body = JSON.parse(call?.body ?? '')
    const link = 'http://localhost:80/w/main/records/deal/1'
    expect(query.get('token')).toBe('t-o-k-e-n')
    if (kind === 'dingtalk') {
      const at = query.get('timestamp') ?? ''
      const sign = createHmac('sha256', 'SEC0123456789abcdef').update(`${at}\nSEC0123456789abcdef`).digest('base64')
      expect(query.get('sign')).toBe(sign)
      const card = { title: '赢单', text: '#### 赢单\n\n［点］(http://x)', singleTitle: '打开', singleURL: link }
      expect(body).toEqual({ msgtype: 'actionCard', actionCard: card })
    } else if (kind === 'wecom') {
      const content = `**赢单**\n［点］(http://x)\n[打开](${link})`
      expect(body).toEqual({ msgtype: 'markdown', markdown: { content } })
    } else {
      const sign = createHmac('sha256', `${body.timestamp}\nSEC0123456789abcdef`).update('').digest('base64')
      const lines = [[{ tag: 'text', text: '[点](http://x)' }], [{ tag: 'a', text: '打开', href: link }]]
      const content = { post: { zh_cn: { title: '赢单', content: lines } } }
      expect(body).toEqual({ timestamp: body.timestamp, sign, msg_type: 'post', content })
    }
    web.answer(200, JSON.stringify(problem))
    await postToRobot(application.db, application.workspaceId, { ...message, key: `${kind} refused` })
    await application.jobs.idle()
    expect(await states(`${kind} refused`)).toEqual(['failed 1'])
  })
})

describe('channels', () => {
  test('never give their secrets back', async () => {
    const { body } = await admin.get('/api/channels')
    expect(JSON.stringify(body)).not.toMatch(/bm90IGEg|secret-7|t-o-k-e-n|SEC01234/)
    expect(body.items.map(({ name, secrets }: { name: string; secrets: string[] }) => [name, secrets])).toEqual([
      ['erp', ['secret']],
      ['mail', ['password']],
      ['robot_dingtalk', ['secret', 'url']],
      ['robot_feishu', ['secret', 'url']],
      ['robot_wecom', ['url']],
    ])
    const rows = await application.db.selectFrom('channels').selectAll().execute()
    expect(
      rows.map(({ settings, secrets }) => JSON.stringify(settings) + secrets.toString('latin1')).join(),
    ).not.toMatch(/bm90IGEg|secret-7|t-o-k-e-n|SEC01234/)
  })

  test('keep a password for the server that it was given for, and no other', async () => {
    const settings = { host: '127.0.0.1', port: mail.port, security: 'none', user: 'user', from: 'other@example.com' }
    await save('mail', { kind: 'email', settings })
    expect((await admin.post('/api/channels/mail/test', {})).body).toEqual({
      ok: true,
      answer: 'The server took an e-mail to ada@example.com.',
    })
    const elsewhere = { kind: 'email', settings: { ...settings, host: 'mail.evil.example' } }
    expect(await admin.send('PUT', '/api/channels/mail', elsewhere)).toMatchObject({ status: 400 })
    await save('mail', { kind: 'email', settings, password: 'wrong' })
    const tried = await admin.post('/api/channels/mail/test', {}, { 'accept-language': 'zh-CN' })
    expect(tried.body).toMatchObject({ ok: false, answer: expect.stringContaining('535') })
  })

  test('are tried out, and taken away', async () => {
    expect((await admin.post('/api/channels/erp/test', {})).body).toEqual({ ok: true, answer: 'The answer was 200.' })
    web.answer(500, 'oops')
    expect((await admin.post('/api/channels/erp/test', {})).body).toEqual({
      ok: false,
      answer: 'The answer was 500: oops',
    })
    expect((await admin.send('DELETE', '/api/channels/erp')).status).toBe(204)
    expect((await admin.send('DELETE', '/api/channels/erp')).status).toBe(404)
    expect((await admin.post('/api/channels/erp/test', {})).status).toBe(404)
    const second = { kind: 'email', settings: { host: 'a.example', port: 25, security: 'tls', from: 'a@b.example' } }
    expect((await admin.send('PUT', '/api/channels/second', second)).status).toBe(409)
  })

  test('are for administrators', async () => {
    for (const [method, url] of [
      ['GET', '/api/channels'],
      ['PUT', '/api/channels/x'],
      ['DELETE', '/api/channels/x'],
      ['POST', '/api/channels/x/test'],
      ['PUT', '/api/allowed-hosts'],
      ['GET', '/api/deliveries'],
      ['POST', '/api/deliveries/replay'],
      ['POST', `/api/deliveries/${newId()}/replay`],
    ] as const) {
      expect((await rep.send(method, url, method === 'GET' ? undefined : {})).status, url).toBe(403)
    }
  })
})

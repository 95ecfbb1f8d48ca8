/**
 * The server dies by SIGKILL again and again in the middle of decisions and of what follows from them; afterwards nothing
 * is lost, and nothing was done twice. ATTAIN_TEST_KILLS says how often (a hundred take some minutes), ATTAIN_TEST_SEED
 * when.
 *
 * What leaves the house is sent at least once: a process that dies after a receiver took something and before it noted
 * that leaves it to the next one, which sends it again with the same key. So keys are counted, and how many came more
 * than once is printed.
 */
import { evolve, unstarted } from '@attain/engine/approval'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crashBundle } from './testing/crash-bundle.ts'
import { createMailReceiver, createWebReceiver, type MailReceiver, type WebReceiver } from './testing/receivers.ts'
import { type MortalServer, startMortalServer } from './testing/server-to-kill.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const kills = Number(process.env.ATTAIN_TEST_KILLS ?? 1)
const seed = Number(process.env.ATTAIN_TEST_SEED ?? Date.now() % 1_000_000)
const dealCount = 8 + 3 * kills
const patienceMs = 120_000 + kills * 20_000

let application: TestApplication
let web: WebReceiver
let mail: MailReceiver
let server: MortalServer
let rep: TestPerson
const approvers: TestPerson[] = []
const deals: string[] = []

beforeAll(async () => {
  application = await createTestApplication(crashBundle)
  const admin = await application.person('Ada', ['administrator'])
  rep = await application.person('Rep', ['rep'], { email: 'rep@example.com' })
  for (const name of ['Sal', 'Sam']) approvers.push(await application.person(name, ['sales']))
  for (const name of ['Fay', 'Fin', 'Flo']) approvers.push(await application.person(name, ['finance']))
  for (const name of ['Bea', 'Ben'])
    approvers.push(await application.person(name, ['board'], { email: `${name.toLowerCase()}@example.com` }))
  web = await createWebReceiver()
  mail = await createMailReceiver()
  await admin.send('PUT', '/api/allowed-hosts', { hosts: ['127.0.0.1'] })
  const hook = { kind: 'webhook', settings: { url: web.url }, secret: 'a secret of this test' }
  const post = {
    kind: 'email',
    settings: { host: '127.0.0.1', port: mail.port, security: 'none', from: 'attain@example.com' },
  }
  expect((await admin.send('PUT', '/api/channels/erp', hook)).status).toBe(204)
  expect((await admin.send('PUT', '/api/channels/post', post)).status).toBe(204)
  for (let n = 0; n < dealCount; n += 1) {
    const { body } = await rep.post('/api/records/deal', { values: { name: `Deal ${n}` } })
    deals.push(body.id)
  }
  server = startMortalServer(application.databaseUrl)
}, patienceMs)
afterAll(async () => {
  await server.end()
  await application.close()
  await web.close()
  await mail.close()
})

/** Of eight deals one is rejected by the board, and finance leaves one to time. */
const isRejected = (n: number) => n % 8 === 2
const isLeftToTime = (n: number) => n % 8 === 1

interface Decision {
  readonly id: string
  readonly task: number
  readonly by: string
  readonly approved: boolean
}

/** What was answered, so that it must be there. */
const acknowledged: Decision[] = []
const submitted = new Map<string, string>()
const countDone = () => submitted.size + acknowledged.length
let brokenOff = 0
let isOver = false

/** Undefined when the server died meanwhile: it may have been done or not. */
async function ask(person: TestPerson, method: string, path: string, body?: object) {
  try {
    const response = await fetch((await server.url()) + path, {
      method,
      headers: { authorization: `Bearer ${person.key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    brokenOff += 1
    return undefined
  }
}

/** Again until there is an answer; `isKnown` are refusals of what was done already. */
async function insist(person: TestPerson, path: string, body: object, isKnown: RegExp) {
  for (;;) {
    const answer = await ask(person, 'POST', path, body)
    if (answer === undefined) continue
    if (answer.status < 300) return answer.body
    const isDone = answer.status === 409 && isKnown.test(answer.body.message)
    if (!isDone) throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`)
    return undefined
  }
}

async function submitAll(): Promise<void> {
  for (const record of deals) {
    const body = { object: 'deal', approval: 'agreed', record }
    const done = await insist(rep, '/api/approvals', body, /in an approval already|has to be decided/)
    if (done !== undefined) submitted.set(record, done.id)
  }
}

async function decideAll(person: TestPerson): Promise<void> {
  while (!isOver) {
    const inbox = await ask(person, 'GET', '/api/approvals/inbox?box=todo&limit=20')
    const items: { id: string; task: number; step: string; record: { name: string } }[] = inbox?.body.items ?? []
    const mine = items.filter(({ step, record }) => step !== 'finance' || !isLeftToTime(numberOf(record.name)))
    for (const { id, task, step, record } of mine) {
      const approved = !(step === 'board' && isRejected(numberOf(record.name)))
      const event = { type: approved ? 'approve' : 'reject', task }
      const done = await insist(person, `/api/approvals/${id}/events`, event, /decided (this )?already/)
      if (done !== undefined) acknowledged.push({ id, task, by: person.id, approved })
    }
    if (mine.length === 0) await pause(20)
  }
}

const numberOf = (name: string) => Number(name.split(' ')[1])
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Between 0 and 1, the same for the same seed. */
function createRandom(from: number): () => number {
  let state = from | 1
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** The clock of the next server is later than that of the database: what its time limits wait for is due. */
async function kill(): Promise<void> {
  await server.kill()
  const { db } = application
  await sql`update jobs.job set start_after = now() where name = 'approval-timer' and state < 'active'`.execute(db)
  // nobody has heard of the dead one for a minute
  await sql`update jobs.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`.execute(db)
}

async function countOpen(): Promise<number> {
  const { rows } = await sql<{ open: number }>`select ${dealCount} - count(*)::integer as open from approvals
    where ended_at is not null`.execute(application.db)
  return rows[0]?.open ?? 0
}

/** Nobody has anything to do, and no limit is over by the clock of this server. */
async function waitsForTimeAlone(): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select
    (select count(*) from approvals) = ${dealCount}
    and not exists (select from approval_tasks t join approvals a on a.id = t.approval_id where t.status = 'open'
      and not (t.node = 'finance' and split_part(a.title, ' ', 2)::integer % 8 = 1))
    and not exists (select from jobs.job where name = 'approval-timer' and state in ('created', 'retry', 'active')
      and start_after <= now()) as waits`.execute(application.db)
  return rows[0]?.waits === true
}

/** Kills it in the middle of the load, and then whenever nothing is left to do but to wait for time. */
async function killAgainAndAgain(): Promise<void> {
  const random = createRandom(seed)
  for (let n = 0; n < kills; n += 1) {
    const until = countDone() + 2 + Math.floor(random() * 25)
    while (countDone() < until) await pause(3)
    await pause(random() * 30)
    expect(await countOpen(), 'the load was over before the last kill').toBeGreaterThan(0)
    await kill()
  }
  for (let left = await countOpen(); left > 0; left = await countOpen()) {
    if (await waitsForTimeAlone()) await kill()
    await pause(100)
  }
  isOver = true
}

async function untilDelivered(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ left: number }>`select (select count(*) from deliveries
        where state in ('waiting', 'sending', 'failed'))::integer + (select count(*) from approval_actions)::integer
      as left`.execute(application.db)
    if (rows[0]?.left === 0) return
    await pause(50)
  }
}

test(
  `nothing is lost and nothing is done twice, whenever the server dies (${kills} times, seed ${seed})`,
  async () => {
    await Promise.all([submitAll(), ...approvers.map(decideAll), killAgainAndAgain()])
    await untilDelivered()
    expect(server.errors.join('')).toBe('')
    const approvals = await application.db.selectFrom('approvals').selectAll().orderBy('submitted_at').execute()
    const history = await application.db.selectFrom('approval_history').selectAll().orderBy('event').execute()
    const rejected = deals.filter((_, n) => isRejected(n)).length
    const approved = deals.length - rejected

    expect(approvals.map(({ record_id }) => record_id).sort()).toEqual([...deals].sort())
    for (const [deal, id] of submitted) expect(approvals.find(({ record_id }) => record_id === deal)?.id).toBe(id)
    for (const { title, status, state, id, events } of approvals) {
      expect([title, status]).toEqual([title, isRejected(numberOf(title)) ? 'rejected' : 'approved'])
      const lines = history.filter(({ approval_id }) => approval_id === id)
      expect(lines.map(({ event }) => event)).toEqual(Array.from({ length: events }, (_, i) => i + 1))
      const happened = lines.flatMap((line) => line.happened as Parameters<typeof evolve>[1][])
      expect(happened.reduce(evolve, unstarted)).toEqual(state)
      const decided = happened.filter((one) => one.type === 'decided')
      expect(new Set(decided.map(({ task }) => task)).size).toBe(decided.length)
      for (const { task, by, approved } of acknowledged.filter((decision) => decision.id === id))
        expect(decided).toContainEqual(expect.objectContaining({ task, by, approved }))
      if (isLeftToTime(numberOf(title))) expect(decided.filter(({ why }) => why === 'time')).toHaveLength(1)
    }

    const { rows } = await sql<{ name: string; doc: object; notes: string[] }>`select d.doc ->> 'name' as name, d.doc,
      array(select n.doc ->> 'name' from records n where n.doc ->> 'deal' = d.id::text order by 1) as notes
    from records d where d.id = any(${deals}::uuid[])`.execute(application.db)
    for (const { name, doc, notes } of rows) {
      const isNo = isRejected(numberOf(name))
      expect(doc).toEqual({ name, submitted: '1', ...(isNo ? { refused: '1' } : { booked: '1', agreed: '1' }) })
      expect(notes).toEqual(isNo ? ['refused', 'sales'] : ['booked', 'sales'])
    }

    const calls = tally(web.calls.map(({ headers }) => String(headers['idempotency-key'])))
    const mails = tally(mail.mails.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)?.[1] ?? 'none'))
    // one when the board agreed, one in the end; two to the board, and to the rep the outcome and what an action tells
    expect(calls.size).toBe(approved * 2 + rejected)
    expect(mails.size).toBe(approved * 4 + rejected * 3)
    const again = (counts: ReadonlyMap<string, number>) => [...counts.values()].filter((count) => count > 1).length
    console.log(
      `seed ${seed}: ${kills} kills; ${brokenOff} requests broke off, ${acknowledged.length} decisions were acknowledged; ` +
        `${calls.size} calls, ${again(calls)} more than once; ${mails.size} mails, ${again(mails)} more than once`,
    )
  },
  patienceMs,
)

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A month from opening to the archive over HTTP, and what nobody gets to see on the way. */
import type {
  CalibrationPage,
  CardBody,
  CardsPage,
  CycleBody,
  CyclePreview,
  CyclesBody,
  RewardsBody,
} from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { type Appraisal, createAppraisal, expectStatus } from './testing/appraisal.ts'

let world: Appraisal
let cycle: string
const october = { scorecard: 'monthly', period: '2026-10' }
const card = new Map<string, string>()

beforeAll(async () => {
  world = await createAppraisal()
})
afterAll(() => world.close())

const read = async <B>(asker: TestPerson, path: string): Promise<B> =>
  expectStatus(await asker.get(`/api/performance${path}`), 200)
const step = (asker: TestPerson, type: string) => asker.post(`/api/performance/cycles/${cycle}/events`, { type })
const cardOf = (asker: TestPerson, of: TestPerson) => read<CardBody>(asker, `/cards/${card.get(of.id)}`)
const statusOf = async (asker: TestPerson, path: string) => (await asker.get(`/api/performance${path}`)).status

/** Fills in what the asker is asked for on the card. */
async function review(asker: TestPerson, of: TestPerson, service: string, more: object = {}): Promise<number> {
  const { reviews } = await cardOf(asker, of)
  const own = reviews.find(({ mayFill }) => mayFill)
  if (!own) throw new Error('Nothing to fill in.')
  const body = { review: own.id, points: { service }, comment: 'Well done', done: true, ...more }
  return (await asker.post(`/api/performance/cards/${card.get(of.id)}/review`, body)).status
}

describe('a month', () => {
  test('is seen before it is opened: who is in it, and who has no manager', async () => {
    const preview = expectStatus(await world.hr.post('/api/performance/cycles/preview', october), 200) as CyclePreview
    expect(preview).toMatchObject({ people: 3, groups: [{ label: 'Everybody', people: 3 }], existing: null })
    expect(preview.problems).toMatchObject([
      { code: 'no-reviewer', name: 'manager', count: 1, people: [{ name: 'Cy' }] },
      { code: 'no-reviewer', name: 'second', count: 1 },
    ])
    expect((await world.ann.post('/api/performance/cycles/preview', october)).status).toBe(403)
  })

  test('is opened once', async () => {
    ;({ id: cycle } = expectStatus(await world.hr.post('/api/performance/cycles', october), 201))
    expect((await world.hr.post('/api/performance/cycles', october)).status).toBe(409)
    const { items } = await read<CardsPage>(world.hr, `/cycles/${cycle}/cards`)
    for (const { id, person } of items) card.set(person.id, id)
    expect(items.map(({ person }) => person.name)).toEqual(['Ann', 'Bo', 'Cy'])
    const { problems } = await read<CycleBody>(world.hr, `/cycles/${cycle}`)
    expect(problems).toMatchObject([{ code: 'no-reviewer', name: 'manager', count: 1, people: [{ name: 'Cy' }] }])
  })

  test('asks for one review after the other, and nobody out of turn', async () => {
    expectStatus(await step(world.hr, 'start'), 204)
    const { reviews } = await read<CyclesBody>(world.ann, '/cycles')
    // three days from the end of the month, or from today, which is later
    const due = new Date(Math.max(Date.parse('2026-10-31'), Date.now()) + 3 * 86_400_000).toISOString().slice(0, 10)
    expect(reviews).toMatchObject([{ person: { name: 'Ann' }, isOwn: true, dueOn: due, isLate: false }])
    expect((await world.ann.get('/api/approvals/counts')).body.todo).toBe(1)
    expect(await statusOf(world.lead, `/cards/${card.get(world.ann.id)}`)).toBe(404)
    expect(await review(world.ann, world.ann, '95')).toBe(204)
    expect(await statusOf(world.lead, `/cards/${card.get(world.ann.id)}`)).toBe(200)
    expect(await statusOf(world.chief, `/cards/${card.get(world.ann.id)}`)).toBe(404)
    expect((await step(world.hr, 'calibrate')).body.message).toContain('3 people')
    expect(
      await review(world.lead, world.ann, '88', { granted: [{ adjustment: 'conduct', points: '2', reason: 'Helps' }] }),
    ).toBe(204)
    expect(await review(world.chief, world.ann, '90')).toBe(204)
    const { body } = await world.ann.get('/api/notifications')
    expect(body.items.map((item: { title: { en: string } }) => item.title.en)).toEqual([
      'Please review yourself (Monthly)',
    ])
  })

  test('hides from people what others gave them until it is published', async () => {
    const own = await cardOf(world.ann, world.ann)
    expect(own.sight).toBe('figures')
    expect(own.reviews.map(({ review: name }) => name)).toEqual(['self'])
    expect(own.result?.card.items.map(({ item }) => item)).toEqual(['sales'])
    const said = JSON.stringify(own)
    for (const secret of ['"88"', '89.3', 'Helps', '"grade":"']) expect(said).not.toContain(secret)
    expect((await read<CyclesBody>(world.ann, '/cycles')).own).toMatchObject([{ result: null }])
    expect(await statusOf(world.ann, `/cards/${card.get(world.bo.id)}`)).toBe(404)
    for (const path of ['', '/cards', '/calibration', '/rewards'])
      for (const asker of [world.ann, world.lead, world.zoe])
        expect(await statusOf(asker, `/cycles/${cycle}${path}`)).toBe(404)
    expect(await statusOf(world.zoe, `/cards/${card.get(world.ann.id)}`)).toBe(404)
    expect((await step(world.zoe, 'publish')).status).toBe(404)
    expect((await step(world.board, 'publish')).status).toBe(403)
  })

  test('gives to whoever runs it what nobody can do, and lets them hand it over', async () => {
    expect(await review(world.bo, world.bo, '80')).toBe(204)
    expect(await review(world.lead, world.bo, '70')).toBe(204)
    expect(await review(world.chief, world.bo, '75')).toBe(204)
    expect(await review(world.cy, world.cy, '100')).toBe(204)
    expect(await review(world.hr, world.cy, '101')).toBe(400)
    const { reviews } = await cardOf(world.hr, world.cy)
    const open = reviews.find(({ review: name }) => name === 'manager')
    expect(open?.person).toBeNull()
    const handed = { review: open?.id, to: world.chief.id, reason: 'Stands in' }
    const path = `/api/performance/cards/${card.get(world.cy.id)}/hand-over`
    expect((await world.hr.post(path, { ...handed, to: world.cy.id })).status).toBe(409)
    expect((await world.chief.post(path, handed)).status).toBe(404)
    expectStatus(await world.hr.post(path, handed), 204)
    expect(await review(world.chief, world.cy, '100')).toBe(204)
    expect(await read<CycleBody>(world.hr, `/cycles/${cycle}`)).toMatchObject({
      reviewed: 3,
      unscored: 0,
      state: 'review',
    })
  })

  test('is calibrated against the shares: seats by rank, one grade agreed on, one’s own by nobody', async () => {
    expectStatus(await step(world.hr, 'calibrate'), 204)
    const page = await read<CalibrationPage>(world.board, `/cycles/${cycle}/calibration`)
    // 40% of 3 are 1.2, 60% are 1.8
    expect(page.grades.map(({ seats }) => seats)).toEqual([1, 2, 0])
    // 70% × 110 + 30% × 89.3 + 2; 70% × 95 + 30% × 100; 70% × 90 + 30% × 72.5
    expect(page.cards.map(({ person, score, grade }) => [person.name, score, grade])).toEqual([
      ['Ann', '105.79', 'a'],
      ['Cy', '96.5', 'b'],
      ['Bo', '84.75', 'b'],
    ])
    const change = (of: TestPerson, grade: string) => ({
      changes: [{ card: card.get(of.id), grade }],
      reason: 'Grew a lot',
    })
    expect((await world.hr.post(`/api/performance/cycles/${cycle}/calibration`, change(world.bo, 'a'))).status).toBe(
      403,
    )
    expectStatus(await world.board.post(`/api/performance/cycles/${cycle}/calibration`, change(world.bo, 'c')), 204)
    expect((await cardOf(world.board, world.bo)).result?.steps?.map(({ type, grade }) => [type, grade])).toEqual([
      ['grade', 'b'],
      ['distribution', 'b'],
      ['calibration', 'c'],
    ])
  })

  test('is published, with what follows in money', async () => {
    expectStatus(await step(world.hr, 'publish'), 204)
    const ann = await cardOf(world.ann, world.ann)
    expect(ann.versions).toMatchObject([{ version: 1, score: '105.79', grade: 'a', coefficient: '1.5' }])
    expect(ann.reviews.map(({ points }) => points?.service)).toEqual(['95', '88', '90'])
    expect(ann.may.appeal).toBe(true)
    expect(ann.year?.result).toMatchObject({ status: 'scored', score: '105.79' })
    // whoever stands above sees results, not those of others
    expect((await cardOf(world.lead, world.ann)).rewards).toEqual([])
    expect(await statusOf(world.lead, `/cards/${card.get(world.cy.id)}`)).toBe(404)
    const { items, totals } = await read<RewardsBody>(world.hr, `/cycles/${cycle}/rewards`)
    expect(
      items.map(({ person, change }) => [person.name, 'amount' in change ? change.amount : change.change]),
    ).toEqual([
      ['Ann', '1500'],
      ['Bo', '0'],
      ['Bo', 'given'],
      ['Cy', '1000'],
    ])
    expect(totals).toEqual([{ currency: 'CNY', amount: '2500' }])
    expect(await review(world.lead, world.bo, '100').catch(() => 'none')).toBe('none')
  })

  test('is appealed against: a new version beside the old one, and the difference alone is paid', async () => {
    const path = `/api/performance/cards/${card.get(world.bo.id)}/appeals`
    const appeal = { version: 1, item: 'service', reason: 'I was on loan to another team' }
    expect((await world.ann.post(path, appeal)).status).toBe(404)
    const { id } = expectStatus(await world.bo.post(path, appeal), 201)
    expect((await world.bo.post(path, appeal)).status).toBe(409)
    expect((await step(world.hr, 'archive')).status).toBe(409)
    expect((await read<CycleBody>(world.hr, `/cycles/${cycle}`)).steps).toEqual([])
    const decide = `/api/performance/appeals/${id}/decision`
    const accepted = { accepted: true, answer: 'The loan counts', grade: 'b' }
    expect((await world.bo.post(decide, accepted)).status).toBe(409)
    expectStatus(await world.board.post(decide, accepted), 204)
    const { versions, rewards, appeals } = await cardOf(world.bo, world.bo)
    expect(versions.map(({ version, grade, reason }) => [version, grade, reason])).toEqual([
      [2, 'b', 'The loan counts'],
      [1, 'c', null],
    ])
    expect(rewards.map(({ version, change }) => [version, 'amount' in change ? change.amount : change.change])).toEqual(
      [
        [1, '0'],
        [1, 'given'],
        [2, '1000'],
        [2, 'withdrawn'],
      ],
    )
    expect(appeals).toMatchObject([{ accepted: true, answer: 'The loan counts' }])
  })

  test('what was published is changed by nothing, not even in the database', async () => {
    const { db } = world.application
    for (const table of ['score_results', 'score_rewards', 'score_definitions', 'score_history'])
      await expect(sql`update ${sql.table(table)} set workspace_id = workspace_id`.execute(db)).rejects.toThrow(
        /append-only/,
      )
    expect((await step(world.hr, 'calculate')).status).toBe(409)
    await sql`update score_cycles set appeal_until = '2026-01-01'`.execute(db)
    expectStatus(await step(world.hr, 'archive'), 204)
    for (const event of ['reopen', 'publish', 'cancel', 'start']) expect((await step(world.hr, event)).status).toBe(409)
    expect((await cardOf(world.ann, world.ann)).may.appeal).toBe(false)
  })
})

test('weights that change within a month are approved by somebody else, and both results are shown', async () => {
  const { hr, board, cy } = world
  const { id } = expectStatus(
    await hr.post('/api/performance/cycles', { scorecard: 'monthly', period: '2026-11' }),
    201,
  )
  const change = { from: '2026-11-16', reason: 'New strategy', weights: { sales: '40', service: '60' } }
  const path = `/api/performance/cycles/${id}/changes`
  expect((await hr.post(path, { ...change, weights: { sales: '40' } })).status).toBe(409)
  expect(expectStatus(await hr.post(path, change), 201)).toEqual({ number: 2 })
  expect((await hr.post(`${path}/2`, { approved: true })).status).toBe(403)
  expectStatus(await board.post(`${path}/2`, { approved: true }), 204)
  const { versions } = await read<CycleBody>(hr, `/cycles/${id}`)
  expect(versions.map(({ from, approved, weights }) => [from, approved, weights.sales])).toEqual([
    ['2026-11-01', true, '70'],
    ['2026-11-16', true, '40'],
  ])
  const { items } = await read<CardsPage>(hr, `/cycles/${id}/cards`)
  const own = items.find(({ person }) => person.id === cy.id)
  const { result } = await read<CardBody>(hr, `/cards/${own?.id}`)
  expect(result?.card.items[0]).toMatchObject({ item: 'sales', weight: '55' })
  expect(result?.newest?.card.items[0]).toMatchObject({ item: 'sales', weight: '40' })
})

/**
 * Who sees and does what: every way into a record, for every scope, against one table of expectations.
 * A way that forgets the scope fails here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const names = ['chief', 'lead', 'rep', 'mate', 'stranger'] as const
type Name = (typeof names)[number]

const everybody: readonly Name[] = names
/** Chief leads lead, lead leads rep and mate. Team A: lead, rep; team B below A: mate; team C: stranger; chief has none. */
const reach: Readonly<Record<string, Readonly<Record<Name, readonly Name[]>>>> = {
  own_scope: { chief: ['chief'], lead: ['lead'], rep: ['rep'], mate: ['mate'], stranger: ['stranger'] },
  team_scope: {
    chief: ['chief'],
    lead: ['lead', 'rep', 'mate'],
    rep: ['lead', 'rep', 'mate'],
    mate: ['mate'],
    stranger: ['stranger'],
  },
  subordinates_scope: {
    chief: ['chief', 'lead', 'rep', 'mate'],
    lead: ['lead', 'rep', 'mate'],
    rep: ['rep'],
    mate: ['mate'],
    stranger: ['stranger'],
  },
  all_scope: { chief: everybody, lead: everybody, rep: everybody, mate: everybody, stranger: everybody },
  // the deals of rep and stranger are with medical accounts
  medical_only: {
    chief: ['rep', 'stranger'],
    lead: ['rep', 'stranger'],
    rep: ['rep', 'stranger'],
    mate: ['rep', 'stranger'],
    stranger: ['rep', 'stranger'],
  },
}

let application: TestApplication
let admin: TestPerson
const personIds = {} as Record<Name, string>
const deals = {} as Record<Name, string>
const lines = {} as Record<Name, string>
const actors = new Map<Name, { roles: string; actor: TestPerson }>()

/** The person with these roles; an account is tied to the person record anew when the roles change. */
async function as(name: Name, ...roles: string[]): Promise<TestPerson> {
  const known = actors.get(name)
  if (known?.roles === roles.join()) return known.actor
  const actor = await application.account(personIds[name], name, roles)
  actors.set(name, { roles: roles.join(), actor })
  return actor
}

beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'])
  const create = async (object: string, values: object): Promise<string> => {
    const { status, body } = await admin.post(`/api/records/${object}`, { values })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.id
  }
  const teamA = await create('team', { name: 'A' })
  const teamB = await create('team', { name: 'B', parent: teamA })
  const teamC = await create('team', { name: 'C' })
  personIds.chief = await create('person', { name: 'chief' })
  personIds.lead = await create('person', { name: 'lead', manager: personIds.chief, team: teamA })
  personIds.rep = await create('person', { name: 'rep', manager: personIds.lead, team: teamA })
  personIds.mate = await create('person', { name: 'mate', manager: personIds.lead, team: teamB })
  personIds.stranger = await create('person', { name: 'stranger', team: teamC })
  const medical = await create('account', { name: 'Clinic', sector: 'medical' })
  const retail = await create('account', { name: 'Shop', sector: 'retail' })
  for (const name of names) {
    const account = name === 'rep' || name === 'stranger' ? medical : retail
    const values = { code: `Deal-${name}`, account, owner: personIds[name], amount: '100', notes: 'x', margin: '0.1' }
    deals[name] = await create('deal', values)
    lines[name] = await create('line', { title: `Line-${name}`, deal: deals[name], quantity: '2' })
  }
})
afterAll(() => application.close())

const codes = (seen: readonly Name[]) => seen.map((name) => `Deal-${name}`).sort()

describe.each(Object.keys(reach))('%s', (role) => {
  describe.each(names)('as %s', (viewer) => {
    const seen = () => reach[role]?.[viewer] ?? []

    test('lists, counts, sums and finds exactly what is in reach', async () => {
      const me = await as(viewer, role)
      const list = await me.get('/api/records/deal?fields=code&sort=code')
      expect(list.body.items.map((item: { values: { code: string } }) => item.values.code)).toEqual(codes(seen()))
      const sorted = await me.post('/api/records/deal/query', { fields: ['code'], sort: ['-amount', 'closed_on'] })
      expect(sorted.body.items).toHaveLength(seen().length)
      const searched = await me.get('/api/records/deal?search=deal')
      expect(searched.body.items).toHaveLength(seen().length)
      expect((await me.get('/api/records/deal/count')).body.count).toBe(seen().length)
      const sum = await me.post('/api/records/deal/aggregate', {
        measures: [
          { as: 'total', fn: 'sum', field: 'amount' },
          { as: 'deals', fn: 'count' },
        ],
      })
      const total = seen().length === 0 ? null : `${seen().length * 100}.00`
      expect(sum.body.rows).toEqual([{ total, deals: seen().length }])
      const sumFound = await me.post('/api/records/deal/aggregate', {
        search: 'deal',
        measures: [{ as: 'deals', fn: 'count' }],
      })
      expect(sumFound.body.rows).toEqual([{ deals: seen().length }])
      const byOwner = await me.post('/api/records/deal/aggregate', {
        groupBy: [{ field: 'owner' }],
        measures: [{ as: 'deals', fn: 'count' }],
      })
      expect(byOwner.body.rows.map((row: { owner: string }) => row.owner).sort()).toEqual(
        seen()
          .map((name) => personIds[name])
          .sort(),
      )
      const found = await me.get('/api/search?q=deal&objects=deal&limit=50')
      expect(found.body.items.map((item: { name: string }) => item.name).sort()).toEqual(codes(seen()))
    })

    test.each(names)('the deal of %s', async (owner) => {
      const me = await as(viewer, role)
      const inReach = seen().includes(owner)
      const url = `/api/records/deal/${deals[owner]}`
      expect((await me.get(url)).status).toBe(inReach ? 200 : 404)
      expect((await me.get(`${url}/history`)).status).toBe(inReach ? 200 : 404)
      expect((await me.send('PATCH', url, { values: { notes: `by ${viewer} ${role}` } })).status).toBe(
        inReach ? 200 : 404,
      )
      const bulk = await me.post('/api/records/deal/bulk', {
        action: 'update',
        mode: 'each',
        records: [{ id: deals[owner], values: { notes: `bulk ${viewer} ${role}` } }],
      })
      expect(bulk.body).toMatchObject(
        inReach ? { updated: 1, failed: [] } : { updated: 0, failed: [{ code: 'not_found' }] },
      )
      const upsert = await me.post('/api/records/deal/bulk', {
        action: 'upsert',
        mode: 'each',
        key: 'code',
        records: [{ values: { code: `Deal-${owner}`, notes: `upsert ${viewer} ${role}` } }],
      })
      expect(upsert.body.failed).toHaveLength(inReach ? 0 : 1)
      expect((await me.send('DELETE', url)).status).toBe(inReach ? 204 : 404)
      if (inReach) expect((await me.post(`/api/recycle-bin/deal/${deals[owner]}/restore`, undefined)).status).toBe(200)
    })

    test('details follow their parent', async () => {
      if (role === 'medical_only') return // this role has no rights on lines, tested below
      const me = await as(viewer, role)
      const list = await me.get('/api/records/line?fields=title,deal,deal.code&sort=title')
      expect(list.body.items.map((item: { labels: { deal: string } }) => item.labels.deal).sort()).toEqual(
        codes(seen()),
      )
      for (const owner of names) {
        const inReach = seen().includes(owner)
        expect((await me.get(`/api/records/line/${lines[owner]}`)).status, owner).toBe(inReach ? 200 : 404)
        const added = await me.post('/api/records/line', { values: { title: 'New', deal: deals[owner] } })
        expect(added.status, owner).toBe(inReach ? 201 : 422)
        if (inReach) await me.send('DELETE', `/api/records/line/${added.body.id}`)
      }
    })
  })
})

describe('objects without rights', () => {
  test.each([
    ['nothing', 'deal'],
    ['nothing', 'account'],
    ['medical_only', 'line'],
    ['medical_only', 'no_such_object'],
  ])('%s does not know of %s', async (role, object) => {
    const me = await as('rep', role)
    for (const url of [`/api/records/${object}`, `/api/records/${object}/count`, `/api/recycle-bin/${object}`]) {
      expect((await me.get(url)).status, url).toBe(404)
    }
    expect((await me.post(`/api/records/${object}`, { values: {} })).status).toBe(404)
    const app = await me.get('/api/app')
    expect(app.body.objects.map((entry: { name: string }) => entry.name)).not.toContain(object)
    expect(Object.keys((await me.get('/api/openapi.json')).body.paths).join()).not.toContain(`/${object}`)
  })
})

describe('a hidden field', () => {
  const filter = (condition: object) => encodeURIComponent(JSON.stringify(condition))

  test('is neither read, filtered, sorted, summed, searched nor written', async () => {
    const me = await as('rep', 'no_money')
    const unknown = [
      '/api/records/deal?fields=amount',
      '/api/records/deal?sort=amount',
      `/api/records/deal?filter=${filter({ '>': [{ var: 'amount' }, 1] })}`,
      '/api/records/deal?fields=account.credit_limit',
      '/api/records/deal?sort=account.credit_limit',
      `/api/records/deal/count?filter=${filter({ blank: [{ var: 'amount' }] })}`,
      '/api/records/line?fields=deal.amount',
    ]
    for (const url of unknown) expect((await me.get(url)).status, url).toBeGreaterThanOrEqual(400)
    for (const body of [
      { measures: [{ as: 'total', fn: 'sum', field: 'amount' }] },
      { groupBy: [{ field: 'amount' }], measures: [{ as: 'n', fn: 'count' }] },
    ]) {
      expect((await me.post('/api/records/deal/aggregate', body)).status).toBe(400)
    }
    const record = await me.get(`/api/records/deal/${deals.rep}`)
    expect(record.body.values).not.toHaveProperty('amount')
    expect(record.body.values).toHaveProperty('margin')
    const history = await me.get(`/api/records/deal/${deals.rep}/history`)
    expect(JSON.stringify(history.body)).not.toContain('amount')
    const written = await me.send('PATCH', `/api/records/deal/${deals.rep}`, { values: { amount: '1' } })
    expect(written).toMatchObject({ status: 422, body: { details: [{ field: 'amount', code: 'unknown' }] } })
    const readOnly = await me.send('PATCH', `/api/records/deal/${deals.rep}`, { values: { margin: '0.5' } })
    expect(readOnly).toMatchObject({ status: 422, body: { details: [{ field: 'margin', code: 'readOnly' }] } })
    const app = await me.get('/api/app')
    expect(JSON.stringify(app.body)).not.toMatch(/amount|credit_limit/)
    expect(JSON.stringify((await me.get('/api/openapi.json')).body.components.schemas.deal)).not.toContain('amount')
  })

  test('shows through no combination of roles: each role shows its fields on its records only', async () => {
    // one role shows all fields of one's own deals, the other all deals without their amounts
    const me = await as('rep', 'no_money', 'own_scope')
    const list = await me.get('/api/records/deal?fields=code,amount&sort=-amount,code')
    const amounts = Object.fromEntries(
      list.body.items.map((item: { values: { code: string; amount?: string } }) => [
        item.values.code,
        item.values.amount,
      ]),
    )
    expect(Object.keys(amounts).sort()).toEqual(codes(everybody))
    for (const name of names) expect(amounts[`Deal-${name}`] ?? null, name).toBe(name === 'rep' ? '100.00' : null)
    expect(list.body.items[0].values.code).toBe('Deal-rep')
    const matching = await me.get(`/api/records/deal/count?filter=${filter({ '>': [{ var: 'amount' }, 1] })}`)
    expect(matching.body.count).toBe(1)
    const blank = await me.get(`/api/records/deal/count?filter=${filter({ blank: [{ var: 'amount' }] })}`)
    expect(blank.body.count).toBe(4)
    const sum = await me.post('/api/records/deal/aggregate', {
      measures: [{ as: 'total', fn: 'sum', field: 'amount' }],
    })
    expect(sum.body.rows).toEqual([{ total: '100.00' }])
    const through = await me.get('/api/records/line?fields=title,deal.amount')
    for (const item of through.body.items) {
      const mine = item.values.title === 'Line-rep'
      expect(item.values['deal.amount'] ?? null, item.values.title).toBe(mine ? '100.00' : null)
    }
    expect((await me.send('PATCH', `/api/records/deal/${deals.mate}`, { values: { amount: '5' } })).status).toBe(422)
    expect((await me.send('PATCH', `/api/records/deal/${deals.rep}`, { values: { amount: '100.00' } })).status).toBe(
      200,
    )
  })
})

test('a record that its creator could not see is not created', async () => {
  const me = await as('rep', 'medical_only')
  const before = (await admin.get('/api/records/deal/count')).body.count
  const created = await me.post('/api/records/deal', { values: { code: 'Nowhere' } })
  expect(created.status).toBe(403)
  expect((await admin.get('/api/records/deal/count')).body.count).toBe(before)
})

test('the fields of an invisible related record are blank, and so is its name', async () => {
  const hidden = await admin.post('/api/records/deal', { values: { code: 'Hidden', amount: '7' } })
  const line = await admin.post('/api/records/line', { values: { title: 'Orphan', deal: hidden.body.id } })
  const me = await as('rep', 'own_scope')
  expect((await me.get(`/api/records/line/${line.body.id}`)).status).toBe(404)
  const list = await me.get('/api/records/line?fields=title,deal.amount')
  expect(JSON.stringify(list.body)).not.toContain('7.00')
})

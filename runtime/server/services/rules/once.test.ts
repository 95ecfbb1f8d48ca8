/** A rule does once what it does, however many come together and whatever dies. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../database/connect.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { createFollowing } from '../../workers/following.ts'
import { approvalCalls } from '../approvals/index.ts'
import { followRules } from './index.ts'
import { type RuleCompany, rule, startRules, task } from './testing/rule-company.ts'

let company: RuleCompany
beforeAll(async () => {
  company = await startRules([
    rule('aa', { type: 'created' }, [task('"Welcome " & code')]),
    rule('bu', { type: 'created' }, [{ do: 'assign', among: [{ from: 'role', role: 'own_scope' }] }]),
  ])
})
afterAll(() => company.application.close())

describe('exactly once', () => {
  test('round robin gives as much to each, however many are created at once', async () => {
    const people = [
      company.ada,
      await company.application.person('Ben', ['own_scope']),
      await company.application.person('Cid', ['own_scope']),
      await company.application.person('Dee', ['own_scope']),
    ]
    await Promise.all(Array.from({ length: 20 }, (_, i) => company.create('deal', { code: `bu${i}` })))
    await company.application.settled()
    const { body } = await company.administrator.post('/api/records/deal/aggregate', {
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
  expect(
    (await company.administrator.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records })).status,
  ).toBe(200)
  const waiting = async () => (await company.application.db.selectFrom('events').select('id').execute()).length
  const runs = async () =>
    (await company.application.db.selectFrom('rule_runs').select('id').where('rule', '=', 'deal/aa').execute()).length
  const workspaces = new LiveWorkspaces(company.application.db)
  let deaths = 0
  while ((await waiting()) > 0) {
    const victim = connect(company.application.databaseUrl, { poolSize: 2, applicationName: 'attain victim' })
    const log = { error() {} } as never
    const followers = [followRules({ approvals: approvalCalls, log })]
    const following = createFollowing({ db: victim, workspaces, log, followers })
    const followed = following.idle().catch(() => {})
    // where it is by then is chance; the later ones come further
    for (const start = await runs(); (await runs()) < start + 7 + deaths && (await waiting()) > 0; );
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'attain victim' and datname = current_database()`.execute(company.application.db)
    deaths += rows.length > 0 ? 1 : 0
    await following.stop()
    await followed
    await victim.destroy()
  }
  expect(deaths).toBeGreaterThan(3)
  const made = await company.tasksOf('LEFT(subject, 11) = "Welcome aak"')
  expect(made).toEqual(records.map(({ values }) => `Welcome ${values.code}`).sort())
  expect(
    await company.application.db
      .selectFrom('rule_runs')
      .select('id')
      .where('rule', '=', 'deal/aa')
      .where('outcome', '<>', 'done')
      .execute(),
  ).toEqual([])
})

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { compareFolder, readBundleFolder } from '../bundle-folder.ts'
import { runCli } from '../testing/run-cli.ts'

const example = resolve(import.meta.dirname, '../../../metadata-examples/hardware-sales')
const workplace = mkdtempSync(join(tmpdir(), 'attain-cases-'))
afterAll(() => rmSync(workplace, { recursive: true }))

const label = (en: string) => ({ en, 'zh-CN': en })

/** A small application whose agents have 5 % of their deals. */
const documents: Readonly<Record<string, object>> = {
  'app.json': { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  'objects/deal.json': {
    ...{ kind: 'object', name: 'deal', label: label('Deal'), pluralLabel: label('Deals'), sharing: 'private' },
    fields: [
      { name: 'name', label: label('Name'), type: 'text', required: true },
      { name: 'amount', label: label('Amount'), type: 'currency', min: '0' },
      { name: 'closed_on', label: label('Closed on'), type: 'date' },
    ],
  },
  'commission-plans/reps.json': {
    ...{ kind: 'commission-plan', name: 'reps', label: label('Reps'), for: 'active', from: '2026-01-01' },
    components: [
      {
        ...{ name: 'sales', label: label('Sales') },
        measure: { from: 'credits', object: 'deal', date: 'closed_on', amount: 'amount' },
        pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 5 }] }] },
      },
    ],
  },
  'roles/administrator.json': {
    ...{ kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  },
}

const deal = { name: 'd', owner: 'Ann', amount: 1000, closed_on: '2026-01-15' }
const cases = {
  plan: 'reps',
  given: { person: [{ name: 'Ann' }], deal: [deal] },
  cases: [
    {
      name: 'five per cent',
      pays: { '2026-01': { Ann: { paid: 50, lines: [{ amount: 50, words: '1,000 at 5%' }] } } },
    },
    { name: 'six per cent', about: '1,000 × 6 %', pays: { '2026-01': { Ann: { lines: [{ amount: 60 }] } } } },
    { name: 'nothing', given: { person: [{ name: 'Bo' }] }, pays: { '2026-01': { Bo: 0 } } },
    { name: 'a deal that cannot be', given: { deal: [{ name: 'e', amount: -1 }] }, pays: { '2026-01': { Ann: 50 } } },
    { name: 'a lock that comes too early', close: ['2026-01'], pays: { '2026-01': { Ann: 50 } } },
  ],
}

const server = inject('serverUrl')
const run = (words: readonly string[], language = 'en') =>
  runCli(['test', join(workplace, 'bundle'), '--database', server, '--language', language, ...words])

beforeAll(() => {
  for (const [path, document] of Object.entries({ ...documents, 'expected/reps.json': cases })) {
    const file = join(workplace, 'bundle', path)
    mkdirSync(resolve(file, '..'), { recursive: true })
    writeFileSync(file, JSON.stringify(document))
  }
})

/** What is said but for how long it took. */
const told = (output: string) => output.replaceAll(/\d+ ms/g, 'N ms').replaceAll(/\d+\.\d s|\d+\.\d 秒/g, 'N s')

describe('attain test', { timeout: 60_000 }, () => {
  test('says of each case whether it passes, and puts what was expected beside what came', async () => {
    const { code, output, errors } = await run([])
    expect({ code, errors }).toEqual({ code: 1, errors: '' })
    expect(told(output)).toBe(`expected/reps.json
  ✓ five per cent (N ms)
  ✗ six per cent (N ms)
      1,000 × 6 %
      Ann, 2026-01  expected/reps.json#/cases/1/pays/2026-01/Ann
                 expected  got
        ✗ sales        60   50  1,000 at 5% = 50

  ✗ nothing (N ms)
      Ann, 2026-01  expected/reps.json#/cases/2/pays/2026-01
                 expected  got
        ✗ paid          –   50
          sales         –   50  1,000 at 5% = 50

  ✗ a deal that cannot be (N ms)
      expected/reps.json#/cases/3/given/deal/0
      The record cannot be saved: Amount: At least 0 is expected.

  ✗ a lock that comes too early (N ms)
      expected/reps.json#/cases/4/close/0
      The period is open and cannot be locked.

Failed: 4 of 5 cases. Start N s, cases N s.
`)
  })

  test('starts a Postgres of its own where none is named, and speaks Chinese', async () => {
    const words = ['test', join(workplace, 'bundle'), '--only', 'SIX', '--language', 'zh-CN']
    const { output } = await runCli(words, { environment: { ATTAIN_TEST_DATABASE_URL: '' } })
    expect(told(output)).toBe(`expected/reps.json
  ✗ six per cent (N ms)
      1,000 × 6 %
      Ann, 2026-01  expected/reps.json#/cases/1/pays/2026-01/Ann
                 预期  实际
        ✗ sales    60    50  1,000 × 5% = 50

1 个用例中 1 个不通过。启动 N s，用例 N s。
`)
  })

  test('ends with 0 when all pass, says it as JSON for programs, and leaves no database behind', async () => {
    const { code, output } = await run(['--only', 'five', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      ...{ passed: true, startMs: expect.any(Number), casesMs: expect.any(Number) },
      cases: [
        {
          ...{ file: 'expected/reps.json', name: 'five per cent', passed: true },
          comparisons: [
            {
              ...{ period: '2026-01', payee: 'Ann' },
              rows: [
                { of: 'paid', expected: '50', got: '50', isSame: true },
                { of: 'line', name: 'sales', expected: '50', got: '50', isSame: true },
              ],
            },
          ],
        },
      ],
    })
    const client = new pg.Client(server)
    await client.connect()
    const { rows } = await client.query("select datname from pg_database where datname like 'attain\\_trial%'")
    await client.end()
    expect(rows).toEqual([])
  })

  test('says so when the Postgres that is named does not answer', async () => {
    const words = ['test', join(workplace, 'bundle'), '--database', 'postgres://nobody@localhost:9/none']
    const { code, errors } = await runCli(words)
    expect(code).toBe(2)
    expect(errors).toMatch(/^There is no database to run the cases on: .*ECONNREFUSED.*\n$/)
  })

  test('runs nothing when a name is wrong, or nothing is asked for', async () => {
    expect(await run(['--only', 'ten'])).toMatchObject({ code: 2, errors: 'No case has "ten" in its name.\n' })
    const broken = join(workplace, 'bundle/expected/broken.json')
    writeFileSync(broken, JSON.stringify({ plan: 'rep', cases: [{ name: 'a', pays: { '2026-01': { Ann: 1 } } }] }))
    const { code, output, errors } = await run([])
    const check = await runCli(['check', join(workplace, 'bundle')])
    rmSync(broken)
    expect({ code, errors }).toEqual({ code: 1, errors: 'No case was run: 1 problem in expected/.\n' })
    expect(output).toContain(
      'expected/broken.json#/cases/0/plan\n  error unknown-plan: There is no commission plan “rep”.',
    )
    expect(output).toContain('Did you mean “reps”?')
    expect(check.code).toBe(1)
    expect(check.output).toContain('expected/broken.json#/cases/0/plan')
  })
})

test('cases are no documents: publishing leaves them out, and pulling keeps them', () => {
  const folder = join(workplace, 'kept')
  cpSync(example, folder, { recursive: true })
  const files = readBundleFolder(folder)
  expect(files.map(({ path }) => path).filter((path) => path.startsWith('expected/'))).toEqual([])
  expect(readFileSync(join(folder, 'expected/agents.json'), 'utf8')).toContain('"plan": "agents"')
  const live = files.slice(1).map(({ text }) => JSON.parse(text))
  expect(compareFolder(folder, live)).toMatchObject({ write: [], obsolete: [files[0]?.path] })
})

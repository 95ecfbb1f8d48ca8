import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsePlan, preparePlan, readCsvRows, runImport } from '../../engine/import/index.ts'
import { compileBundle, readBundle } from '../../engine/metadata/index.ts'
import { readBundleFolder } from '../../runtime/cli/bundle-folder.ts'
import { readCasesFolder } from '../../runtime/cli/cases-folder.ts'
import { hasPassed } from '../../runtime/cli/cases-report.ts'
import { createTestDatabase, type TestDatabase } from '../../runtime/server/testing/test-database.ts'
import { openTrial, runCase, type Trial } from '../../runtime/server/trial/index.ts'

const folder = import.meta.dirname
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
const { problems, model } = compileBundle(readBundle(readBundleFolder(folder)))

test('the bundle has neither errors nor warnings', () => {
  expect(problems).toEqual([])
  expect(model?.objects.get('opportunity')?.stages?.transitions.get('won')).toEqual(['engaging'])
})

describe('the commission plans pay what its cases expect', () => {
  const { files, problems: broken } = readCasesFolder(folder, model!)
  const cases = files.flatMap((file) => file.cases)
  let database: TestDatabase
  let trial: Trial

  beforeAll(async () => {
    database = await createTestDatabase()
    const documents = readBundle(readBundleFolder(folder)).documents.map(({ value }) => value)
    trial = await openTrial(database.url, documents)
  })
  afterAll(async () => {
    await trial.close()
    await database.drop()
  })

  test('of each plan', () => {
    expect(broken).toEqual([])
    const tested = new Set(cases.flatMap(({ steps }) => steps.map(({ plan }) => plan)))
    expect([...tested].sort()).toEqual([...model!.plans.keys()].sort())
  })

  test.each(cases)('$name', async (one) => {
    const result = await runCase(trial, one, 'en')
    expect(hasPassed(result), JSON.stringify(result, null, 2)).toBe(true)
  })
})

test('every row of the demo data fits the maps', async () => {
  const plan = parsePlan(readJson('import/plan.json'))
  const maps = new Map(plan.steps.map(({ map }) => [map, readJson(`import/${map}`)]))
  for (const { step, mapping } of preparePlan(plan, maps, model!.objects)) {
    const text = readFileSync(join(folder, 'data', step.file), 'utf8')
    const report = await runImport({
      mapping,
      source: { open: () => readCsvRows([text], ',') },
      send: () => Promise.reject(new Error('a dry run sends nothing')),
      onReject: ({ problems: reasons }) => expect.fail(`${step.file}: ${reasons[0]?.message.en}`),
      dryRun: true,
    })
    expect(report).toMatchObject({ rejected: 0 })
  }
})

test('the demo data is what its generator writes', () => {
  const target = mkdtempSync(join(tmpdir(), 'attain-example-'))
  try {
    execFileSync(process.execPath, [join(folder, 'data/generate.ts'), target])
    const files = readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.csv'))
    expect(readdirSync(target).sort()).toEqual(files.sort())
    for (const file of files) {
      expect(readFileSync(join(target, file), 'utf8'), file).toBe(readFileSync(join(folder, 'data', file), 'utf8'))
    }
  } finally {
    rmSync(target, { recursive: true })
  }
})

test('demo accounts name roles of the bundle and people of the data', () => {
  const demo = readJson('demo.json') as { accounts: { person: string; roles: string[] }[] }
  const people = ['sales_teams.csv', 'staff.csv'].map((file) => readFileSync(join(folder, 'data', file), 'utf8')).join()
  for (const { person, roles } of demo.accounts) {
    expect(people).toContain(person)
    for (const role of roles) expect(model?.roles.has(role), role).toBe(true)
  }
})

test('the README names the parts that are there', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const [, path = ''] of readme.matchAll(
    /`((?:objects|layouts|views|roles|pages|approvals|rules|kpis|targets|scorecards|import|data)\/[^`]*)`/g,
  )) {
    expect(existsSync(join(folder, path)), path).toBe(true)
  }
})

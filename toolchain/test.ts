/**
 * `npm test`: type check, lint, build of the front ends, then all tests, on a real Postgres and in a real browser. Arguments go to vitest
 * (`npm test -- engine`). The last line counts: `N passed, N failed`, where a check that fails counts as one.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { countTests, type JsonReport } from './test-totals.ts'
import { buildFrontEnds } from './web-build.js'

const root = resolve(import.meta.dirname, '..')
const bin = (path: string) => join(root, 'node_modules', path)
const running = new Set<ReturnType<typeof spawn>>()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    // The checks that would follow are not wanted any more.
    process.exitCode = 1
    setTimeout(() => process.exit(1), 5_000).unref()
  })
}
if (process.channel !== undefined) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

let failedChecks = 0
// a type check leaves a core idle now and then, and so does a build
await Promise.all([checkCode(), checkBuild()])

console.log('\n── Tests')
const report = await runTests(process.argv.slice(2))
const { passed, failed, skipped } = countTests(report)
if (skipped > 0) console.log(`${skipped} skipped`)
if (failedChecks > 0) console.log(`${failedChecks} of the checks before the tests failed, see above.`)
console.log(`${passed} passed, ${failed + failedChecks} failed`)
process.exit(failed + failedChecks > 0 || passed === 0 ? 1 : 0)

async function checkCode(): Promise<void> {
  for (const [what, project] of [
    ['the server, the tools and all their tests', '.'],
    ['the engine', 'engine'],
    // one program: they read each other
    ['what runs in browsers', 'tsconfig.browser.json'],
  ] as const)
    await check(`Types in ${what}`, [bin('typescript/bin/tsc'), '--pretty', '-p', project])
  await check('Lint and format', [bin('@biomejs/biome/bin/biome'), 'check', '--colors=force'])
}

async function check(title: string, args: string[]): Promise<void> {
  if (process.exitCode === 1) process.exit(1)
  console.log(`── ${title}`)
  if ((await run(args)) !== 0) failedChecks += 1
}

/** The browser tests need the front ends; without them the other tests are still worth their answer. */
async function checkBuild(): Promise<void> {
  try {
    await buildFrontEnds(root, process.execPath)
  } catch (error) {
    console.error((error as Error).message)
    failedChecks += 1
  }
}

async function runTests(args: string[]): Promise<JsonReport | null> {
  if (process.exitCode === 1) process.exit(1)
  const folder = await mkdtemp(join(tmpdir(), 'attain-test-report-'))
  const file = join(folder, 'report.json')
  try {
    await run([
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ])
    return JSON.parse(await readFile(file, 'utf8')) as JsonReport
  } catch (error) {
    console.error('The tests did not come to their end.', (error as Error).message)
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(args: string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  running.add(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

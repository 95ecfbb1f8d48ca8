import { compileBundle, readBundle } from '@attain/engine/metadata'
import { readExistingBundle } from '../bundle-folder.ts'
import { readCasesFolder } from '../cases-folder.ts'
import { type CaseReport, hasPassed, printCase } from '../cases-report.ts'
import { CliError, exitCode } from '../errors.ts'
import { printProblem, printProblems } from '../problem-report.ts'
import { runCases, type Telling, type Wanted } from '../run-cases.ts'
import { addExamples, pathIn, type RegisterCommand, type Session } from '../session.ts'

interface TestOptions {
  readonly only?: string
  readonly database?: string
  readonly json?: true
}

export const test: RegisterCommand = (program, session) => {
  const { terminal } = session
  const { say } = terminal
  const command = program
    .command('test')
    .description(say('test.description'))
    .argument('<folder>', say('argument.folder'))
    .option('--only <text>', say('test.only'))
    .option('--database <url>', say('test.database'))
    .option('--json', say('option.json'))
    .action(async (given: string, options: TestOptions) => {
      const began = performance.now()
      const folder = pathIn(session, given)
      const wanted = wantedCases(session, folder, options)
      if (wanted === undefined) return session.finish(exitCode.problems)
      const { makeTrialDatabase } = await import('../../server/trial/database.ts')
      const making = makeTrialDatabase(serverOf(session, options)).catch((cause: unknown) => {
        throw new CliError('test.noDatabase', { detail: cause instanceof Error ? cause.message : '' }, cause)
      })
      const interruption = new AbortController()
      const interrupt = () => interruption.abort()
      process.once('SIGINT', interrupt)
      try {
        const url = making.then((database) => database.url)
        const telling: Telling = {
          file: (path) => options.json ?? terminal.print(path),
          result: (report) => options.json ?? printCase(terminal, report),
        }
        const run = await runCases(url, wanted, terminal.language, telling, interruption.signal)
        if (interruption.signal.aborted) throw new CliError('answer.stopped')
        const times = { startMs: run.startMs - Math.round(began), casesMs: sumOf(run.reports) }
        const failed = run.reports.filter(({ result }) => !hasPassed(result)).length
        if (options.json) terminal.print(JSON.stringify(asJson(run.reports, times), null, 2))
        else terminal.print(say(failed === 0 ? 'test.passed' : 'test.failed', summary(run.reports, failed, times)))
        session.finish(failed === 0 ? exitCode.done : exitCode.problems)
      } finally {
        process.off('SIGINT', interrupt)
        // nothing is left of it, after Ctrl-C as well
        await making.then(({ stop }) => stop())
      }
    })
  addExamples(
    command,
    session,
    'attain test metadata-examples/hardware-sales',
    'attain test . --only "new hire"',
    'attain test . --json',
  )
}

/** Undefined after printing what is wrong with the bundle or its cases. */
function wantedCases({ terminal }: Session, folder: string, { only = '', json }: TestOptions): Wanted | undefined {
  const bundle = readExistingBundle(folder)
  const raw = readBundle(bundle)
  const { problems, model } = compileBundle(raw)
  const cases = model && readCasesFolder(folder, model)
  const wrong = [...(model === undefined ? problems : []), ...(cases?.problems ?? [])]
  if (cases === undefined || wrong.length > 0) {
    if (json) terminal.print(JSON.stringify({ problems: wrong }, null, 2))
    else if (model === undefined) printProblems(terminal, problems, bundle.length)
    else for (const problem of wrong) printProblem(terminal, problem)
    terminal.note(terminal.say('test.broken', { count: wrong.length }))
    return undefined
  }
  const has = (text: string) => text.toLowerCase().includes(only.toLowerCase())
  const wanted = cases.files.map((file) => ({ ...file, cases: file.cases.filter(({ name }) => has(name)) }))
  const files = wanted.filter((file) => file.cases.length > 0)
  if (files.length > 0) return { files, documents: raw.documents.map(({ value }) => value) }
  throw only === '' ? new CliError('test.none', { path: folder }) : new CliError('test.noneCalled', { only })
}

function serverOf({ environment }: Session, { database }: TestOptions): string | undefined {
  const url = database ?? environment.ATTAIN_TEST_DATABASE_URL
  return url === undefined || url === '' ? undefined : url
}

interface Times {
  readonly startMs: number
  readonly casesMs: number
}

function sumOf(reports: readonly CaseReport[]): number {
  return reports.reduce((sum, { ms }) => sum + ms, 0)
}

function summary({ length: count }: readonly CaseReport[], failed: number, { startMs, casesMs }: Times) {
  return { count, failed, start: (startMs / 1000).toFixed(1), seconds: (casesMs / 1000).toFixed(1) }
}

function asJson(reports: readonly CaseReport[], times: Times) {
  return {
    ...times,
    passed: reports.every(({ result }) => hasPassed(result)),
    cases: reports.map(({ result, ...report }) => ({ ...report, passed: hasPassed(result), ...result })),
  }
}

import { type BundleDifference, printDifference, soundDocuments } from '../bundle-changes.ts'
import { exitCode } from '../errors.ts'
import { addExamples, addServerOptions, connect, type RegisterCommand, type ServerOptions } from '../session.ts'

interface DiffOptions extends ServerOptions {
  readonly json?: true
}

export const diff: RegisterCommand = (program, session) => {
  const { terminal } = session
  const command = program
    .command('diff')
    .description(terminal.say('diff.description'))
    .argument('<folder>', terminal.say('argument.folder'))
    .option('--json', terminal.say('option.json'))
    .action(async (folder: string, options: DiffOptions) => {
      const documents = soundDocuments(session, folder)
      if (documents === undefined) return session.finish(exitCode.problems)
      const client = connect(session, options)
      const difference = await client.post<BundleDifference>('/api/metadata/diff', { documents })
      if (options.json) terminal.print(JSON.stringify(difference, null, 2))
      else if (difference.changes.length === 0) terminal.print(terminal.say('diff.same'))
      else printDifference(terminal, difference)
      session.finish(difference.changes.length === 0 ? exitCode.done : exitCode.problems)
    })
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain diff metadata-examples/hardware-sales',
    'attain diff . --json --url https://sales.example.com',
  )
}

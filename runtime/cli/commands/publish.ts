import type { PublishReport } from '@attain/contract'
import { type BundleDifference, printDifference, soundDocuments } from '../bundle-changes.ts'
import { exitCode } from '../errors.ts'
import { addExamples, addServerOptions, connect, type RegisterCommand, type ServerOptions } from '../session.ts'

interface PublishOptions extends ServerOptions {
  readonly message?: string
  readonly yes?: true
}

export const publish: RegisterCommand = (program, session) => {
  const { terminal } = session
  const { say } = terminal
  const command = program
    .command('publish')
    .description(say('publish.description'))
    .argument('<folder>', say('argument.folder'))
    .option('-m, --message <text>', say('publish.message'))
    .option('-y, --yes', say('option.yes'))
    .action(async (folder: string, options: PublishOptions) => {
      const documents = soundDocuments(session, folder)
      if (documents === undefined) {
        terminal.note(say('publish.problems'))
        return session.finish(exitCode.problems)
      }
      const client = connect(session, options)
      const { revision } = await client.get<{ revision: number }>('/api/metadata')
      const difference = await client.post<BundleDifference>('/api/metadata/diff', { documents })
      if (difference.changes.length === 0) return terminal.print(say('publish.nothing', { revision }))
      printDifference(terminal, difference)
      const count = difference.changes.length
      if (options.yes !== true && !(await terminal.confirm(say('publish.ask', { count })))) {
        terminal.note(say('answer.stopped'))
        return
      }
      const report = await client.post<PublishReport>('/api/metadata/publish', {
        documents,
        ...(options.message === undefined ? {} : { message: options.message }),
        expectedRevision: revision,
      })
      terminal.print(say(report.published ? 'publish.done' : 'publish.nothing', { revision: report.revision }))
    })
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain publish metadata-examples/hardware-sales',
    'attain publish . --yes --message "Add the reason for loss"',
  )
}

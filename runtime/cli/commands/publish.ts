import type { PublishReport } from '@attain/contract'
import { bundleFromDocuments, compileBundle, hasErrors, type MetadataDocument } from '@attain/engine/metadata'
import { type BundleDifference, printDifference, soundDocuments } from '../bundle-changes.ts'
import { readExistingBundle } from '../bundle-folder.ts'
import { byIdentity, documentsIn, takeChosen } from '../chosen-documents.ts'
import { exitCode } from '../errors.ts'
import { printProblems } from '../problem-report.ts'
import {
  addExamples,
  addServerOptions,
  connect,
  pathIn,
  type RegisterCommand,
  type ServerOptions,
  type Session,
} from '../session.ts'

interface PublishOptions extends ServerOptions {
  readonly only?: readonly string[]
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
    .option('--only <identity...>', say('option.only'))
    .option('-m, --message <text>', say('publish.message'))
    .option('-y, --yes', say('option.yes'))
    .action(async (folder: string, options: PublishOptions) => {
      const refuse = () => {
        terminal.note(say('publish.problems'))
        session.finish(exitCode.problems)
      }
      const { only } = options
      // a whole bundle that is broken is not sent at all
      const whole = only === undefined ? soundDocuments(session, folder) : []
      if (whole === undefined) return refuse()
      const client = connect(session, options)
      const live = await client.get<Live>('/api/metadata')
      const { revision } = live
      const documents = only === undefined ? whole : withChosen(session, folder, live, only)
      if (documents === undefined) return refuse()
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
    'attain publish . --only object:deal layout:deal/default',
  )
}

/** The answer of `GET /api/metadata`. */
interface Live {
  readonly revision: number
  readonly documents: readonly MetadataDocument[]
}

/** What is live with the chosen documents of a folder; undefined after printing what would be wrong with it. */
function withChosen(
  session: Session,
  folder: string,
  { documents }: Live,
  only: readonly string[],
): readonly MetadataDocument[] | undefined {
  const path = pathIn(session, folder)
  readExistingBundle(path)
  const live = byIdentity(documents)
  const given = documentsIn(path)
  // a folder may hold a part only: what it says nothing of is as live has it, but for what was chosen
  const source = new Map([...live].filter(([identity]) => !only.includes(identity)))
  for (const [identity, document] of given) source.set(identity, document)
  const result = [...takeChosen(session.terminal, source, live, only).values()]
  const { problems } = compileBundle(bundleFromDocuments(result))
  if (!hasErrors(problems)) return result
  printProblems(session.terminal, problems, result.length)
  return undefined
}

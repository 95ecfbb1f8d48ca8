import type { MetadataDocument } from '@attain/engine/metadata'
import { compareFolder, deleteFiles, writeFiles } from '../bundle-folder.ts'
import { byIdentity, documentsIn, takeChosen } from '../chosen-documents.ts'
import { addExamples, addServerOptions, connect, pathIn, type RegisterCommand, type ServerOptions } from '../session.ts'

interface PullOptions extends ServerOptions {
  readonly only?: readonly string[]
  readonly yes?: true
}

export const pull: RegisterCommand = (program, session) => {
  const { terminal } = session
  const command = program
    .command('pull')
    .description(terminal.say('pull.description'))
    .argument('<folder>', terminal.say('argument.folder'))
    .option('--only <identity...>', terminal.say('option.only'))
    .option('-y, --yes', terminal.say('option.yes'))
    .action(async (given: string, options: PullOptions) => {
      const folder = pathIn(session, given)
      const live = await connect(session, options).get<{ revision: number; documents: MetadataDocument[] }>(
        '/api/metadata',
      )
      const { only } = options
      const wanted =
        only === undefined
          ? live.documents
          : [...takeChosen(terminal, byIdentity(live.documents), documentsIn(folder), only).values()]
      const { write, same, obsolete } = compareFolder(folder, wanted)
      let isDeleting = obsolete.length > 0
      if (isDeleting && options.yes !== true) {
        for (const path of obsolete) terminal.note(`  ${path}`)
        isDeleting = await terminal.confirm(terminal.say('pull.ask', { count: obsolete.length }))
      }
      writeFiles(folder, write)
      if (isDeleting) deleteFiles(folder, obsolete)
      else if (obsolete.length > 0) terminal.note(terminal.say('pull.kept', { count: obsolete.length }))
      const deleted = isDeleting ? obsolete.length : 0
      terminal.print(terminal.say('pull.done', { revision: live.revision, written: write.length, same, deleted }))
    })
  addServerOptions(command, session)
  addExamples(
    command,
    session,
    'attain pull my-application',
    'attain pull . --yes && git diff',
    'attain pull . --only view:deal/mine role:sales_rep',
  )
}

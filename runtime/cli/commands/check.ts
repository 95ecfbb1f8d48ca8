import { compileBundle, hasErrors, readBundle } from '@attain/engine/metadata'
import { readExistingBundle } from '../bundle-folder.ts'
import { exitCode } from '../errors.ts'
import { printProblems } from '../problem-report.ts'
import { addExamples, pathIn, type RegisterCommand } from '../session.ts'

export const check: RegisterCommand = (program, session) => {
  const { terminal } = session
  const command = program
    .command('check')
    .description(terminal.say('check.description'))
    .argument('<folder>', terminal.say('argument.folder'))
    .option('--json', terminal.say('option.json'))
    .action((folder: string, options: { json?: true }) => {
      const files = readExistingBundle(pathIn(session, folder))
      const { problems } = compileBundle(readBundle(files))
      if (options.json) terminal.print(JSON.stringify({ documents: files.length, problems }, null, 2))
      else printProblems(terminal, problems, files.length)
      session.finish(hasErrors(problems) ? exitCode.problems : exitCode.done)
    })
  addExamples(command, session, 'attain check metadata-examples/hardware-sales', 'attain check . --json')
}

import { compileBundle, hasErrors, readBundle } from '@attain/engine/metadata'
import { readExistingBundle } from '../bundle-folder.ts'
import { readCasesFolder } from '../cases-folder.ts'
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
    .action((given: string, options: { json?: true }) => {
      const folder = pathIn(session, given)
      const files = readExistingBundle(folder)
      const { problems: ofBundle, model } = compileBundle(readBundle(files))
      // cases name objects, fields and plans as well
      const cases = model && readCasesFolder(folder, model)
      const problems = [...ofBundle, ...(cases?.problems ?? [])]
      const count = cases?.files.reduce((sum, file) => sum + file.cases.length, 0) ?? 0
      if (options.json) terminal.print(JSON.stringify({ documents: files.length, cases: count, problems }, null, 2))
      else printProblems(terminal, problems, files.length, count)
      session.finish(hasErrors(problems) ? exitCode.problems : exitCode.done)
    })
  addExamples(command, session, 'attain check metadata-examples/hardware-sales', 'attain check . --json')
}

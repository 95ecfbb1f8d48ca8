import { writeFileSync } from 'node:fs'
import { compileBundle, hasErrors, readBundle } from '@attain/engine/metadata'
import { readExistingBundle } from '../bundle-folder.ts'
import { CliError, exitCode } from '../errors.ts'
import { printProblems } from '../problem-report.ts'
import { addExamples, pathIn, type RegisterCommand } from '../session.ts'
import { generateTypes } from '../types/generate-types.ts'

export const types: RegisterCommand = (program, session) => {
  const { terminal } = session
  const command = program
    .command('types')
    .description(terminal.say('types.description'))
    .argument('<folder>', terminal.say('argument.folder'))
    .option('-o, --out <file>', terminal.say('types.out'))
    .action(async (folder: string, options: { out?: string }) => {
      const files = readExistingBundle(pathIn(session, folder))
      const { problems, model } = compileBundle(readBundle(files))
      if (model === undefined) {
        printProblems(
          terminal,
          problems.filter((each) => hasErrors([each])),
          files.length,
        )
        session.finish(exitCode.problems)
        return
      }
      const text = generateTypes(model)
      if (options.out === undefined) return terminal.write(text)
      const path = pathIn(session, options.out)
      try {
        writeFileSync(path, text)
      } catch (cause) {
        throw new CliError('error.file', { path, detail: cause instanceof Error ? cause.message : '' }, cause)
      }
      terminal.note(terminal.say('types.done', { file: options.out, count: model.objects.size }))
    })
  addExamples(command, session, 'attain types metadata-examples/hardware-sales --out src/attain.ts')
}

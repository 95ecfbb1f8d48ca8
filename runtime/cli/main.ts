import { describeProblem, ImportRefused } from '@attain/engine/import'
import { Command, CommanderError } from 'commander'
import { commands } from './commands/index.ts'
import { CliError, exitCode, ServerRefused } from './errors.ts'
import { HelpInLanguage, mistakeInLanguage } from './help.ts'
import { chooseLanguage } from './language.ts'
import packageFile from './package.json' with { type: 'json' }
import type { Session } from './session.ts'
import { type Streams, Terminal } from './terminal.ts'

const processStreams: Streams = { input: process.stdin, output: process.stdout, errors: process.stderr }

/** Runs the CLI once. Returns the exit code: 0 done, 1 problems were found, 2 wrong usage or no connection. */
export async function main(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  streams: Streams = processStreams,
  folder: string = process.cwd(),
): Promise<number> {
  const language = chooseLanguage(optionValue(words, '--language'), environment)
  const terminal = new Terminal(language, streams)
  let code: number = exitCode.done
  const finish = (given: number) => {
    code = given
  }
  const session: Session = { terminal, environment, folder, finish }
  try {
    await createProgram(session).parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.unusable
    return report(terminal, error)
  }
}

function createProgram(session: Session): Command {
  const { terminal } = session
  const { say } = terminal
  const program = new Command('attain')
    .description(say('program.description'))
    .option('--language <language>', say('option.language'))
    .version(packageFile.version, '--version', say('option.version'))
    .helpOption('-h, --help', say('option.help'))
    .helpCommand('help [command]', say('help.command'))
    .addHelpText('after', say('program.after'))
  program.createHelp = () => new HelpInLanguage(terminal.language)
  configure(program, session)
  for (const register of commands) register(program, session)
  for (const command of program.commands) {
    command.createHelp = program.createHelp
    command.helpOption('-h, --help', say('option.help'))
    command.option('--language <language>', say('option.language'))
    configure(command, session)
  }
  return program
}

function configure(command: Command, { terminal }: Session): void {
  command.exitOverride()
  command.showHelpAfterError(terminal.say('help.try', { command: command.parent === null ? '' : `${command.name()} ` }))
  command.configureOutput({
    writeOut: (text) => terminal.print(text.replace(/\n$/, '')),
    writeErr: (text) => terminal.note(mistakeInLanguage(text.replace(/\n$/, ''), terminal.language)),
  })
}

/** One clear line for what the reader can mend; what is our mistake goes on up. */
function report(terminal: Terminal, error: unknown): number {
  const { say, language } = terminal
  if (error instanceof CliError) {
    terminal.note(say(error.key, error.values))
    return exitCode.unusable
  }
  if (error instanceof ServerRefused) {
    terminal.note(say('error.answer', { message: error.message, code: error.code, requestId: error.requestId }))
    return exitCode.unusable
  }
  if (error instanceof ImportRefused) {
    for (const problem of error.problems) terminal.note(describeProblem(problem, language))
    return exitCode.problems
  }
  throw error
}

function optionValue(words: readonly string[], name: string): string | undefined {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`))
  return words[index]?.startsWith(`${name}=`) ? words[index].slice(name.length + 1) : words[index + 1 || words.length]
}

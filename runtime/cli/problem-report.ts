import type { Problem } from '@attain/engine/metadata'
import { inLanguage } from './language.ts'
import type { Terminal } from './terminal.ts'

/** Of documents, or of cases beside them. */
type Told = Pick<Problem, 'path' | 'severity' | 'message' | 'hint'> & { readonly code: string }

/** Prints every problem with its place, what was expected and found, and the hint; then how many there are. */
export function printProblems(terminal: Terminal, problems: readonly Told[], documents: number, cases = 0): void {
  const { say } = terminal
  for (const problem of problems) printProblem(terminal, problem)
  if (problems.length === 0) {
    terminal.print(say(cases === 0 ? 'check.fine' : 'check.fineWithCases', { count: documents, cases }))
    return
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  terminal.print(say('check.summary', { errors, warnings: problems.length - errors, count: documents }))
}

export function printProblem(terminal: Terminal, problem: Told): void {
  const { say, language } = terminal
  terminal.print(problem.path)
  terminal.print(`  ${say(`problem.${problem.severity}`)} ${problem.code}: ${inLanguage(problem.message, language)}`)
  if (problem.hint !== undefined) terminal.print(`  → ${inLanguage(problem.hint, language)}`)
  terminal.print('')
}

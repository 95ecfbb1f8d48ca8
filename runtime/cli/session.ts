import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ApiClient } from './api-client.ts'
import { findConnection } from './connection.ts'
import { CliError } from './errors.ts'
import type { MessageKey } from './messages.ts'
import type { Terminal } from './terminal.ts'

/** What a command needs of the process it runs in. */
export interface Session {
  readonly terminal: Terminal
  readonly environment: NodeJS.ProcessEnv
  /** The folder that relative paths start from. */
  readonly folder: string
  /** Ends the process with this code when the command is done. */
  finish(exitCode: number): void
}

/** A command of the CLI: adds itself to the program. */
export type RegisterCommand = (program: Command, session: Session) => void

export interface ServerOptions {
  readonly url?: string
  readonly key?: string
  readonly workspace?: string
}

/** The options of all commands that speak to a server. */
export function addServerOptions(command: Command, { terminal: { say } }: Session): Command {
  return command
    .option('--url <url>', say('option.url'))
    .option('--key <key>', say('option.key'))
    .option('--workspace <slug>', say('option.workspace'))
}

export function connect(session: Session, options: ServerOptions): ApiClient {
  const connection = findConnection(options, session.environment, session.folder)
  return new ApiClient(connection, session.terminal.language)
}

/** Examples below the help of a command. */
export function addExamples(command: Command, { terminal: { say } }: Session, ...examples: readonly string[]): Command {
  return command.addHelpText('after', `\n${say('help.examples')}\n${examples.map((line) => `  ${line}`).join('\n')}`)
}

export function pathIn(session: Session, path: string): string {
  return resolve(session.folder, path)
}

/** The JSON of a file that the user named; a clear error when it is not there or not JSON. */
export function readJsonFile(path: string): unknown {
  assertFile(path)
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new CliError('error.notJson', { path, detail: cause instanceof Error ? cause.message : '' }, cause)
  }
}

export function assertFile(path: string): void {
  if (!existsSync(path)) throw new CliError('error.noFile', { path })
}

/** A whole number given as an option. */
export function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new CliError('error.number' satisfies MessageKey, { text, least, most })
}

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CliError } from './errors.ts'

/** Where the server is and with which key to speak to it. */
export interface Connection {
  readonly url: string
  readonly key: string
  readonly workspace?: string
}

export interface ConnectionOptions {
  readonly url?: string
  readonly key?: string
  readonly workspace?: string
}

/** Written by the first start of the server into its data folder, for the CLI on the same machine (mode 0600). */
export interface CliFile {
  readonly url: string
  readonly key: string
}

export const cliFileName = 'cli.json'

const repository = resolve(import.meta.dirname, '../..')

/** Options first, then the environment, then `cli.json` in the data folder. */
export function findConnection(options: ConnectionOptions, environment: NodeJS.ProcessEnv, cwd: string): Connection {
  const file = cliFilePath(environment, cwd)
  const url = options.url ?? given(environment.ATTAIN_URL)
  const key = options.key ?? given(environment.ATTAIN_KEY)
  const written = key === undefined || url === undefined ? readCliFile(file) : undefined
  const workspace = options.workspace ?? given(environment.ATTAIN_WORKSPACE)
  const foundKey = key ?? written?.key
  if (foundKey === undefined) throw new CliError('error.noKey', { file })
  return {
    url: normalizeUrl(url ?? written?.url ?? 'http://localhost:3000'),
    key: foundKey,
    ...(workspace === undefined ? {} : { workspace }),
  }
}

function cliFilePath(environment: NodeJS.ProcessEnv, cwd: string): string {
  const folder = given(environment.ATTAIN_DATA)
  if (folder !== undefined) return join(resolve(cwd, folder), cliFileName)
  const here = join(cwd, 'data', cliFileName)
  return existsSync(here) ? here : join(repository, 'data', cliFileName)
}

function readCliFile(file: string): CliFile | undefined {
  if (!existsSync(file)) return undefined
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isCliFile(read)) return read
  } catch (cause) {
    throw new CliError('error.badCliFile', { file }, cause)
  }
  throw new CliError('error.badCliFile', { file })
}

function isCliFile(value: unknown): value is CliFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'key' in value &&
    typeof value.key === 'string'
  )
}

function normalizeUrl(url: string): string {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') throw new CliError('error.badUrl', { url })
  return parsed.href.replace(/\/$/, '')
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}

import { PassThrough, type Readable } from 'node:stream'
import { main } from '../main.ts'

export interface CliRun {
  readonly code: number
  readonly output: string
  readonly errors: string
}

export interface CliSurroundings {
  readonly environment?: NodeJS.ProcessEnv
  /** The working directory. */
  readonly folder?: string
  /** What the user types; without it nobody is there. */
  readonly typed?: string
}

/** Runs the CLI in this process, as a shell would, and gives what it wrote. */
export async function runCli(words: readonly string[], surroundings: CliSurroundings = {}): Promise<CliRun> {
  const { environment = {}, folder = process.cwd(), typed } = surroundings
  const input: Readable & { isTTY?: boolean } = new PassThrough().end(typed ?? '')
  if (typed !== undefined) input.isTTY = true
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const written = { output: '', errors: '' }
  output.on('data', (chunk: Buffer) => {
    written.output += chunk.toString()
  })
  errors.on('data', (chunk: Buffer) => {
    written.errors += chunk.toString()
  })
  const code = await main(words, { LANG: 'en_US.UTF-8', ...environment }, { input, output, errors }, folder)
  return { code, ...written }
}

/** A server in a process of its own that is killed again and again; the next one starts at once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { compileCache } from './compile-cache.ts'

export interface MortalServer {
  /** The address of the one that lives, or of the next one once it listens. */
  url(): Promise<string>
  /** Kills it with SIGKILL and starts the next one, whose clock is a minute and a half later. */
  kill(): Promise<void>
  /** The last one ends as well. */
  end(): Promise<void>
  /** What all of them wrote to stderr. */
  readonly errors: readonly string[]
}

const LATER_MS = 90_000

export function startMortalServer(databaseUrl: string): MortalServer {
  const errors: string[] = []
  let lives = 0
  const start = (): { child: ChildProcess; url: Promise<string> } => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-server.ts')], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        CLOCK_AHEAD_MS: String(lives++ * LATER_MS),
        NODE_COMPILE_CACHE: compileCache,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()))
    const url = addressOf(child)
    // whoever asks for it hears of it
    url.catch(() => {})
    return { child, url }
  }
  let live = start()
  const killed = async () => {
    const { child } = live
    const isGone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
    child.kill('SIGKILL')
    await isGone
  }
  return {
    url: () => live.url,
    async kill() {
      await live.url
      const gone = killed()
      live = start()
      await gone
    },
    end: killed,
    errors,
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString()
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened:\n${output}`)))
  })
}

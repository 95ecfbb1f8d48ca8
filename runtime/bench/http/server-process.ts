import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Its resident memory. */
  memoryMb(): Promise<number>
  stop(): Promise<void>
}

/** How `npm start` runs the server (see toolchain/run.js). */
export const ourNodeOptions = ['--max-semi-space-size=8', '--heap-growing-percent=30']

/** Starts a program that prints the address it listens on, and waits for that line. */
export async function startServer(
  file: string,
  environment: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeOptions, file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child, file)
  return {
    url,
    pid: child.pid as number,
    memoryMb: () => residentMemoryMb(child.pid as number),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function addressOf(child: ChildProcess, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (text: Buffer) => {
      output += text
      const url = /https?:\/\/[\w.:[\]-]+/.exec(output)?.[0]
      if (url !== undefined) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened:\n${output}`)))
  })
}

async function residentMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

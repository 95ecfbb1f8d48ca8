import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A process as one can write it into a file and recognise later: pids are reused, above all in containers. */
export type ProcessIdentity = { pid: number; startedAt: string }

/** Tells whether a process with this pid exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Identifies the running process `pid`; null when there is none. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | null> {
  const startedAt = process.platform === 'linux' ? await linuxStart(pid) : await psField(pid, 'lstart=')
  return startedAt === null ? null : { pid, startedAt }
}

/** Tells whether exactly the process that was identified earlier still runs. */
export async function isStillRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!isRunning(identity.pid)) return false
  return (await identifyProcess(identity.pid))?.startedAt === identity.startedAt
}

/** The command line of a process, its arguments joined by blanks; null when there is no such process. */
export async function readCommandLine(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return psField(pid, 'command=')
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return text === '' ? null : text.replaceAll('\0', ' ')
}

async function linuxStart(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The command name (field 2) may hold blanks and parentheses, so count from its last closing one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isZombie = fields[0] === 'Z'
  if (isZombie) return null
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${bootId.trim()}/${fields[19] ?? ''}`
}

async function psField(pid: number, field: string): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-o', field, '-p', String(pid)])
    return stdout.trim() || null
  } catch {
    return null // ps ends with 1 when there is no such process
  }
}

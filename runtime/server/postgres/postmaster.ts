import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { NativeBinaries } from './native-binaries.ts'
import { isRunning, readCommandLine } from './process-identity.ts'
import { type PostgresUser, spawnAs } from './unprivileged-user.ts'

/** What is needed to run the postmaster (the main process of Postgres) of a cluster. */
export type PostmasterOptions = {
  binaries: NativeBinaries
  user: PostgresUser | null
  cluster: string
  configuration: string
  port: number
  logFile: string
}

/** A running postmaster. `exited` settles when it ends, for whatever reason. */
export type Postmaster = { pid: number; exited: Promise<void>; stop: () => Promise<void> }

/** Why a postmaster did not come up, told apart because the first two are worth another try. */
export class PostmasterError extends Error {
  readonly reason: 'port-in-use' | 'old-processes' | 'other'

  constructor(reason: PostmasterError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const logLimitBytes = 20 * 1024 * 1024

/**
 * Starts the postmaster and waits until it accepts connections, as long as that takes (after a crash it first repeats
 * what was not yet in the tables). Throws a PostmasterError with the end of its log when it does not come up.
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { binaries, user, cluster, configuration, port, logFile } = options
  await rotateLog(logFile)
  const log = await open(logFile, 'a', 0o600)
  const logStart = (await log.stat()).size
  // A session of its own: Ctrl-C in the terminal must reach us only, we end Postgres when nobody needs it any more.
  const child = spawn(binaries.postgres, ['-D', cluster, '-c', `config_file=${configuration}`, '-p', String(port)], {
    ...spawnAs(user, cluster),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  await log.close()
  const watchdog = child.pid === undefined ? null : startWatchdog(child.pid, cluster, user)
  void exited.then(() => watchdog?.kill('SIGKILL'))
  await waitUntilReady(child, cluster, logFile, logStart)
  return {
    pid: child.pid!,
    exited,
    stop: () => stopProcess(child.pid!, exited),
  }
}

/**
 * Makes way for a new postmaster: one that outlived its Attain (both killed with -9) is stopped, and a lock file whose
 * process is gone, or is no Postgres at all (pids are reused), is removed.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid')
  const pid = Number((await readLockFile(cluster))?.[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return
  if (await isPostmasterOf(pid, cluster)) {
    await stopProcess(pid, untilGone(pid))
  }
  await rm(lockFile, { force: true })
}

async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (!isRunning(pid)) return false
  return (await readCommandLine(pid))?.includes(`-D ${cluster} `) ?? false
}

async function waitUntilReady(child: ChildProcess, cluster: string, logFile: string, logStart: number): Promise<void> {
  let startError: Error | null = null
  child.once('error', (error) => {
    startError = error
  })
  let nextNotice = Date.now() + 5_000
  for (;;) {
    if (startError !== null) throw new PostmasterError('other', `Postgres cannot be started: ${String(startError)}`)
    if (child.exitCode !== null || child.signalCode !== null) throw await explainExit(child, logFile, logStart)
    const lines = await readLockFile(cluster)
    if (Number(lines?.[0]) === child.pid && lines?.[7]?.trim() === 'ready') return
    if (Date.now() > nextNotice) {
      console.log('Postgres is recovering after a crash, this can take a while …')
      nextNotice += 30_000
    }
    await sleep(5)
  }
}

/** Lines: pid, data folder, start time, port, socket folder, address, shared memory, state. */
async function readLockFile(cluster: string): Promise<string[] | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text?.split('\n') ?? null
}

async function explainExit(child: ChildProcess, logFile: string, logStart: number): Promise<PostmasterError> {
  const log = (await readFile(logFile)).subarray(logStart).toString('utf8').trim()
  const how = child.signalCode === null ? `with code ${child.exitCode}` : `by ${child.signalCode}`
  const end = log.split('\n').slice(-12).join('\n')
  if (/Address already in use/.test(log)) return new PostmasterError('port-in-use', end)
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(log)) {
    return new PostmasterError('old-processes', end)
  }
  return new PostmasterError('other', `Postgres ended ${how} while it started. Its log ${logFile} says:\n${end}`)
}

/**
 * Ends Postgres should we die without a chance to do it: a shell waits for the end of a pipe that only this process
 * holds open, and then asks the postmaster to stop.
 */
function startWatchdog(pid: number, cluster: string, user: PostgresUser | null): ChildProcess {
  const script = `
    trap "" INT TERM HUP
    while read -r _; do :; done
    pid=$1
    if [ -e "$2/postmaster.pid" ]; then read -r pid < "$2/postmaster.pid"; fi
    if [ "$pid" = "$1" ]; then kill -INT "$1"; fi`
  const watchdog = spawn('/bin/sh', ['-c', script, 'attain-postgres-watchdog', String(pid), cluster], {
    ...spawnAs(user, '/'),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.on('error', (error) => console.error('Postgres would outlive a kill -9 of Attain:', error.message))
  watchdog.stdin.on('error', () => {}) // it is gone, which its exit has told already
  watchdog.unref()
  ;(watchdog.stdin as Socket).unref()
  return watchdog
}

/** Fast shutdown (open transactions are rolled back), and when that takes too long, an immediate one. */
async function stopProcess(pid: number, gone: Promise<unknown>): Promise<void> {
  const isGone = gone.then(() => true)
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    sendSignal(pid, signal)
    const timer = new AbortController()
    const done = await Promise.race([isGone, sleep(waitMs, false, { signal: timer.signal }).catch(() => false)])
    timer.abort()
    if (done) return
  }
  throw new Error(`Postgres (pid ${pid}) does not end. End it yourself: kill -9 ${pid}`)
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return
    throw new Error(`Postgres (pid ${pid}) belongs to another user and cannot be stopped: ${String(cause)}`, { cause })
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid) && (await readCommandLine(pid)) !== null) await sleep(20)
}

async function rotateLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > logLimitBytes) await rename(logFile, `${logFile}.1`)
}

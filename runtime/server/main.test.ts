/** The process as a whole: how it starts, who it lets in, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConnectionFile } from './postgres/connection-file.ts'
import { isRunning } from './postgres/process-identity.ts'
import { compileCache } from './testing/compile-cache.ts'

// The first start publishes an example with its data, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

type Attain = { child: ChildProcess; output: () => string }

let root: string
let folder: string
const started = new Set<ChildProcess>()

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attain-main-'))
  await chmod(root, 0o711)
  folder = join(root, 'data')
})
afterEach(async () => {
  for (const child of started) {
    child.kill('SIGTERM')
    await exitCode(child)
  }
  started.clear()
})
afterAll(() => rm(root, { recursive: true, force: true }))

function start(environment: Record<string, string> = {}, withChannel = false): Attain {
  const { DATABASE_URL, ...inherited } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...inherited, NODE_COMPILE_CACHE: compileCache, ATTAIN_DATA: folder, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', ...(withChannel ? (['ipc'] as const) : [])],
  })
  started.add(child)
  let output = ''
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString()
  })
  child.stderr?.on('data', (data: Buffer) => {
    output += data.toString()
  })
  return { child, output: () => output }
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function untilReady({ child, output }: Attain): Promise<string> {
  for (;;) {
    const url = output().match(/Attain runs at (\S+)/)?.[1]
    if (url !== undefined) return url
    if (child.exitCode !== null) throw new Error(`Attain ended while it started:\n${output()}`)
    await sleep(20)
  }
}

async function postgresPid(): Promise<number> {
  return (await readConnectionFile(folder))!.pid!
}

test('ends at once when asked while it is still starting', async () => {
  const attain = start()
  while (!existsSync(join(folder, 'running.json'))) await sleep(5)
  attain.child.kill('SIGINT')
  expect(await exitCode(attain.child)).toBe(0)
  expect(attain.output()).not.toContain('Attain runs at')
})

describe('on what was left of that', () => {
  let attain: Attain
  let url: string
  beforeAll(async () => {
    attain = start()
    started.delete(attain.child)
    url = await untilReady(attain)
  }, 180_000)

  test('starts and answers', async () => {
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
  })

  test('a second one on the same data says where the first one is, and ends with 1', async () => {
    const second = start()
    expect(await exitCode(second.child)).toBe(1)
    expect(second.output()).toContain(`(pid ${attain.child.pid}) at ${url}`)
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
  })

  test('needs nothing embedded with a DATABASE_URL; ends when the process that holds its channel is gone', async () => {
    const { url: database } = (await readConnectionFile(folder))!
    const other = start({ DATABASE_URL: database, ATTAIN_DATA: join(root, 'unused') }, true)
    expect((await fetch(`${await untilReady(other)}/api/health`)).status).toBe(200)
    await expect(readFile(join(root, 'unused', 'database.json'))).rejects.toMatchObject({ code: 'ENOENT' })
    other.child.disconnect()
    expect(await exitCode(other.child)).toBe(0)
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
  })

  test('starts again after kill -9, of itself and of Postgres; ends cleanly on SIGTERM', async () => {
    attain.child.kill('SIGKILL')
    const second = start()
    await untilReady(second)
    const pid = await postgresPid()
    second.child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    const third = start()
    expect((await fetch(`${await untilReady(third)}/api/health`)).status).toBe(200)
    const last = await postgresPid()
    third.child.kill('SIGTERM')
    expect(await exitCode(third.child)).toBe(0)
    expect(isRunning(last)).toBe(false)
  })

  afterAll(() => void attain.child.kill('SIGKILL'))
})

test('names PORT when something else listens there, before there is a database', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  try {
    const untouched = join(root, 'untouched')
    const attain = start({ PORT: String(port), ATTAIN_DATA: untouched })
    expect(await exitCode(attain.child)).toBe(1)
    expect(attain.output()).toContain(`PORT is ${port}, but another program already listens there`)
    expect(existsSync(join(untouched, 'postgres'))).toBe(false)
  } finally {
    other.close()
  }
})

test('names all settings that cannot be used, without their secrets', async () => {
  const attain = start({ PORT: 'http', DATABASE_URL: 'mysql://me:secret@host/db' })
  expect(await exitCode(attain.child)).toBe(1)
  expect(attain.output()).toContain('PORT must be a whole number from 0 to 65535, but is "http"')
  expect(attain.output()).toContain('DATABASE_URL must look like postgres://')
  expect(attain.output()).not.toContain('secret')
})

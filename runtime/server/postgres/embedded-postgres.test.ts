import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectionFilePath, readConnectionFile } from './connection-file.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { identifyProcess, isRunning, readCommandLine } from './process-identity.ts'

let root: string
let folder: string
let postgres: EmbeddedPostgres | null = null

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attain-embedded-'))
  await chmod(root, 0o755)
  folder = join(root, 'data')
})
afterEach(async () => {
  await postgres?.stop()
  postgres = null
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`Not within ${timeoutMs} ms: ${condition}`)
    await sleep(20)
  }
}

/** Starts the embedded Postgres from another process; it ends by kill -9 or not at all. */
async function startElsewhere(dataFolder: string) {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))
  const script = `
    const { startEmbeddedPostgres } = await import(${module})
    const postgres = await startEmbeddedPostgres(${JSON.stringify(dataFolder)})
    console.log(postgres.pid())
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, postgresPid: Number(pid.toString()) }
}

describe('on a data folder', () => {
  test('sets up, keeps what was written, and is the same at the next start', async () => {
    postgres = await startEmbeddedPostgres(folder)
    const { url } = postgres
    await query(url, 'create table kept (name text)')
    await query(url, "insert into kept values ('达成')")
    await postgres.stop()

    const startedAt = performance.now()
    postgres = await startEmbeddedPostgres(folder)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(postgres.url).toBe(url)
    expect(await query(url, 'select name from kept')).toEqual([{ name: '达成' }])
  })

  test('is safe: a password, loopback only, every commit on disk', async () => {
    postgres = await startEmbeddedPostgres(folder)
    expect((await stat(connectionFilePath(folder))).mode & 0o777).toBe(0o600)
    const wrong = new URL(postgres.url)
    wrong.password = 'guess'
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    const settings = `select name, setting from pg_settings
      where name in ('listen_addresses', 'fsync', 'synchronous_commit', 'password_encryption', 'jit') order by name`
    expect(
      Object.fromEntries((await query<{ name: string; setting: string }>(postgres.url, settings)).map(Object.values)),
    ).toEqual({
      fsync: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      synchronous_commit: 'on',
    })
  })

  test('sorts by code point, knows the case of all letters, and has ICU', async () => {
    postgres = await startEmbeddedPostgres(folder)
    const text = `select lower('ÄÉ') as lower, 'Z' < 'a' as "byCode",
      array(select name from unnest(array['重庆', '北京']) as name order by name collate "zh-x-icu") as pinyin`
    expect(await query(postgres.url, text)).toEqual([{ lower: 'äé', byCode: true, pinyin: ['北京', '重庆'] }])
  })

  test('comes up again, on the same port, when Postgres is killed', async () => {
    postgres = await startEmbeddedPostgres(folder)
    const killed = postgres.pid()
    process.kill(killed, 'SIGKILL')
    await until(() => postgres!.pid() !== killed)
    expect(await query(postgres.url, 'select name from kept')).toHaveLength(1)
    expect((await readConnectionFile(folder))?.pid).toBe(postgres.pid())
  })

  test('ends when the process that started it is killed', async () => {
    const { child, postgresPid } = await startElsewhere(folder)
    child.kill('SIGKILL')
    await until(async () => (await identifyProcess(postgresPid)) === null)
  })

  test.skipIf(process.platform !== 'linux')('starts over a Postgres that outlived its Attain', async () => {
    const { child, postgresPid } = await startElsewhere(folder)
    for (const pid of await findProcesses(`attain-postgres-watchdog ${postgresPid} `)) process.kill(pid, 'SIGKILL')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isRunning(postgresPid)).toBe(true)
    postgres = await startEmbeddedPostgres(folder)
    expect(await identifyProcess(postgresPid)).toBeNull()
    expect(await query(postgres.url, 'select name from kept')).toHaveLength(1)
  })

  test('takes no notice of a lock file whose pid now belongs to another program', async () => {
    const { cluster } = (await readConnectionFile(folder))!
    await writeFile(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    )
    postgres = await startEmbeddedPostgres(folder)
    expect(await query(postgres.url, 'select name from kept')).toHaveLength(1)
  })

  test('takes another port when the remembered one is in use', async () => {
    const { port } = (await readConnectionFile(folder))!
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    try {
      postgres = await startEmbeddedPostgres(folder)
      expect(new URL(postgres.url).port).not.toBe(String(port))
    } finally {
      server.close()
    }
  })

  test('goes along when the folder is moved or copied', async () => {
    const copy = join(root, 'copy')
    await cp(folder, copy, { recursive: true, preserveTimestamps: true })
    const cluster = join(copy, 'postgres')
    const { uid, gid } = await stat(join(folder, 'postgres'))
    await chownAll(cluster, uid, gid)
    postgres = await startEmbeddedPostgres(copy)
    await query(postgres.url, "insert into kept values ('in the copy')")
    await postgres.stop()
    postgres = await startEmbeddedPostgres(folder)
    expect(await query(postgres.url, 'select name from kept')).toHaveLength(1)
  })

  test('refuses to begin anew where a database was', async () => {
    const gone = join(root, 'gone')
    postgres = await startEmbeddedPostgres(gone)
    await postgres.stop()
    await rm(join(gone, 'postgres'), { recursive: true })
    await expect(startEmbeddedPostgres(gone)).rejects.toThrow('it is not there any more')
    postgres = null
  })

  test('refuses the database of another major version', async () => {
    const version = join(folder, 'postgres', 'PG_VERSION')
    const right = await readFile(version, 'utf8')
    await writeFile(version, '12\n')
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow('was made by Postgres 12')
    await writeFile(version, right)
  })
})

// Only root has to run Postgres as another user, who may then not come through to the data folder.
describe.skipIf(process.getuid?.() !== 0)('as root, in a folder that only root can enter', () => {
  test('keeps the database where the user of Postgres can reach it', async () => {
    const closed = join(root, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const inside = join(closed, 'data')
    postgres = await startEmbeddedPostgres(inside)
    const { cluster } = (await readConnectionFile(inside))!
    try {
      expect(cluster.startsWith(inside)).toBe(false)
      expect(await readdir(inside)).not.toContain('postgres')
      const [server] = await query<{ uid: string }>(postgres.url, "select current_setting('data_directory') as uid")
      expect(server?.uid).toBe(cluster)
      expect((await stat(cluster)).uid).not.toBe(0)
      await postgres.stop()

      const copy = join(closed, 'copy')
      await cp(inside, copy, { recursive: true })
      await expect(startEmbeddedPostgres(copy)).rejects.toThrow('which can serve only one of them')

      postgres = await startEmbeddedPostgres(inside)
      expect((await readConnectionFile(inside))?.cluster).toBe(cluster)
    } finally {
      await postgres.stop()
      postgres = null
      await rm(cluster, { recursive: true, force: true })
    }
  })
})

async function findProcesses(commandPart: string): Promise<number[]> {
  const found: number[] = []
  for (const pid of (await readdir('/proc')).map(Number)) {
    if (pid > 0 && (await readCommandLine(pid))?.includes(commandPart)) found.push(pid)
  }
  return found
}

async function chownAll(folder: string, uid: number, gid: number): Promise<void> {
  if (process.getuid?.() !== 0) return
  for (const entry of await readdir(folder, { recursive: true })) await chown(join(folder, entry), uid, gid)
  await chown(folder, uid, gid)
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUseError, lockFolder, readFolderUse } from './folder-lock.ts'
import { identifyProcess } from './process-identity.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'attain-lock-')), 'data')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const leave = (text: string) => writeFile(join(folder, 'running.json'), text)

test('lets one in, and the next one when that has left', async () => {
  const lock = await lockFolder(folder)
  await lock.announce('http://localhost:3000')
  await expect(lockFolder(folder)).rejects.toThrow(`(pid ${process.pid}) at http://localhost:3000`)
  await lock.release()
  expect(await readFolderUse(folder)).toBeNull()
  await (await lockFolder(folder)).release()
})

test('lets only one of many in', async () => {
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(all.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(FolderInUseError)
})

test('waits for one that is just ending', async () => {
  const lock = await lockFolder(folder)
  await lock.announceEnd()
  let isIn = false
  const next = lockFolder(folder).then((taken) => {
    isIn = true
    return taken
  })
  await sleep(150)
  expect(isIn).toBe(false)
  await lock.release()
  await (await next).release()
})

test.each([
  ['a process that is gone', async () => JSON.stringify({ pid: 999_999_999, startedAt: 'x/1', url: null })],
  ['a pid that another process has now', async () => JSON.stringify({ pid: process.pid, startedAt: 'x/1', url: null })],
  ['half a file', async () => '{"pid": 12'],
  ['an empty file', async () => ''],
])('is not kept out by %s', async (_name, left) => {
  await (await lockFolder(folder)).release()
  await leave(await left())
  const lock = await lockFolder(folder)
  expect(await readFolderUse(folder)).toMatchObject((await identifyProcess(process.pid))!)
  await lock.release()
})

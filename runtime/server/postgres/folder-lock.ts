import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDataFolder } from './data-folder.ts'
import { identifyProcess, isStillRunning, type ProcessIdentity } from './process-identity.ts'
import { replaceFile } from './write-file.ts'

/** Who uses a data folder now: written to `<data folder>/running.json`. `url` is null until it answers. */
export type FolderUse = ProcessIdentity & { url: string | null; isEnding: boolean }

/** The hold on a data folder: one process at a time. */
export type FolderLock = {
  /** Tells others where we can be reached. */
  announce: (url: string) => Promise<void>
  /** Tells others that it is worth to wait. */
  announceEnd: () => Promise<void>
  release: () => Promise<void>
}

const endPatienceMs = 30_000

/** Another process uses this data folder. */
export class FolderInUseError extends Error {
  readonly use: FolderUse

  constructor(dataFolder: string, use: FolderUse) {
    const where = use.url === null ? 'and is just starting' : `at ${use.url}`
    super(
      `Attain already runs with the data folder ${dataFolder} (pid ${use.pid}) ${where}. End it first, or set ATTAIN_DATA to another folder.`,
    )
    this.use = use
  }
}

function lockPath(dataFolder: string): string {
  return join(dataFolder, 'running.json')
}

/** Who uses this data folder now; null when nobody does. What a killed process left behind does not count. */
export async function readFolderUse(dataFolder: string): Promise<FolderUse | null> {
  const use = parseUse(await readFile(lockPath(dataFolder), 'utf8').catch(() => ''))
  return use !== null && (await isStillRunning(use)) ? use : null
}

/**
 * Takes a data folder for this process. Waits for one that is just ending; any other that uses the folder makes it
 * throw a FolderInUseError.
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  await makeDataFolder(dataFolder)
  const path = lockPath(dataFolder)
  const self = await identifyProcess(process.pid)
  if (self === null) throw new Error('This process cannot find itself: neither /proc nor ps work here')
  const use: FolderUse = { ...self, url: null, isEnding: false }
  const giveUpAt = Date.now() + endPatienceMs

  for (;;) {
    if (await createWhole(path, format(use))) break
    const other = await readFolderUse(dataFolder)
    if (other === null) await removeStaleLock(path)
    else if (other.isEnding && Date.now() < giveUpAt) await sleep(50)
    else throw new FolderInUseError(dataFolder, other)
  }
  const change = async (news: Partial<FolderUse>): Promise<void> => {
    Object.assign(use, news)
    await replaceFile(path, format(use), 0o600)
  }
  return {
    announce: (url) => change({ url }),
    announceEnd: () => change({ isEnding: true }),
    release: () => rm(path, { force: true }),
  }
}

/** Creates a file with its text at once, so that nobody reads it half written; false when there is one already. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const next = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(next, text, { flag: 'wx', mode: 0o600 })
  try {
    await link(next, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(next, { force: true })
  }
}

function format(use: FolderUse): string {
  return `${JSON.stringify(use)}\n`
}

/** Moves a stale lock aside first: when another process took the folder in between, what was moved is put back. */
async function removeStaleLock(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
    const use = parseUse(await readFile(aside, 'utf8'))
    if (use !== null && (await isStillRunning(use))) await link(aside, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    await rm(aside, { force: true })
  }
}

function parseUse(text: string): FolderUse | null {
  try {
    const { pid, startedAt, url = null, isEnding = false } = JSON.parse(text) as Partial<FolderUse>
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt, url, isEnding } : null
  } catch {
    return null // written half by a process that was killed
  }
}

import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from './data-folder.ts'
import { identifyProcess, isStillRunning, type ProcessIdentity } from './process-identity.ts'
import { replaceFile } from './write-file.ts'

/** Who uses a data folder now: written to `<data folder>/running.json`. `url` is null until it answers. */
export type FolderUse = ProcessIdentity & { url: string | null }

/** The hold on a data folder: one process at a time. */
export type FolderLock = { announce: (url: string) => Promise<void>; release: () => Promise<void> }

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

/** Takes a data folder for this process, or throws a FolderInUseError. */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  await makeDataFolder(dataFolder)
  const path = lockPath(dataFolder)
  const self = await identifyProcess(process.pid)
  if (self === null) throw new Error('This process cannot find itself: neither /proc nor ps work here')
  const text = (url: string | null) => `${JSON.stringify({ ...self, url } satisfies FolderUse)}\n`

  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      await writeFile(path, text(null), { flag: 'wx', mode: 0o600 })
      return {
        announce: (url) => replaceFile(path, text(url), 0o600),
        release: () => rm(path, { force: true }),
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const use = await readFolderUse(dataFolder)
    if (use !== null) throw new FolderInUseError(dataFolder, use)
    await removeStaleLock(path)
  }
  throw new Error(`The data folder ${dataFolder} is being taken by several processes at once. Try again.`)
}

/** Moves a stale lock aside first: when another process took the folder in between, what was moved is put back. */
async function removeStaleLock(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`
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
    const { pid, startedAt, url = null } = JSON.parse(text) as Partial<FolderUse>
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt, url } : null
  } catch {
    return null // written half by a process that was killed
  }
}

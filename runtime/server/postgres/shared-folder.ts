import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter, type PostgresUser } from './unprivileged-user.ts'

/** Where things go that the user of Postgres must reach when it cannot enter the clone, best first. */
function candidates(): string[] {
  return ['/var/lib/attain', '/var/tmp/attain', join(tmpdir(), 'attain')]
}

/**
 * Finds or makes a folder that belongs to us and that `user` can enter; it survives restarts of the machine where
 * possible. Throws when no candidate works, and says why for each.
 */
export async function openSharedFolder(user: PostgresUser): Promise<string> {
  const reasons: string[] = []
  for (const folder of candidates()) {
    const reason = await prepare(folder, user)
    if (reason === null) return folder
    reasons.push(`${folder}: ${reason}`)
  }
  throw new Error(
    `The user ${user.name}, as which Postgres runs, can enter neither the data folder nor any other place. ${reasons.join('; ')}. Set ATTAIN_DATA to a folder that it can enter.`,
  )
}

async function prepare(folder: string, user: PostgresUser): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true })
    const { uid, mode } = await lstat(folder)
    // Somebody else could have made a folder of this name in a temporary directory before us.
    if (uid !== process.getuid?.()) return `it belongs to the user with id ${uid}`
    if ((mode & 0o077) !== 0o011) await chmod(folder, 0o711)
    return (await canEnter(user, folder)) ? null : `${user.name} cannot enter it`
  } catch (error) {
    return (error as Error).message
  }
}

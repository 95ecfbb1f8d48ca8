import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/postgres/embedded-postgres.ts'
import { lockFolder } from '../server/postgres/folder-lock.ts'

export interface ThrowawayPostgres {
  readonly url: string
  readonly version: string
  readonly stop: () => Promise<void>
}

/** A Postgres set up as in production (every commit is on the disk), on a folder that goes with it. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const folder = await makeThrowawayFolder()
  const lock = await lockFolder(folder)
  const postgres = await startEmbeddedPostgres(folder, 'durable')
  return {
    url: postgres.url,
    version: postgres.version,
    stop: async () => {
      await postgres.stop()
      await lock.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function makeThrowawayFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-bench-'))
  await chmod(folder, 0o711) // as root, Postgres runs as another user and has to come through
  return folder
}

import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '../server/postgres/embedded-postgres.ts'
import { lockFolder } from '../server/postgres/folder-lock.ts'

export interface ThrowawayPostgres {
  readonly url: string
  readonly version: string
  readonly stop: () => Promise<void>
}

/** A Postgres set up as in production (every commit is on the disk), on a folder that goes with it unless it is `kept`. */
export async function startThrowawayPostgres(kept?: string): Promise<ThrowawayPostgres> {
  const folder = kept === undefined ? await makeThrowawayFolder() : await makeKeptFolder(kept)
  const lock = await lockFolder(folder)
  const postgres = await startEmbeddedPostgres(folder, 'durable')
  return {
    url: postgres.url,
    version: postgres.version,
    stop: async () => {
      await postgres.stop()
      await lock.release()
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function makeThrowawayFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-bench-'))
  await chmod(folder, 0o711) // as root, Postgres runs as another user and has to come through
  return folder
}

async function makeKeptFolder(path: string): Promise<string> {
  const folder = resolve(path)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return folder
}

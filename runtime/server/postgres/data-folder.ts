import { mkdir } from 'node:fs/promises'

/**
 * Makes a data folder unless it is there, closed to others. As root others may pass through it, because Postgres then
 * runs as another user and lies inside; the files in it stay closed.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  await mkdir(folder, { recursive: true, mode }).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(
      `The data folder ${folder} cannot be made: ${cause.message}. Set ATTAIN_DATA to a folder that you may write to.`,
      { cause },
    )
  })
}

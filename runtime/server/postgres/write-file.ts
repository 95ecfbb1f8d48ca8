import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Replaces a file as a whole: readers see the old or the new text, never half of it, and a symbolic link that
 * somebody put there is replaced instead of followed (this also runs as root in folders of other users).
 */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const next = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(next, text, { mode, flag: 'wx' })
    await rename(next, path)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}

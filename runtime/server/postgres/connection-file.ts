import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from './write-file.ts'

/** What `<data folder>/database.json` (mode 0600) remembers of the embedded Postgres; other tools connect by `url`. */
export type ConnectionFile = {
  /** Where it can be reached while Attain runs. */
  url: string
  host: string
  port: number
  user: string
  password: string
  database: string
  /** The folder of the cluster; usually inside the data folder, see cluster-location.ts. */
  cluster: string
  /** The data folder for which this was written: another one when the folder was moved or copied. */
  dataFolder: string
  /** The pid of the postmaster of the last start. */
  pid: number | null
}

const user = 'attain'
const database = 'attain'
const host = '127.0.0.1'

/** The path of the connection file of a data folder. */
export function connectionFilePath(dataFolder: string): string {
  return join(dataFolder, 'database.json')
}

/** Reads the connection file; null when this data folder has none yet. Throws when it cannot be understood. */
export async function readConnectionFile(dataFolder: string): Promise<ConnectionFile | null> {
  const path = connectionFilePath(dataFolder)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    const { port, password, cluster, dataFolder = '', pid } = JSON.parse(text) as Partial<ConnectionFile>
    if (typeof port !== 'number' || typeof password !== 'string' || typeof cluster !== 'string') {
      throw new Error('expected at least port, password and cluster')
    }
    return describeConnection({ port, password, cluster, dataFolder, pid: pid ?? null })
  } catch (cause) {
    throw new Error(
      `${path} cannot be read: ${(cause as Error).message}. It holds the password of the embedded Postgres; restore it from a backup.`,
      { cause },
    )
  }
}

/** Writes the connection file, readable for its owner only. */
export async function writeConnectionFile(dataFolder: string, connection: ConnectionFile): Promise<void> {
  await replaceFile(connectionFilePath(dataFolder), `${JSON.stringify(connection, null, 2)}\n`, 0o600)
}

/** Completes a description from what differs between clusters. */
export function describeConnection(
  given: Pick<ConnectionFile, 'port' | 'password' | 'cluster' | 'dataFolder' | 'pid'>,
): ConnectionFile {
  const { port, password, cluster, dataFolder, pid } = given
  const url = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`
  return { url, host, port, user, password, database, cluster, dataFolder, pid }
}

/** A new password: 32 characters that need no escaping in a URL. */
export function createPassword(): string {
  return randomBytes(24).toString('base64url')
}

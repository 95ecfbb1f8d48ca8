import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { checkCluster, chooseClusterFolder, createCluster } from './cluster.ts'
import {
  type ConnectionFile,
  connectionFilePath,
  createPassword,
  describeConnection,
  readConnectionFile,
  writeConnectionFile,
} from './connection-file.ts'
import { makeDataFolder } from './data-folder.ts'
import { chooseFreePort } from './free-port.ts'
import { type NativeBinaries, prepareNativeBinaries } from './native-binaries.ts'
import { type Postmaster, PostmasterError, startPostmaster, stopLeftover } from './postmaster.ts'
import { type Durability, writeServerConfiguration } from './server-configuration.ts'
import { choosePostgresUser, type PostgresUser } from './unprivileged-user.ts'

/** A Postgres that belongs to this process and ends with it. */
export type EmbeddedPostgres = {
  url: string
  version: string
  /** The pid of the postmaster; another one after a restart. */
  pid: () => number
  /** Settles when Postgres is gone for good: stopped, or ended again and again by itself. */
  ended: Promise<void>
  /** Stops it: open transactions are rolled back, what was committed is on disk. */
  stop: () => Promise<void>
}

/**
 * Starts the embedded Postgres on the data in `dataFolder` (made when missing) and waits until it accepts connections.
 * The caller holds the lock of the folder (folder-lock.ts). Should Postgres end by itself it is started again, on the
 * same port, unless that happens three times within a minute.
 *
 * What it needs to know again is in `<dataFolder>/database.json`; its log is `<dataFolder>/postgres.log`.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  durability: Durability = 'durable',
): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder)
  const user = await choosePostgresUser()
  await makeDataFolder(folder)
  const binaries = await prepareNativeBinaries(user)
  const remembered = await openCluster(folder, { binaries, user, durability })
  await stopLeftover(remembered.cluster)

  const configuration = await writeServerConfiguration(remembered.cluster, durability)
  const logFile = join(folder, 'postgres.log')
  const options = { binaries, user, cluster: remembered.cluster, configuration, logFile }
  const { postmaster, port } = await startOnSomePort(options, remembered.port)
  const connection = describeConnection({ ...remembered, port, pid: postmaster.pid })
  try {
    await writeConnectionFile(folder, connection)
    if (remembered.pid === null) await createDatabase(connection)
  } catch (error) {
    await postmaster.stop()
    throw error
  }
  return supervise(postmaster, connection, binaries.version, async () => {
    await stopLeftover(connection.cluster)
    const next = await startPostmaster({ ...options, port })
    await writeConnectionFile(folder, { ...connection, pid: next.pid })
    return next
  })
}

/** Finds the cluster of a data folder, or makes a new one. */
async function openCluster(
  folder: string,
  options: { binaries: NativeBinaries; user: PostgresUser | null; durability: Durability },
): Promise<ConnectionFile> {
  const { binaries, user, durability } = options
  const remembered = await findRememberedCluster(folder)
  if (remembered !== null) {
    if (await checkCluster(remembered.cluster, { binaries, user })) return remembered
    // Never start on an empty database where there was a full one.
    if (remembered.pid !== null) {
      throw new Error(
        `${connectionFilePath(folder)} says that the database is in ${remembered.cluster}, but it is not there any more. Put it back; or, to begin with an empty one, remove that file.`,
      )
    }
  }
  const password = remembered?.password ?? createPassword()
  const cluster = remembered?.cluster ?? (await chooseClusterFolder(folder, user))
  if (remembered === null && (await checkCluster(cluster, { binaries, user }))) {
    throw new Error(
      `There is a database in ${cluster}, but ${connectionFilePath(folder)} with its password is missing. Restore that file from a backup; or move the database away to begin with an empty one.`,
    )
  }
  // Written first, so that a start that is killed in between can go on with the same password.
  const port = await chooseFreePort()
  const connection = describeConnection({ port, password, cluster, dataFolder: folder, pid: null })
  await writeConnectionFile(folder, connection)
  await createCluster(cluster, { binaries, user, superuser: connection.user, password, sync: durability === 'durable' })
  return connection
}

/** What the connection file says, put right when the data folder was moved; throws when it was copied. */
async function findRememberedCluster(folder: string): Promise<ConnectionFile | null> {
  const remembered = await readConnectionFile(folder)
  if (remembered === null || remembered.dataFolder === folder) return remembered
  const isInside = relative(remembered.dataFolder, remembered.cluster) === 'postgres'
  if (isInside) return { ...remembered, dataFolder: folder, cluster: join(folder, 'postgres') }
  const original = await readConnectionFile(remembered.dataFolder).catch(() => null)
  if (original?.cluster === remembered.cluster) {
    throw new Error(
      `${folder} is a copy of ${remembered.dataFolder}, and both name the database in ${remembered.cluster}, which can serve only one of them. Remove ${connectionFilePath(folder)} to begin with an empty database.`,
    )
  }
  return { ...remembered, dataFolder: folder }
}

async function startOnSomePort(
  options: Omit<Parameters<typeof startPostmaster>[0], 'port'>,
  remembered: number,
): Promise<{ postmaster: Postmaster; port: number }> {
  const giveUpAt = Date.now() + 20_000
  for (;;) {
    const port = await chooseFreePort(remembered)
    try {
      return { postmaster: await startPostmaster({ ...options, port }), port }
    } catch (error) {
      // Somebody took the port just now; or the helpers of a killed postmaster are still about to end.
      if (!(error instanceof PostmasterError) || error.reason === 'other' || Date.now() > giveUpAt) throw error
      await sleep(100)
      if (error.reason === 'old-processes') await stopLeftover(options.cluster)
    }
  }
}

/** Creates the database in a cluster that was just made, unless an earlier try came that far. */
async function createDatabase(connection: ConnectionFile): Promise<void> {
  const { host, port, user, password, database } = connection
  const client = new pg.Client({ host, port, user, password, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}

function supervise(
  first: Postmaster,
  connection: ConnectionFile,
  version: string,
  startAgain: () => Promise<Postmaster>,
): EmbeddedPostgres {
  let current = first
  let isStopping = false
  const endedAt: number[] = []

  const watch = async (): Promise<void> => {
    for (;;) {
      await current.exited
      if (isStopping) return
      endedAt.push(Date.now())
      if (endedAt.filter((time) => time > Date.now() - 60_000).length >= 3) {
        console.error('The embedded Postgres ended by itself for the third time within a minute; see its log.')
        return
      }
      console.error(`The embedded Postgres (pid ${current.pid}) ended by itself; it is started again.`)
      try {
        current = await startAgain()
        // Stopped while it was starting: what came up late has to go as well.
        if (isStopping) return await current.stop()
      } catch (error) {
        console.error('The embedded Postgres cannot be started again.', error)
        return
      }
    }
  }
  const ended = watch()
  return {
    url: connection.url,
    version,
    pid: () => current.pid,
    ended,
    stop: async () => {
      isStopping = true
      await current.stop()
      await ended
    },
  }
}

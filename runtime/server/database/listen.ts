import pg from 'pg'

export interface ListenOptions {
  readonly databaseUrl: string
  /** Of Postgres: what `notify` names. */
  readonly channels: readonly string[]
  readonly onMessage: (payload: string, channel: string) => void
  /** From now on every message arrives. */
  readonly onHearing: () => void
  /** From now on messages may be lost, until `onHearing`. */
  readonly onDeaf: (reason: Error) => void
  /** How often the connection is tried, because a cut one may stay silent. */
  readonly checkEveryMs?: number
}

/** Listens on channels of Postgres with a connection of its own, and connects again whenever that is lost. */
export interface Listening {
  /** Done once the first connection listens; rejects when it was stopped before. */
  readonly started: Promise<void>
  stop(): Promise<void>
}

const longestPauseMs = 5_000

export function listen(options: ListenOptions): Listening {
  const { checkEveryMs = 15_000 } = options
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let attempts = 0
  const started = Promise.withResolvers<void>()
  started.promise.catch(() => undefined)

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: 'attain listening',
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    })
    client = mine
    mine.on('error', (error) => lose(mine, error))
    mine.on('end', () => lose(mine, new Error('The connection was closed.')))
    mine.on('notification', ({ channel, payload }) => {
      if (client === mine) options.onMessage(payload ?? '', channel)
    })
    try {
      await mine.connect()
      for (const channel of options.channels) await mine.query(`listen ${mine.escapeIdentifier(channel)}`)
    } catch (error) {
      lose(mine, error instanceof Error ? error : new Error(String(error)))
      return
    }
    if (client !== mine) return
    attempts = 0
    options.onHearing()
    started.resolve()
    check(mine)
  }

  function check(mine: pg.Client): void {
    timer = setTimeout(() => {
      mine.query('select 1').then(
        () => client === mine && check(mine),
        (error: Error) => lose(mine, error),
      )
    }, checkEveryMs)
    timer.unref()
  }

  function lose(mine: pg.Client, reason: Error): void {
    if (client !== mine) return
    client = undefined
    clearTimeout(timer)
    discard(mine)
    if (stopped) return
    options.onDeaf(reason)
    attempts += 1
    const pauseMs = Math.min(50 * 2 ** Math.min(attempts, 10), longestPauseMs)
    timer = setTimeout(connect, pauseMs * (0.5 + Math.random() / 2))
    timer.unref()
  }

  void connect()
  return {
    started: started.promise,
    async stop() {
      stopped = true
      clearTimeout(timer)
      started.reject(new Error('It was stopped.'))
      const last = client
      client = undefined
      await last?.end().catch(() => undefined)
    },
  }
}

/** Closes a connection that is of no use any more, without waiting: it may hang. */
function discard(client: pg.Client): void {
  client.end().catch(() => undefined)
}

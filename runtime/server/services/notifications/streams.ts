/**
 * Tells open windows at once what their people are told, whichever process wrote it: each process listens to Postgres,
 * and sends server-sent events to the windows that are connected with it.
 */
import type { ServerResponse } from 'node:http'
import type { StreamEvents } from '@attain/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Identity } from '../../accounts/index.ts'
import { type Listening, listen } from '../../database/listen.ts'
import { AttainError } from '../../errors.ts'
import type { Database } from '../../store/statement.ts'
import { whoIsStillIn } from './still-in.ts'
import { tellWindows } from './tell-windows.ts'
import { countUnread, findNotifications, type Reader } from './told.ts'

/** An open window. */
export interface Window {
  readonly reader: Reader
  readonly identity: Identity
  readonly response: ServerResponse
}

export interface Streams {
  /** Sends events to a window until it, its session or the server ends; takes over its response. */
  open(window: Window, headers: Readonly<Record<string, string | number | string[]>>): Promise<void>
  stop(): Promise<void>
}

export interface StreamsOptions {
  readonly db: Database
  readonly databaseUrl: string
  readonly log: FastifyBaseLogger
}

/** Of one account, in one process. */
export const mostStreams = 20
const BEAT_EVERY_MS = 20_000
/** So many come at once that one question for all is enough. */
const GATHER_MS = 20
/** A window that reads no more is let go; it connects again when it does. */
const MOST_UNREAD_BYTES = 256 * 1024

export function createStreams({ db, databaseUrl, log }: StreamsOptions): Streams {
  const windows = new Map<string, Set<Window>>()
  /** What was heard of, by reader, and not told yet. */
  const heard = new Map<string, { ids: Set<string>; timer: NodeJS.Timeout }>()
  let listening: Listening | undefined
  let isStopped = false
  const stopTelling = tellWindows(db, (err) => log.error({ err }, 'could not tell windows what is new'))

  const all = () => [...windows.values()].flatMap((ofReader) => [...ofReader])
  const close = (window: Window) => {
    const key = keyOf(window.reader)
    const ofReader = windows.get(key)
    ofReader?.delete(window)
    if (ofReader?.size === 0) windows.delete(key)
    window.response.end()
  }
  const send = <Name extends keyof StreamEvents>(window: Window, event: Name, data: StreamEvents[Name]) => {
    write(window, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const write = (window: Window, text: string) => {
    window.response.write(text)
    if (window.response.writableLength > MOST_UNREAD_BYTES) window.response.destroy()
  }
  const report = (what: string) => (err: unknown) => log.error({ err }, what)

  const tell = async (key: string) => {
    const ids = [...(heard.get(key)?.ids ?? [])]
    heard.delete(key)
    const [first] = windows.get(key) ?? []
    if (first === undefined) return
    const unread = await countUnread(db, first.reader)
    const found = ids.filter((id) => id !== 'read')
    const items = found.length === 0 ? [] : await findNotifications(db, first.reader, found)
    for (const window of windows.get(key) ?? []) {
      if (items.length > 0) send(window, 'notifications', { items, unread })
      else send(window, 'changed', { unread })
    }
  }
  const hear = (key: string, id: string) => {
    if (!windows.has(key)) return
    const known = heard.get(key)
    if (known !== undefined) {
      known.ids.add(id)
      return
    }
    const timer = setTimeout(() => tell(key).catch(report('could not tell windows what is new')), GATHER_MS)
    heard.set(key, { ids: new Set([id]), timer })
  }
  /** Lets those go whose session has ended, or who are not of the workspace any more. */
  const check = async (some: readonly Window[]) => {
    const still = await whoIsStillIn(db, some)
    for (const window of some) if (!still.has(window)) close(window)
  }
  const begin = (): Listening =>
    listen({
      databaseUrl,
      channels: ['attain_notifications', 'attain_access'],
      onMessage: (payload, channel) => {
        if (channel === 'attain_access') {
          const isMeant = ({ identity }: Window) => payload === '' || payload === '*' || payload === identity.accountId
          check(all().filter(isMeant)).catch(report('could not check who is still signed in'))
          return
        }
        const [workspaceId, personId, id = ''] = payload.split(' ')
        hear(`${workspaceId} ${personId}`, id)
      },
      // whatever came about meanwhile went unheard
      onHearing: () => {
        for (const key of windows.keys()) hear(key, 'read')
      },
      onDeaf: (error) => log.warn({ error }, 'the connection that hears of notifications was lost; connecting again'),
    })
  const beat = setInterval(() => {
    const open = all()
    for (const window of open) write(window, ': still here\n\n')
    check(open).catch(report('could not check who is still signed in'))
  }, BEAT_EVERY_MS)
  beat.unref()

  return {
    async open(window, headers) {
      const { reader, identity, response } = window
      if (all().filter((other) => other.identity.accountId === identity.accountId).length >= mostStreams) {
        throw new AttainError('too_many_streams', { limit: mostStreams })
      }
      listening ??= begin()
      await listening.started
      if (isStopped) throw new AttainError('unavailable')
      if (response.destroyed) return
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nothing else comes through it, and it must not be kept when it has ended
        connection: 'close',
        // proxies must not keep events back until there are more
        'x-accel-buffering': 'no',
      })
      const key = keyOf(reader)
      windows.set(key, (windows.get(key) ?? new Set()).add(window))
      response.on('close', () => close(window))
      send(window, 'listening', { unread: await countUnread(db, reader) })
    },
    async stop() {
      isStopped = true
      stopTelling()
      clearInterval(beat)
      for (const { timer } of heard.values()) clearTimeout(timer)
      heard.clear()
      for (const window of all()) close(window)
      await listening?.stop()
    },
  }
}

function keyOf({ workspaceId, personId }: Reader): string {
  return `${workspaceId} ${personId}`
}

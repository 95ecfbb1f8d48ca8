/** Hears at once what one is told, from the server; asks now and then where that does not work. */
import type { NotificationBody, StreamEvents } from '@attain/contract'
import { listNotifications } from '../api/notifications.ts'

export interface Listener {
  /** How many are unread now. */
  onUnread(unread: number): void
  /** These have just come. */
  onNew(items: readonly NotificationBody[]): void
}

const ASK_EVERY_MS = 30_000
/** A server that refused to be listened to may let us later. */
const LISTEN_AGAIN_MS = 5 * 60_000

/** Only while the page is seen: browsers open few connections to one server, and windows stay open for days. */
export function listenWhileSeen(workspace: string, listener: Listener): () => void {
  let stop = () => {}
  const follow = () => {
    stop()
    stop = document.hidden ? () => {} : listen(workspace, listener)
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}

function listen(workspace: string, listener: Listener): () => void {
  const source = new EventSource(`/api/notifications/stream?workspace=${encodeURIComponent(workspace)}`)
  let asking: ReturnType<typeof setInterval> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let stopInner = () => {}
  const on = <Name extends keyof StreamEvents>(name: Name, use: (data: StreamEvents[Name]) => void) =>
    source.addEventListener(name, (event) => use(JSON.parse((event as MessageEvent<string>).data)))
  on('listening', ({ unread }) => listener.onUnread(unread))
  on('changed', ({ unread }) => listener.onUnread(unread))
  on('notifications', ({ items, unread }) => {
    listener.onUnread(unread)
    listener.onNew(items)
  })
  source.addEventListener('error', () => {
    // while it is connecting again by itself there is nothing to do; this is a refusal
    if (source.readyState !== EventSource.CLOSED || asking !== undefined) return
    const ask = () =>
      listNotifications({ limit: 1 }).then(
        ({ unread }) => listener.onUnread(unread),
        () => {},
      )
    void ask()
    asking = setInterval(ask, ASK_EVERY_MS)
    again = setTimeout(() => {
      clearInterval(asking)
      stopInner = listen(workspace, listener)
    }, LISTEN_AGAIN_MS)
  })
  return () => {
    clearInterval(asking)
    clearTimeout(again)
    stopInner()
    source.close()
  }
}

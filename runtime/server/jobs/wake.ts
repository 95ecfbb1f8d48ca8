/**
 * Whoever enqueues wakes the workers of its own process, so that a job begins at once and not when they look next;
 * those of other processes find it then. Postgres could tell all of them, but every transaction that tells something
 * waits for every other one that does.
 */

type Listener = (queue: string) => void

/** By then most transactions have ended; the others are found by the second look. */
const SOON_MS = 20
const LATER_MS = 250

const listeners = new Set<Listener>()
const planned = new Map<string, { soon: NodeJS.Timeout | undefined; later: NodeJS.Timeout }>()

/** Listens until the function that it returns is called. */
export function onWake(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function wakeSoon(queue: string): void {
  if (listeners.size === 0) return
  const plan = planned.get(queue)
  if (plan === undefined) {
    planned.set(queue, { soon: soonFor(queue), later: laterFor(queue) })
    return
  }
  plan.soon ??= soonFor(queue)
  plan.later.refresh()
}

function soonFor(queue: string): NodeJS.Timeout {
  return setTimeout(() => {
    const plan = planned.get(queue)
    if (plan !== undefined) plan.soon = undefined
    wake(queue)
  }, SOON_MS).unref()
}

function laterFor(queue: string): NodeJS.Timeout {
  return setTimeout(() => {
    clearTimeout(planned.get(queue)?.soon)
    planned.delete(queue)
    wake(queue)
  }, LATER_MS).unref()
}

function wake(queue: string): void {
  for (const listener of listeners) listener(queue)
}

import { setTimeout as sleep } from 'node:timers/promises'

/** What has to be ended when the process ends, in the opposite order of `defer`. */
export type Shutdown = {
  /** Remembers how to end something, and how long to wait for that before going on with the next. */
  defer: (name: string, end: () => Promise<unknown>, patienceMs?: number) => void
  /** Ends everything that was deferred; a second call waits for the first. Never rejects: errors are logged. */
  run: () => Promise<void>
  readonly hasBegun: boolean
}

/** Creates an empty Shutdown. What is deferred after it has begun is ended at once. */
export function createShutdown(): Shutdown {
  const steps: { name: string; end: () => Promise<unknown>; patienceMs: number }[] = []
  let running: Promise<void> | null = null

  const runSteps = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const { name, end, patienceMs } = step
      const timer = new AbortController()
      const late = sleep(patienceMs, 'late', { signal: timer.signal }).catch(() => 'aborted')
      const outcome = await Promise.race([late, Promise.resolve().then(end)]).catch((error: unknown) => {
        console.error(`Ending the ${name} failed.`, error)
      })
      timer.abort()
      if (outcome === 'late') console.error(`The ${name} did not end within ${patienceMs} ms; going on without it.`)
    }
  }

  return {
    defer: (name, end, patienceMs = 60_000) => {
      steps.push({ name, end, patienceMs })
      if (running !== null) running = running.then(runSteps)
    },
    run: () => {
      running ??= runSteps()
      return running
    },
    get hasBegun() {
      return running !== null
    },
  }
}

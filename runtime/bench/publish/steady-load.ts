/** People who go on working: a request every so many milliseconds, whether the one before has been answered or not. */
import { Agent, request } from 'node:http'

const EVERY_MS = 20

export interface SteadyLoad {
  /** Ends it; how long each answer took, from the moment when it should have been asked for. */
  stop(): Promise<readonly number[]>
}

export function startSteadyLoad(url: string, cookie: string, paths: () => string): SteadyLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const times: number[] = []
  const open = new Set<Promise<void>>()
  const begun = performance.now()
  let sent = 0
  let failure: unknown
  const timer = setInterval(() => {
    // what this process was late with is made up for
    while (begun + sent * EVERY_MS <= performance.now()) {
      const due = begun + sent * EVERY_MS
      sent += 1
      const one = get(`${url}${paths()}`, cookie, agent).then(
        () => void times.push(performance.now() - due),
        (error: unknown) => {
          failure ??= error
        },
      )
      open.add(one)
      void one.then(() => open.delete(one))
    }
  }, 2)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(open)
      agent.destroy()
      if (failure !== undefined) throw failure
      return times
    },
  }
}

function get(url: string, cookie: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { cookie, accept: 'application/json' } }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number
}

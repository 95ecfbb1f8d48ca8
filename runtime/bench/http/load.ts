import autocannon from 'autocannon'

/** Requests of one kind to one side; each call of `next` gives another one. */
export interface Load {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly next: () => { path: string; body?: string }
}

/** Sends requests over so many connections, one after the other on each, and returns how many were answered in a second. */
export async function requestsPerSecond(load: Load, connections: number, seconds: number): Promise<number> {
  const result = await autocannon({
    url: load.url,
    connections,
    duration: seconds,
    method: load.method,
    headers: { ...load.headers },
    requests: [{ setupRequest: (request) => ({ ...request, ...load.next() }) }],
  })
  const failed = result.errors + result.non2xx
  if (failed > 0) {
    throw new Error(
      `${failed} of ${result.requests.total} requests to ${load.url} failed: ${JSON.stringify(result.statusCodeStats)}`,
    )
  }
  return result['2xx'] / result.duration
}

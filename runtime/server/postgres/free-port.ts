import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ranges from which operating systems give ports to outgoing connections, so that the port that is
// remembered for the next start is not lost to one of those.
const firstPort = 20_000
const lastPort = 32_000

/** Tells whether a server could listen on this port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The remembered port when it is still free, otherwise another one. */
export async function chooseFreePort(remembered?: number): Promise<number> {
  if (remembered !== undefined && (await isPortFree(remembered))) return remembered
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(firstPort, lastPort)
    if (await isPortFree(port)) return port
  }
  throw new Error(
    `No free TCP port between ${firstPort} and ${lastPort} on 127.0.0.1 for the embedded Postgres. Set DATABASE_URL to use a Postgres of your own.`,
  )
}

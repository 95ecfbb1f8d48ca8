/** From the start of the process to its first answer, on a data folder that is there already, Postgres included. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench, BenchRun } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { ourNodeOptions, startServer } from '../http/server-process.ts'
import { signIn } from '../http/sign-in.ts'
import { medianOfRounds } from '../rounds.ts'
import { makeThrowawayFolder } from '../throwaway-postgres.ts'

const root = join(import.meta.dirname, '../../..')
const ourServer = join(root, 'runtime/server/main.ts')
const nativeServer = join(import.meta.dirname, 'native-start.ts')
const password = 'bench-password-1'

export const startBench: Bench = { about: 'time to the first answer, in milliseconds, and memory', run: runStartBench }

async function runStartBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rounds = 5 } = options
  const environment = async () => {
    const folder = await makeThrowawayFolder()
    defer(() => rm(folder, { recursive: true, force: true }))
    // compiled code is kept as `npm start` keeps it
    const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/attain-code')
    return { ATTAIN_DATA: folder, ATTAIN_ADMIN_PASSWORD: password, PORT: '0', DATABASE_URL: '', NODE_COMPILE_CACHE }
  }
  const [ours, baseline] = [await environment(), await environment()]
  note('the first start, which makes the data')
  const first = await startServer(ourServer, ours)
  const cookie = await signIn(first.url, 'admin', password)
  await first.stop()
  await (await startServer(nativeServer, baseline)).stop()

  const memory: { ours: number; baseline: number } = { ours: 0, baseline: 0 }
  const firstAnswer = async (side: 'ours' | 'baseline', path: string, headers: Record<string, string>) => {
    const begin = performance.now()
    const server = await (side === 'ours'
      ? startServer(ourServer, ours, ourNodeOptions)
      : startServer(nativeServer, baseline))
    try {
      const response = await fetch(server.url + path, { headers })
      if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
      await response.text()
      const ms = performance.now() - begin
      memory[side] = await server.memoryMb()
      return ms
    } finally {
      await server.stop()
    }
  }
  const times = await medianOfRounds(rounds, {
    ours: () => firstAnswer('ours', '/api/records/opportunity?sort=-close_date&limit=50', { cookie }),
    baseline: () => firstAnswer('baseline', '/opportunities?stage=won&limit=50', {}),
  })
  report(createFigure('start/first-answer', 'ms', times.ours, times.baseline))
  report(createFigure('start/memory', 'MB', memory.ours, memory.baseline))
}

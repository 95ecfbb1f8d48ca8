/** What is logged, and counted against a revision, when an answer breaks off. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import fastifyCompress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { answerErrors } from './error-answers.ts'

let app: FastifyInstance
let heard: { readonly logged: string[]; readonly noted: string[]; readonly brokenOff: Promise<void> }
afterEach(() => app.close())

/** A server that answers this; `hasLeft` comes when whoever asked is gone. */
async function serve(answer: (hasLeft: Promise<unknown>) => Promise<unknown>): Promise<number> {
  const [logged, noted]: [string[], string[]] = [[], []]
  app = Fastify({ logger: { level: 'warn', stream: { write: (line) => void logged.push(JSON.parse(line).msg) } } })
  await app.register(fastifyCompress, { global: true, threshold: 2048, encodings: ['gzip', 'identity'] })
  answerErrors(app, { note: ({ code }) => void noted.push(code), write: async () => {}, stop: async () => {} })
  const brokenOff = new Promise<void>((resolve) => {
    app.addHook('onError', async () => resolve())
  })
  heard = { logged, noted, brokenOff }
  app.decorateRequest('served', null)
  app.post('/', (request, reply) => {
    request.served = { workspaceId: 1, revision: 1 }
    return answer(once(reply.raw, 'close'))
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

/** Asks, and leaves at once. */
async function askAndLeave(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.write(
    'POST / HTTP/1.1\r\nhost: here\r\naccept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
  )
  await once(app.server, 'request')
  socket.destroy()
  await heard.brokenOff
  await setImmediate()
}

test('whoever leaves before the answer has made no error', async () => {
  const port = await serve(async (hasLeft) => {
    await hasLeft
    return { figures: 'x'.repeat(1_000_000) }
  })
  await askAndLeave(port)
  expect(heard).toMatchObject({ logged: [], noted: [] })
})

test('another error is one, whether or not somebody waits for the answer', async () => {
  const port = await serve(async (hasLeft) => {
    await hasLeft
    throw new Error('no such table')
  })
  await askAndLeave(port)
  expect(heard).toMatchObject({ logged: ['an error that nobody expected'], noted: ['internal'] })
})

test('an answer that breaks off by itself is one', async () => {
  const port = await serve(async () => {
    const file = new PassThrough()
    setTimeout(() => file.destroy(), 10)
    return file
  })
  expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status).toBe(500)
  expect(heard).toMatchObject({ logged: ['an error that nobody expected'], noted: ['internal'] })
})

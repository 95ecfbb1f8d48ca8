/** Systems and mail servers on this machine that keep what they are sent. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedCall {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface WebReceiver {
  readonly url: string
  readonly calls: readonly ReceivedCall[]
  /** What it answers from now on; a fine answer at first. */
  answer(status: number, body?: string, headers?: Record<string, string>): void
  close(): Promise<void>
}

export async function createWebReceiver(): Promise<WebReceiver> {
  const calls: ReceivedCall[] = []
  let answer: { status: number; body: string; headers: Record<string, string> } = { status: 200, body: '', headers: {} }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    calls.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answer(status, body = '', headers = {}) {
      answer = { status, body, headers }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export interface ReceivedMail {
  readonly to: readonly string[]
  readonly from: string
  /** As it came: headers and parts. */
  readonly source: string
}

export interface MailReceiver {
  readonly port: number
  readonly mails: readonly ReceivedMail[]
  /** Refuses everything from now on, with this code and text; takes everything again without one. */
  refuse(problem?: { readonly code: number; readonly text: string }): void
  close(): Promise<void>
}

/** Takes mails from `user` with the password `secret-7`, and from whoever does not sign in. */
export async function createMailReceiver(): Promise<MailReceiver> {
  const mails: ReceivedMail[] = []
  let refusal: Error | null = null
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === 'user' && password === 'secret-7') done(null, { user: username })
      else done(Object.assign(new Error('wrong password'), { responseCode: 535 }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusal !== null) return done(refusal)
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mails.push({
          to: envelope.rcptTo.map(({ address }) => address),
          from,
          source: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse(problem) {
      refusal = problem === undefined ? null : Object.assign(new Error(problem.text), { responseCode: problem.code })
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

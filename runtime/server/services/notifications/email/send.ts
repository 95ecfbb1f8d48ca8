/** Hands an e-mail to the company's mail server. */
import type { EmailSettings } from '@attain/contract'
import type { Gate } from '../outgoing/gate.ts'
import { Refusal } from '../outgoing/refusal.ts'
import type { Letter } from './compose.ts'

export interface MailServer extends EmailSettings {
  readonly password: string | null
}

const CONNECT_WITHIN_MS = 10_000
const ANSWER_WITHIN_MS = 20_000

/** Throws when the server does not take it. */
export async function sendEmail(
  server: MailServer,
  to: string,
  { endAt, attachments = [], ...letter }: Letter,
  gate: Gate,
): Promise<void> {
  const { createTransport } = await import('nodemailer')
  // connects to the address that was looked at, whatever the name means a moment later
  const address = await gate.addressOf(server.host)
  const transport = createTransport({
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: { servername: server.host },
    ...(server.user === undefined ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      // objects, so that nothing within a name or an address becomes another one
      from: { name: server.fromName ?? '', address: server.from },
      to: { name: '', address: to },
      ...letter,
      attachments: [...attachments],
      ...(endAt !== undefined && {
        // RFC 8058: mail programs show a button of their own
        list: { unsubscribe: { url: endAt } },
        headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
    })
  } catch (error) {
    throw refusalOfServer(error)
  } finally {
    transport.close()
  }
}

/** What servers refuse for good, such as an unknown recipient, begins with 5. */
function refusalOfServer(error: unknown): unknown {
  const { responseCode, response, code } = error as { responseCode?: number; response?: string; code?: string }
  const isFinal = (responseCode !== undefined && responseCode >= 500) || code === 'EENVELOPE'
  if (response === undefined && !isFinal) return error
  const found = (response ?? (error as Error).message).slice(0, 300)
  return new Refusal(
    { en: `The mail server said: ${found}`, 'zh-CN': `邮件服务器应答：${found}` },
    // signing in is for administrators to mend, and then it may well be sent
    { isFinal: isFinal && code !== 'EAUTH', cause: error },
  )
}

/** Keeps what channels must not give away: encrypted with a key that only servers of this database have. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { readServerSecret } from '../../accounts/server-secret.ts'
import type { Database } from '../../store/statement.ts'

/** By name; what is not there is not set. */
export type Secrets = Readonly<Record<string, string>>

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `owner` says whose they are: put elsewhere, they cannot be read. */
export async function encryptSecrets(db: Database, owner: string, secrets: Secrets): Promise<Buffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await keyFor(db), nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

export async function decryptSecrets(db: Database, owner: string, bytes: Buffer): Promise<Secrets> {
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', await keyFor(db), nonce)
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag)
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  return JSON.parse(text.toString('utf8')) as Secrets
}

async function keyFor(db: Database): Promise<Buffer> {
  return createHash('sha256')
    .update(await readServerSecret(db, 'channels'))
    .digest()
}

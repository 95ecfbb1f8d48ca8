/** The word in a link that ends a subscription for one reader: whoever has the mail may do so, without signing in. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readServerSecret } from '../../accounts/server-secret.ts'
import type { Database } from '../../store/statement.ts'

export interface Ending {
  readonly workspaceId: number
  readonly id: string
  readonly personId: string
}

export async function endTokenOf(db: Database, workspaceId: number, id: string, personId: string): Promise<string> {
  const named = Buffer.from(`${workspaceId}/${id}/${personId}`).toString('base64url')
  return `${named}.${await signatureOf(db, named)}`
}

/** Undefined when nobody of ours wrote it. */
export async function readEndToken(db: Database, token: string): Promise<Ending | undefined> {
  const [named = '', signature = ''] = token.split('.')
  const [given, expected] = [Buffer.from(signature), Buffer.from(await signatureOf(db, named))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const [workspaceId, id = '', personId = ''] = Buffer.from(named, 'base64url').toString().split('/')
  return { workspaceId: Number(workspaceId), id, personId }
}

async function signatureOf(db: Database, named: string): Promise<string> {
  return createHmac('sha256', await readServerSecret(db, 'subscriptions'))
    .update(named)
    .digest('base64url')
}

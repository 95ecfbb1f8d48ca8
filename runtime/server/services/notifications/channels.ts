/** The ways out of the application that administrators set up: a mail server, webhooks, robots of chats. */
import type { ChannelBody, ChannelInput, ChannelKind, ChannelList, EmailSettings } from '@attain/contract'
import { EmailSettings as EmailSchema } from '@attain/contract'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { Database } from '../../store/statement.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { createGate, type Gate } from './outgoing/gate.ts'
import { hostOf, readAddress } from './outgoing/post.ts'
import { refusalOf } from './outgoing/refusal.ts'
import { decryptSecrets, encryptSecrets, type Secrets } from './secrets.ts'

/** A channel with all that sending through it needs. */
export interface Channel {
  readonly name: string
  readonly kind: ChannelKind
  readonly settings: StoredSettings
  readonly secrets: Secrets
}

interface StoredSettings extends Partial<EmailSettings> {
  readonly url?: string
  readonly language?: 'en' | 'zh-CN'
  /** Of a robot's address. */
  readonly robotHost?: string
  /** Where the web application was when this was set up, for links. */
  readonly site?: string
}

/** The channel of that name, or the one that sends e-mails. */
export async function readChannel(
  db: Database,
  workspaceId: number,
  which: { readonly name: string } | { readonly kind: 'email' },
): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channels')
    .select(['name', 'kind', 'settings', 'secrets'])
    .where('workspace_id', '=', workspaceId)
    .$if('name' in which, (query) => query.where('name', '=', 'name' in which ? which.name : ''))
    .$if('kind' in which, (query) => query.where('kind', '=', 'email'))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const secrets = await decryptSecrets(db, ownerOf(workspaceId, row.name), row.secrets)
  return { name: row.name, kind: row.kind, settings: row.settings as StoredSettings, secrets }
}

/** What calls of this workspace may reach. */
export async function gateOf(db: Database, workspaceId: number): Promise<Gate> {
  return createGate(await allowedHosts(db, workspaceId))
}

function ownerOf(workspaceId: number, name: string): string {
  return `${workspaceId}/${name}`
}

async function allowedHosts(db: Database, workspaceId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('allowed_hosts')
    .select('host')
    .where('workspace_id', '=', workspaceId)
    .orderBy('host')
    .execute()
  return rows.map(({ host }) => host)
}

/** What administrators see. */
export async function listChannels(context: Context): Promise<ChannelList> {
  const { db, view } = context
  const { id } = view.workspace
  const rows = await db
    .selectFrom('channels')
    .select(['name', 'kind', 'settings', 'secrets', 'changed_at', 'changed_by'])
    .where('workspace_id', '=', id)
    .orderBy('name')
    .execute()
  const names = await peopleNames(
    context,
    rows.map(({ changed_by }) => changed_by),
  )
  const items = await Promise.all(
    rows.map(async (row): Promise<ChannelBody> => {
      const secrets = await decryptSecrets(db, ownerOf(id, row.name), row.secrets)
      const { site: _, robotHost, ...settings } = row.settings as StoredSettings
      return {
        name: row.name,
        kind: row.kind,
        settings: robotHost === undefined ? settings : { ...settings, host: robotHost },
        secrets: Object.keys(secrets).sort(),
        changedAt: row.changed_at,
        changedBy: names.get(row.changed_by) ?? null,
      } as ChannelBody
    }),
  )
  return { items, allowedHosts: await allowedHosts(db, id) }
}

/** Sets a channel up, or changes it. Secrets that are left out stay, unless they would go to somebody else. */
export function saveChannel(context: Context, name: string, input: ChannelInput, site: string): Promise<void> {
  return inTransaction(context, async ({ db, view, now }) => {
    const workspaceId = view.workspace.id
    await sql`select from workspaces where id = ${workspaceId} for update`.execute(db)
    const known = await readChannel(db, workspaceId, { name })
    if (known !== undefined && known.kind !== input.kind)
      throw conflict(`"${name}" is of another kind.`, `“${name}”是另一种渠道。`)
    if (known === undefined && input.kind === 'email' && (await readChannel(db, workspaceId, { kind: 'email' }))) {
      throw conflict('a mail server is set up already.', '已设置邮件服务器。')
    }
    const gate = await gateOf(db, workspaceId)
    const { settings, secrets } = await prepare(input, known, gate)
    const row = {
      kind: input.kind,
      settings: JSON.stringify({ ...settings, site }),
      secrets: await encryptSecrets(db, ownerOf(workspaceId, name), secrets),
      changed_at: now,
      changed_by: view.actor.personId,
    }
    await db
      .insertInto('channels')
      .values({ workspace_id: workspaceId, name, ...row })
      .onConflict((at) => at.columns(['workspace_id', 'name']).doUpdateSet(row))
      .execute()
  })
}

async function prepare(
  input: ChannelInput,
  known: Channel | undefined,
  gate: Gate,
): Promise<{ settings: StoredSettings; secrets: Secrets }> {
  switch (input.kind) {
    case 'email': {
      const { settings, password } = input
      const { host, user } = known?.settings ?? {}
      // whoever changes the server would otherwise read the password there
      const goesElsewhere = host !== settings.host || user !== settings.user
      const kept = goesElsewhere ? undefined : known?.secrets.password
      const given = password ?? kept
      if (settings.user !== undefined && given === undefined) {
        throw invalid('give the password for this server and user.', '请输入此服务器和用户的密码。')
      }
      return { settings, secrets: settings.user === undefined || given === undefined ? {} : { password: given } }
    }
    case 'webhook': {
      assertReachable(input.settings.url, gate)
      const secret = input.secret ?? known?.secrets.secret
      if (secret === undefined) throw invalid('give the secret that signs calls.', '请输入用于签名的密钥。')
      if (secret.length < LEAST_SECRET) {
        throw invalid(
          `the secret should have at least ${LEAST_SECRET} characters.`,
          `密钥至少应有 ${LEAST_SECRET} 个字符。`,
        )
      }
      return { settings: input.settings, secrets: { secret } }
    }
    default: {
      const url = input.url ?? known?.secrets.url
      if (url === undefined) throw invalid('give the address of the robot.', '请输入机器人的地址。')
      const robotHost = hostOf(assertReachable(url, gate))
      const secret = input.secret === undefined ? known?.secrets.secret : (input.secret ?? undefined)
      return {
        settings: { language: input.settings.language, robotHost },
        secrets: secret === undefined ? { url } : { url, secret },
      }
    }
  }
}

const LEAST_SECRET = 16

/** Says at once what every call would be refused for. Names are looked up when it is called. */
function assertReachable(address: string, gate: Gate): URL {
  try {
    return readAddress(address, gate)
  } catch (error) {
    throw new AttainError('invalid_request', { problem: refusalOf(error).problem })
  }
}

export async function deleteChannel({ db, view }: Context, name: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('channels')
    .where('workspace_id', '=', view.workspace.id)
    .where('name', '=', name)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw noChannel()
}

export function noChannel(): AttainError {
  return new AttainError('not_found', { what: { en: 'channel', 'zh-CN': '渠道' } })
}

export function saveAllowedHosts(context: Context, hosts: readonly string[]): Promise<void> {
  return inTransaction(context, async ({ db, view }) => {
    const { id } = view.workspace
    await db.deleteFrom('allowed_hosts').where('workspace_id', '=', id).execute()
    const rows = [...new Set(hosts.map((host) => host.toLowerCase()))].map((host) => ({ workspace_id: id, host }))
    if (rows.length > 0) await db.insertInto('allowed_hosts').values(rows).execute()
  })
}

/** The mail server of a channel that is one. */
export function mailServerOf({ settings, secrets }: Channel): EmailSettings & { password: string | null } {
  const known = Object.keys(EmailSchema.properties) as (keyof EmailSettings)[]
  const only = Object.fromEntries(known.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]])))
  return { ...(only as EmailSettings), password: secrets.password ?? null }
}

function conflict(en: string, zh: string): AttainError {
  return new AttainError('conflict', { problem: { en, 'zh-CN': zh } })
}

function invalid(en: string, zh: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': zh } })
}

/**
 * Sends what is in `deliveries`, one by one. That it is being sent is noted before and how it went after: a process
 * that dies in between leaves it to another, which sends it once more with the same key (Message-ID, Idempotency-Key),
 * so that whoever receives it can tell.
 */
import type { DeliveryKind } from '@attain/contract'
import type { Language, Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { JobHandler } from '../../jobs/index.ts'
import type { LiveWorkspaces } from '../../store/live-workspaces.ts'
import type { Database } from '../../store/statement.ts'
import { asOne } from '../../store/statement.ts'
import { composeDashboard } from '../subscriptions/letter/compose.ts'
import { isSubscription, type SubscriptionPayload } from '../subscriptions/payload.ts'
import { type Channel, gateOf, mailServerOf, readChannel } from './channels.ts'
import { queueDeliveries, type RobotPayload, type WebhookPayload } from './deliveries.ts'
import { composeLetter } from './email/compose.ts'
import { sendEmail } from './email/send.ts'
import type { EmailPayload } from './notify.ts'
import { Refusal, refusalOf } from './outgoing/refusal.ts'
import { preferencesOf } from './preferences.ts'
import { endOfQuiet } from './quiet-hours.ts'
import { postMessage, type RobotKind, robots } from './robots/index.ts'
import { sendWebhook } from './webhook.ts'

export interface DeliverySources {
  readonly db: Database
  readonly workspaces: LiveWorkspaces
  /** How browsers know the server; null when nobody said so. */
  readonly publicUrl: string | null
}

interface Delivery {
  readonly workspaceId: number
  readonly id: string
  readonly kind: DeliveryKind
  readonly target: string
  readonly key: string
  readonly payload: unknown
  readonly attempts: number
}

/** What becomes of a delivery without being sent. */
type Instead = { readonly waitUntil: Date } | { readonly drop: Required<Text> }

/** After so many attempts it is dead; by then most of a day has passed. */
export const mostAttempts = 8
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1000

/** How the jobs of the queue `deliver` are done. */
export function deliverWith(sources: DeliverySources): JobHandler<'deliver'> {
  return async ({ workspaceId, id }, { attempt, signal }) => {
    const delivery = await claim(sources.db, workspaceId, id, attempt > 1)
    if (delivery === undefined) return
    try {
      const instead = await send(sources, delivery, signal)
      await (instead === undefined ? noteSent(sources.db, delivery) : noteInstead(sources.db, delivery, instead))
    } catch (error) {
      await noteFailed(sources.db, delivery, refusalOf(error))
    }
  }
}

/** Notes that it is being sent. Undefined when it needs no sending, or another process is at it. */
async function claim(
  db: Database,
  workspaceId: number,
  id: string,
  isLeftBehind: boolean,
): Promise<Delivery | undefined> {
  const states = isLeftBehind ? (['waiting', 'failed', 'sending'] as const) : (['waiting', 'failed'] as const)
  const row = await db
    .updateTable('deliveries')
    .set((set) => ({ state: 'sending', attempts: set('attempts', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', states)
    .where('due_at', '<=', sql<string>`now()`)
    .returning(['kind', 'target', 'key', 'payload', 'attempts'])
    .executeTakeFirst()
  return row && { workspaceId, id, ...row }
}

function send(sources: DeliverySources, delivery: Delivery, signal: AbortSignal): Promise<Instead | undefined> {
  switch (delivery.kind) {
    case 'email':
      return sendAsEmail(sources, delivery)
    case 'webhook':
      return callHook(sources, delivery, signal)
    case 'robot':
      return postByRobot(sources, delivery, signal)
  }
}

async function sendAsEmail(sources: DeliverySources, delivery: Delivery): Promise<Instead | undefined> {
  const { db, workspaces } = sources
  const { workspaceId, target: personId, key } = delivery
  const payload = delivery.payload as EmailPayload | SubscriptionPayload
  const preferences = await preferencesOf(db, workspaceId, personId)
  if (preferences === undefined) return { drop: reasons.gone }
  const isDashboard = isSubscription(payload)
  if (!isDashboard && !preferences.email[payload.topic]) return { drop: reasons.unwanted }
  if (preferences.address === null) return { drop: reasons.noAddress }
  const { quiet, timeZone } = preferences
  const quietEnd = quiet === null ? null : endOfQuiet(new Date(), { timeZone, ...quiet })
  if (quietEnd !== null && !isDashboard && !payload.urgent) return { waitUntil: quietEnd }
  const channel = await readChannel(db, workspaceId, { kind: 'email' })
  if (channel === undefined) throw new Refusal(reasons.noMailServer, { isFinal: true })
  const server = mailServerOf(channel)
  const workspace = await workspaces.get(workspaceId)
  const frame = {
    language: preferences.language ?? (workspace.model.app.defaultLanguage as Language | undefined) ?? 'en',
    site: siteOf(sources, channel, workspace.slug),
    workspace: await nameOf(db, workspaceId),
    workspaceId,
    personId,
    key,
    domain: server.from.split('@')[1] ?? 'attain',
  }
  if (!isDashboard) {
    await sendEmail(server, preferences.address, composeLetter(payload, frame), await gateOf(db, workspaceId))
    return undefined
  }
  const dashboard = await composeDashboard(db, workspace, payload, frame)
  if ('drop' in dashboard) return dashboard
  // whoever chose the hour themselves meant it
  if (quietEnd !== null && !dashboard.isOwn) return { waitUntil: quietEnd }
  await sendEmail(server, preferences.address, dashboard.letter, await gateOf(db, workspaceId))
  return undefined
}

async function callHook({ db }: DeliverySources, delivery: Delivery, signal: AbortSignal): Promise<undefined> {
  const { workspaceId, target, key } = delivery
  const { body } = delivery.payload as WebhookPayload
  const gate = await gateOf(db, workspaceId)
  const message = { key, body, at: new Date(), signal }
  if (target.includes('://')) {
    await sendWebhook({ url: target, secret: null }, message, gate)
    return undefined
  }
  const channel = await readChannel(db, workspaceId, { name: target })
  if (channel?.kind !== 'webhook') throw new Refusal(reasons.noWebhook(target), { isFinal: true })
  await sendWebhook({ url: channel.settings.url ?? '', secret: channel.secrets.secret ?? null }, message, gate)
  return undefined
}

async function postByRobot(sources: DeliverySources, delivery: Delivery, signal: AbortSignal): Promise<undefined> {
  const { db, workspaces } = sources
  const { workspaceId, target } = delivery
  const { title, text, link } = delivery.payload as RobotPayload
  const channel = await readChannel(db, workspaceId, { name: target })
  if (channel === undefined || !isRobot(channel.kind)) throw new Refusal(reasons.noRobot(target), { isFinal: true })
  const language = channel.settings.language ?? 'en'
  const site = siteOf(sources, channel, (await workspaces.get(workspaceId)).slug)
  await postMessage(
    channel.kind,
    { url: channel.secrets.url ?? '', secret: channel.secrets.secret ?? null },
    {
      title: title[language],
      text: text?.[language] ?? null,
      link: site === null || link === undefined ? null : site + link,
      open: language === 'en' ? 'Open' : '打开',
    },
    new Date(),
    await gateOf(db, workspaceId),
    signal,
  )
  return undefined
}

export function isRobot(kind: string): kind is RobotKind {
  return Object.hasOwn(robots, kind)
}

/** Where the workspace is in the web, as far as anybody said. */
function siteOf({ publicUrl }: DeliverySources, { settings }: Channel, slug: string): string | null {
  const site = publicUrl ?? settings.site
  return site === undefined ? null : `${site}/w/${slug}`
}

async function nameOf(db: Database, workspaceId: number): Promise<string> {
  const { name } = await db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return name
}

function update(db: Database, { workspaceId, id }: Delivery) {
  return db.updateTable('deliveries').where('workspace_id', '=', workspaceId).where('id', '=', id)
}

async function noteSent(db: Database, delivery: Delivery): Promise<void> {
  const now = new Date()
  await update(db, delivery).set({ state: 'sent', sent_at: now, due_at: now, last_error: null }).execute()
}

function noteInstead(db: Database, delivery: Delivery, instead: Instead): Promise<void> {
  // what was not tried is no attempt
  const attempts = delivery.attempts - 1
  return asOne(db, async (tx) => {
    if ('drop' in instead) {
      const last_error = JSON.stringify(instead.drop)
      await update(tx, delivery).set({ state: 'dropped', attempts, last_error }).execute()
      return
    }
    const { waitUntil } = instead
    await update(tx, delivery).set({ state: 'waiting', attempts, due_at: waitUntil }).execute()
    await queueDeliveries(tx, delivery.workspaceId, [delivery.id], waitUntil)
  })
}

function noteFailed(db: Database, delivery: Delivery, { problem, isFinal }: Refusal): Promise<void> {
  const last_error = JSON.stringify(problem)
  return asOne(db, async (tx) => {
    if (isFinal || delivery.attempts >= mostAttempts) {
      await update(tx, delivery).set({ state: 'dead', last_error, due_at: new Date() }).execute()
      return
    }
    const dueAt = new Date(Date.now() + pauseAfter(delivery.attempts))
    await update(tx, delivery).set({ state: 'failed', last_error, due_at: dueAt }).execute()
    await queueDeliveries(tx, delivery.workspaceId, [delivery.id], dueAt)
  })
}

/** Four times as long after each attempt, and not all at the same moment. */
function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 4 ** (attempts - 1), LONGEST_PAUSE_MS) * (0.9 + Math.random() * 0.2)
}

const reasons = {
  gone: { en: 'This person cannot sign in any more.', 'zh-CN': '此人已不能登录。' },
  unwanted: { en: 'This person wants no e-mail about it.', 'zh-CN': '此人不接收此类邮件。' },
  noAddress: { en: 'This person has no e-mail address.', 'zh-CN': '此人没有邮箱地址。' },
  noMailServer: { en: 'No mail server is set up.', 'zh-CN': '未设置邮件服务器。' },
  noWebhook: (name: string) => ({ en: `There is no webhook "${name}".`, 'zh-CN': `没有名为“${name}”的 Webhook。` }),
  noRobot: (name: string) => ({ en: `There is no robot "${name}".`, 'zh-CN': `没有名为“${name}”的机器人。` }),
}

/** Sends a message through a channel at once, so that whoever sets it up sees what it answers. */
import type { ChannelTest } from '@attain/contract'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { gateOf, mailServerOf, noChannel, readChannel } from './channels.ts'
import { isRobot } from './deliver.ts'
import { composeLetter } from './email/compose.ts'
import { sendEmail } from './email/send.ts'
import { Refusal, refusalOf } from './outgoing/refusal.ts'
import { preferencesOf } from './preferences.ts'
import { postMessage } from './robots/index.ts'
import { sendWebhook } from './webhook.ts'

const title = { en: 'Attain can reach you here', 'zh-CN': 'Attain 可以在这里通知您' }
const text = {
  en: 'An administrator has tried this out. There is nothing to do.',
  'zh-CN': '这是管理员发送的测试消息，无需处理。',
}

export async function tryChannel(context: Context, name: string, site: string): Promise<ChannelTest> {
  const { language } = context
  try {
    return { ok: true, answer: (await send(context, name, site))[language] }
  } catch (error) {
    if (error instanceof AttainError) throw error
    return { ok: false, answer: refusalOf(error).problem[language] }
  }
}

/** Says what was sent where. */
async function send(context: Context, name: string, site: string): Promise<{ en: string; 'zh-CN': string }> {
  const { db, view, now, language } = context
  const workspaceId = view.workspace.id
  const channel = await readChannel(db, workspaceId, { name })
  if (channel === undefined) throw noChannel()
  const gate = await gateOf(db, workspaceId)
  const key = `test-${now.getTime()}`
  const here = `${site}/w/${view.workspace.slug}`
  if (channel.kind === 'webhook') {
    const target = { url: channel.settings.url ?? '', secret: channel.secrets.secret ?? null }
    const { status } = await sendWebhook(target, { key, body: { type: 'test', title }, at: now }, gate)
    return { en: `The answer was ${status}.`, 'zh-CN': `应答为 ${status}。` }
  }
  if (isRobot(channel.kind)) {
    const spoken = channel.settings.language ?? language
    const open = spoken === 'en' ? 'Open' : '打开'
    const target = { url: channel.secrets.url ?? '', secret: channel.secrets.secret ?? null }
    await postMessage(channel.kind, target, { title: title[spoken], text: text[spoken], link: here, open }, now, gate)
    return { en: 'The chat took the message.', 'zh-CN': '群机器人已接受消息。' }
  }
  const { personId } = view.actor
  const address = (await preferencesOf(db, workspaceId, personId))?.address ?? null
  if (address === null) {
    throw new Refusal({ en: 'You have no e-mail address to try it with.', 'zh-CN': '您没有可用于测试的邮箱地址。' })
  }
  const server = mailServerOf(channel)
  const domain = server.from.split('@')[1] ?? 'attain'
  const frame = { language, site: here, workspace: view.workspace.slug, workspaceId, personId, key, domain }
  await sendEmail(server, address, composeLetter({ topic: 'rule', title, text, link: '' }, frame), gate)
  return { en: `The server took an e-mail to ${address}.`, 'zh-CN': `服务器已接受发往 ${address} 的邮件。` }
}

/** A notification as an e-mail: in one language, as text and as HTML. */
import { createHash } from 'node:crypto'
import type { Language } from '@attain/engine/metadata'
import type { EmailPayload } from '../notify.ts'
import { escapeHtml } from './escape-html.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same whenever the same is sent to the same person. */
  readonly messageId: string
  /** Where mail programs end the subscription that it belongs to, with one click. */
  readonly endAt?: string
  readonly attachments?: readonly Attachment[]
}

export interface Attachment {
  readonly filename: string
  readonly content: Buffer
  readonly contentType: string
}

export interface LetterFrame {
  readonly language: Language
  /** Where the workspace is in the web: "https://attain.example.com/w/main"; null when nobody knows. */
  readonly site: string | null
  /** The workspace, as people call it. */
  readonly workspace: string
  readonly workspaceId: number
  readonly personId: string
  readonly key: string
  /** Of the sender; Message-IDs end with it. */
  readonly domain: string
}

const words = {
  en: {
    open: 'Open',
    why: (workspace: string) => `${workspace} told you this. Choose what is sent by e-mail in the settings:`,
  },
  'zh-CN': {
    open: '打开',
    why: (workspace: string) => `这是“${workspace}”发给您的通知。可在设置中选择通过邮件接收的内容：`,
  },
}

/** Of the page where people choose what they get. */
export const preferencesPath = '/notifications/preferences'

export function composeLetter(payload: EmailPayload, frame: LetterFrame): Letter {
  const { language, site, workspace } = frame
  const title = oneLine(payload.title[language])
  const text = payload.text?.[language] ?? null
  const link = site === null || payload.link === undefined ? null : site + payload.link
  const preferences = site === null ? null : site + preferencesPath
  const { open, why } = words[language]
  // mail programs know the signature by its first line
  const signature = ['-- ', why(workspace), preferences].filter((line) => line !== null).join('\n')
  const parts = [title, text, link, signature].filter((part) => part !== null)
  return {
    subject: title.slice(0, 200),
    text: `${parts.join('\n\n')}\n`,
    html: htmlOf({ language, title, text, link, open, why: why(workspace), preferences }),
    messageId: messageIdOf(frame),
  }
}

export function messageIdOf(frame: LetterFrame): string {
  return `<${hashOf(frame)}@${frame.domain}>`
}

function hashOf({ workspaceId, personId, key }: LetterFrame): string {
  return createHash('sha256').update(`${workspaceId}\n${personId}\n${key}`).digest('hex').slice(0, 40)
}

/** Mail programs take a line break in a header for the end of it. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

interface Parts {
  readonly language: Language
  readonly title: string
  readonly text: string | null
  readonly link: string | null
  readonly open: string
  readonly why: string
  readonly preferences: string | null
}

function htmlOf({ language, title, text, link, open, why, preferences }: Parts): string {
  const font = "font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif"
  const paragraphs = text === null ? '' : `<p style="margin:0 0 24px;white-space:pre-line">${escapeHtml(text)}</p>`
  const button =
    link === null
      ? ''
      : `<p style="margin:0 0 32px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 20px;border-radius:6px;background:#1f5eff;color:#ffffff;text-decoration:none">${open}</a></p>`
  const choose =
    preferences === null
      ? ''
      : ` <a href="${escapeHtml(preferences)}" style="color:#6b7280">${escapeHtml(preferences)}</a>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#f5f6f8;color:#1f2328;${font};font-size:15px;line-height:1.6">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:18px;line-height:1.4">${escapeHtml(title)}</h1>
${paragraphs}${button}<p style="margin:0;padding-top:16px;border-top:1px solid #e5e7eb;font-size:12px;color:#6b7280">${escapeHtml(why)}${choose}</p>
</div></body></html>
`
}

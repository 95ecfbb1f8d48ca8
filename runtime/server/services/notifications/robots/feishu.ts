/** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
import { createHmac } from 'node:crypto'
import { cutBytes, fieldOf, type Robot } from './robot.ts'

export const feishu: Robot = {
  request({ url, secret }, { title, text, link, open }, at) {
    const lines = [
      ...(text === null ? [] : [[{ tag: 'text', text: cutBytes(text, 10_000) }]]),
      ...(link === null ? [] : [[{ tag: 'a', text: open, href: link }]]),
    ]
    const post = { title, content: lines.length === 0 ? [[{ tag: 'text', text: title }]] : lines }
    const message = { msg_type: 'post', content: { post: { zh_cn: post } } }
    return { url, body: secret === null ? message : { ...signature(secret, at), ...message } }
  },
  problem(answer) {
    const code = fieldOf(answer, 'code') ?? fieldOf(answer, 'StatusCode')
    return code === 0 ? null : `${code ?? '?'} ${fieldOf(answer, 'msg') ?? ''}`
  },
}

/** The text is the key here, and nothing is what is signed. */
function signature(secret: string, at: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') }
}

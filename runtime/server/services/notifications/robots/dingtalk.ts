/** https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages */
import { createHmac } from 'node:crypto'
import { cutBytes, fieldOf, plain, type Robot } from './robot.ts'

export const dingtalk: Robot = {
  request({ url, secret }, { title, text, link, open }, at) {
    const words = [`#### ${plain(title)}`, ...(text === null ? [] : [plain(text)])].join('\n\n')
    const body =
      link === null
        ? { msgtype: 'markdown', markdown: { title, text: cutBytes(words, 5000) } }
        : {
            msgtype: 'actionCard',
            actionCard: { title, text: cutBytes(words, 5000), singleTitle: open, singleURL: link },
          }
    return { url: secret === null ? url : signed(url, secret, at), body }
  },
  problem(answer) {
    const code = fieldOf(answer, 'errcode')
    return code === 0 ? null : `${code ?? '?'} ${fieldOf(answer, 'errmsg') ?? ''}`
  },
}

function signed(url: string, secret: string, at: Date): string {
  const timestamp = String(at.getTime())
  const address = new URL(url)
  address.searchParams.set('timestamp', timestamp)
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
  return address.href
}

/** https://developer.work.weixin.qq.com/document/path/99110; its address holds the key, and nothing is signed. */
import { cutBytes, fieldOf, plain, type Robot } from './robot.ts'

export const wecom: Robot = {
  request({ url }, { title, text, link, open }) {
    const end = link === null ? '' : `\n[${open}](${link})`
    const words = [`**${plain(title)}**`, ...(text === null ? [] : [plain(text)])].join('\n')
    // 4096 bytes is the most that is taken
    return {
      url,
      body: { msgtype: 'markdown', markdown: { content: cutBytes(words, 4000 - Buffer.byteLength(end)) + end } },
    }
  },
  problem(answer) {
    const code = fieldOf(answer, 'errcode')
    return code === 0 ? null : `${code ?? '?'} ${fieldOf(answer, 'errmsg') ?? ''}`
  },
}

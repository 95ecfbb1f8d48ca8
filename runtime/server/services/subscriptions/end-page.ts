/** The page behind the link in a mail. Programs look at links by themselves, so it asks before it ends anything. */
import { escapeHtml } from '../notifications/email/escape-html.ts'

const texts = {
  en: {
    ask: 'End these e-mails?',
    name: (title: string) => `“${title}” will not be sent to you any more.`,
    end: 'End them',
    done: 'It has been ended.',
    hint: 'You can subscribe again on the page of the dashboard.',
    unknown: 'This link is not complete. Copy all of it from the e-mail.',
  },
  'zh-CN': {
    ask: '退订此邮件？',
    name: (title: string) => `将不再向您发送“${title}”。`,
    end: '退订',
    done: '已退订。',
    hint: '可在仪表盘页面重新订阅。',
    unknown: '链接不完整，请从邮件中完整复制。',
  },
} as const

export type EndState = { readonly state: 'ask'; readonly title: string } | { readonly state: 'done' | 'unknown' }

export function endPage(page: EndState, language: 'en' | 'zh-CN'): string {
  const t = texts[language]
  const head = page.state === 'ask' ? t.ask : page.state === 'done' ? t.done : t.unknown
  const body =
    page.state === 'ask'
      ? `<p>${escapeHtml(t.name(page.title))}</p><form method="post"><button type="submit">${t.end}</button></form>`
      : page.state === 'done'
        ? `<p>${t.hint}</p>`
        : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${head}</title>
<style>
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f5f6f8,#141414);color:light-dark(#1f2328,#e6e6e6);font:16px/1.6 -apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif}
main{box-sizing:border-box;width:min(440px,100vw - 32px);padding:32px;border-radius:8px;background:light-dark(#fff,#1f1f1f)}
h1{margin:0 0 8px;font-size:20px}p{margin:0 0 20px;color:light-dark(#5b6472,#a6a6a6)}
button{padding:8px 20px;border:0;border-radius:6px;background:#1f5eff;color:#fff;font:inherit;cursor:pointer}
button:focus-visible{outline:3px solid light-dark(#1f5eff55,#7aa2ff)}
</style></head><body><main><h1>${head}</h1>${body}</main></body></html>
`
}

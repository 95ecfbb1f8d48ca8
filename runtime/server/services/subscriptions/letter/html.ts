/** Blocks as HTML that mail programs draw: tables, with every style at its place; nothing is loaded from anywhere. */
import type { Language } from '@attain/engine/metadata'
import { escapeHtml } from '../../notifications/email/escape-html.ts'
import type { Block, Cell, Page, Tone } from './blocks.ts'
import { words } from './words.ts'

export interface Frame {
  readonly language: Language
  /** The workspace, as people call it. */
  readonly workspace: string
  /** Where the workspace is in the web; null when nobody knows. */
  readonly site: string | null
  /** The page of the dashboard. */
  readonly link: string | null
  readonly why: string
  readonly end: string | null
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif"
const ink = '#1f2328'
const faint = '#5b6472'
const line = '#e5e7eb'
const accent = '#1f5eff'
const good = '#1a7f37'
const bad = '#c0271d'

export function htmlOf({ title, description, narrowed, blocks }: Page, frame: Frame): string {
  const { language, workspace, link, why, end } = frame
  const { open, end: endWords, asSeen } = words[language]
  const button =
    link === null
      ? ''
      : `<p style="margin:8px 0 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 20px;border-radius:6px;background:${accent};color:#ffffff;text-decoration:none">${escapeHtml(open)}</a></p>`
  const ending = end === null ? '' : ` <a href="${escapeHtml(end)}" style="color:${faint}">${escapeHtml(endWords)}</a>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:16px 8px;background:#f5f6f8;color:${ink};${font};font-size:14px;line-height:1.5">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:680px;margin:0 auto;background:#ffffff;border-radius:8px"><tr><td style="padding:24px 20px">
<p style="margin:0 0 4px;color:${faint};font-size:12px">${escapeHtml(workspace)}</p>
<h1 style="margin:0;font-size:20px;line-height:1.3">${escapeHtml(title)}</h1>
${description === '' ? '' : `<p style="margin:4px 0 0;color:${faint}">${escapeHtml(description)}</p>`}
<p style="margin:8px 0 16px;color:${faint};font-size:13px">${narrowed.map(escapeHtml).join(' &middot; ')}</p>
${inPairs(blocks)
  .map((pair) => rowOf(pair, frame))
  .join('\n')}
${button}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${line};font-size:12px;color:${faint}">${escapeHtml(`${why} ${asSeen}`)}${ending}</p>
</td></tr></table>
</body></html>
`
}

/** Numbers that follow each other stand side by side. */
function inPairs(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const rows: Block[][] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (block.type === 'number' && last?.length === 1 && last[0]?.type === 'number') last.push(block)
    else rows.push([block])
  }
  return rows
}

function rowOf(blocks: readonly Block[], frame: Frame): string {
  const [block] = blocks
  if (block === undefined) return ''
  if (block.type === 'number') {
    const cells = blocks.map(
      (one, i) =>
        `<td width="50%" valign="top" style="padding:0 ${i === 0 ? '6px 12px 0' : '0 12px 6px'}">${one.type === 'number' ? numberOf(one) : ''}</td>`,
    )
    const rest = blocks.length === 1 ? '<td width="50%"></td>' : ''
    return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr>${cells.join('')}${rest}</tr></table>`
  }
  const title =
    block.title === ''
      ? ''
      : `<h2 style="margin:12px 0 6px;font-size:15px;line-height:1.4">${escapeHtml(block.title)}</h2>`
  if (block.type === 'text')
    return `${title}<p style="margin:0 0 16px;color:${faint};white-space:pre-line">${escapeHtml(block.text)}</p>`
  return `${title}${tableOf(block, frame)}`
}

function numberOf({ title, value, notes, part }: Extract<Block, { type: 'number' }>): string {
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="border:1px solid ${line};border-radius:8px"><tr><td style="padding:10px 12px">
<span style="color:${faint};font-size:13px">${escapeHtml(title)}</span><br>
<strong style="font-size:24px;line-height:1.4">${escapeHtml(value)}</strong>${part === undefined ? '' : barOf(part)}${notes.map(noteOf).join('')}</td></tr></table>`
}

function noteOf({ text, isGood }: Tone): string {
  return `<div style="font-size:12px;color:${isGood === undefined ? faint : isGood ? good : bad}">${escapeHtml(text)}</div>`
}

/** Two cells of a table: the one that is coloured, and what is left. */
function barOf(part: number, isGood?: boolean): string {
  const percent = Math.round(Math.max(0, Math.min(1, part)) * 100)
  const cell = (width: number, color: string) =>
    width === 0
      ? ''
      : `<td width="${width}%" height="4" style="height:4px;font-size:0;line-height:0;background:${color}">&nbsp;</td>`
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:2px 0 4px"><tr>${cell(percent, isGood === undefined ? accent : isGood ? good : bad)}${cell(100 - percent, line)}</tr></table>`
}

function tableOf(
  { head, rows, more, moreColumns = 0, sheet }: Extract<Block, { type: 'table' }>,
  frame: Frame,
): string {
  const align = (i: number) => (head[i]?.isNumber ? 'right' : 'left')
  const edge = (i: number) => (i === head.length - 1 ? '6px 0 6px 4px' : '6px 8px 6px 0')
  const heads = head.map(
    ({ text }, i) =>
      `<th align="${align(i)}" style="padding:${edge(i)};border-bottom:1px solid ${line};color:${faint};font-size:12px;font-weight:500">${escapeHtml(text)}</th>`,
  )
  const lines = rows.map(
    ({ cells, isOwn }) =>
      `<tr${isOwn ? ' style="background:#eef3ff;font-weight:600"' : ''}>${cells
        .map(
          (cell, i) =>
            `<td align="${align(i)}" style="padding:${edge(i)};border-bottom:1px solid ${line}${head[i]?.isNumber ? ';white-space:nowrap' : ''}${styleOf(cell)}">${contentOf(cell, frame)}</td>`,
        )
        .join('')}</tr>`,
  )
  const rest =
    more + moreColumns > 0
      ? `<p style="margin:6px 0 0;color:${faint};font-size:12px">${words[frame.language].more(more, moreColumns, sheet !== undefined)}</p>`
      : ''
  return `<table width="100%" cellspacing="0" cellpadding="0" style="margin:0;border-collapse:collapse;font-variant-numeric:tabular-nums"><tr>${heads.join('')}</tr>${lines.join('')}</table>${rest}<div style="height:16px;line-height:16px">&nbsp;</div>`
}

function styleOf({ heat, isGood }: Cell): string {
  const ground = heat === undefined || heat <= 0 ? '' : `;padding-left:8px;padding-right:8px;background:${mixed(heat)}`
  return `${ground}${isGood === undefined ? '' : `;color:${isGood ? good : bad}`}`
}

/** White with as much of the accent as there is heat. */
function mixed(heat: number): string {
  const share = 0.06 + Math.min(1, heat) * 0.5
  const channel = (full: number) => Math.round(255 - (255 - full) * share)
  return `rgb(${channel(0x1f)},${channel(0x5e)},${channel(0xff)})`
}

function contentOf({ text, bar, link, isGood }: Cell, { site }: Frame): string {
  const shown =
    link !== undefined && site !== null
      ? `<a href="${escapeHtml(site + link)}" style="color:${accent};text-decoration:none">${escapeHtml(text)}</a>`
      : escapeHtml(text)
  return bar === undefined ? shown : `${shown}${barOf(bar, isGood)}`
}

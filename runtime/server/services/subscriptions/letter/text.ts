/** Blocks as plain text, for those who read mails so. */

import type { Block, Page } from './blocks.ts'
import type { Frame } from './html.ts'
import { words } from './words.ts'

export function textOf({ title, description, narrowed, blocks }: Page, { language, link, why, end }: Frame): string {
  const { asSeen, end: endWords } = words[language]
  const signature = ['-- ', `${why} ${asSeen}`, ...(end === null ? [] : [`${endWords}: ${end}`])].join('\n')
  const parts = [title, description, narrowed.join(' · '), ...blocks.map(blockText), link ?? '', signature]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`

  function blockText(block: Block): string {
    switch (block.type) {
      case 'number':
        return [`${block.title}: ${block.value}`, ...block.notes.map(({ text }) => `  ${text}`)].join('\n')
      case 'text':
        return [block.title, block.text].filter((one) => one !== '').join('\n')
      case 'table': {
        const lines = [block.head, ...block.rows.map(({ cells }) => cells)]
        const { more: rows, moreColumns = 0, sheet } = block
        const more = rows + moreColumns > 0 ? [words[language].more(rows, moreColumns, sheet !== undefined)] : []
        return [block.title, ...lines.map((line) => line.map(({ text }) => text).join('  |  ')), ...more].join('\n')
      }
    }
  }
}
